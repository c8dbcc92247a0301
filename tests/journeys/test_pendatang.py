"""A newcomer comes in through the demo door as a BKD analyst and works with the register."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import masuk, periksa, pilih_menu

pytestmark = pytest.mark.browser
BERAT_MAKS = 150_000
LAIN = ["/instansi/", "/jabatan/", "/jabatan/daftar/", "/verifikasi/", "/akun/mfa/", "/akun/sesi/"]


def test_dari_beranda_sampai_dasbor(buka):
    halaman = buka()
    halaman.goto("/")
    periksa(halaman)
    halaman.get_by_role("link", name="Coba demo", exact=False).first.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Masuk ke demo")
    periksa(halaman)
    halaman.get_by_role("button", name="Masuk sebagai Analis kepegawaian BKD, Tangerang Selatan").click()
    # Something waits for the analyst: the inbox comes first.
    expect(halaman).to_have_url(re.compile("/usulan/kotak/"))
    periksa(halaman)
    pilih_menu(halaman, "Dasbor kota")
    expect(halaman).to_have_url(re.compile("/instansi/dasbor/"))
    periksa(halaman)


def test_cari_saring_urut_kolom(buka):
    halaman = buka()
    masuk(halaman, "bkd")
    pilih_menu(halaman, "Daftar pegawai")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Daftar pegawai")
    semua = _jumlah(halaman)
    periksa(halaman)

    nama = _baris(halaman).first.get_by_role("link").first.inner_text()
    halaman.get_by_role("searchbox").fill(nama.split(",")[0])
    halaman.get_by_role("button", name="Cari", exact=True).click()
    expect(halaman.get_by_role("link", name=nama).first).to_be_visible()
    assert 1 <= _jumlah(halaman) < semua

    halaman.goto("/pegawai/")
    halaman.get_by_text("Saringan", exact=False).first.click()
    halaman.get_by_label("PPPK", exact=True).check()
    halaman.get_by_role("button", name="Terapkan saringan").click()
    chip = halaman.get_by_role("list", name="Saringan yang berlaku").get_by_role("link")
    expect(chip).to_have_count(1)
    assert 1 <= _jumlah(halaman) < semua
    periksa(halaman)
    chip.click()
    expect(chip).to_have_count(0)
    assert _jumlah(halaman) == semua

    pertama = _baris(halaman).first.inner_text()
    judul = halaman.locator("thead").get_by_role("link", name="Nama").first
    judul.click()
    expect(halaman).to_have_url(re.compile("urut="))
    if _baris(halaman).first.inner_text() == pertama:
        halaman.locator("thead").get_by_role("link", name="Nama").first.click()
        expect(_baris(halaman).first).not_to_have_text(pertama)

    halaman.locator("summary", has_text="Kolom").click()
    kolom = halaman.locator("details[open] input[name=kolom]:checked").first
    sebutan = halaman.locator(f"label[for='{kolom.get_attribute('id')}']").inner_text()
    kolom.uncheck()
    halaman.get_by_role("button", name="Tampilkan").click()
    expect(halaman.locator("thead").get_by_text(sebutan, exact=True)).to_have_count(0)


def test_profil_dan_data_tertutup(buka):
    halaman = buka()
    masuk(halaman, "bkd")
    halaman.goto("/pegawai/")
    _baris(halaman).nth(3).get_by_role("link").first.click()
    periksa(halaman)
    for tab in halaman.get_by_role("navigation", name=re.compile("Bagian")).get_by_role("link").all_inner_texts():
        halaman.get_by_role("link", name=tab, exact=True).first.click()
        expect(halaman.locator("[aria-current=page]", has_text=tab).first).to_be_visible()
    halaman.get_by_role("link", name="Identitas", exact=True).first.click()
    samar = halaman.locator("dd.nomor").first.inner_text()
    assert "•" in samar or "*" in samar or "x" in samar.lower()
    periksa(halaman)
    halaman.locator("summary", has_text="Buka NIK").click()
    halaman.get_by_label("Alasan membuka data").fill("Verifikasi berkas kenaikan pangkat, nota 12/2026")
    halaman.get_by_role("button", name="Buka dan catat").click()
    expect(halaman.get_by_text(re.compile(r"\b\d{16}\b"))).to_be_visible()
    periksa(halaman)
    halaman.goto("/pegawai/catatan-akses/")
    expect(halaman.get_by_text("nota 12/2026").first).to_be_visible()
    periksa(halaman)


@pytest.mark.parametrize(
    "jalur", ["/instansi/", "/jabatan/", "/jabatan/daftar/", "/verifikasi/", "/akun/mfa/", "/akun/sesi/"]
)
def test_halaman_lain_tanpa_pelanggaran(buka, jalur):
    halaman = buka()
    masuk(halaman, "bkd")
    jawaban = halaman.goto(jalur)
    assert jawaban.status == 200
    periksa(halaman)


def test_kiriman_pertama_ringan(buka):
    """Landing page and login of a first visitor, everything they load included."""
    halaman = buka()
    kiriman: list[float] = []
    jaringan = halaman.context.new_cdp_session(halaman)
    jaringan.send("Network.enable")
    jaringan.on("Network.loadingFinished", lambda isi: kiriman.append(isi["encodedDataLength"]))
    for jalur in ("/", "/akun/masuk/"):
        halaman.goto(jalur, wait_until="networkidle")
    assert kiriman
    assert sum(kiriman) < BERAT_MAKS


def _baris(halaman: Page):
    return halaman.locator("tbody tr")


def _jumlah(halaman: Page) -> int:
    return int(re.sub(r"\D", "", halaman.locator(".jumlah").inner_text()))
