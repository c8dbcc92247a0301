"""An applicant from the vacancy to CPNS: one sanggah won, one lost, the reasons of the rank, file and decision."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa
from tests.journeys.panggung import SANDI
from tests.journeys.panggung_seleksi import PELAMAR, PENJAWAB

pytestmark = pytest.mark.browser
SAYA = "/rekrutmen/hasil/saya/"
NIP = "199805312027032001"


def masuk_sandi(halaman: Page, nama: str) -> None:
    halaman.goto("/akun/masuk/")
    halaman.get_by_label(re.compile("NIP atau")).fill(nama)
    halaman.get_by_label("Kata sandi", exact=True).fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman).not_to_have_url(re.compile("/masuk/"))


def sanggah(halaman: Page, tahap: str) -> None:
    halaman.goto(SAYA)
    halaman.locator("section", has_text=tahap).get_by_role("link", name="Sanggah").click()
    halaman.get_by_label("Uraian keberatan").fill("Ijazah saya terbaca jelas dan nilai saya berbeda dari layar ujian.")
    halaman.get_by_label("Keputusan yang Anda minta").fill("Hasil saya diperiksa kembali.")
    halaman.locator("main").get_by_role("button").last.click()


def jawab(halaman: Page, kelompok: str, putusan: str) -> None:
    halaman.goto("/rekrutmen/hasil/sanggah/")
    halaman.locator("fieldset", has_text=kelompok).get_by_role("checkbox").first.check()
    halaman.get_by_label("Putusan").select_option(label=putusan)
    halaman.get_by_label("Pertimbangan").fill("Panitia mencocokkan berkas dan berita acara dengan pengumuman.")
    halaman.get_by_label("Ringkasan tanpa nama").fill("Berkas dan nilai satu peserta diperiksa kembali panitia.")
    halaman.get_by_role("button", name="Jawab yang dipilih").click()
    expect(halaman.get_by_role("status")).to_contain_text("terjawab")


def test_dari_lowongan_sampai_cpns(buka: Callable[..., Page]) -> None:
    pelamar = buka(viewport=PONSEL, java_script_enabled=False)
    pelamar.goto("/lowongan/tangerang-selatan/")
    expect(pelamar.get_by_role("heading", level=1)).to_be_visible()
    masuk_sandi(pelamar, PELAMAR)
    sanggah(pelamar, "Seleksi administrasi")
    sanggah(pelamar, "Seleksi dasar")
    pelamar.goto(SAYA)
    pelamar.get_by_role("link", name="Mengapa peringkat saya").first.click()
    expect(pelamar.get_by_role("heading", name="Tempat Anda dalam urutan")).to_be_visible()

    penjawab = buka()
    masuk_sandi(penjawab, PENJAWAB)
    jawab(penjawab, "administrasi", "Terima")
    periksa(penjawab)
    jawab(penjawab, "seleksi dasar", "Tolak")

    pelamar.goto(SAYA)
    pelamar.get_by_role("link", name="Lengkapi DRH").click()
    isian = {"Nomor telepon": "0812-0000-0001", "Alamat": "Jalan Melati 1", "SKCK": "1", "sehat": "2", "narkoba": "3"}
    for label, isi in isian.items():
        pelamar.get_by_label(re.compile(label)).fill(isi)
    pelamar.get_by_role("button", name="Kirim").click()
    expect(pelamar.get_by_text("DRH sudah dikirim")).to_be_visible()

    _angkat(buka)
    pelamar.goto("/pegawai/saya/")  # sessions of the old right have ended
    masuk_sandi(pelamar, PELAMAR)
    pelamar.goto("/pegawai/saya/")
    expect(pelamar.get_by_role("heading", level=1)).to_contain_text("Ani Jelajah")


def _angkat(buka: Callable[..., Page]) -> None:
    bkd = buka()
    masuk(bkd, "bkd")
    bkd.goto("/rekrutmen/hasil/pengangkatan/?q=Ani+Jelajah")
    bkd.locator("td.utama a").first.click()
    berkas = bkd.url
    bkd.get_by_role("link", name="Periksa DRH").click()
    bkd.get_by_role("button", name="Simpan putusan").click()
    bkd.get_by_role("link", name="Catat nomor induk").click()
    bkd.get_by_label("NIP / NI PPPK").fill(NIP)
    bkd.get_by_label("Nomor pertimbangan teknis BKN").fill("PERTEK/1")
    bkd.get_by_label("TMT").fill("2027-03-01")
    bkd.get_by_role("button", name="Simpan").click()
    expect(bkd.get_by_text("Nomor induk dicatat")).to_be_visible()
    ppk = buka()
    masuk(ppk, "ppk")
    ppk.goto(berkas)
    ppk.get_by_role("link", name="Angkat sebagai CPNS").click()
    ppk.get_by_label("Nomor SK").fill("813/1")
    ppk.get_by_role("button", name="Tetapkan pengangkatan").click()
    expect(ppk.get_by_text("tercatat di buku induk")).to_be_visible()
    periksa(ppk)
