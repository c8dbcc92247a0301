/* Small comforts only: every page works without this file. */
"use strict";

/* Disclosure menus close on Escape and when the reader clicks elsewhere. */
const terbuka = () => document.querySelectorAll("details[data-tutup-luar][open]");

document.addEventListener("click", (event) => {
  for (const menu of terbuka()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of terbuka()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* Light, dark, or as the device says: kept in a cookie so the server sends the right sheet with the first byte. */
const media = { gelap: "screen", terang: "not all", otomatis: "screen and (prefers-color-scheme: dark)" };

for (const formulir of document.querySelectorAll("[data-tema]")) {
  formulir.hidden = false;
  formulir.addEventListener("submit", (event) => {
    event.preventDefault();
    const pilihan = event.submitter.value;
    const umur = pilihan === "otomatis" ? 0 : 31536000;
    const aman = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `tema=${pilihan}; path=/; max-age=${umur}; samesite=lax${aman}`;
    document.getElementById("lembar-gelap").media = media[pilihan];
    for (const tombol of formulir.querySelectorAll("button")) {
      tombol.setAttribute("aria-pressed", String(tombol === event.submitter));
    }
  });
}

/* After a refused form the summary of errors is read first. */
const galat = document.querySelector("[data-fokus]");
if (galat) galat.focus();

/* A second click on a submit button must not send twice; coming back to the page gives the button back.
   A form that answers with a file (data-unduhan) leaves no page, so it may be sent again. */
document.addEventListener("submit", (event) => {
  const formulir = event.target;
  if (event.defaultPrevented || formulir.method !== "post" || "unduhan" in formulir.dataset) return;
  if (formulir.dataset.terkirim) event.preventDefault();
  formulir.dataset.terkirim = "ya";
});

window.addEventListener("pageshow", () => {
  for (const formulir of document.forms) delete formulir.dataset.terkirim;
});

/* Enter in a search box of a form searches (it already has); it does not send the form. */
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-cari]")) event.preventDefault();
});
