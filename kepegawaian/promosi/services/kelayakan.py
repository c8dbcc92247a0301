"""Who may be given a post, on which day, and why not: one person explained, or a whole city at once.

`kelayakan_orang` and `kelayakan_banyak` read rows and apply the rules; `kelayakan_kota` asks the same in SQL. Both say
the same about every requirement of everybody (tests/kepegawaian/promosi/test_kelayakan_sama.py).
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONArray

from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.jabatan.models import BidangTerkait, Jabatan, StandarKompetensi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.pegawai.rules.enum import JenisJabatan, Jenjang
from kepegawaian.promosi.rules.kelayakan import Butir, JabatanDituju, Kelayakan, Tambahan, kelayakan, persyaratan
from kepegawaian.promosi.services.kelayakan_bahan import fakta_pegawai
from kepegawaian.promosi.services.kelayakan_sql import berkelayakan

# For `ScopedQuerySet.berbentuk`: a large list can then be written by a job as well.
BERKELAYAKAN = f"{__name__}.berkelayakan_jabatan"
DASAR_SKJ = "SKJ jabatan ini"
# Columns of `SyaratJabatan` and the requirement each adds to.
KOLOM_SKJ = {
    "pangkat_minimum": "PANGKAT",
    "pendidikan_minimum": "PENDIDIKAN",
    "pengalaman_bulan": "PENGALAMAN",
    "diklat": "DIKLAT",
    "jpm_minimum": "KOMPETENSI",
}


def syarat_jabatan(*, jabatan: Jabatan, tanggal: date, tambahan: Iterable[Tambahan] = ()) -> tuple[Butir, ...]:
    """Everything asked of whoever gets this post on the day: law, SKJ of the post, then the announcement."""
    return syarat_banyak(jabatan=[jabatan], tanggal=tanggal, tambahan=tambahan)[jabatan.pk]


def syarat_banyak(
    *, jabatan: Iterable[Jabatan], tanggal: date, tambahan: Iterable[Tambahan] = ()
) -> dict[int, tuple[Butir, ...]]:
    """`syarat_jabatan` of some posts, by post; one query."""
    semua = {j.pk: j for j in jabatan}
    lebih = tuple(tambahan)
    return {
        pk: persyaratan(
            _dituju(semua[pk], pd, [tuple(s) for s in level]),
            [*_dari_skj(isi), *lebih],
            pada=tanggal,
            usia_genap=settings.KELAYAKAN_USIA_GENAP,
        )
        for pk, pd, level, *isi in STANDAR.semua(kunci=list(semua))
    }


def _standar(kunci: Any) -> QuerySet[Jabatan, tuple[Any, ...]]:
    """What the SKJ of some posts says: related units, competencies, and the columns of `KOLOM_SKJ`."""
    bidang = BidangTerkait.objects.filter(jabatan=OuterRef("pk")).values_list("perangkat_daerah_id")
    kompetensi = StandarKompetensi.objects.filter(jabatan=OuterRef("pk")).order_by("kompetensi__kode")
    level = kompetensi.values_list(JSONArray("kompetensi_id", "kompetensi__nama", "level"))
    skj = (f"syarat_jabatan__{kolom}" for kolom in KOLOM_SKJ)
    semua = Jabatan.objects.filter(salah_satu("pk", kunci))
    return semua.values_list("pk", ArraySubquery(bidang), ArraySubquery(level), *skj)


STANDAR = KueriTetap(_standar)


def _dituju(jabatan: Jabatan, bidang: list[int], standar: list[tuple[int, str, int]]) -> JabatanDituju:
    return JabatanDituju(
        jenis=JenisJabatan(jabatan.jenis),
        jenjang=Jenjang(jabatan.jenjang) if jabatan.jenjang else None,
        eselon=jabatan.eselon,
        bidang_terkait=frozenset(bidang),
        standar=tuple(standar),
        jpm_batasi=settings.JPM_BATASI,
    )


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
    fakta = fakta_pegawai(kota_id=kota_id, pegawai_ids=pegawai_ids)
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


def _dari_skj(isi: Iterable[Any]) -> list[Tambahan]:
    """What the SKJ of the post asks on top of the law, its columns in the order of `KOLOM_SKJ`."""
    return [Tambahan(kode, nilai, DASAR_SKJ) for kode, nilai in zip(KOLOM_SKJ.values(), isi, strict=True) if nilai]
