"""Who may be given a post, on which day, and why not: one person explained, or a whole city at once.

`kelayakan_orang` and `kelayakan_banyak` read rows and apply the rules; `kelayakan_kota` asks the same in SQL. Both say
the same about every requirement of everybody (tests/kepegawaian/promosi/test_kelayakan_sama.py).
"""

from collections.abc import Collection, Iterable
from datetime import date

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.promosi.rules.kelayakan import (
    Butir,
    Kelayakan,
    Tambahan,
    kelayakan,
    riwayat_diminta,
)
from kepegawaian.promosi.services.kelayakan_bahan import fakta_pegawai
from kepegawaian.promosi.services.kelayakan_sql import berkelayakan
from kepegawaian.promosi.services.kelayakan_syarat import syarat_banyak, syarat_jabatan

# For `ScopedQuerySet.berbentuk`: a large list can then be written by a job as well.
BERKELAYAKAN = f"{__name__}.berkelayakan_jabatan"


def kelayakan_orang(
    *, jabatan: Jabatan, pegawai: Pegawai, tanggal: date, tambahan: Iterable[Tambahan] = ()
) -> Kelayakan:
    """One person, every requirement explained. `tanggal` is the day of the inauguration."""
    hasil = kelayakan_banyak(jabatan=jabatan, pegawai_ids=[pegawai.pk], tanggal=tanggal, tambahan=tambahan)
    return hasil[pegawai.pk]


def kelayakan_banyak(
    *, jabatan: Jabatan, pegawai_ids: Collection[int], tanggal: date, tambahan: Iterable[Tambahan] = ()
) -> dict[int, Kelayakan]:
    """Some people explained, by pegawai: the number of queries does not grow with them."""
    butir = syarat_jabatan(jabatan=jabatan, tanggal=tanggal, tambahan=tambahan)
    return kelayakan_menurut(butir, kota_id=jabatan.kota_id, pegawai_ids=pegawai_ids, tanggal=tanggal)


def kelayakan_pasangan(
    *, pasangan: Collection[tuple[int, Jabatan]], kota_id: int, tanggal: date
) -> dict[tuple[int, int], Kelayakan]:
    """Some people (by id), each for a post of its own, by (pegawai, jabatan): the queries do not grow with them."""
    syarat = syarat_banyak(jabatan=[j for _, j in pasangan], tanggal=tanggal)
    fakta = fakta_pegawai(kota_id=kota_id, pegawai_ids={pk for pk, _ in pasangan})
    return {(pk, j.pk): kelayakan(fakta[pk], syarat[j.pk], tanggal=tanggal) for pk, j in pasangan}


def kelayakan_menurut(
    butir: tuple[Butir, ...], *, kota_id: int, pegawai_ids: Collection[int], tanggal: date
) -> dict[int, Kelayakan]:
    """Some people explained by requirements that were read before."""
    fakta = fakta_pegawai(kota_id=kota_id, pegawai_ids=pegawai_ids, riwayat=riwayat_diminta(butir))
    return {pk: kelayakan(satu, butir, tanggal=tanggal) for pk, satu in fakta.items()}


def kelayakan_kota(
    *,
    jabatan: Jabatan,
    tanggal: date,
    tambahan: Iterable[Tambahan] = (),
    pegawai_ids: Collection[int] | None = None,
) -> PegawaiQuerySet:
    """All pegawai of the city of the post (or some), one row each, answered in SQL.

    Columns: `syarat_<kode>` (boolean) for each requirement; filter and sort also by `memenuhi` and `jumlah_kurang` of
    the compulsory ones. Who may see these people is not decided here: a page narrows the rows with `terlihat_oleh`.
    """
    kueri = Pegawai.objects.filter(kota=jabatan.kota_id)
    if pegawai_ids is not None:
        kueri = kueri.filter(pk__in=list(pegawai_ids))
    butir = syarat_jabatan(jabatan=jabatan, tanggal=tanggal, tambahan=tambahan)
    return berkelayakan(kueri, butir, tanggal, jabatan.pk)


def berkelayakan_jabatan(pegawai: PegawaiQuerySet, jabatan_id: int, tanggal: date) -> PegawaiQuerySet:
    """The rows of `kelayakan_terlihat` shaped again by a job."""
    jabatan = Jabatan.objects.get(pk=jabatan_id)
    return kelayakan_terlihat(pegawai, jabatan, syarat_jabatan(jabatan=jabatan, tanggal=tanggal), tanggal)


def kelayakan_terlihat(
    pegawai: PegawaiQuerySet, jabatan: Jabatan, butir: tuple[Butir, ...], tanggal: date
) -> PegawaiQuerySet:
    """`kelayakan_kota` on rows the reader may see."""
    baris = berkelayakan(pegawai.filter(kota=jabatan.kota_id), butir, tanggal, jabatan.pk)
    baris.bentuk = (*pegawai.bentuk, (BERKELAYAKAN, (jabatan.pk, tanggal)))
    return baris
