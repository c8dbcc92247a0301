"""Cells of a table of marks: what each may hold, and a sentence for what it may not. Pure Python."""

import re
from datetime import date
from decimal import Decimal

from kepegawaian.rekrutmen.rules.ambang import kenali_jenis
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan

TEKS_MAKS = 300
_BULAT = re.compile(r"[0-9]{1,9}")
_PECAHAN = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,10})?")
_NOMOR = re.compile(r"[0-9A-Za-z][0-9A-Za-z./_-]{0,39}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_HARI_DULU = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
# A cell that begins like this is a formula to a spreadsheet.
_RUMUS = ("=", "+", "-", "@", "\t", "\r")
LAHIR_PALING_DINI = 1900


def nomor(teks: str) -> str:
    """Number of a participant. Raises ValueError, as all readers here, with a sentence for the person."""
    if not teks:
        raise ValueError("kosong; setiap baris memerlukan nomor peserta.")
    if not _NOMOR.fullmatch(teks):
        raise ValueError(f"“{_kutip(teks)}” bukan nomor peserta: hanya huruf, angka, titik, garis, dan garis miring.")
    return teks


def teks_bebas(teks: str) -> str:
    if not teks:
        raise ValueError("kosong.")
    if len(teks) > TEKS_MAKS or teks.startswith(_RUMUS) or not teks.isprintable():
        raise ValueError(f"“{_kutip(teks)}” bukan nama formasi yang wajar.")
    return teks


def jenis(teks: str) -> JenisKebutuhan:
    dikenal = kenali_jenis(teks)
    if dikenal is None:
        pilihan = ", ".join(j.value.lower() for j in JenisKebutuhan)
        raise ValueError(f"“{_kutip(teks)}” bukan jenis kebutuhan yang dikenal ({pilihan}).")
    return dikenal


def bulat(teks: str, maks: Decimal, *, min_: int = 0) -> int:
    """A whole number from `min_` to `maks`."""
    if not teks:
        raise ValueError("kosong; isi dengan bilangan bulat.")
    if not _BULAT.fullmatch(teks):
        raise ValueError(f"“{_kutip(teks)}” bukan bilangan bulat.")
    if not min_ <= (nilai := int(teks)) <= maks:
        raise ValueError(f"{teks} di luar rentang {min_} sampai {maks}.")
    return nilai


def pecahan(teks: str, maks: Decimal) -> Decimal:
    """A number with a decimal comma or point, from 0 to `maks`."""
    if not teks:
        raise ValueError("kosong; isi dengan angka.")
    if not _PECAHAN.fullmatch(teks):
        raise ValueError(f"“{_kutip(teks)}” bukan angka.")
    if (nilai := Decimal(teks.replace(",", "."))) > maks:
        raise ValueError(f"{teks} melebihi {maks}.")
    return nilai


def lahir(teks: str, paling_akhir: date) -> date:
    """A date as 1998-05-31 or 31-05-1998 (also with / or .)."""
    if not teks:
        raise ValueError("kosong; isi dengan tanggal, misalnya 1998-05-31.")
    if cocok := _ISO.fullmatch(teks):
        bagian = cocok.groups()
    elif cocok := _HARI_DULU.fullmatch(teks):
        bagian = cocok.groups()[::-1]
    else:
        raise ValueError(f"“{_kutip(teks)}” bukan tanggal; tulis seperti 1998-05-31 atau 31-05-1998.")
    try:
        hari = date(*map(int, bagian))
    except ValueError:
        raise ValueError(f"“{_kutip(teks)}” tidak ada di kalender.") from None
    if not date(LAHIR_PALING_DINI, 1, 1) <= hari <= paling_akhir:
        raise ValueError(f"{teks} bukan tanggal lahir peserta seleksi ini.")
    return hari


def _kutip(teks: str) -> str:
    return teks[:30] + ("…" if len(teks) > 30 else "")
