"""Which cells of a public table are hidden, so that nobody's report can be read out of a count. Pure Python.

A table is the parts of a known total: with one part hidden, the total gives it away. So a small part never goes alone:
others are hidden with it, smallest first, until the hidden parts leave a doubt (see `cukup`).
"""

from collections.abc import Mapping

Kunci = str


def cukup(tersembunyi: list[int], ambang: int) -> bool:
    """Whether the sum of the hidden parts, which anybody can work out, says too little about each of them.

    At least two parts, together so large that each small one may still be anything from 1 to `ambang` - 1.
    """
    return len(tersembunyi) >= 2 and sum(tersembunyi) >= 2 * ambang - 1


def disembunyikan(bagian: Mapping[Kunci, int], ambang: int) -> frozenset[Kunci]:
    """Keys of the parts to hide. Nothing is hidden where no part is small; parts of nought are no part at all."""
    urut = sorted((n, kunci) for kunci, n in bagian.items() if n > 0)
    kecil = [(n, kunci) for n, kunci in urut if n < ambang]
    if not kecil:
        return frozenset()
    hilang, sisa = kecil, urut[len(kecil) :]
    while sisa and not cukup([n for n, _ in hilang], ambang):
        hilang, sisa = [*hilang, sisa[0]], sisa[1:]
    if not cukup([n for n, _ in hilang], ambang):
        return frozenset(kunci for _, kunci in urut)
    return frozenset(kunci for _, kunci in hilang)


def total_tampil(total: int, ambang: int) -> bool:
    """Whether the total may be said: nought says nothing about anybody; a few would explain the parts below it."""
    return total == 0 or total >= 2 * ambang - 1
