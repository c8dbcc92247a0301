"""Counts that may be published without pointing at a person. Pure Python.

A small count is hidden. Where a total stands beside the cells, one hidden cell alone could be computed from it, so the
next smallest is hidden with it (UU 27/2022; the limit is a choice of this system, not of the law).
"""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
BATAS_KECIL = 5


def samarkan(jumlah: Mapping[K, int], batas: int = BATAS_KECIL) -> dict[K, int | None]:
    """The counts with None where they must not be shown. Zero tells nothing about anybody and stays."""
    kecil = {k for k, n in jumlah.items() if 0 < n < batas}
    if len(kecil) == 1:
        lain = [k for k, n in jumlah.items() if n >= batas]
        if lain:
            kecil.add(min(lain, key=lambda k: jumlah[k]))
    return {k: None if k in kecil else n for k, n in jumlah.items()}


def keketatan(pelamar: int | None, kuota: int) -> str:
    """ "12 pelamar per kursi", rounded down; empty where the count is hidden."""
    if not pelamar or not kuota:
        return ""
    per = pelamar / kuota
    return f"{per:.1f}".replace(".", ",").removesuffix(",0") + " pelamar per kursi"
