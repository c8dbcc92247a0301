"""The main job: a BKD analyst starts an evaluation, a worker computes it, the PPK issues it, a citizen verifies it."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.bantu import PONSEL, masuk, periksa

pytestmark = pytest.mark.browser
TUNGGU = 60_000
BAGIAN = ("Perangkat daerah", "Penghargaan dan pembinaan", "Mutu data", "Metode dan dasar hukum")


def test_dari_mulai_sampai_terbit(buka):
    analis = buka()
    masuk(analis, "bkd")
    alamat = _mulai(analis)
    _baca(analis)
    _tinjau(analis)

    ppk = buka()
    masuk(ppk, "ppk")
    ppk.goto(alamat)
    ppk.get_by_role("link", name="Terbitkan").click()
    periksa(ppk)
    ppk.get_by_role("button", name="Terbitkan").click()
    terbit = ppk.get_by_role("link", name="PDF laporan terbit")
    expect(terbit).to_be_visible(timeout=TUNGGU)
    _kode_terverifikasi(buka(), _pdf(ppk, terbit.get_attribute("href")))


def _mulai(halaman: Page) -> str:
    """Start the evaluation of the newest closed period and wait for its figures; returns its address."""
    halaman.goto("/evaluasi/")
    periksa(halaman)
    halaman.get_by_role("button", name="Lanjutkan").click()
    periksa(halaman)
    halaman.get_by_role("button", name="Mulai evaluasi").click()
    expect(halaman.get_by_role("progressbar")).to_be_visible()
    # No reload from here: the page polls and shows the figures by itself.
    expect(halaman.get_by_role("navigation", name="Bagian evaluasi")).to_be_visible(timeout=TUNGGU)
    return halaman.url


def _baca(halaman: Page) -> None:
    """Every part, and the rows behind one number."""
    alamat = halaman.url
    periksa(halaman)
    for bagian in BAGIAN:
        halaman.get_by_role("navigation", name="Bagian evaluasi").get_by_role("link", name=bagian).click()
        periksa(halaman)
    halaman.goto(alamat)
    halaman.locator("main a[href*='/baris/']").first.click()
    expect(halaman.locator("tbody tr").first).to_be_visible()
    periksa(halaman)
    halaman.goto(f"{alamat}?bagian=perbandingan")
    halaman.locator("main a[href*='/evaluasi/lembar/']").first.click()
    expect(halaman).to_have_url(re.compile("/evaluasi/lembar/"))
    periksa(halaman)
    halaman.goto(alamat)


def _tinjau(halaman: Page) -> None:
    halaman.get_by_role("link", name="Nyatakan sudah ditinjau").click()
    halaman.get_by_role("button", name="Nyatakan sudah ditinjau").click()
    expect(halaman.get_by_text("Ditinjau", exact=True).first).to_be_visible()


def _pdf(halaman: Page, jalur: str) -> str:
    """Text of the issued report."""
    jawaban = halaman.request.get(jalur)
    assert jawaban.headers["content-type"] == "application/pdf"
    assert "attachment" in jawaban.headers["content-disposition"]
    return "\n".join(lembar.extract_text() for lembar in PdfReader(BytesIO(jawaban.body())).pages)


def _kode_terverifikasi(warga: Page, isi: str) -> None:
    """The code printed in the report leads a citizen to title, number and hash."""
    kode = re.search(r"(?:[A-HJ-NP-Z2-9]{4}[ -]?){4}", isi.split("erifikasi", 1)[1])
    assert kode, "laporan tidak memuat kode verifikasi"
    warga.goto("/verifikasi/")
    warga.get_by_role("textbox").first.fill(kode[0])
    warga.get_by_role("button", name="Periksa").first.click()
    expect(warga.get_by_text("Dokumen ini tercatat sebagai diterbitkan")).to_be_visible()
    expect(warga.get_by_text("SHA-256")).to_be_visible()
    periksa(warga)


def test_evaluasi_saya_di_ponsel(buka):
    halaman = buka(viewport=PONSEL, is_mobile=True, has_touch=True)
    masuk(halaman, "pegawai")
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("valuasi")
    for judul in ("Predikat kinerja", "Jam pelajaran", "Hak dan batas waktu berikutnya"):
        expect(halaman.get_by_role("heading", name=re.compile(judul)).first).to_be_visible()
    periksa(halaman)
    jawaban = halaman.request.get(halaman.get_by_role("link", name="PDF satu halaman").get_attribute("href"))
    assert jawaban.headers["content-type"] == "application/pdf"
    assert len(PdfReader(BytesIO(jawaban.body())).pages) == 1

    halaman.locator("summary", has_text="Menu").first.click()
    halaman.get_by_role("link", name="Profil saya").first.click()
    expect(halaman.get_by_text("Dilihat")).to_have_count(0)
    periksa(halaman)


@pytest.mark.parametrize(
    ("persona", "jalur"), [("kepala_dinas", "/evaluasi/"), ("atasan", "/pegawai/bawahan/"), ("auditor", "/pegawai/")]
)
def test_peran_lain_tanpa_pelanggaran(buka, persona, jalur):
    halaman = buka()
    masuk(halaman, persona)
    periksa(halaman)
    assert halaman.goto(jalur).status == 200
    periksa(halaman)
