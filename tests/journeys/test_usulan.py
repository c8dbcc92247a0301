"""A proposal travels: written on a phone with its evidence, verified by the instansi, approved by the BKD."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa

pytestmark = pytest.mark.browser
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
JURUSAN = "Administrasi Publik Terapan"


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan skrip", "tanpa skrip"])
def test_ijazah_dari_ponsel_sampai_profil(buka, skrip):
    jurusan = f"{JURUSAN} {'A' if skrip else 'B'}"
    pegawai = buka(viewport=PONSEL, java_script_enabled=skrip)
    masuk(pegawai, "pegawai")
    if skrip:
        _galat_di_bawah_pilihan_yang_dicari(pegawai)
    nama = _usulkan(pegawai, jurusan, skrip)

    pengelola = buka(viewport=PONSEL, java_script_enabled=skrip)
    masuk(pengelola, "pengelola")
    expect(pengelola).to_have_url(re.compile("/usulan/kotak/"))
    _setujui(pengelola, nama, jurusan, skrip)

    analis = buka(java_script_enabled=skrip)
    masuk(analis, "bkd")
    _setujui(analis, nama, jurusan, skrip)

    pegawai.goto("/pegawai/saya/?bagian=pendidikan")
    baris = pegawai.locator("tbody tr", has_text=jurusan)
    expect(baris.get_by_text("Terverifikasi")).to_be_visible()
    expect(baris.get_by_role("link", name=re.compile("^Lihat"))).to_be_visible()
    pegawai.goto("/kabar/")
    expect(pegawai.get_by_text("disahkan dan tercatat di buku induk").first).to_be_visible()


def _lihat(halaman: Page, skrip: bool) -> None:
    # axe itself is a script.
    if skrip:
        periksa(halaman)


def _galat_di_bawah_pilihan_yang_dicari(halaman: Page) -> None:
    """A select with a search box of its own says what is wrong like any other field."""
    halaman.goto("/pegawai/saya/?bagian=jabatan")
    halaman.get_by_role("link", name="Usulkan tambahan riwayat jabatan").click()
    halaman.get_by_role("button", name="Lanjut: periksa isian").click()
    expect(halaman.locator("#div_id_jabatan").get_by_text("Bidang ini tidak boleh kosong")).to_be_visible()
    _lihat(halaman, skrip=True)


def _usulkan(halaman: Page, jurusan: str, skrip: bool) -> str:
    """From the profile to submitted; returns the name of the person."""
    halaman.goto("/pegawai/saya/?bagian=pendidikan")
    _lihat(halaman, skrip)
    halaman.get_by_role("link", name="Usulkan tambahan riwayat pendidikan").click()
    nama = halaman.get_by_role("navigation", name="Remah halaman").get_by_role("link").first.inner_text()
    _lihat(halaman, skrip)
    halaman.get_by_role("button", name="Lanjut: periksa isian").click()
    expect(halaman.get_by_role("alert")).to_be_visible()
    _lihat(halaman, skrip)
    halaman.get_by_label("Tingkat").select_option("8")
    halaman.get_by_label("Jurusan").fill(jurusan)
    halaman.get_by_label("Lembaga").fill("Universitas Terbuka")
    halaman.get_by_label("Tanggal lulus").fill("2024-02-20" if skrip else "2024-03-20")
    halaman.get_by_label("Nomor ijazah").fill(f"UT/2024/{len(jurusan)}{skrip:d}")
    halaman.locator("input[name=bukti]").set_input_files(
        {"name": "ijazah.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    halaman.get_by_role("button", name="Lanjut: periksa isian").click()
    peringatan = halaman.get_by_label("Saya sudah memeriksa peringatan ini")
    expect(peringatan.or_(halaman.get_by_text("Belum diajukan")).first).to_be_visible()
    halaman.wait_for_load_state()
    if peringatan.count():
        peringatan.check()
        halaman.locator("input[name=bukti]").set_input_files(
            {"name": "ijazah.pdf", "mimeType": "application/pdf", "buffer": PDF}
        )
        halaman.get_by_role("button", name="Lanjut: periksa isian").click()
    expect(halaman.get_by_text("Belum diajukan")).to_be_visible()
    expect(halaman.get_by_role("cell", name=jurusan)).to_be_visible()
    _lihat(halaman, skrip)
    halaman.get_by_role("button", name="Ajukan").click()
    expect(halaman.get_by_text("sekarang menunggu Instansi")).to_be_visible()
    _lihat(halaman, skrip)
    halaman.goto("/usulan/saya/")
    expect(halaman.locator("tbody tr", has_text=jurusan)).to_be_visible()
    _lihat(halaman, skrip)
    return nama


def _setujui(halaman: Page, nama: str, jurusan: str, skrip: bool) -> None:
    """Find it in the inbox, read it, approve it."""
    halaman.goto("/usulan/kotak/")
    _lihat(halaman, skrip)
    halaman.get_by_role("searchbox").fill(nama)
    halaman.get_by_role("button", name="Cari", exact=True).click()
    halaman.locator("tbody tr", has_text=jurusan).get_by_role("link").first.click()
    expect(halaman.get_by_role("cell", name=jurusan)).to_be_visible()
    _lihat(halaman, skrip)
    halaman.get_by_label("Setujui", exact=True).check()
    halaman.get_by_role("button", name="Simpan keputusan").click()
    expect(halaman).to_have_url(re.compile("/usulan/kotak/"))
    expect(halaman.get_by_text(re.compile("disetujui|disahkan")).first).to_be_visible()


def test_setujui_bersama_dengan_papan_ketik(buka):
    halaman = buka()
    masuk(halaman, "bkd", "96.71")
    halaman.goto("/usulan/kotak/?jenis=riwayat_diklat")
    jumlah = halaman.locator("[name=pilih]").count()
    assert jumlah >= 2
    for tombol in ("j", "x", "j", "x"):
        halaman.keyboard.press(tombol)
    expect(halaman.locator("[name=pilih]:checked")).to_have_count(2)
    expect(halaman.locator("[data-jumlah]")).to_have_text(" (2)")
    halaman.keyboard.press("?")
    expect(halaman.get_by_text("Baris berikut, sebelumnya")).to_be_visible()
    halaman.keyboard.press("Escape")
    halaman.get_by_role("button", name="Setujui yang dipilih").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Setujui 2 usulan?")
    periksa(halaman)
    halaman.get_by_role("button", name="Setujui 2 usulan").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Hasil persetujuan bersama")
    expect(halaman.locator("tbody tr")).to_have_count(2)
    periksa(halaman)
    halaman.get_by_role("link", name="Kembali ke kotak tugas").click()
    halaman.goto("/usulan/kotak/?jenis=riwayat_diklat")
    expect(halaman.locator("[name=pilih]")).to_have_count(jumlah - 2)
    # Enter on the row that has the focus opens it.
    if jumlah > 2:
        halaman.keyboard.press("j")
        halaman.keyboard.press("Enter")
        expect(halaman).to_have_url(re.compile(r"/usulan/\d+/"))
