"""One evaluation from judging to an appealed and finally decided predicate, and its angka kredit: three people."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa
from tests.journeys.panggung import SANDI

pytestmark = pytest.mark.browser
URAIAN = "Dua dokumen yang selesai pada pekan terakhir belum ikut dihitung; bukti serah terimanya terlampir."
PERTIMBANGAN = "Bukti serah terima menunjukkan seluruh target tercapai sebelum tahun berakhir."


def test_penilaian_keberatan_dan_angka_kredit(buka):
    penilai = buka()
    _masuk_sandi(penilai, "penilai")
    _nilai(penilai)

    pegawai = buka(viewport=PONSEL)
    masuk(pegawai, "pegawai")
    _terima_lalu_keberatan(pegawai)

    atasan = buka()
    _masuk_sandi(atasan, "atasan")
    _putuskan(atasan)

    pegawai.goto("/kinerja/evaluasi/saya/")
    periksa(pegawai)
    pegawai.get_by_role("link", name="Tahun 2025", exact=True).click()
    expect(pegawai.get_by_role("heading", name="Predikat: Baik")).to_be_visible()
    periksa(pegawai)
    with pegawai.expect_download() as unduhan:
        pegawai.get_by_role("link", name="Konversi predikat ke angka kredit").click()
    assert unduhan.value.suggested_filename.startswith("konversi-ak-2025")
    pegawai.goto("/kinerja/evaluasi/saya/")
    expect(pegawai.get_by_role("region", name="Buku angka kredit")).to_be_visible()
    # The register names the page where the fact was made.
    pegawai.goto("/pegawai/saya/?bagian=kinerja")
    baris = pegawai.locator("tbody tr", has_text="2025").filter(has=pegawai.get_by_role("link", name="Lihat asal"))
    expect(baris.first).to_be_visible()


def _masuk_sandi(halaman: Page, siapa: str) -> None:
    halaman.goto("/akun/masuk/")
    halaman.locator("input[name=login]").fill(f"jelajah.{siapa}")
    halaman.locator("input[name=password]").fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman).not_to_have_url(re.compile("/akun/masuk/"))


def _nilai(halaman: Page) -> None:
    """From the board to delivered: below expectation, against the suggestion or with it."""
    halaman.goto("/kinerja/penilaian/?periode=2025")
    periksa(halaman)
    halaman.locator(".daftar-tim li", has_text="Belum dinilai").first.get_by_role("link").click()
    periksa(halaman)
    halaman.keyboard.press("3")
    halaman.keyboard.press("8")
    expect(halaman.locator("[data-sel].kini")).to_have_text("Butuh Perbaikan")
    halaman.get_by_label("Alasan berbeda dari saran").fill("Dua dokumen belum diterima penggunanya")
    halaman.get_by_label("Catatan untuk pegawai").fill("Selesaikan dua dokumen yang tersisa.")
    halaman.get_by_role("button", name="Simpan draf").click()
    expect(halaman.get_by_text("tersimpan sebagai draf")).to_be_visible()
    baris = halaman.locator(".daftar-tim li", has_text="Draf penilaian")
    baris.get_by_role("checkbox").first.check()
    halaman.get_by_role("button", name="Sampaikan draf").click()
    periksa(halaman)
    halaman.get_by_role("button", name="Sampaikan", exact=True).click()
    expect(halaman.get_by_text("1 dari 1 berhasil.")).to_be_visible()


def _terima_lalu_keberatan(halaman: Page) -> None:
    halaman.goto("/kinerja/evaluasi/saya/")
    halaman.get_by_role("link", name="Tahun 2025", exact=True).click()
    expect(halaman.get_by_role("heading", name="Predikat: Butuh Perbaikan")).to_be_visible()
    periksa(halaman)
    halaman.get_by_role("button", name="Terima hasil evaluasi").click()
    expect(halaman.get_by_text("Keberatan masih dapat diajukan")).to_be_visible()
    halaman.get_by_role("link", name="Ajukan keberatan").click()
    periksa(halaman)
    halaman.get_by_role("button", name="Ajukan keberatan").click()
    expect(halaman.get_by_role("alert")).to_be_visible()
    halaman.get_by_label("Uraian keberatan").fill(URAIAN)
    halaman.get_by_label("Keputusan yang Anda minta").fill("Rating hasil kerja menjadi sesuai ekspektasi.")
    halaman.get_by_role("button", name="Ajukan keberatan").click()
    expect(halaman.get_by_text("Keberatan diajukan dan akan diputus")).to_be_visible()
    periksa(halaman)


def _putuskan(halaman: Page) -> None:
    halaman.goto("/keberatan/tugas/")
    periksa(halaman)
    halaman.get_by_role("link", name="Evaluasi kinerja Tahun 2025").first.click()
    halaman.get_by_role("button", name="Mulai pemeriksaan").click()
    halaman.locator("textarea[name=isi]").fill("Kedua pihak diundang dan menunjukkan tanda terima dokumen.")
    halaman.get_by_role("button", name="Simpan keterangan").click()
    periksa(halaman)
    halaman.get_by_role("link", name="Putuskan").click()
    periksa(halaman)
    halaman.get_by_label("Kabulkan", exact=True).check()
    halaman.get_by_label("Rating hasil kerja").select_option("SESUAI")
    halaman.get_by_label("Pertimbangan").fill(PERTIMBANGAN)
    halaman.get_by_role("button", name="Simpan putusan").click()
    expect(halaman.get_by_role("heading", name="Putusan: Dikabulkan")).to_be_visible()
    periksa(halaman)
