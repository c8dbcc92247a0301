"""A page of a search by name, where the rows are in the order of names: who begins with the words comes first."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from asn.core.halaman import (
    Diminta,
    Halaman,
    Sumber,
    dari_semua,
    hitung_terbatas,
    menurut_kunci,
    semua_cocok,
    susun_halaman,
)
from asn.core.ingat import ingat
from asn.core.querysets import urutan

# More are not counted: whoever sees ten pages of names adds a word.
COCOK_MAKS = 250


@dataclass(frozen=True, slots=True)
class Depan:
    """The rows of a search that come first, as their name begins with its words.

    `kueri` finds them by the index of names alone, with every other filter in force; `syarat` says which they are.
    """

    kueri: QuerySet
    syarat: Q


def halaman_cari(
    berurut: QuerySet, baris: Sumber, *, depan: Depan, nomor: int, per: int, diminta: Diminta
) -> tuple[Halaman, list[Any]]:
    """As `ambil_halaman`, those in front first: among a million people as soon found as among ten thousand."""
    cocok = ingat(("cocok", diminta), lambda: _cocok_terbatas(berurut, depan), bila=lambda kunci: kunci is None)
    if cocok is not None:
        return dari_semua(cocok, baris, nomor, per)
    kunci = _cocok_banyak(berurut, depan, (nomor - 1) * per, per + 1, diminta)
    if not kunci and nomor > 1:
        nomor = max(1, ceil(hitung_terbatas(berurut, diminta) / per))
        kunci = _cocok_banyak(berurut, depan, (nomor - 1) * per, per + 1, diminta)
    ada_lagi = len(kunci) > per
    jumlah, batas = (COCOK_MAKS + 1, COCOK_MAKS) if ada_lagi else ((nomor - 1) * per + len(kunci), None)
    return susun_halaman(nomor, ada_lagi, jumlah, per, batas), menurut_kunci(baris, kunci[:per])


def _cocok_terbatas(berurut: QuerySet, depan: Depan) -> list[Any] | None:
    """Keys of all that was found, in order; None when there are more than are worth sorting."""
    ditemukan = berurut.order_by().values("pk")[: COCOK_MAKS + 1]
    di_depan = Case(When(depan.syarat, then=Value(0)), default=Value(1))
    urut = berurut.model._default_manager.filter(pk__in=ditemukan).order_by(di_depan, *urutan(berurut))
    kunci = list(urut.values_list("pk", flat=True))
    return kunci if len(kunci) <= COCOK_MAKS else None


def _cocok_banyak(berurut: QuerySet, depan: Depan, mulai: int, jumlah: int, diminta: Diminta) -> list[Any]:
    """Keys from `mulai` on: of those in front by the index of names, and after the last of them of the others."""
    muka = depan.kueri.order_by(*urutan(berurut)).values_list("pk", flat=True)
    kunci = list(muka[mulai : mulai + jumlah])
    if len(kunci) == jumlah:
        return kunci
    awal = 0 if kunci else mulai - muka.count()
    bagian = slice(awal, awal + jumlah - len(kunci))
    lain = berurut.exclude(depan.syarat)
    semua = semua_cocok(lain, ("lain", diminta))
    return kunci + (list(lain.values_list("pk", flat=True)[bagian]) if semua is None else semua[bagian])
