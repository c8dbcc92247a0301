"""Which groups of respondents are not shown, so that nobody in them can be recognised or worked out. UU 27/2022."""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


def sel_ditutup(jumlah: Mapping[K, int], minimum: int) -> frozenset[K]:
    """Groups to hide out of all groups whose sum is known.

    A group smaller than `minimum` is hidden. One hidden group alone could be worked out from the total, and so could
    several whose sum is small: the next smallest are hidden with them. Empty groups hide nobody and are shown as 0.
    """
    terisi = sorted((k for k in jumlah if jumlah[k]), key=lambda k: jumlah[k])
    tutup = [k for k in terisi if jumlah[k] < minimum]
    for kunci in terisi[len(tutup) :]:
        if not tutup or (len(tutup) > 1 and sum(jumlah[k] for k in tutup) >= minimum):
            break
        tutup.append(kunci)
    return frozenset(tutup)
