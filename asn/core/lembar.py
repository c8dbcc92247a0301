"""Sheets: cells that are harmless to open, CSV and XLSX written row by row, straight into a file."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from io import BytesIO, StringIO
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

from asn.core.berkas import XLSX

CSV = "text/csv"
JENIS_ISI = {"csv": CSV, "xlsx": XLSX}
# Excel has no column wider than this, and none of ours needs more.
LEBAR_MAKS = 60
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
        halaman.freeze_panes = "A2"
        for nomor, lebar in enumerate(satu.lebar or [len(k) for k in satu.kepala]):
            halaman.column_dimensions[_huruf(nomor)].width = min(max(lebar, 10) + 2, LEBAR_MAKS)
        halaman.append([_tebal(halaman, k) for k in satu.kepala])
        for baris in satu.baris:
            halaman.append(_dengan_teks(halaman, baris, satu.teks) if satu.teks else baris)
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
