"""Ranks of positions and the level a person is a successor for. PermenPANRB 17/2021, PermenPANRB 22/2021.

Functional and managerial levels stand side by side as the equalisation of 2021 had them; careers may also cross
between the groups (diagonal).
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from asn.core.legal import DasarHukum
from kepegawaian.jabatan.rules.enum import JenisJabatan, Jenjang

DASAR = DasarHukum("PermenPANRB 22/2021 jo 17/2021")
_J, _N = JenisJabatan, Jenjang
# Rank of a position; a higher one is a promotion.
PERINGKAT: dict[str, int] = {
    _J.PELAKSANA.value: 1,
    _J.PENGAWAS.value: 3,
    _J.ADMINISTRATOR.value: 4,
    _J.JPT_PRATAMA.value: 5,
    _J.JPT_MADYA.value: 6,
    _J.JPT_UTAMA.value: 7,
    _N.PEMULA.value: 1,
    _N.TERAMPIL.value: 1,
    _N.MAHIR.value: 2,
    _N.PENYELIA.value: 3,
    _N.AHLI_PERTAMA.value: 2,
    _N.AHLI_MUDA.value: 3,
    _N.AHLI_MADYA.value: 4,
    _N.AHLI_UTAMA.value: 5,
}
# The next managerial level above each rank; below the lowest there is no managerial post to aim at.
_TUJUAN = {1: _J.PENGAWAS, 2: _J.PENGAWAS, 3: _J.ADMINISTRATOR, 4: _J.JPT_PRATAMA, 5: _J.JPT_MADYA, 6: _J.JPT_UTAMA}
JENJANG_KRS = tuple(j.value for j in (_J.JPT_UTAMA, _J.JPT_MADYA, _J.JPT_PRATAMA, _J.ADMINISTRATOR, _J.PENGAWAS))


def peringkat(jenis: str, jenjang: str) -> int:
    """Rank of a position by its level, else by its kind; 0 when unknown."""
    return PERINGKAT.get(jenjang) or PERINGKAT.get(jenis, 0)


def tujuan(jenis: str, jenjang: str) -> str:
    """The managerial level a holder of such a position is a successor for; empty at the top or when unknown."""
    target = _TUJUAN.get(peringkat(jenis, jenjang))
    return target.value if target else ""


class Peserta(Protocol):
    """What ranking asks of a row."""

    kotak: int | None
    skor_kinerja: Decimal | None
    skor_potensial: Decimal | None
    pk: int


P = TypeVar("P", bound=Peserta)


def urutkan(peserta: Sequence[P]) -> list[P]:
    """Best first: box, potential, performance; the key decides what is still equal, so the order is total."""
    nol = Decimal(-1)
    return sorted(
        peserta,
        key=lambda p: (
            -(p.kotak or 0),
            -(nol if p.skor_potensial is None else p.skor_potensial),
            -(nol if p.skor_kinerja is None else p.skor_kinerja),
            p.pk,
        ),
    )
