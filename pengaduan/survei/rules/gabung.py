"""One index out of several: means weighted by the number of answers, as the periodic evaluation joins them too."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Ukuran(NamedTuple):
    """An index with the number of answers behind it."""

    nilai: Decimal
    n: int


def gabung(bagian: Iterable[Ukuran]) -> Ukuran | None:
    """Mean weighted by the number of answers; nothing without any."""
    ada = [b for b in bagian if b.n]
    n = sum(b.n for b in ada)
    return Ukuran(sum((b.nilai * b.n for b in ada), Decimal(0)) / n, n) if n else None


def gabung_kota(baris: Iterable[tuple[int, int, Ukuran]]) -> tuple[Ukuran | None, dict[int, Ukuran]]:
    """Index of the city and of each perangkat daerah from rows (perangkat daerah, unit, index).

    A perangkat daerah that was surveyed itself stands with its own index, otherwise with those of the units below it.
    """
    sendiri: dict[int, Ukuran] = {}
    di_bawah: dict[int, list[Ukuran]] = {}
    for akar, unit, ukuran in baris:
        if akar == unit:
            sendiri[akar] = ukuran
        else:
            di_bawah.setdefault(akar, []).append(ukuran)
    per_akar = {akar: u for akar, bagian in di_bawah.items() if (u := gabung(bagian))} | sendiri
    return gabung(per_akar.values()), per_akar
