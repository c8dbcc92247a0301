/* Verification by keyboard: j and k move between requirements, s says it fits, t says it does not. Works without. */
"use strict";

const syarat = [...document.querySelectorAll("[data-syarat]")];
const menulis = (sasaran) => sasaran.closest("input:not([type=radio]), textarea, select") !== null;
const kini = () => syarat.findIndex((satu) => satu.contains(document.activeElement));

const tuju = (letak) => {
  const satu = syarat[Math.max(0, Math.min(syarat.length - 1, letak))];
  (satu.querySelector("input:checked") || satu.querySelector("input")).focus();
  satu.scrollIntoView({ block: "center" });
};

const jawab = (nilai) => {
  const letak = Math.max(0, kini());
  const pilihan = syarat[letak].querySelector(`input[value=${nilai}]`);
  pilihan.checked = true;
  if (nilai === "TMS") syarat[letak].querySelector("select").focus();
  else if (letak < syarat.length - 1) tuju(letak + 1);
};

const perbuatan = {
  j: () => tuju(kini() + 1),
  k: () => tuju(kini() < 0 ? 0 : kini() - 1),
  s: () => jawab("MS"),
  t: () => jawab("TMS"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || menulis(event.target)) return;
  if (Object.hasOwn(perbuatan, event.key)) {
    perbuatan[event.key]();
    event.preventDefault();
  }
});
