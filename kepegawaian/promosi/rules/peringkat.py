"""Nilai akhir dan peringkat: dihitung sebagai pecahan, dibulatkan satu kali di akhir, seri dinyatakan.

Stage of a candidate = mean over those who scored of the mean over the aspects, on 0–100. Final = Σ weight × stage /
100, rounded once to four decimals, half up. Ranks follow the rounded figure, so whoever reads the published numbers
gets the same order. Equal figures are told apart by the stages from the heaviest weight down; who is equal there too
shares the rank. PermenPANRB 15/2019 asks for the three best and says nothing of ties: this order is our own and is
published.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

DESIMAL = Decimal("0.0001")
_RIBU = 10_000


@dataclass(frozen=True, slots=True)
class Tahap:
    """`aspek`: (code, name, top of its scale)."""

    kode: str
    nama: str
    bobot: Decimal
    aspek: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Skor:
    kandidat: str
    tahap: str
    penilai: str
    aspek: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class NilaiTahap:
    """One stage of one candidate: the mean of each member, the mean of all, and what it adds."""

    penilai: Mapping[str, Fraction]
    nilai: Fraction
    tertimbang: Fraction


@dataclass(frozen=True, slots=True)
class Peringkat:
    kandidat: str
    peringkat: int
    nilai: Decimal
    tahap: Mapping[str, NilaiTahap]
    seri: str = ""


def bulatkan(nilai: Fraction) -> Decimal:
    """Four decimals, half up, from the exact fraction: no float and no second rounding."""
    bulat, sisa = divmod(abs(nilai.numerator) * _RIBU, nilai.denominator)
    if 2 * sisa >= nilai.denominator:
        bulat += 1
    return (Decimal(bulat) * DESIMAL * (-1 if nilai < 0 else 1)).quantize(DESIMAL, ROUND_HALF_UP)


def nilai_tahap(tahap: Tahap, skor: Iterable[Skor]) -> NilaiTahap:
    """One candidate, one stage. Raises LookupError when nobody scored or an aspect is missing."""
    per_penilai: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for s in skor:
        per_penilai[s.penilai][s.aspek] = s.nilai
    if not per_penilai:
        raise LookupError(f"Tahap {tahap.nama} belum bernilai.")
    rata = {p: _rata_aspek(tahap, isi) for p, isi in sorted(per_penilai.items())}
    nilai = sum(rata.values(), Fraction(0)) / len(rata)
    return NilaiTahap(rata, nilai, nilai * Fraction(tahap.bobot) / 100)


def _rata_aspek(tahap: Tahap, isi: Mapping[str, Decimal]) -> Fraction:
    kurang = [nama for kode, nama, _ in tahap.aspek if kode not in isi]
    if kurang:
        raise LookupError(f"Tahap {tahap.nama}: belum bernilai pada {', '.join(kurang)}.")
    jumlah = sum((Fraction(isi[kode]) * 100 / skala for kode, _, skala in tahap.aspek), Fraction(0))
    return jumlah / len(tahap.aspek)


def susun(tahap: Sequence[Tahap], kandidat: Sequence[str], skor: Iterable[Skor]) -> list[Peringkat]:
    """The ranking of one position, best first; the order in which candidates and scores arrive does not matter."""
    milik: dict[tuple[str, str], list[Skor]] = defaultdict(list)
    for s in skor:
        milik[s.kandidat, s.tahap].append(s)
    nilai = {k: {t.kode: nilai_tahap(t, milik[k, t.kode]) for t in tahap} for k in kandidat}
    akhir = {k: bulatkan(sum((n.tertimbang for n in nilai[k].values()), Fraction(0))) for k in kandidat}
    berat = sorted(tahap, key=lambda t: (-t.bobot, t.kode))
    kunci = {k: (-akhir[k], *(-nilai[k][t.kode].nilai for t in berat)) for k in kandidat}
    urut = sorted(kandidat, key=lambda k: (kunci[k], k))
    return [
        Peringkat(k, 1 + sum(kunci[x] < kunci[k] for x in kandidat), akhir[k], nilai[k], _seri(k, urut, kunci, berat))
        for k in urut
    ]


def _seri(k: str, urut: Sequence[str], kunci: Mapping[str, tuple[Any, ...]], berat: Sequence[Tahap]) -> str:
    """What decided among equal figures, in words; empty when nobody else has this figure."""
    lain = [x for x in urut if x != k and kunci[x][0] == kunci[k][0]]
    if not lain:
        return ""
    sama = [x for x in lain if kunci[x] == kunci[k]]
    if sama:
        return f"Nilai akhir dan nilai setiap tahap sama dengan {', '.join(sama)}; peringkatnya sama."
    beda = next(t for i, t in enumerate(berat, 1) if any(kunci[x][i] != kunci[k][i] for x in lain))
    return f"Nilai akhir sama dengan {', '.join(lain)}; urutannya menurut nilai tahap {beda.nama}."


def terbaik(peringkat: Sequence[Peringkat], banyak: int) -> list[Peringkat]:
    """Those of rank 1 to `banyak`; more only when a rank is shared at the end."""
    return [p for p in peringkat if p.peringkat <= banyak]
