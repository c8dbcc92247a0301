"""Documents read back: text, fonts inside, and no address that can be opened."""

import base64
import hashlib
from io import BytesIO

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.template import engines
from pypdf import PdfReader
from weasyprint.urls import URLFetchingError

from asn.core.grafik import Sumbu, batang
from asn.core.mesin_pdf import PengambilTertutup
from asn.core.pdf import qr_svg, render_pdf, sidik_berkas

KONTEKS = {
    "judul": "Laporan evaluasi berkala",
    "subjudul": "Triwulan III 2026",
    "kota_aktif": {"kode": "36.74", "nama": "Kota Tangerang Selatan", "inisial": "TS"},
    "nomor": "800/12/2026",
    "kode_verifikasi": "ABCDEFGH23456789",
    "tanpa_sampul": True,
}


def baca(isi: bytes) -> PdfReader:
    return PdfReader(BytesIO(isi))


def teks(isi: bytes) -> str:
    return " ".join(" ".join(h.extract_text() for h in baca(isi).pages).split())


def test_dokumen_memuat_judul_nomor_dan_halaman():
    isi = render_pdf("cetak/dasar.html", KONTEKS)
    assert isi.startswith(b"%PDF")
    assert baca(isi).metadata.title == "Laporan evaluasi berkala, Triwulan III 2026"
    for bagian in ("Laporan evaluasi berkala", "Kota Tangerang Selatan", "Nomor 800/12/2026", "ABCDEFGH23456789"):
        assert bagian in teks(isi)


def test_huruf_tertanam():
    huruf = [
        f.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for halaman in baca(render_pdf("cetak/dasar.html", KONTEKS)).pages
        for f in halaman["/Resources"]["/Font"].values()
    ]
    assert huruf
    assert all({"/FontFile2", "/FontFile3"} & set(f) for f in huruf)


def test_isi_sama_menghasilkan_berkas_sama():
    pertama, kedua = (sidik_berkas(render_pdf("cetak/dasar.html", KONTEKS)) for _ in range(2))
    assert pertama == kedua
    assert sidik_berkas(b"abc") == hashlib.sha256(b"abc").hexdigest()


@pytest.mark.parametrize(
    "alamat",
    [
        "http://127.0.0.1:1/rahasia",
        "https://contoh.invalid/",
        "ftp://contoh.invalid/",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "//contoh.invalid/x",
        "/etc/passwd",
        "static:tidak-ada.css",
    ],
)
def test_pengambil_menolak_alamat(alamat):
    with pytest.raises(URLFetchingError, match="tidak boleh dibuka"):
        PengambilTertutup().fetch(alamat)


def test_pengambil_tidak_keluar_dari_folder_statis():
    with pytest.raises(SuspiciousFileOperation):
        PengambilTertutup().fetch("static:../asn/settings.py")


def test_pengambil_membuka_data_dan_statis():
    assert PengambilTertutup().fetch("data:text/plain,hai").read() == b"hai"
    assert b"@page" in PengambilTertutup().fetch("static:css/cetak.css").read()


def test_dokumen_tidak_membuka_berkas_mesin(monkeypatch, tmp_path):
    """A picture or style sheet smuggled into the HTML is left out; the document itself is made."""
    (tmp_path / "rahasia.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="20">RAHASIA</text></svg>')
    sumber = f'<img src="file://{tmp_path}/rahasia.svg"><link rel="attachment" href="file:///etc/passwd"><p>Isi</p>'
    monkeypatch.setattr(
        "asn.core.mesin_pdf.render_to_string", lambda *_: engines["django"].from_string(sumber).render({})
    )
    hasil = render_pdf("apa.html", {})
    assert teks(hasil) == "Isi Halaman 1 dari 1"
    assert not baca(hasil).attachments


def test_qr_gambar_data_yang_tergambar():
    qr = qr_svg("http://localhost:8000/verifikasi/ABCDEFGH23456789/")
    assert qr.startswith("data:image/svg+xml")
    polos = render_pdf("cetak/dasar.html", KONTEKS)
    berqr = render_pdf("cetak/dasar.html", KONTEKS | {"qr": qr, "alamat_verifikasi": "localhost"})
    assert len(berqr) > len(polos) + 500
    assert "Periksa keaslian" in teks(berqr)


def test_grafik_tergambar_di_pdf(monkeypatch):
    g = batang("JP", ["Dinas Kesehatan"], [72.5], sumbu=Sumbu("Pemenuhan", "%", maksimum=100))
    assert base64.b64decode(g.src.split(",")[1]).decode() == g.svg
    sumber = f'<img src="{g.src}">'
    monkeypatch.setattr("asn.core.mesin_pdf.render_to_string", lambda *_: sumber)
    assert "72,5%" in teks(render_pdf("apa.html", {}))
    assert "Dinas Kesehatan" in teks(render_pdf("apa.html", {}))
