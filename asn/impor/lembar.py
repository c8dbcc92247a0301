"""Reading a table row by row, XLSX or CSV, and writing it back with one column more.

Rows come as (number in the file, cells). A formula whose result was never stored comes as RUMUS, because an empty
cell would be a silent loss.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from asn.core.berkas import XLSX
from asn.core.ekspor import nilai_sel
from asn.impor.rules.sel import kosong

Baris = tuple[int, Sequence[Any]]
RUSAK = "Berkas rusak atau tidak dapat dibaca. Buka lalu simpan ulang dengan Excel atau LibreOffice."
PEMISAH = (";", ",", "\t", "|")
CONTOH_PEMISAH = 30
_GALAT_BUKU = (KeyError, ValueError, IndexError, TypeError, AttributeError, zipfile.BadZipFile, InvalidFileException)


class Rumus:
    """A formula without a stored result."""

    def __str__(self) -> str:
        return "=…"


RUMUS = Rumus()


@dataclass(frozen=True, slots=True)
class Naskah:
    """A CSV as text, with its separator."""

    teks: str
    pemisah: str


def nama_lembar(bita: bytes, jenis_isi: str) -> list[str]:
    """Sheets of a workbook that can be read; one without a name for CSV."""
    if jenis_isi != XLSX:
        return [""]
    buku = _buka(bita)
    try:
        return [lembar.title for lembar in buku.worksheets if lembar.sheet_state == "visible"]
    finally:
        buku.close()


def baca(bita: bytes, jenis_isi: str, lembar: str) -> Iterator[Baris]:
    """Rows of one sheet. Raises ValidationError when the file cannot be read to its end."""
    try:
        yield from _baris_buku(bita, lembar) if jenis_isi == XLSX else _baris_naskah(naskah(bita))
    except (*_GALAT_BUKU, ParseError, csv.Error, EOFError, zipfile.LargeZipFile) as galat:
        raise ValidationError(RUSAK) from galat


def naskah(bita: bytes) -> Naskah:
    """Decode UTF-8 (with or without BOM) or Windows-1252, and find the separator."""
    try:
        teks = bita.decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = bita.decode("cp1252", errors="replace")
    baris_pertama, _, sisa = teks.partition("\n")
    if baris_pertama.strip().lower().startswith("sep=") and len(baris_pertama.strip()) == 5:
        return Naskah(sisa, baris_pertama.strip()[4])
    return Naskah(teks, _pemisah(teks))


def _pemisah(teks: str) -> str:
    """The separator that cuts the first rows into most columns, the same number in most rows."""
    awal = teks[:20_000].splitlines()[:CONTOH_PEMISAH]

    def nilai(pemisah: str) -> tuple[int, int]:
        lebar = [len(b) for b in csv.reader(awal, delimiter=pemisah) if b]
        terbanyak = max(lebar, default=1)
        return (sum(1 for w in lebar if w == terbanyak) if terbanyak > 1 else 0, terbanyak)

    return max(PEMISAH, key=nilai)


def _baris_naskah(isi: Naskah) -> Iterator[Baris]:
    yield from enumerate(csv.reader(io.StringIO(isi.teks, newline=""), delimiter=isi.pemisah), start=1)


def _buka(bita: bytes, *, hasil: bool = True) -> Workbook:
    try:
        return load_workbook(io.BytesIO(bita), read_only=True, data_only=hasil)
    except (*_GALAT_BUKU, ParseError, EOFError, OSError) as galat:
        raise ValidationError(RUSAK) from galat


def _baris_buku(bita: bytes, lembar: str) -> Iterator[Baris]:
    buku = _buka(bita)
    rumus = _buka(bita, hasil=False) if _berumus(bita) else None
    try:
        isi = _sel(buku, lembar)
        if rumus is None:
            yield from enumerate(isi, start=1)
        else:
            for nomor, (baris, asli) in enumerate(zip(isi, _sel(rumus, lembar), strict=False), start=1):
                yield nomor, [_atau_rumus(n, r) for n, r in zip(baris, asli, strict=False)]
    finally:
        buku.close()
        if rumus is not None:
            rumus.close()


def _sel(buku: Workbook, lembar: str) -> Iterator[Sequence[Any]]:
    satu = buku[lembar]
    # The size a sheet claims is written by all sorts of programs and often wrong.
    satu.reset_dimensions()
    return satu.iter_rows(values_only=True)


def _atau_rumus(nilai: Any, asli: Any) -> Any:
    return RUMUS if nilai is None and isinstance(asli, str) and asli.startswith("=") else nilai


def _berumus(bita: bytes) -> bool:
    """Whether any sheet holds a formula; looked for in pieces, because sheets can be large."""
    with zipfile.ZipFile(io.BytesIO(bita)) as arsip:
        for nama in arsip.namelist():
            if nama.startswith("xl/worksheets/") and nama.endswith(".xml"):
                with arsip.open(nama) as isi:
                    ekor = b""
                    while potong := isi.read(1 << 20):
                        if b"<f>" in ekor + potong or b"<f " in ekor + potong:
                            return True
                        ekor = potong[-3:]
    return False


def tulis_buku(baris: Iterable[Sequence[Any]], judul: str) -> bytes:
    """A workbook of these rows; text that a spreadsheet would run is defused, dates stay dates."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet((judul or "Data")[:31])
    for satu in baris:
        lembar.append([_sel_tulis(lembar, nilai) for nilai in satu])
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _sel_tulis(lembar: Any, nilai: Any) -> Any:
    if isinstance(nilai, date):
        sel = WriteOnlyCell(lembar, value=nilai)
        sel.number_format = "dd-mm-yyyy"
        return sel
    return None if kosong(nilai) else nilai_sel(nilai)


def tulis_naskah(baris: Iterable[Sequence[Any]], pemisah: str) -> bytes:
    """A CSV of these rows with the separator it came with, readable by Excel."""
    keluaran = io.StringIO(newline="")
    penulis = csv.writer(keluaran, delimiter=pemisah)
    for satu in baris:
        penulis.writerow(["" if kosong(n) else nilai_sel(n) for n in satu])
    return ("\ufeff" + keluaran.getvalue()).encode()
