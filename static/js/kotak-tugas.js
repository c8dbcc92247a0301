/* The inbox by keyboard: j and k move, x chooses, Enter opens, ? shows help. The page works without this file. */
"use strict";

const kotak = document.querySelector("[data-kotak-tugas]");
const bantuan = document.querySelector("[data-bantuan-tombol]");

const baris = () => [...kotak.querySelectorAll("tbody tr")];
const kini = () => baris().findIndex((satu) => satu.contains(document.activeElement));
const menulis = (sasaran) => sasaran.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;

const tuju = (letak) => {
  const semua = baris();
  const satu = semua[Math.max(0, Math.min(semua.length - 1, letak))];
  satu.querySelector("td.utama a").focus();
  satu.scrollIntoView({ block: "nearest" });
};

const pilih = (letak) => {
  const kotakCentang = letak < 0 ? null : baris()[letak].querySelector("[name=pilih]");
  if (kotakCentang) kotakCentang.click();
};

const jumlahkan = () => {
  const jumlah = kotak.querySelectorAll("[name=pilih]:checked").length;
  kotak.querySelector("[data-jumlah]").textContent = jumlah ? ` (${jumlah})` : "";
};

const perbuatan = {
  j: () => tuju(kini() + 1),
  k: () => tuju(kini() < 0 ? 0 : kini() - 1),
  x: () => pilih(kini()),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || menulis(event.target)) return;
  if (event.key === "?" && bantuan) {
    bantuan.open = !bantuan.open;
    event.preventDefault();
  } else if (kotak && Object.hasOwn(perbuatan, event.key)) {
    perbuatan[event.key]();
    event.preventDefault();
  }
});

if (kotak) {
  kotak.addEventListener("change", jumlahkan);
  jumlahkan();
}
