"""What a cell means: text, whole numbers, decimals, choices, long numbers. Refusals are sentences for the clerk.

A cell is what a spreadsheet library or a CSV reader hands over: text, int, float, bool, date, datetime or nothing.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

# What people type into a cell that they leave empty, in small letters.
PENGGANTI_KOSONG = frozenset(
    {"-", "--", "---", ".", "?", "null", "none", "nan", "n/a", "#n/a", "na", "nil", "tidak ada", "kosong"}
    | {"0000-00-00", "00-00-0000", "00/00/0000", "#ref!", "#value!", "#name?", "#div/0!"}
)
GALAT_RUMUS = frozenset({"#ref!", "#value!", "#name?", "#div/0!", "#n/a"})
# Excel keeps this many significant digits of a number; what follows became zeros.
DIGIT_EXCEL = 15
_PEMICU_RUMUS = "=+-@"
_TAK_TERCETAK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SPASI = re.compile(r"\s+")
_ILMIAH = re.compile(r"[+-]?\d+(?:[.,]\d+)?\s*[eE]\s*[+-]?\d+")
_RIBUAN = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")
OBAT_TEKS = "Ubah format kolom ini menjadi Teks di Excel, ketik ulang nomornya, lalu unggah lagi"
Pembaca = Callable[[Any], Any]


class SelDitolak(ValueError):
    """The cell cannot be right. The message is Indonesian and meant for the person who owns the file."""


def rapikan(nilai: Any) -> str:
    """Text of a cell without invisible signs and doubled spaces; the apostrophe our own export put in is taken off."""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < 10**DIGIT_EXCEL:
        return str(int(nilai))
    if isinstance(nilai, datetime):
        return nilai.date().isoformat() if nilai.time() == datetime.min.time() else nilai.isoformat(" ")
    teks = _SPASI.sub(" ", _TAK_TERCETAK.sub("", str(nilai))).strip()
    return teks[1:] if len(teks) > 1 and teks[0] == "'" and teks[1] in _PEMICU_RUMUS else teks


def kosong(nilai: Any) -> bool:
    """Nothing in the cell, or nothing one can see."""
    return nilai is None or (isinstance(nilai, str) and not rapikan(nilai))


def pengganti_kosong(nilai: Any) -> bool:
    """A sign that stands for an empty cell: left out, and said so."""
    return isinstance(nilai, str) and rapikan(nilai).lower() in PENGGANTI_KOSONG


def teks(paling_panjang: int) -> Pembaca:
    """Text of at most so many letters."""

    def baca(nilai: Any) -> str:
        hasil = rapikan(nilai)
        if len(hasil) > paling_panjang:
            raise SelDitolak(f"Terlalu panjang: {len(hasil)} huruf, paling banyak {paling_panjang}.")
        return hasil

    return baca


def nomor(panjang: int, sebutan: str) -> Pembaca:
    """A number that names somebody (NIP, NIK): never a quantity. What lost digits in a spreadsheet is refused."""

    def baca(nilai: Any) -> str:
        if isinstance(nilai, float) or (isinstance(nilai, int) and _tergerus(nilai)):
            raise SelDitolak(f"Angka {sebutan} rusak karena disimpan sebagai bilangan ({nilai:.10g}). {OBAT_TEKS}.")
        mentah = rapikan(nilai)
        if _ILMIAH.fullmatch(mentah):
            raise SelDitolak(f"Angka {sebutan} rusak menjadi bentuk “{mentah}”. {OBAT_TEKS}.")
        hasil = re.sub(r"[\s.\-'`’]", "", mentah)
        if not re.fullmatch(rf"[0-9]{{{panjang}}}", hasil):
            raise SelDitolak(f"{sebutan} harus tepat {panjang} angka; yang terbaca {_jumlah_angka(hasil)}.")
        return hasil

    return baca


def _tergerus(nilai: int) -> bool:
    """Whether a long whole number may have passed through a spreadsheet's 15 digits or a 53-bit fraction."""
    panjang = len(str(abs(nilai)))
    if panjang <= DIGIT_EXCEL:
        return False
    return nilai % 10 ** (panjang - DIGIT_EXCEL) == 0 or (abs(nilai) > 2**53 and int(float(nilai)) == nilai)


def _jumlah_angka(hasil: str) -> str:
    return f"{len(hasil)} angka" if hasil.isdigit() else "berisi tanda lain"


def bulat(terkecil: int, terbesar: int) -> Pembaca:
    """A whole number within bounds."""

    def baca(nilai: Any) -> int:
        angka = pecahan(terkecil, terbesar)(nilai)
        if angka != angka.to_integral_value():
            raise SelDitolak(f"Harus bilangan bulat; yang tertulis {nilai}.")
        return int(angka)

    return baca


def pecahan(terkecil: int, terbesar: int) -> Pembaca:
    """A decimal within bounds, with comma or point."""

    def baca(nilai: Any) -> Decimal:
        angka = _desimal(nilai)
        if not terkecil <= angka <= terbesar:
            raise SelDitolak(f"Harus antara {terkecil} dan {terbesar}; yang tertulis {nilai}.")
        return angka

    return baca


def _desimal(nilai: Any) -> Decimal:
    if isinstance(nilai, (int, float)) and not isinstance(nilai, bool):
        return Decimal(str(nilai)).quantize(Decimal("0.0001")).normalize()
    mentah = rapikan(nilai).replace(" ", "")
    if _RIBUAN.fullmatch(mentah):
        raise SelDitolak(
            f"“{mentah}” dapat berarti ribuan atau pecahan. Tulis tanpa pemisah ribuan, pecahan dengan koma."
        )
    try:
        angka = Decimal(mentah.replace(",", "."))
    except InvalidOperation as galat:
        raise SelDitolak(f"Bukan bilangan: “{mentah}”.") from galat
    if not angka.is_finite():
        raise SelDitolak(f"Bukan bilangan: “{mentah}”.")
    return angka


def pilihan(kode: Mapping[str, str], alias: Mapping[str, str] | None = None) -> Pembaca:
    """One of the codes, written as code, label or alias; upper and lower case and dashes do not matter."""
    peta = {kunci_pilihan(k): k for k in kode}
    peta |= {kunci_pilihan(label): k for k, label in kode.items()}
    peta |= {kunci_pilihan(a): k for a, k in (alias or {}).items()}

    def baca(nilai: Any) -> str:
        tertulis = rapikan(nilai)
        if kunci_pilihan(tertulis) not in peta:
            daftar = ", ".join(kode.values())
            raise SelDitolak(f"“{tertulis[:60]}” tidak dikenal. Pilihannya: {daftar}.")
        return peta[kunci_pilihan(tertulis)]

    return baca


def kunci_pilihan(tertulis: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", tertulis.lower())


def hari(nilai: Any) -> date | None:
    """The day a spreadsheet itself says is a date."""
    if isinstance(nilai, datetime):
        return nilai.date()
    return nilai if isinstance(nilai, date) else None
