"""Field history: what a tracked table keeps of each change, and how its events are read.

An event holds the row as it was until `pgh_created_at`; the present state is the row itself. So the values before a
row's very first change are kept too, although inserts are recorded only where `sejak_lahir` asks for it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pghistory
from django.db.models import Model

M = TypeVar("M", bound=type[Model])

LAHIR, UBAH, HAPUS = "insert", "ubah", "delete"
# Until 11-2026 a change stored the row as it became. Such events keep their own label and are still read rightly.
UBAH_DULU = "update"
# Said only of the first change of a row, when it was recorded at that time.
NILAI_LAMA_TIDAK_ADA = "Diubah ketika sistem belum menyimpan nilai lama."
_MEMUAT_SEBELUM = frozenset({UBAH, HAPUS})
_MEMUAT_SESUDAH = frozenset({LAHIR, UBAH_DULU})


def berjejak(*, sejak_lahir: bool = False, kecuali: Iterable[str] = ()) -> Callable[[M], M]:
    """Record every update and deletion of a table by trigger; `kecuali` names columns that are not kept.

    `sejak_lahir` records inserts as well: for few rows, entered by hand, of which one asks who made them.
    """

    def hias(model: M) -> M:
        # Trackers remember the columns of their model: each model needs its own.
        pencatat = [pghistory.UpdateEvent(UBAH, row=pghistory.Old), pghistory.DeleteEvent(HAPUS)]
        if sejak_lahir:
            pencatat.insert(0, pghistory.InsertEvent(LAHIR))
        return pghistory.track(*pencatat, exclude=list(kecuali))(model)

    return hias


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One event with the row before and after it; None where there was no row, or where nothing was kept of it."""

    peristiwa: Any
    sebelum: Any
    sesudah: Any

    @property
    def terbaca(self) -> bool:
        """Whether both sides of the change are known."""
        return self.sebelum is not None and self.sesudah is not None

    @property
    def isi(self) -> dict[str, Any]:
        """Who and why, as noted with the change: `user`, `alasan`, request."""
        konteks = self.peristiwa.pgh_context
        return konteks.metadata if konteks else {}


def perubahan(peristiwa: Sequence[Any], kini: Any) -> list[Perubahan]:
    """Changes of one row from its events, oldest first; `kini` is the row as it stands."""
    sebelumnya = [None, *peristiwa]
    berikutnya = [*peristiwa[1:], None]
    return [
        Perubahan(satu, _sebelum(lalu, satu), _sesudah(satu, nanti, kini))
        for lalu, satu, nanti in zip(sebelumnya, peristiwa, berikutnya, strict=False)
    ]


def _sebelum(lalu: Any, satu: Any) -> Any:
    if satu.pgh_label in _MEMUAT_SEBELUM:
        return satu
    return lalu if lalu is not None and lalu.pgh_label in _MEMUAT_SESUDAH else None


def _sesudah(satu: Any, nanti: Any, kini: Any) -> Any:
    if satu.pgh_label in _MEMUAT_SESUDAH:
        return satu
    if satu.pgh_label == HAPUS:
        return None
    if nanti is None:
        return kini
    return nanti if nanti.pgh_label in _MEMUAT_SEBELUM else None
