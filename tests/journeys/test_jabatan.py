"""From a vacant post to the people who may be given it, the workload behind its need, and the tree it hangs in."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa

pytestmark = pytest.mark.browser
LOWONG = "/kelayakan/?isi=lowong&jenis=JPT_PRATAMA&jenis=ADMINISTRATOR&jenis=PENGAWAS"


def test_kelayakan_beban_kerja_dan_bagan(buka: Callable[..., Page]) -> None:
    bkd = buka()
    masuk(bkd, "bkd")
    bkd.goto(LOWONG)
    bkd.locator("td.utama a").first.click()
    expect(bkd.get_by_role("heading", level=1)).to_contain_text("Siapa memenuhi syarat")
    bkd.goto(f"{bkd.url}?hasil=semua")
    periksa(bkd)
    bkd.locator("td.utama a").first.click()
    expect(bkd.get_by_text("Paling awal terpenuhi")).to_be_visible()
    expect(bkd.locator(".syarat li")).not_to_have_count(0)
    periksa(bkd)

    bkd.goto("/jabatan/abk/?keadaan=DRAF")
    bkd.locator("td.utama a").first.click()
    bkd.get_by_role("link", name="Ubah draf").click()
    bkd.get_by_role("button", name="Hitung").click()
    expect(bkd.get_by_text(re.compile("Hasil hitungan: .* orang"))).to_be_visible()
    periksa(bkd)
    bkd.get_by_role("button", name="Simpan draf").click()
    bkd.get_by_role("link", name="Tetapkan").click()
    bkd.get_by_role("button", name="Tetapkan").click()
    expect(bkd.get_by_text("kebutuhan jabatan mengikuti hasilnya")).to_be_visible()

    bkd.goto("/jabatan/")
    bkd.locator("td.utama a").first.click()
    bkd.get_by_role("link", name="Bagan").click()
    expect(bkd.locator("svg.bagan rect")).not_to_have_count(0)
    periksa(bkd)
    _dengan_papan_ketik(bkd)


def _dengan_papan_ketik(bkd: Page) -> None:
    """The drawing is walked from the top with Tab, what has the focus is seen and named; a table says the same."""
    kotak = bkd.locator("svg.bagan a")
    bkd.get_by_role("button", name="Gambar").focus()
    bkd.keyboard.press("Tab")
    if not kotak.first.evaluate("e => e === document.activeElement"):
        bkd.keyboard.press("Tab")  # the frame that scrolls comes first
    expect(kotak.first).to_be_focused()
    assert kotak.first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert kotak.first.get_attribute("aria-label").count(",") >= 1
    bkd.keyboard.press("Tab")
    expect(kotak.nth(1)).to_be_focused()
    nama = kotak.nth(1).get_attribute("aria-label").split(",")[0]
    bkd.get_by_role("link", name="Tabel").click()
    expect(bkd.get_by_role("table").get_by_text(nama).first).to_be_visible()


def test_pegawai_melihat_kompetensi_dan_syaratnya_sendiri(buka: Callable[..., Page]) -> None:
    pegawai = buka(viewport=PONSEL, java_script_enabled=False)
    masuk(pegawai, "pegawai")
    pegawai.goto("/pegawai/kompetensi/saya/")
    expect(pegawai.get_by_role("heading", level=2, name="Job Person Match")).to_be_visible()
    pegawai.goto("/kelayakan/saya/")
    pegawai.get_by_label("Cari jabatan").fill("kepala dinas")
    pegawai.get_by_role("button", name="Cari").click()
    pegawai.locator(".pilihan-jabatan a").first.click()
    expect(pegawai.locator(".syarat li")).not_to_have_count(0)
