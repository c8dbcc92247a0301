"""One page of a list of any length: which rows it has, and how many there are in all."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from math import ceil
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import number_format

from asn.core.ingat import ingat
from asn.core.kueri_tetap import KueriTetap, Terisi
from asn.core.querysets import diurut_sendiri, urutan_kolom

HITUNG_MAKS = 10_000
# Up to here sorting all that match is cheaper than walking the index of the order until a page of them was met.
SEDIKIT = 1_000

# What rows are read from: any query, or one of a fixed shape that is given `kunci`.
Sumber = QuerySet | KueriTetap | Terisi


@dataclass(frozen=True, slots=True)
class Diminta:
    """Who asks for which list with which filters, and whether by words: all that the number of rows depends on."""

    pengguna: int
    jalur: str
    saringan: str
    mencari: bool


@dataclass(frozen=True, slots=True)
class KunciDepan:
    """The first keys, in order, of rows of which there are more than `HITUNG_MAKS`."""

    kunci: Sequence[Any]

    def memuat(self, nomor: int, per: int) -> bool:
        """Whether a page lies among them."""
        return nomor * per <= len(self.kunci)


@dataclass(frozen=True, slots=True)
class Halaman:
    """The part of Django's Page that templates/components/paginasi.html reads, without counting a long list."""

    number: int
    has_next: bool
    paginator: SimpleNamespace

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


def ambil_halaman(
    berurut: QuerySet,
    baris: Sumber,
    *,
    nomor: int,
    per: int,
    diminta: Diminta,
    kunci: Sequence[Any] | KunciDepan | None = None,
    jumlah: Callable[[], int] | None = None,
) -> tuple[Halaman, list[Any]]:
    """A page of `berurut`, which says which rows and in what order, read from `baris`, which says what of them.

    Keys come straight from the index, then the rows: page 1,000 costs about what page 1 costs. The number of rows is
    exact up to `HITUNG_MAKS`. `kunci`: the keys of all rows in their order, where they are known; `jumlah`: a cheaper
    way to count them.
    """
    if isinstance(kunci, KunciDepan):
        if kunci.memuat(nomor, per):
            isi = menurut_kunci(baris, list(kunci.kunci[(nomor - 1) * per : nomor * per]))
            return susun_halaman(nomor, True, HITUNG_MAKS + 1, per), isi
    elif kunci is not None:
        return dari_semua(kunci, baris, nomor, per)
    cocok = semua_cocok(berurut, diminta) if diminta.mencari else None
    if cocok is not None:
        return dari_semua(cocok, baris, nomor, per)
    # Of a search it is known by now that there are more.
    hitung = (
        (lambda: HITUNG_MAKS + 1) if diminta.mencari else cache(partial(hitung_terbatas, berurut, diminta, jumlah))
    )
    sedikit = bool(diminta.saringan) and hitung() <= SEDIKIT
    isi = _baris_halaman(berurut, baris, nomor, per, sedikit)
    if not isi and nomor > 1:
        nomor = max(1, ceil(hitung() / per))
        isi = _baris_halaman(berurut, baris, nomor, per, sedikit)
    ada_lagi = len(isi) > per
    banyak = hitung() if ada_lagi else (nomor - 1) * per + len(isi)
    return susun_halaman(nomor, ada_lagi, banyak, per), isi[:per]


def susun_halaman(nomor: int, ada_lagi: bool, jumlah: int, per: int, batas: int | None = None) -> Halaman:
    """The page and what is said of the number of rows; beyond `batas` only that there are more."""
    batas = HITUNG_MAKS if batas is None else batas
    if jumlah > batas:
        return Halaman(nomor, ada_lagi, SimpleNamespace(count=jumlah, num_pages=None, lebih_dari=batas))
    return Halaman(
        nomor, ada_lagi, SimpleNamespace(count=jumlah, num_pages=max(1, ceil(jumlah / per)), lebih_dari=None)
    )


def dari_semua(cocok: Sequence[Any], baris: Sumber, nomor: int, per: int) -> tuple[Halaman, list[Any]]:
    """A page of rows all of whose keys are known, in order; beyond the end the last one."""
    nomor = min(nomor, max(1, ceil(len(cocok) / per)))
    isi = menurut_kunci(baris, list(cocok[(nomor - 1) * per : nomor * per]))
    return susun_halaman(nomor, nomor * per < len(cocok), len(cocok), per), isi


def semua_cocok(berurut: QuerySet, diminta: Hashable) -> list[Any] | None:
    """Keys of all that a search found, in order; None for more than the cap, which is remembered for a while.

    People of one name stand together in the order of names, so that order is no way to find them.
    """

    def cari() -> list[Any] | None:
        kunci = list(diurut_sendiri(berurut).values_list("pk", flat=True)[: HITUNG_MAKS + 1])
        return kunci if len(kunci) <= HITUNG_MAKS else None

    return ingat(("cocok", diminta), cari, bila=lambda kunci: kunci is None)


def _baris_halaman(berurut: QuerySet, baris: Sumber, nomor: int, per: int, sedikit: bool) -> list[Any]:
    """The rows of a page and one more: their keys are found by the index, and only these rows are read whole.

    Rows of one shape are read by a prepared statement; others together with their keys.

    Where a filter leaves few rows they are sorted instead: in the order of the index nearly all rows would be read
    before a page of them was met.
    """
    mulai = (nomor - 1) * per
    kunci = (diurut_sendiri(berurut) if sedikit else berurut).values_list("pk", flat=True)[mulai : mulai + per + 1]
    if isinstance(baris, QuerySet) and (urutan := urutan_kolom(berurut)):
        return list(baris.filter(pk__in=kunci).order_by(*urutan))
    # An order by something the rows do not bring along is kept by hand.
    return menurut_kunci(baris, list(kunci))


def menurut_kunci(baris: Sumber, kunci: list[Any]) -> list[Any]:
    """The rows of these keys, in their order; one that is gone meanwhile is left out."""
    if not kunci:
        return []
    objek = baris.order_by().filter(pk__in=kunci) if isinstance(baris, QuerySet) else baris.semua(kunci=kunci)
    peta = {satu.pk: satu for satu in objek}
    return [peta[pk] for pk in kunci if pk in peta]


def hitung_terbatas(kueri: QuerySet, kunci: Hashable, jumlah: Callable[[], int] | None = None) -> int:
    """Rows, but never more than one beyond the cap.

    That there are more is remembered for a while: counting ten thousand costs more than reading the page, and a few
    rows more or less do not change what is said of them.
    """
    terbatas = kueri.order_by()[: HITUNG_MAKS + 1]
    return ingat(("jumlah", kunci), jumlah or terbatas.count, bila=lambda banyak: banyak > HITUNG_MAKS)


def jumlah_label(halaman: Halaman, kueri: QuerySet) -> str:
    """How many rows there are, in words."""
    satuan = kueri.model._meta.verbose_name_plural
    jumlah = halaman.paginator
    if jumlah.lebih_dari:
        return f"Lebih dari {number_format(jumlah.lebih_dari, force_grouping=True)} {satuan}"
    return f"{number_format(jumlah.count, force_grouping=True)} {satuan}"
