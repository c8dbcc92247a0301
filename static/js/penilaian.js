/* Judging by keyboard, and the cell of the matrix that the chosen ratings lead to. The pages work without this file. */
"use strict";

const papan = document.querySelector("[data-papan]");
const layar = document.querySelector("[data-layar-nilai]");
const menulis = (sasaran) => sasaran.closest("input:not([type=checkbox]):not([type=radio]), textarea, select") !== null;

const baris = () => [...papan.querySelectorAll("li")];
const kini = () => baris().findIndex((satu) => satu.contains(document.activeElement));
const tuju = (letak) => {
  const semua = baris();
  const satu = semua[Math.max(0, Math.min(semua.length - 1, letak))];
  satu.querySelector("a").focus();
  satu.scrollIntoView({ block: "nearest" });
};
const centang = () => {
  const kotak = kini() < 0 ? null : baris()[kini()].querySelector("[name=pilih]");
  if (kotak) kotak.click();
};
const jumlahkan = () => {
  const jumlah = papan.querySelectorAll("[name=pilih]:checked").length;
  for (const tempat of papan.querySelectorAll("[data-jumlah]")) tempat.textContent = jumlah ? ` (${jumlah})` : "";
};

const tandai = () => {
  const nilai = (nama) => (layar.querySelector(`[name=${nama}]:checked`) || {}).value;
  for (const sel of layar.querySelectorAll("[data-sel]")) {
    const terpilih = sel.dataset.sel === `${nilai("hasil_kerja")}:${nilai("perilaku")}`;
    sel.classList.toggle("kini", terpilih);
    if (terpilih) sel.setAttribute("aria-current", "true");
    else sel.removeAttribute("aria-current");
  }
};
const pilihRating = (nama, letak) => {
  const tombol = layar.querySelectorAll(`[name=${nama}]`)[letak];
  tombol.checked = true;
  tombol.focus();
  tandai();
};

document.addEventListener("keydown", (event) => {
  if (layar && event.key === "Enter" && event.ctrlKey) {
    layar.querySelector("[name=berikut]").click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || menulis(event.target)) return;
  if (papan && event.key === "j") tuju(kini() + 1);
  else if (papan && event.key === "k") tuju(kini() < 0 ? 0 : kini() - 1);
  else if (papan && event.key === "x") centang();
  else if (layar && "123".includes(event.key)) pilihRating("hasil_kerja", "123".indexOf(event.key));
  else if (layar && "789".includes(event.key)) pilihRating("perilaku", "789".indexOf(event.key));
  else return;
  event.preventDefault();
});

if (papan) {
  const semua = papan.querySelector("[data-pilih-semua]");
  // A board where all is done offers nothing to choose.
  if (semua) {
    semua.hidden = false;
    semua.addEventListener("click", () => {
      for (const kotak of papan.querySelectorAll("[name=pilih]")) kotak.checked = true;
      jumlahkan();
    });
  }
  papan.addEventListener("change", jumlahkan);
  jumlahkan();
}
if (layar) {
  layar.addEventListener("change", tandai);
  tandai();
}
