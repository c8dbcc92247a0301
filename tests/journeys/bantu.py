"""What several journeys do: come in by the demo door, and look at a page with the eyes of axe."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

TANGSEL, SORONG = "36.74", "96.71"
AXE = Axe()
# What is in order need not be described: that was half of the time, on pages of a hundred links more.
PILIHAN_AXE = {"iframes": False, "resultTypes": ["violations"]}
# Colours are measured in each of the four looks; everything else about a page is there when all of it is unfolded.
WARNA_SAJA = PILIHAN_AXE | {"runOnly": ["color-contrast"]}
LAYAR, PONSEL = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
TERTUTUP = ((LAYAR, "light"), (PONSEL, "dark"))
TERBUKA = ((PONSEL, "light"), (LAYAR, "dark"))
BUKA = "document.querySelectorAll('details:not([open])').forEach(d => { d.open = true; d.dataset.uji = ''; })"
TUTUP = "document.querySelectorAll('details[data-uji]').forEach(d => { d.open = false; })"
# The preview of a document is the browser's own viewer: nothing of ours, and axe may wait for it without end.
TANPA_PRATINJAU = "document.querySelectorAll('iframe').forEach(f => f.remove())"
# A colour on its way from light to dark has no contrast worth measuring. No wait is without end.
TENANG = """async () => {
  const paling_lama = ms => new Promise(selesai => setTimeout(selesai, ms));
  const akhir = Date.now() + 5000;
  do {
    await Promise.race([Promise.allSettled(document.getAnimations().map(a => a.finished)), paling_lama(1000)]);
    await Promise.race([new Promise(requestAnimationFrame), paling_lama(200)]);
  } while (document.getAnimations().length && Date.now() < akhir);
}"""


def masuk(halaman: Page, persona: str, kota: str = TANGSEL) -> None:
    halaman.goto("/akun/demo/")
    halaman.locator("form", has=halaman.locator(f"input[value='{persona}.{kota}@demo.invalid']")).get_by_role(
        "button"
    ).click()
    expect(halaman).not_to_have_url(re.compile("/akun/demo/"))


def pilih_menu(halaman: Page, label: str) -> None:
    """Follow an entry of the side navigation, unfolding its group first where it is folded."""
    menu = halaman.get_by_role("navigation", name="Menu utama")
    tautan = menu.locator("a", has_text=label)
    if not tautan.is_visible():
        menu.locator("details", has=halaman.locator("a", has_text=label)).locator("summary").click()
    tautan.click()


def semua(pencari: Locator) -> list[Locator]:
    """Every match, once the page has arrived whole: `all()` alone does not wait and may see half a page."""
    expect(pencari.first).to_be_attached()
    pencari.page.wait_for_load_state()
    return pencari.all()


def tautan_surel(halaman: Page, pola: str) -> str:
    """The newest link of this shape in the mail of the demo; the worker sends it in its own time."""
    for _ in range(60):
        halaman.goto("/akun/demo/surel/")
        tautan = halaman.locator(f"a[href*='{pola}']")
        if tautan.count():
            return tautan.first.get_attribute("href")
        halaman.wait_for_timeout(500)
    raise AssertionError(f"surel dengan tautan {pola} tidak kunjung dikirim")


def periksa(halaman: Page) -> None:
    """No violation at either width, light and dark, closed and with every disclosure open; no sideways scrolling."""
    semula = halaman.viewport_size
    halaman.evaluate(TANPA_PRATINJAU)
    temuan = [t for ukuran, warna in TERTUTUP for t in _pada(halaman, ukuran, warna, WARNA_SAJA)]
    halaman.evaluate(BUKA)
    temuan += [f"terbuka {t}" for ukuran, warna in TERBUKA for t in _pada(halaman, ukuran, warna, PILIHAN_AXE)]
    halaman.evaluate(TUTUP)
    halaman.set_viewport_size(semula)
    halaman.emulate_media(color_scheme="light")
    assert temuan == [], "\n".join([halaman.url, *temuan])


def _pada(halaman: Page, ukuran: dict[str, int], warna: str, pilihan: dict[str, object]) -> list[str]:
    halaman.set_viewport_size(ukuran)
    halaman.emulate_media(color_scheme=warna)
    halaman.evaluate(TENANG)
    temuan = [f"{ukuran['width']} {warna}: {t}" for t in _axe(halaman, pilihan)]
    lebih = halaman.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return temuan if lebih <= 0 else [*temuan, f"{ukuran['width']}: bergeser ke samping {lebih} piksel"]


def _axe(halaman: Page, pilihan: dict[str, object]) -> list[str]:
    if not halaman.evaluate("'axe' in window"):
        halaman.evaluate(AXE.axe_script)
    langgar = halaman.evaluate("pilihan => axe.run(pilihan).then(hasil => hasil.violations)", pilihan)
    return [f"{v['id']}: {simpul['target']} {simpul['failureSummary']}" for v in langgar for simpul in v["nodes"]]
