"""A BKD analyst takes a messy SIASN workbook to the register without leaving the browser, and undoes it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.impor.kotor import buku_kotor
from tests.journeys.bantu import PONSEL, masuk, periksa

pytestmark = pytest.mark.browser
TUNGGU = 60_000
BARIS = 330


def test_buku_kotor_sampai_dibatalkan(buka, tmp_path):
    berkas = tmp_path / "siasn.xlsx"
    berkas.write_bytes(buku_kotor(BARIS, "199001012015031001").isi)
    halaman = buka()
    masuk(halaman, "bkd")
    halaman.goto("/impor/")
    periksa(halaman)
    _unggah(halaman, berkas)
    _pratinjau(halaman)
    _terapkan(halaman)
    _batalkan(halaman)


def _unggah(halaman: Page, berkas) -> None:
    halaman.get_by_role("link", name="Impor baru").click()
    periksa(halaman)
    halaman.get_by_label("Pegawai", exact=True).check()
    halaman.set_input_files("input[type=file]", str(berkas))
    halaman.get_by_role("button", name="Unggah dan lanjutkan").click()
    expect(halaman.get_by_role("heading", name="Pasangkan kolom")).to_be_visible()
    periksa(halaman)
    halaman.get_by_role("button", name="Periksa berkas").click()


def _pratinjau(halaman: Page) -> None:
    """No reload from here: the page polls and shows the preview by itself."""
    kartu = halaman.get_by_role("navigation", name="Baris menurut status")
    expect(kartu).to_be_visible(timeout=TUNGGU)
    periksa(halaman)
    kartu.get_by_role("link", name="Bermasalah").click()
    expect(halaman.get_by_text("format kolom ini menjadi Teks").first).to_be_visible()
    halaman.set_viewport_size(PONSEL)
    expect(halaman.get_by_text("format kolom ini menjadi Teks").first).to_be_visible()
    halaman.set_viewport_size({"width": 1280, "height": 900})
    halaman.get_by_role("button", name="Berkas masalah").click()
    unduh = halaman.get_by_role("link", name="Lihat hasil")
    expect(unduh).to_be_visible(timeout=TUNGGU)
    jawaban = halaman.request.get(unduh.get_attribute("href"))
    assert "masalah-siasn.xlsx" in jawaban.headers["content-disposition"]
    halaman.goto("/impor/")
    halaman.get_by_role("link", name="siasn.xlsx", exact=True).first.click()


def _terapkan(halaman: Page) -> None:
    halaman.get_by_role("link", name="Terapkan yang sah saja").click()
    periksa(halaman)
    halaman.get_by_label(re.compile("Saya mengerti")).check()
    halaman.get_by_role("button", name=re.compile("Terapkan")).click()
    expect(halaman.get_by_role("link", name="Batalkan impor")).to_be_visible(timeout=TUNGGU)
    periksa(halaman)
    alamat = halaman.url
    halaman.goto("/pegawai/?q=Pegawai+Nomor+12")
    expect(halaman.get_by_role("link", name=re.compile("Pegawai Nomor 12")).first).to_be_visible()
    halaman.goto(alamat)


def _batalkan(halaman: Page) -> None:
    halaman.get_by_role("link", name="Batalkan impor").click()
    periksa(halaman)
    halaman.get_by_role("button", name="Batalkan impor").click()
    expect(halaman.get_by_text("Dibatalkan", exact=True).first).to_be_visible(timeout=TUNGGU)
    halaman.goto("/pegawai/?q=Pegawai+Nomor+12")
    expect(halaman.get_by_text("Tidak ada yang cocok")).to_be_visible()
