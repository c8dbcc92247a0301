"""The empty table of a kind: headings, one example row, and a sheet that says what belongs into each column."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from asn.impor.jenis import JenisImpor
from asn.impor.rules import tanggal

BARIS_TEKS = 500
_TEBAL = Font(bold=True)
_WAJIB = PatternFill("solid", fgColor="FFF2CC")


def templat(jenis: JenisImpor) -> bytes:
    """XLSX. Every cell of the table is formatted as text, so that Excel leaves NIP, NIK and dates alone."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = jenis.label[:31]
    for i, kolom in enumerate(jenis.kolom, start=1):
        kepala = lembar.cell(1, i, f"{kolom.label} *" if kolom.wajib else kolom.label)
        kepala.font = _TEBAL
        if kolom.wajib or kolom.nama in jenis.wajib_baru:
            kepala.fill = _WAJIB
        for nomor in range(2, BARIS_TEKS + 2):
            lembar.cell(nomor, i).number_format = "@"
        lembar.cell(2, i, kolom.contoh or None)
        lembar.column_dimensions[get_column_letter(i)].width = max(14, len(kolom.label) + 4, len(kolom.contoh) + 2)
    lembar.freeze_panes = "A2"
    _petunjuk(buku, jenis)
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _petunjuk(buku: Workbook, jenis: JenisImpor) -> None:
    lembar = buku.create_sheet("Petunjuk")
    baris = [
        [f"Petunjuk impor {jenis.label.lower()}"],
        [jenis.petunjuk],
        ["Baris 2 pada lembar pertama hanya contoh: hapus sebelum mengunggah. Kolom bertanda * wajib diisi."],
        ["Sel yang dikosongkan tidak mengubah data yang sudah ada. Format Teks menjaga NIP dan NIK tetap utuh."],
        [],
        ["Kolom", "Wajib", "Keterangan", "Contoh", "Judul lain yang dikenali"],
    ]
    for kolom in jenis.kolom:
        wajib = "ya" if kolom.wajib else "untuk data baru" if kolom.nama in jenis.wajib_baru else ""
        keterangan = kolom.keterangan or (tanggal.CONTOH if kolom.bertanggal else "")
        baris.append([kolom.label, wajib, keterangan, kolom.contoh, ", ".join(kolom.alias)])
    for satu in baris:
        lembar.append(satu)
    for sel in (lembar["A1"], *lembar[6]):
        sel.font = _TEBAL
    for huruf, lebar in zip("ABCDE", (30, 18, 60, 26, 60), strict=True):
        lembar.column_dimensions[huruf].width = lebar
    for satu in lembar.iter_rows(min_row=7):
        for sel in satu:
            sel.alignment = Alignment(wrap_text=True, vertical="top")
