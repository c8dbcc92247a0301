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
    halaman.locator("input[name=login]").fill(nama)
    halaman.locator("input[name=password]").fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman).not_to_have_url(re.compile("/masuk/"))


def sanggah(halaman: Page, tahap: str) -> None:
    halaman.goto(SAYA)
    halaman.locator("section", has_text=tahap).get_by_role("link", name="Sanggah").click()
    halaman.locator("[name=uraian]").fill("Ijazah saya terbaca jelas dan nilai saya berbeda dari layar ujian.")
    halaman.locator("[name=tuntutan]").fill("Hasil saya diperiksa kembali.")
    halaman.get_by_role("button", name="Ajukan keberatan").click()


def jawab(halaman: Page, kelompok: str, putusan: str) -> None:
    halaman.goto("/rekrutmen/hasil/sanggah/")
    halaman.locator("fieldset", has_text=kelompok).get_by_role("checkbox").first.check()
    halaman.locator("[name=hasil]").select_option(label=putusan)
    halaman.locator("[name=pertimbangan]").fill("Panitia mencocokkan berkas dan berita acara dengan pengumuman.")
    halaman.locator("[name=ringkasan]").fill("Berkas dan nilai satu peserta diperiksa kembali panitia.")
    halaman.get_by_role("button", name="Jawab yang dipilih").click()
    expect(halaman.locator("section", has_text="Hasil per sanggah")).to_contain_text("terjawab")


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
    isian = {"telepon": "0812-0000-0001", "alamat": "Jalan Melati 1", "skck_nomor": "1", "sehat_nomor": "2"}
    for nama, isi in (isian | {"narkoba_nomor": "3"}).items():
        pelamar.locator(f"[name={nama}]").fill(isi)
    pelamar.get_by_role("button", name="Kirim", exact=True).click()
    expect(pelamar.get_by_text("DRH sudah dikirim")).to_be_visible()

    _angkat(buka)
    pelamar.goto("/pegawai/saya/")  # sessions of the old right have ended
    masuk_sandi(pelamar, PELAMAR)
    pelamar.goto("/pegawai/saya/")
    expect(pelamar.get_by_role("heading", level=1).first).to_contain_text("Ani Jelajah")


def _angkat(buka: Callable[..., Page]) -> None:
    bkd = buka()
    masuk(bkd, "bkd")
    bkd.goto("/rekrutmen/hasil/pengangkatan/?q=Ani+Jelajah")
    bkd.locator("td.utama a").first.click()
    berkas = bkd.url
    bkd.get_by_role("link", name="Periksa DRH").click()
    bkd.get_by_role("button", name="Simpan putusan").click()
    bkd.get_by_role("link", name="Catat nomor induk").click()
    bkd.locator("[name=nomor]").fill(NIP)
    bkd.locator("[name=pertek]").fill("PERTEK/1")
    bkd.locator("[name=tmt]").fill("2027-03-01")
    bkd.get_by_role("button", name="Simpan", exact=True).click()
    expect(bkd.get_by_text("Nomor induk dicatat")).to_be_visible()
    ppk = buka()
    masuk(ppk, "ppk")
    ppk.goto(berkas)
    ppk.get_by_role("link", name="Angkat sebagai CPNS").click()
    ppk.locator("[name=nomor_sk]").fill("813/1")
    ppk.get_by_role("button", name="Tetapkan pengangkatan").click()
    expect(ppk.get_by_text("tercatat di buku induk").first).to_be_visible()
