/* An application saves itself while it is filled in; without this file its buttons do the same. */
"use strict";

for (const formulir of document.querySelectorAll("[data-simpan-sendiri]")) {
  const kabar = formulir.querySelector("[data-kabar-simpan]");
  let jam = null;

  const simpan = async () => {
    const isi = new FormData(formulir);
    isi.set("langkah", "simpan");
    kabar.textContent = "Menyimpan…";
    try {
      const jawaban = await fetch(formulir.action || location.href, {
        method: "POST",
        body: isi,
        redirect: "manual",
        headers: { "X-Simpan-Sendiri": "ya" },
      });
      const pukul = new Date().toLocaleTimeString("id-ID");
      kabar.textContent = jawaban.status === 204 ? `Tersimpan pukul ${pukul}.` : "Belum tersimpan: periksa isian Anda, lalu tekan Simpan.";
    } catch {
      kabar.textContent = "Belum tersimpan: jaringan terputus. Isian tetap ada di halaman ini.";
    }
  };

  formulir.addEventListener("change", () => {
    clearTimeout(jam);
    jam = setTimeout(simpan, 800);
  });
  formulir.addEventListener("submit", () => clearTimeout(jam));
}
