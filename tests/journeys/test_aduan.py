"""A citizen of Sorong on an old phone without script: reports anonymously with a photo, is answered, rates."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, SORONG, masuk, periksa

pytestmark = pytest.mark.browser
LAPOR = "/lapor/sorong/"
JUDUL = "KTP elektronik belum jadi sejak Maret"


def foto() -> dict[str, object]:
    keluaran = BytesIO()
    gambar = Image.new("RGB", (320, 240), "#335577")
    exif = gambar.getexif()
    exif[0x8825] = {1: "S", 2: (0.0, 52.0, 0.0)}
    gambar.save(keluaran, "JPEG", exif=exif)
    return {"name": "loket.jpg", "mimeType": "image/jpeg", "buffer": keluaran.getvalue()}


def test_dari_ponsel_sampai_dinilai(buka):
    warga = buka(viewport=PONSEL, java_script_enabled=False)
    nomor, sandi = _lapor(warga)
    _verifikasi(buka(), nomor)
    _jawab(buka(), nomor)
    _nilai(warga, nomor, sandi)


def _lapor(halaman: Page) -> tuple[str, str]:
    """Preview with a warning, then sent; number and secret from the receipt."""
    halaman.goto("/warga/sorong/")
    halaman.get_by_role("link", name="Buat atau lacak laporan").click()
    halaman.get_by_label("Judul").fill(JUDUL)
    halaman.get_by_label("Ceritakan").fill("Sudah empat kali ke loket, blangko habis. Hubungi 0812 3456 7890.")
    halaman.get_by_label("Kelurahan").select_option(index=2)
    halaman.get_by_label("Tentang").select_option(label="Kependudukan")
    halaman.locator("input[name=berkas]").set_input_files(foto())
    halaman.get_by_label("Anonim").check()
    halaman.get_by_role("button", name="Kirim laporan").click()
    expect(halaman.get_by_text("Tulisan Anda memuat nomor telepon")).to_be_visible()
    expect(halaman.get_by_text("loket.jpg")).to_be_visible()
    lebih = halaman.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert lebih <= 0
    halaman.get_by_role("button", name="Kirim laporan").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Laporan Anda sudah kami terima")
    nomor, sandi = halaman.locator(".kode-besar").all_inner_texts()
    assert nomor.startswith("SRG-")
    halaman.reload()
    expect(halaman.get_by_text("Tanda terima hanya ditampilkan sekali")).to_be_visible()
    return nomor, sandi


def _buka_laporan(halaman: Page, nomor: str) -> None:
    halaman.goto(f"/aduan/?q={nomor}")
    halaman.locator("tbody tr", has_text=nomor).get_by_role("link").first.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(JUDUL)


def _verifikasi(halaman: Page, nomor: str) -> None:
    """The coordinator classifies and hands on to the unit the rules propose."""
    masuk(halaman, "koordinator_aduan", SORONG)
    expect(halaman).to_have_url(re.compile("/aduan/$"))
    periksa(halaman)
    _buka_laporan(halaman, nomor)
    expect(halaman.get_by_text("Tidak menyertakan identitas")).to_be_visible()
    periksa(halaman)
    halaman.get_by_role("link", name="Verifikasi", exact=True).click()
    expect(halaman.get_by_label("Langsung disposisikan kepada")).to_have_value(re.compile(r"\d+"))
    periksa(halaman)
    halaman.get_by_role("button", name="Verifikasi").click()
    expect(halaman.get_by_text("Laporan terverifikasi.")).to_be_visible()
    expect(halaman.get_by_text(re.compile("Diteruskan kepada Dinas Kependudukan"))).to_be_visible()


def _jawab(halaman: Page, nomor: str) -> None:
    """The officer of the right dinas, on the clock of the city (WIT)."""
    masuk(halaman, "penghubung", SORONG)
    _buka_laporan(halaman, nomor)
    expect(halaman.get_by_text(re.compile("Tanggapan pertama: sampai")).first).to_be_visible()
    expect(halaman.get_by_text("WIT").first).to_be_visible()
    halaman.get_by_label("Jawaban untuk pelapor").fill("KTP sudah dicetak dan dapat diambil di loket 3.")
    halaman.get_by_label("Masalah sudah ditindaklanjuti").check()
    halaman.get_by_role("button", name="Kirim jawaban").click()
    expect(halaman.get_by_text("Jawaban terkirim.")).to_be_visible()
    periksa(halaman)


def _nilai(halaman: Page, nomor: str, sandi: str) -> None:
    halaman.goto(f"{LAPOR}lacak/?nomor={nomor}")
    halaman.get_by_label("Kata sandi laporan").fill("AAAA-AAAA-AAAA")
    halaman.get_by_role("button", name="Buka laporan").click()
    expect(halaman.get_by_text("Nomor laporan atau kata sandi tidak cocok.")).to_be_visible()
    halaman.get_by_label("Kata sandi laporan").fill(sandi)
    halaman.get_by_role("button", name="Buka laporan").click()
    expect(halaman.get_by_text("KTP sudah dicetak dan dapat diambil di loket 3.")).to_be_visible()
    halaman.get_by_role("radio", name="Sudah teratasi").check()
    halaman.get_by_label("Seberapa puas Anda?").select_option("5")
    halaman.get_by_role("button", name="Kirim penilaian").click()
    expect(halaman.get_by_text("Penilaian Anda: 5 dari 5")).to_be_visible()
    halaman.get_by_role("button", name="Tutup laporan").click()
    expect(halaman).to_have_url(re.compile("/lacak/"))


def _statistik(halaman: Page) -> None:
    """From the front page of the city to figures, their definitions, and the open data behind them."""
    halaman.goto("/warga/sorong/")
    halaman.get_by_role("link", name="Lihat angka").click()
    expect(halaman.get_by_role("heading", name="Menurut perangkat daerah")).to_be_visible()
    expect(halaman.get_by_text("Laporan yang diterima dalam periode").first).to_be_visible()
    periksa(halaman)
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="CSV").click()
    assert unduhan.value.suggested_filename == "aduan-sorong.csv"
    halaman.get_by_role("link", name="Kamus data").click()
    periksa(halaman)


def test_halaman_warga_bebas_temuan_axe(buka):
    halaman = buka()
    for alamat in (LAPOR, f"{LAPOR}lacak/", f"{LAPOR}terbit/", f"{LAPOR}terkirim/"):
        halaman.goto(alamat)
        periksa(halaman)
    _statistik(halaman)
    halaman.goto(LAPOR)
    halaman.get_by_role("button", name="Kirim laporan").click()
    expect(halaman.get_by_role("alert")).to_be_visible()
    periksa(halaman)
