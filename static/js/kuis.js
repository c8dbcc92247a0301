// The clock of a test in words. It only informs: the server decides, by its own clock.
(function () {
  const kotak = document.querySelector(".kuis-jam");
  if (!kotak) return;
  const jam = kotak.querySelector("[data-jam]");
  const akhir = performance.now() + Number(kotak.dataset.sisa) * 1000;
  let kirim = false;
  document.querySelector(".kuis form").addEventListener("submit", function () { kirim = true; });
  window.addEventListener("beforeunload", function (e) { if (!kirim && document.querySelector(".kuis :checked")) e.preventDefault(); });
  function tulis() {
    const sisa = Math.max(0, Math.round((akhir - performance.now()) / 1000));
    const menit = Math.floor(sisa / 60), detik = String(sisa % 60).padStart(2, "0");
    jam.textContent = sisa ? "sisa " + menit + "." + detik : "waktu habis";
    kotak.classList.toggle("kuis-jam-genting", sisa < 60);
    if (sisa) setTimeout(tulis, 1000);
  }
  tulis();
})();
