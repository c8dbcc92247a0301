"""An applicant on a phone: from the vacancy to a card; and, once two verifiers agreed, to the announced outcome."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfWriter

from tests.journeys.bantu import PONSEL, masuk, periksa, semua, tautan_surel

pytestmark = pytest.mark.browser
SUREL = "/lamaran/kota/tangerang-selatan/aktifkan/"


def test_dari_lowongan_sampai_hasil_administrasi(buka):
    pelamar = buka(viewport=PONSEL)
    _buat_akun(pelamar)
    _lamar(pelamar)
    _verifikasi_yang_terakhir(buka)
    peserta = buka(viewport=PONSEL)
    masuk(peserta, "pelamar")
    peserta.goto("/lamaran/")
    peserta.locator(".lowongan-daftar a").first.click()
    expect(peserta.get_by_text("Memenuhi syarat", exact=True).first).to_be_visible()
    periksa(peserta)


def _buat_akun(halaman: Page) -> None:
    halaman.goto("/warga/tangerang-selatan/")
    halaman.get_by_role("navigation", name="Layanan warga").get_by_role("link", name="Lowongan").click()
    periksa(halaman)
    halaman.get_by_role("link", name="Buat akun pelamar").click()
    halaman.get_by_label("Alamat surel").fill("nadia.jelajah@contoh.invalid")
    halaman.get_by_role("button", name="Kirim tautan").click()
    halaman.goto(tautan_surel(halaman, SUREL))
    halaman.get_by_label("Nama lengkap sesuai KTP").fill("Nadia Jelajah")
    halaman.get_by_label("NIK").fill("3674015705980123")
    halaman.get_by_label("Perempuan").check()
    halaman.get_by_label("Tempat lahir").fill("Tangerang")
    halaman.get_by_label("Tanggal lahir").fill("1998-05-17")
    halaman.get_by_label("Kata sandi").fill("kopi-pagi-di-serpong")
    periksa(halaman)
    halaman.get_by_role("button", name="Buat akun").click()
    expect(halaman.get_by_text("Akun Anda siap")).to_be_visible()


def _lamar(halaman: Page) -> None:
    """Through the four steps: an answer of the rules that says no, a file that is refused, then all is well."""
    halaman.get_by_label("Pendidikan").select_option("S1")
    halaman.get_by_role("button", name="Cari").click()
    halaman.get_by_role("link", name="BLUD").first.click()
    halaman.get_by_role("link", name="Lihat lowongannya").click()
    halaman.locator(".lowongan-daftar h3 a").first.click()
    halaman.get_by_role("button", name="Lamar jabatan ini").click()
    halaman.get_by_label("Jenjang").select_option("SMA")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.get_by_text("Lowongan ini meminta ijazah")).to_be_visible()
    halaman.get_by_label("Jenjang").select_option("S1")
    if (bidang := halaman.get_by_label("Program studi")).evaluate("e => e.tagName") == "SELECT":
        bidang.select_option(index=1)
    halaman.get_by_label("Perguruan tinggi atau sekolah").fill("Universitas Pamulang")
    halaman.get_by_label("Tanggal lulus menurut ijazah").fill("2020-08-20")
    halaman.get_by_label("IPK atau nilai rata-rata ijazah").fill("3,40")
    halaman.get_by_role("button", name="Simpan dan lanjut").click()
    _unggah(halaman)
    periksa(halaman)
    halaman.get_by_role("link", name="Lanjut", exact=True).click()
    halaman.get_by_role("button", name="Simpan dan lanjut").click()
    for kotak in semua(halaman.locator("[name=pernyataan]")):
        kotak.check()
    periksa(halaman)
    halaman.get_by_role("button", name="Ajukan lamaran").click()
    expect(halaman.get_by_text("Diajukan, menunggu verifikasi").first).to_be_visible()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Kartu peserta (PDF)").click()
    assert unduhan.value.suggested_filename.startswith("kartu-3674-")


def _unggah(halaman: Page) -> None:
    ijazah = halaman.locator("#dokumen-ijazah")
    _pilih(ijazah, "ijazah.jpg", _jpg())
    expect(halaman.get_by_text("Ijazah harus berupa PDF")).to_be_visible()
    for kode, nama, isi in (
        *((k, f"{k}.jpg", _jpg()) for k in ("ktp", "foto")),
        *((k, f"{k}.pdf", _pdf()) for k in ("lamaran", "pernyataan", "ijazah", "transkrip")),
    ):
        _pilih(halaman.locator(f"#dokumen-{kode}"), nama, isi)
        expect(halaman.locator(f"#dokumen-{kode}").get_by_text("Diterima dan terbaca")).to_be_visible()


def _pilih(kartu, nama: str, isi: bytes) -> None:
    jenis = "application/pdf" if nama.endswith("pdf") else "image/jpeg"
    kartu.locator("input[type=file]").set_input_files({"name": nama, "mimeType": jenis, "buffer": isi})
    kartu.get_by_role("button", name="Unggah").click()


def _verifikasi_yang_terakhir(buka) -> None:
    """The one application of the CPNS selection that still waits; then the outcome is announced."""
    for persona in ("panitia", "bkd"):
        halaman = buka()
        masuk(halaman, persona)
        halaman.goto("/rekrutmen/tugas/")
        cpns = halaman.locator("section", has_text="Seleksi CPNS")
        cpns.get_by_role("button", name="Ambil lamaran berikutnya").click()
        if persona == "panitia":
            periksa(halaman)
        for pilihan in semua(halaman.get_by_role("radio", name="Sesuai", exact=True)):
            pilihan.check()
        halaman.get_by_role("button", name="Simpan putusan dan lanjut").click()
        expect(halaman.get_by_text("tersimpan")).to_be_visible()
    halaman.goto("/rekrutmen/")
    halaman.get_by_role("link", name="Seleksi CPNS").first.click()
    periksa(halaman)
    halaman.get_by_role("link", name="Umumkan hasil administrasi").click()
    halaman.get_by_label("Nomor pengumuman").fill("800/117/PANSEL/2026")
    halaman.get_by_role("button", name="Umumkan hasil administrasi").click()
    expect(halaman.get_by_text("Masa sanggah administrasi").first).to_be_visible()


def _jpg() -> bytes:
    keluaran = BytesIO()
    Image.new("RGB", (90, 120), "red").save(keluaran, "JPEG")
    return keluaran.getvalue()


def _pdf() -> bytes:
    penulis, keluaran = PdfWriter(), BytesIO()
    penulis.add_blank_page(200, 280)
    penulis.write(keluaran)
    return keluaran.getvalue()
