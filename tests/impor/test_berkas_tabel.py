"""Files as they come: separators, encodings, heads that are not on the first row, sheets, formulas, broken ones."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook

from asn.core.berkas import CSV, XLSX, berkas_periksa
from asn.impor.lembar import RUMUS, baca, nama_lembar, naskah, tulis_buku, tulis_naskah
from tests.impor.berkas import buku
from tests.impor.berkas import naskah as csv_dari

TABEL = frozenset({CSV, XLSX})
ISI = [["NIP", "NAMA"], ["1", "Ünal"], ["2", "Siti"]]


@pytest.mark.parametrize("pemisah", [";", ",", "\t", "|"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_dalam_setiap_pemisah_dan_sandi(pemisah, sandi):
    bita = csv_dari(ISI, pemisah=pemisah, sandi=sandi)
    assert [b for _, b in baca(bita, CSV, "")] == ISI


def test_csv_dengan_baris_sep_dan_sel_berisi_pemisah():
    bita = b'sep=;\r\nNIP;ALAMAT\r\n1;"Jl. A; B, C"\r\n2;"baris\r\ndua"\r\n'
    assert [b for _, b in baca(bita, CSV, "")] == [["NIP", "ALAMAT"], ["1", "Jl. A; B, C"], ["2", "baris\r\ndua"]]


def test_koma_di_dalam_titik_koma_tidak_menipu():
    bita = b"NIP;NAMA;GELAR\n1;Siti, S.H., M.H.;x\n2;Budi, S.E.;y\n"
    assert naskah(bita).pemisah == ";"


@pytest.mark.parametrize(
    "bita",
    [b"<html><a;b></html>", b"%PDF-1.4;", b"\x00\x01;\x02", b"", b"satu kata saja", b"PK\x03\x04rusak", b'{"a";1}'],
)
def test_bukan_tabel_ditolak(bita):
    with pytest.raises(ValidationError):
        berkas_periksa(bita, "data.csv", terima=TABEL)


def test_csv_tetap_bukan_bukti():
    with pytest.raises(ValidationError, match="PDF, JPEG, PNG, atau XLSX"):
        berkas_periksa(b"a;b\n1;2\n", "data.csv")


def test_batas_ukuran_impor_terpisah_dari_batas_bukti(settings):
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    settings.BERKAS_UKURAN_MAKS = 10
    isi = b"a;b\n1;2\n" * 4
    assert berkas_periksa(SimpleUploadedFile("d.csv", isi), "d.csv", terima=TABEL, ukuran_maks=100).bita == isi
    with pytest.raises(ValidationError, match="terlalu besar"):
        berkas_periksa(SimpleUploadedFile("d.csv", isi), "d.csv", terima=TABEL)


def test_buku_kerja_dibaca_dengan_jenis_selnya():
    hari = datetime(1992, 3, 15)
    bita = buku([["NIP", "TGL", "N"], ["1", hari, 2.5]])
    assert list(baca(bita, XLSX, "Data")) == [(1, ("NIP", "TGL", "N")), (2, ("1", hari, 2.5))]


def test_rumus_tanpa_hasil_tidak_hilang_diam_diam():
    wb = Workbook()
    wb.active.append(["NIP", "NAMA"])
    wb.active.append(["1", '=UPPER("siti")'])
    keluaran = io.BytesIO()
    wb.save(keluaran)
    assert list(baca(keluaran.getvalue(), XLSX, "Sheet"))[1] == (2, ["1", RUMUS])


def test_lembar_tersembunyi_tidak_ditawarkan():
    wb = Workbook()
    wb.active.title = "Terlihat"
    wb.create_sheet("Rahasia").sheet_state = "hidden"
    keluaran = io.BytesIO()
    wb.save(keluaran)
    assert nama_lembar(keluaran.getvalue(), XLSX) == ["Terlihat"]


@pytest.mark.parametrize("nama", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_buku_rusak_menjadi_kalimat(nama):
    utuh, keluaran = io.BytesIO(buku(ISI)), io.BytesIO()
    with zipfile.ZipFile(utuh) as asal, zipfile.ZipFile(keluaran, "w") as tujuan:
        for satu in asal.namelist():
            tujuan.writestr(satu, b"<rusak" if satu == nama else asal.read(satu))
    with pytest.raises(ValidationError, match="rusak"):
        list(baca(keluaran.getvalue(), XLSX, "Data"))


def test_yang_ditulis_kembali_tidak_dapat_menjalankan_rumus():
    baris = [["NIP", "NAMA"], ["1", "=HYPERLINK(1)"], ["2", date(1992, 3, 15)], ["+62", "@x"]]
    lembar = load_workbook(io.BytesIO(tulis_buku(baris, "Data"))).active
    assert [s.value for s in lembar["B"]][1:3] == ["'=HYPERLINK(1)", datetime(1992, 3, 15)]
    assert all(s.data_type != "f" for b in lembar.iter_rows() for s in b)
    assert tulis_naskah(baris, ";").decode("utf-8-sig").splitlines()[3] == "'+62;'@x"
