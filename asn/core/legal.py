"""Figures and decisions of the law: who says so, since when, and how sure we are. Pure Python."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
K = TypeVar("K")

Keyakinan = Literal["tinggi", "sedang", "rendah"]


@dataclass(frozen=True, slots=True)
class DasarHukum:
    peraturan: str
    pasal: str = ""

    def __str__(self) -> str:
        return f"{self.peraturan} {self.pasal}".strip()


@dataclass(frozen=True, slots=True)
class Berlaku(Generic[T]):
    """One figure of the law. A new regulation adds a row; the old row stays, so old decisions stay explainable."""

    sejak: date
    nilai: T
    dasar: DasarHukum
    keyakinan: Keyakinan = "tinggi"

    @property
    def perlu_verifikasi(self) -> bool:
        return self.keyakinan != "tinggi"

    @property
    def kutipan(self) -> str:
        """The source as printed beside a figure; a source we are not sure of says so."""
        return f"{self.dasar} (perlu verifikasi)" if self.perlu_verifikasi else str(self.dasar)


@dataclass(frozen=True, slots=True)
class Putusan:
    """An answer with its reason. It is returned, never raised, so that a page can show every finding at once."""

    boleh: bool
    alasan: str
    dasar: DasarHukum
    rincian: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.boleh


def pada_tanggal(daftar: Sequence[Berlaku[T]], tanggal: date) -> Berlaku[T]:
    """The row in force on that day. Before the first row we refuse to guess."""
    berlaku: Berlaku[T] | None = None
    for baris in daftar:
        if baris.sejak <= tanggal and (berlaku is None or baris.sejak > berlaku.sejak):
            berlaku = baris
    if berlaku is None:
        raise LookupError(f"Tidak ada ketentuan yang tercatat berlaku pada {tanggal.isoformat()}.")
    return berlaku


def figur(daftar: Sequence[Berlaku[dict[K, T]]], kunci: K, tanggal: date) -> Berlaku[T]:
    """One figure out of the table in force on that day, with the source of its table."""
    baris = pada_tanggal(daftar, tanggal)
    return Berlaku(baris.sejak, baris.nilai[kunci], baris.dasar, baris.keyakinan)


def hitung_usia(lahir: date, pada: date) -> int:
    """Completed years of age. Someone born on 29 February completes a year on 1 March of a common year."""
    return pada.year - lahir.year - ((pada.month, pada.day) < (lahir.month, lahir.day))


def tambah_bulan(tanggal: date, n: int) -> date:
    """The same day n months on, or the last day of that month when it is shorter."""
    tahun, bulan = divmod(tanggal.year * 12 + tanggal.month - 1 + n, 12)
    hari = tanggal.day
    # Every month has the first 28 days.
    return date(tahun, bulan + 1, hari if hari <= 28 else min(hari, monthrange(tahun, bulan + 1)[1]))


def selisih_bulan(a: date, b: date) -> int:
    """Completed months from a to b; negative when b comes first."""
    if b < a:
        return -selisih_bulan(b, a)
    bulan = (b.year - a.year) * 12 + b.month - a.month
    return bulan - (tambah_bulan(a, bulan) > b)
