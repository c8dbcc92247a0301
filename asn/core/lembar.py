"""Sheets: cells that are harmless to open, CSV and XLSX written row by row, straight into a file."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from io import BytesIO, StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from asn.core.berkas import XLSX

CSV = "text/csv"
JENIS_ISI = {"csv": CSV, "xlsx": XLSX}
# Excel has no column wider than this, and none of ours needs more.
LEBAR_MAKS = 60
# Rows looked at to find the width of a column; the rest flow past.
BARIS_CONTOH = 200
_PEMICU_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n")
# Control characters that XML cannot carry.
_TAK_TERCETAK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet: its name, its header, and rows of cells that passed `nilai_sel`. Read once, from the first row on."""

    nama: str
    kepala: Sequence[str]
    baris: Iterable[Sequence[Any]]
    lebar: Sequence[int] = ()
    # Columns whose cells are formatted as text, so that a spreadsheet leaves the digits of a NIP alone.
    teks: frozenset[int] = frozenset()
    # Stands beside the name at the head of every printed page: whose rows these are, and as of which day.
    keterangan: str = ""


def aman_dari_rumus(teks: str) -> str:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe."""
    return f"'{teks}" if teks.lstrip(" ").startswith(_PEMICU_RUMUS) else teks


def nilai_sel(nilai: Any) -> Any:
    """A cell as a spreadsheet should hold it: plain text without markup, numbers as numbers, dates as dates."""
    if nilai is None or (isinstance(nilai, (int, float, Decimal)) and not isinstance(nilai, bool)):
        return nilai
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, datetime):
        return timezone.localtime(nilai).replace(tzinfo=None) if timezone.is_aware(nilai) else nilai
    if isinstance(nilai, date):
        return nilai
    teks = unescape(strip_tags(nilai)).strip() if isinstance(nilai, SafeString) else str(nilai)
    return aman_dari_rumus(_TAK_TERCETAK.sub("", teks))


def tulis_csv(keluaran: TextIO, lembar: Lembar) -> None:
    """Write one sheet; the mark at the beginning tells Excel that it is UTF-8."""
    keluaran.write("\ufeff")
    penulis = csv.writer(keluaran)
    penulis.writerow(lembar.kepala)
    penulis.writerows(lembar.baris)


def tulis_xlsx(keluaran: Path | BytesIO, lembar: Iterable[Lembar]) -> None:
    """Write a workbook; a row leaves the memory as soon as it is written."""
    buku = Workbook(write_only=True)
    for satu in lembar:
        halaman = buku.create_sheet(_nama_lembar(satu.nama))
        baris = iter(satu.baris)
        contoh = list(islice(baris, BARIS_CONTOH))
        _siapkan(halaman, satu, contoh)
        halaman.append([_tebal(halaman, k) for k in satu.kepala])
        for isi in chain(contoh, baris):
            halaman.append(_dengan_teks(halaman, isi, satu.teks) if satu.teks else isi)
    buku.save(keluaran)


def lembar_tulis(jalur: Path, format_berkas: str, lembar: Sequence[Lembar]) -> None:
    """Write the sheets into the file at `jalur`; CSV knows only the first."""
    if format_berkas == "xlsx":
        tulis_xlsx(jalur, lembar)
        return
    with jalur.open("w", encoding="utf-8", newline="") as keluaran:
        tulis_csv(keluaran, lembar[0])


def lembar_tanggapan(lembar: Lembar, *, nama: str, format_berkas: str) -> HttpResponse:
    """One small sheet as a download."""
    if format_berkas == "xlsx":
        buku = BytesIO()
        tulis_xlsx(buku, [lembar])
        response = HttpResponse(buku.getvalue(), content_type=XLSX)
    else:
        teks = StringIO(newline="")
        tulis_csv(teks, lembar)
        response = HttpResponse(teks.getvalue(), content_type=f"{CSV}; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, nama)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def baris_tanggapan(
    kepala: list[str], baris: Iterable[Iterable[Any]], *, judul: str, nama: str, format_berkas: str
) -> HttpResponse:
    """Rows that are no list of one model (a tree, a report) as CSV or workbook. The caller has logged the export."""
    lembar = Lembar(judul, kepala, [[nilai_sel(nilai) for nilai in satu] for satu in baris])
    lengkap = f"{nama}-{timezone.localdate():%Y%m%d}.{format_berkas}"
    return lembar_tanggapan(lembar, nama=lengkap, format_berkas=format_berkas)


def _siapkan(halaman: Any, lembar: Lembar, contoh: list[Sequence[Any]]) -> None:
    """Widths that show the cells, a header that stays, and paper: landscape, one page wide, numbered."""
    halaman.freeze_panes = "A2"
    halaman.print_title_rows = "1:1"
    halaman.page_setup.orientation = "landscape"
    halaman.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    halaman.page_setup.fitToHeight = 0
    halaman.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    halaman.oddHeader.left.text = lembar.nama.replace("&", "&&")
    halaman.oddHeader.right.text = lembar.keterangan.replace("&", "&&")
    halaman.oddFooter.right.text = "Halaman &P dari &N"
    for nomor, lebar in enumerate(lembar.lebar or _lebar(lembar.kepala, contoh)):
        halaman.column_dimensions[_huruf(nomor)].width = min(max(lebar, 6) + 2, LEBAR_MAKS)


def _lebar(kepala: Sequence[str], contoh: list[Sequence[Any]]) -> list[int]:
    return [max(_panjang(sel) for sel in kolom) for kolom in zip(kepala, *contoh, strict=True)]


def _panjang(sel: Any) -> int:
    """Letters a cell takes on the screen: a day is shown as 2026-11-25, whatever hour hangs on it."""
    if sel is None:
        return 0
    return len("0000-00-00") if isinstance(sel, date) else len(str(sel))


def _nama_lembar(judul: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", judul)[:31].strip("' ") or "Data"


def _huruf(nomor: int) -> str:
    """Letters of a column: 0 is A, 26 is AA."""
    return (_huruf(nomor // 26 - 1) if nomor >= 26 else "") + chr(ord("A") + nomor % 26)


def _dengan_teks(halaman: Any, baris: Sequence[Any], teks: frozenset[int]) -> list[Any]:
    hasil = list(baris)
    for nomor in teks:
        if hasil[nomor]:
            hasil[nomor] = WriteOnlyCell(halaman, value=hasil[nomor])
            hasil[nomor].number_format = "@"
    return hasil


def _tebal(halaman: Any, teks: str) -> WriteOnlyCell:
    sel = WriteOnlyCell(halaman, value=teks)
    sel.font = Font(bold=True)
    return sel
