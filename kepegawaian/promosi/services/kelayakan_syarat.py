"""What is asked of whoever gets a post: the law, the SKJ of the post, then the announcement."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONArray

from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.jabatan.models import BidangTerkait, Jabatan, StandarKompetensi
from kepegawaian.pegawai.rules.enum import JenisJabatan, Jenjang
from kepegawaian.promosi.rules.kelayakan import Butir, JabatanDituju, Tambahan, persyaratan

DASAR_SKJ = "SKJ jabatan ini"
# Columns of `SyaratJabatan` and the requirement each adds to.
KOLOM_SKJ = {
    "pangkat_minimum": "PANGKAT",
    "pendidikan_minimum": "PENDIDIKAN",
    "pengalaman_bulan": "PENGALAMAN",
    "diklat": "DIKLAT",
    "jpm_minimum": "KOMPETENSI",
}
PK_MAKS = 2**63 - 1


def syarat_jabatan(*, jabatan: Jabatan, tanggal: date, tambahan: Iterable[Tambahan] = ()) -> tuple[Butir, ...]:
    """Everything asked of whoever gets this post on the day: law, SKJ of the post, then the announcement."""
    return syarat_banyak(jabatan=[jabatan], tanggal=tanggal, tambahan=tambahan)[jabatan.pk]


def syarat_banyak(
    *, jabatan: Iterable[Jabatan], tanggal: date, tambahan: Iterable[Tambahan] = ()
) -> dict[int, tuple[Butir, ...]]:
    """`syarat_jabatan` of some posts, by post; one query."""
    semua, lebih = {j.pk: j for j in jabatan}, tuple(tambahan)
    return {pk: _syarat(semua[pk], isi, tanggal, lebih) for pk, *isi in _STANDAR.semua(kunci=list(semua))}


def jabatan_terlihat(pengguna: Any, izin: str, pk: int) -> Jabatan | None:
    """The post with unit and SKJ, or None when `izin` does not reach it: as `terlihat_oleh` on a row read already."""
    jabatan: Jabatan | None = _JABATAN.satu(pk=pk) if pk <= PK_MAKS else None
    j = pengguna.jangkauan(izin)
    if jabatan is None or jabatan.kota_id not in j.semua_kota:
        return None
    return jabatan if jabatan.kota_id in j.kota_ids or jabatan.instansi_id in j.instansi_ids else None


def syarat_terbaca(jabatan: Jabatan, tanggal: date) -> tuple[Butir, ...]:
    """`syarat_jabatan` of a post that came with its SKJ (`jabatan_terlihat`)."""
    return _syarat(jabatan, [getattr(jabatan, nama) for nama in _ISI], tanggal, ())


# Names under which a post brings what its SKJ says.
_ISI = ("bidang_skj", "level_skj", *(f"skj_{kolom}" for kolom in KOLOM_SKJ))


def _berstandar(jabatan: QuerySet[Jabatan]) -> QuerySet[Jabatan]:
    """Posts with what their SKJ says: related units, competencies, and the columns of `KOLOM_SKJ`."""
    bidang = BidangTerkait.objects.filter(jabatan=OuterRef("pk")).order_by()
    level = StandarKompetensi.objects.filter(jabatan=OuterRef("pk")).order_by("kompetensi__kode")
    return jabatan.order_by().annotate(
        bidang_skj=ArraySubquery(bidang.values_list("perangkat_daerah_id")),
        level_skj=ArraySubquery(level.values_list(JSONArray("kompetensi_id", "kompetensi__nama", "level"))),
        **{f"skj_{kolom}": F(f"syarat_jabatan__{kolom}") for kolom in KOLOM_SKJ},
    )


_STANDAR = KueriTetap(
    lambda kunci: _berstandar(Jabatan.objects.filter(salah_satu("pk", kunci))).values_list("pk", *_ISI)
)
_JABATAN = KueriTetap(
    lambda pk: (
        _berstandar(Jabatan.objects.filter(pk=pk))
        .select_related("instansi__perangkat_daerah")
        .only(
            *("kota_id", "nama", "jenis", "jenjang", "eselon", "instansi_id"),
            *("instansi__nama", "instansi__perangkat_daerah__nama"),
        )
    )
)


def _syarat(jabatan: Jabatan, isi: list[Any], tanggal: date, lebih: tuple[Tambahan, ...]) -> tuple[Butir, ...]:
    bidang, level, *skj = isi
    dituju = JabatanDituju(
        jenis=JenisJabatan(jabatan.jenis),
        jenjang=Jenjang(jabatan.jenjang) if jabatan.jenjang else None,
        eselon=jabatan.eselon,
        bidang_terkait=frozenset(bidang),
        standar=tuple(tuple(s) for s in level),
        jpm_batasi=settings.JPM_BATASI,
    )
    return _persyaratan(dituju, (*_dari_skj(skj), *lebih), tanggal, settings.KELAYAKAN_USIA_GENAP)


@lru_cache(maxsize=256)
def _persyaratan(
    dituju: JabatanDituju, tambahan: tuple[Tambahan, ...], tanggal: date, genap: bool
) -> tuple[Butir, ...]:
    """The same requirements for the same post, day and additions: what follows from them is then kept as well."""
    return persyaratan(dituju, tambahan, pada=tanggal, usia_genap=genap)


def _dari_skj(isi: Iterable[Any]) -> list[Tambahan]:
    """What the SKJ of the post asks on top of the law, its columns in the order of `KOLOM_SKJ`."""
    return [Tambahan(kode, nilai, DASAR_SKJ) for kode, nilai in zip(KOLOM_SKJ.values(), isi, strict=True) if nilai]
