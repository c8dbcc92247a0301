"""Small things many pages ask for, remembered by the process for `HALAMAN_BERSAMA_DETIK` (0: never)."""

import time
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.conf import settings

T = TypeVar("T")
TERBANYAK = 512
_INGATAN: dict[Hashable, tuple[float, Any]] = {}


def ingat(kunci: Hashable, buat: Callable[[], T], bila: Callable[[T], bool] = lambda _: True) -> T:
    """What `buat` made for this key a short while ago, or makes now. Nobody may change it afterwards.

    `bila` says of what was made whether it may be remembered.
    """
    if not settings.HALAMAN_BERSAMA_DETIK:
        return buat()
    sampai, nilai = _INGATAN.get(kunci, (0.0, None))
    if sampai > time.monotonic():
        return nilai
    nilai = buat()
    if not bila(nilai):
        return nilai
    if len(_INGATAN) >= TERBANYAK:
        _INGATAN.clear()
    _INGATAN[kunci] = time.monotonic() + settings.HALAMAN_BERSAMA_DETIK, nilai
    return nilai
