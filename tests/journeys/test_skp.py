"""Planning in a browser: the leader shares out work in the matriks, the employee plans on a phone, both agree."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, SORONG, masuk, periksa

pytestmark = pytest.mark.browser
PERAN = "Data pelayanan mingguan tersedia bagi pimpinan"


def test_dari_matriks_peran_hasil_sampai_skp_ditetapkan(buka):
    atasan, pegawai = buka(), buka(viewport=PONSEL)
    masuk(atasan, "atasan", SORONG)
    _bagi_peran(atasan)
    for alamat in ("/kinerja/tim/", "/kinerja/pohon/"):
        atasan.goto(alamat)
        periksa(atasan)
    masuk(pegawai, "pegawai", SORONG)
    alamat = _ubah_dan_ajukan(pegawai)
    analis = buka()
    masuk(analis, "bkd", SORONG)
    _progres(analis)
    analis.goto(alamat)
    expect(analis.get_by_text("Diajukan", exact=True).first).to_be_visible()
    periksa(analis)


def _bagi_peran(halaman: Page) -> None:
    """Fill the first empty cell, find the RHK on the person's SKP, agree on one that waits."""
    halaman.goto("/kinerja/matriks/")
    periksa(halaman)
    halaman.get_by_role("link", name=re.compile("^Isi peran")).first.click()
    periksa(halaman)
    halaman.get_by_label("Hasil yang dikontribusikan").fill(PERAN)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("tersimpan sebagai RHK pada SKP-nya")).to_be_visible()
    halaman.get_by_role("row", name=re.compile(PERAN)).get_by_role("link").first.click()
    expect(halaman.get_by_text("Dari matriks peran hasil").first).to_be_visible()
    periksa(halaman)


def _ubah_dan_ajukan(halaman: Page) -> str:
    """The employee reopens the SKP for a new task, adds it, and submits; returns the address."""
    halaman.goto("/kinerja/")
    periksa(halaman)
    halaman.get_by_role("link", name="Buka SKP", exact=True).first.click()
    periksa(halaman)
    halaman.get_by_role("link", name="Ubah SKP").click()
    halaman.get_by_label("Penugasan baru").check()
    halaman.get_by_label("Apa yang berubah").fill("Ditugaskan menyusun laporan triwulan")
    periksa(halaman)
    halaman.get_by_role("button", name="Buka untuk diubah").click()
    halaman.get_by_role("link", name="Tambah RHK").click()
    periksa(halaman)
    halaman.get_by_label("Rencana hasil kerja").fill("Laporan triwulan tersedia")
    halaman.locator("[name=jenis]").select_option("tambahan")
    halaman.get_by_label("SK atau surat tugas").fill("ST 800/12/2026")
    halaman.locator("[name=indikator-0-teks]").fill("Jumlah laporan")
    halaman.locator("[name=indikator-0-aspek]").select_option("kuantitas")
    halaman.locator("[name=indikator-0-target_min]").fill("4")
    halaman.locator("[name=indikator-0-satuan]").fill("laporan")
    halaman.get_by_role("button", name="Simpan RHK").click()
    expect(halaman.get_by_text("RHK tersimpan.")).to_be_visible()
    halaman.get_by_role("button", name="Ajukan kepada penilai").click()
    expect(halaman.get_by_text("SKP diajukan.")).to_be_visible()
    periksa(halaman)
    return halaman.url


def _progres(halaman: Page) -> None:
    halaman.goto("/kinerja/progres/")
    periksa(halaman)
    halaman.get_by_role("link", name=re.compile("Belum menyusun, lihat")).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Penyusunan SKP per pegawai")
    periksa(halaman)
