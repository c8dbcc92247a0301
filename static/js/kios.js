// A kiosk starts anew when nobody has touched it for a while; whoever is still reading says so by touching it.
// Without script the page stays, and a link starts anew.
(() => {
  const kios = document.querySelector("[data-kios]");
  if (!kios) return;
  const diam = Number(kios.dataset.kios) * 1000;
  const tanya = document.querySelector("[data-kios-tanya]");
  let waktu;

  const ulang = () => window.location.replace(kios.dataset.kiosAlamat);
  const peringatkan = () => {
    if (!tanya) return ulang();
    tanya.hidden = false;
    waktu = setTimeout(ulang, Number(tanya.dataset.kiosTanya) * 1000);
  };
  const mulai = () => {
    clearTimeout(waktu);
    if (tanya) tanya.hidden = true;
    waktu = setTimeout(peringatkan, diam);
  };

  for (const tanda of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(tanda, mulai, { passive: true });
  }
  mulai();
})();
