"""A BKD analyst takes a messy SIASN workbook to a clean register without leaving the browser, and undoes it.

The faulty rows stay out at first; the file of faults comes back mended, and nothing is left to mend.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.impor.kotor import buku_kotor, perbaiki
from tests.journeys.bantu import PONSEL, masuk, periksa

pytestmark = pytest.mark.browser
TUNGGU = 60_000
# Every kind of flaw but the last, which needs somebody of another city.
BARIS = 310


def test_buku_kotor_sampai_bersih_lalu_dibatalkan(buka, tmp_path):
    berkas, bersih = tmp_path / "siasn.xlsx", tmp_path / "siasn-bersih.xlsx"
    kotor = buku_kotor(BARIS, "199001012015031001")
    berkas.write_bytes(kotor.isi)
    halaman = buka()
    masuk(halaman, "bkd")
    halaman.goto("/impor/")
    periksa(halaman)
    _unggah(halaman, berkas)
    _pratinjau(halaman)
    bersih.write_bytes(perbaiki(_berkas_masalah(halaman), BARIS, kotor.bermasalah))
    _terapkan(halaman)
    pertama = halaman.url
    kedua = _terapkan_yang_bersih(halaman, bersih)
    for alamat in (kedua, pertama):
        halaman.goto(alamat)
        _batalkan(halaman, lihat=alamat == pertama)
    halaman.goto("/pegawai/?q=Pegawai+Nomor+12")
    expect(halaman.get_by_text("Tidak ada yang cocok")).to_be_visible()


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


def _berkas_masalah(halaman: Page) -> bytes:
    halaman.get_by_role("button", name="Berkas masalah").click()
    unduh = halaman.get_by_role("link", name="Lihat hasil")
    expect(unduh).to_be_visible(timeout=TUNGGU)
    jawaban = halaman.request.get(unduh.get_attribute("href"))
    assert "masalah-siasn.xlsx" in jawaban.headers["content-disposition"]
    halaman.goto("/impor/")
    halaman.get_by_role("link", name="siasn.xlsx", exact=True).first.click()
    return jawaban.body()


def _terapkan_yang_bersih(halaman: Page, berkas) -> str:
    """The mended file: its columns are remembered, no row is faulty, and only those left out before are new."""
    halaman.goto("/impor/mulai/")
    halaman.get_by_label("Pegawai", exact=True).check()
    halaman.set_input_files("input[type=file]", str(berkas))
    halaman.get_by_role("button", name="Unggah dan lanjutkan").click()
    halaman.get_by_role("button", name="Periksa berkas").click()
    halaman.get_by_role("link", name="Terapkan semua").click(timeout=TUNGGU)
    halaman.get_by_role("button", name=re.compile("Terapkan")).click()
    expect(halaman.get_by_role("link", name="Batalkan impor")).to_be_visible(timeout=TUNGGU)
    return halaman.url


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


def _batalkan(halaman: Page, lihat: bool) -> None:
    halaman.get_by_role("link", name="Batalkan impor").click()
    if lihat:
        periksa(halaman)
    halaman.get_by_role("button", name="Batalkan impor").click()
    expect(halaman.get_by_text("Dibatalkan", exact=True).first).to_be_visible(timeout=TUNGGU)
