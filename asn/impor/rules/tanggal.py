"""Dates as clerks and spreadsheets write them. The day comes first, as Indonesian is written; a doubt is refused."""

import re
from datetime import date, timedelta
from typing import Any

from asn.impor.rules.sel import SelDitolak, hari, rapikan

TAHUN_TERAWAL, TAHUN_TERAKHIR = 1900, 2100
# Day numbers of Excel (1900 system): 18 May 1927 to 31 December 2099. Smaller ones are years or ages.
SERI = range(10_000, 73_051)
_AWAL_SERI = date(1899, 12, 30)
_BULAN = {
    1: ("januari", "jan", "january"),
    2: ("februari", "pebruari", "feb", "peb", "february"),
    3: ("maret", "mar", "mrt", "march"),
    4: ("april", "apr"),
    5: ("mei", "may"),
    6: ("juni", "jun", "june"),
    7: ("juli", "jul", "july"),
    8: ("agustus", "agu", "ags", "agt", "agust", "aug", "august"),
    9: ("september", "sep", "sept"),
    10: ("oktober", "okt", "oct", "october"),
    11: ("november", "nopember", "nov", "nop"),
    12: ("desember", "des", "dec", "december"),
}
NAMA_BULAN = {nama: nomor for nomor, semua in _BULAN.items() for nama in semua}
_HARI = re.compile(r"^(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\s*,?\s*", re.IGNORECASE)
_JAM = re.compile(r"[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ANGKA = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})")
_KATA = re.compile(r"(\d{1,2})[-/. ]+([A-Za-z]+)\.?[-/. ,]+(\d{4})")
_KATA_BALIK = re.compile(r"([A-Za-z]+)\.? (\d{1,2}),? (\d{4})")
_PENDEK = re.compile(r"\d{1,2}[-/. ]+(?:\d{1,2}|[A-Za-z]+)[-/. ]+\d{2}")
CONTOH = "Tulis misalnya 31-12-2020 atau 31 Desember 2020"


def baca(nilai: Any) -> date:
    """The day a cell means. Raises SelDitolak with the reason and the cure."""
    if (hasil := hari(nilai)) is not None:
        return _wajar(hasil)
    if isinstance(nilai, bool):
        raise SelDitolak(f"Bukan tanggal. {CONTOH}.")
    if isinstance(nilai, (int, float)):
        return _seri(float(nilai))
    tertulis = _JAM.sub("", _HARI.sub("", rapikan(nilai))).strip()
    return _wajar(_urai(tertulis))


def ganda(nilai: Any) -> str:
    """The separator of a date whose day and month could be exchanged: "/" of 03/04/2020; empty otherwise."""
    pertama, pemisah, kedua = _bagian(nilai)
    return pemisah if pertama <= 12 and kedua <= 12 and pertama != kedua else ""


def bulan_dulu(nilai: Any) -> str:
    """The separator of a date that only makes sense month first: "/" of 12/31/2020; empty otherwise.

    One such cell makes every exchangeable date of its column doubtful that is written with the same separator.
    """
    pertama, pemisah, kedua = _bagian(nilai)
    return pemisah if pertama <= 12 < kedua <= 31 else ""


def _bagian(nilai: Any) -> tuple[int, str, int]:
    cocok = _ANGKA.fullmatch(_JAM.sub("", rapikan(nilai)).strip()) if isinstance(nilai, str) else None
    return (int(cocok[1]), cocok[2], int(cocok[3])) if cocok else (0, "", 0)


def _urai(tertulis: str) -> date:
    if cocok := _ISO.fullmatch(tertulis):
        return _jadi(int(cocok[1]), int(cocok[2]), int(cocok[3]), tertulis)
    if cocok := _ANGKA.fullmatch(tertulis):
        if int(cocok[1]) <= 12 < int(cocok[3]) <= 31:
            raise SelDitolak(f"“{tertulis}” menulis bulan lebih dulu. {CONTOH}.")
        return _jadi(int(cocok[4]), int(cocok[3]), int(cocok[1]), tertulis)
    if cocok := _KATA.fullmatch(tertulis):
        return _jadi(int(cocok[3]), _bulan(cocok[2], tertulis), int(cocok[1]), tertulis)
    if cocok := _KATA_BALIK.fullmatch(tertulis):
        return _jadi(int(cocok[3]), _bulan(cocok[1], tertulis), int(cocok[2]), tertulis)
    if re.fullmatch(r"\d{8}", tertulis):
        return _delapan(tertulis)
    if re.fullmatch(r"\d{4,5}(?:\.0+)?", tertulis):
        return _seri(float(tertulis))
    if _PENDEK.fullmatch(tertulis):
        raise SelDitolak(f"Tahun pada “{tertulis}” hanya dua angka sehingga meragukan. {CONTOH}.")
    raise SelDitolak(f"“{tertulis[:40]}” bukan tanggal yang dikenal. {CONTOH}.")


def _delapan(tertulis: str) -> date:
    """Eight digits are read year first, unless they read as well day first."""
    depan = _coba(int(tertulis[:4]), int(tertulis[4:6]), int(tertulis[6:]))
    belakang = _coba(int(tertulis[4:]), int(tertulis[2:4]), int(tertulis[:2]))
    pilihan = [h for h in (depan, belakang) if h and TAHUN_TERAWAL <= h.year <= TAHUN_TERAKHIR]
    if len(pilihan) != 1:
        raise SelDitolak(f"“{tertulis}” dapat dibaca lebih dari satu cara atau bukan tanggal. {CONTOH}.")
    return pilihan[0]


def _seri(angka: float) -> date:
    if angka.is_integer() and TAHUN_TERAWAL <= angka <= TAHUN_TERAKHIR:
        raise SelDitolak(f"Hanya tahun ({angka:.0f}); hari dan bulannya tidak ada. {CONTOH}.")
    if int(angka) not in SERI:
        raise SelDitolak(f"Bilangan {angka:g} bukan tanggal. {CONTOH}.")
    return _AWAL_SERI + timedelta(days=int(angka))


def _bulan(kata: str, tertulis: str) -> int:
    nomor = NAMA_BULAN.get(kata.lower())
    if nomor is None:
        raise SelDitolak(f"Nama bulan pada “{tertulis}” tidak dikenal. {CONTOH}.")
    return nomor


def _coba(tahun: int, bulan: int, tanggal: int) -> date | None:
    try:
        return date(tahun, bulan, tanggal)
    except ValueError:
        return None


def _jadi(tahun: int, bulan: int, tanggal: int, tertulis: str) -> date:
    hasil = _coba(tahun, bulan, tanggal)
    if hasil is None:
        raise SelDitolak(f"Tanggal “{tertulis}” tidak ada di kalender.")
    return hasil


def _wajar(hasil: date) -> date:
    if not TAHUN_TERAWAL <= hasil.year <= TAHUN_TERAKHIR:
        raise SelDitolak(f"Tahun {hasil.year} tidak masuk akal. {CONTOH}.")
    return hasil
