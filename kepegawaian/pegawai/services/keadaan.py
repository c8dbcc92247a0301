"""The state of people: today's, kept in the register, and that of any other day, read from the riwayat."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import DecimalField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from kepegawaian.pegawai.models import (
    RiwayatDiklat,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet

# For `ScopedQuerySet.berbentuk`: a list of a past day can then be written by a job as well.
KEADAAN_PADA = f"{__name__}.keadaan_pada"

# One statement for one person or a whole city: the riwayat tables are read through their (pegawai, -date) indexes.
_SEGARKAN = """
UPDATE pegawai_pegawai p
   SET jabatan_id = k.jabatan_id, instansi_id = k.instansi_id, golongan_id = k.golongan_id,
       pendidikan = k.pendidikan, predikat = k.predikat, jp_tahun_ini = k.jp, disegarkan_pada = %(kini)s
  FROM (
    SELECT p.id, j.jabatan_id, COALESCE(j.instansi_id, lama.instansi_id) AS instansi_id, g.golongan_id, d.pendidikan,
           COALESCE(n.predikat, '') AS predikat, COALESCE(t.jp, 0) AS jp
      FROM pegawai_pegawai p
      LEFT JOIN LATERAL (
        SELECT r.jabatan_id, r.instansi_id FROM pegawai_riwayatjabatan r
         WHERE r.pegawai_id = p.id AND r.penugasan = 'DEFINITIF' AND r.tmt_mulai <= %(tanggal)s
           AND (r.tmt_selesai IS NULL OR r.tmt_selesai >= %(tanggal)s) AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
         ORDER BY r.tmt_mulai DESC LIMIT 1) j ON true
      LEFT JOIN LATERAL (
        -- Between two positions the person still belongs somewhere: the unit of the last position held.
        SELECT r.instansi_id FROM pegawai_riwayatjabatan r
         WHERE j.instansi_id IS NULL AND r.pegawai_id = p.id AND r.penugasan = 'DEFINITIF'
           AND r.tmt_mulai <= %(tanggal)s AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
         ORDER BY r.tmt_mulai DESC LIMIT 1) lama ON true
      LEFT JOIN LATERAL (
        SELECT r.golongan_id FROM pegawai_riwayatpangkat r
         WHERE r.pegawai_id = p.id AND r.tmt <= %(tanggal)s AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
         ORDER BY r.tmt DESC LIMIT 1) g ON true
      LEFT JOIN LATERAL (
        SELECT max(r.tingkat) AS pendidikan FROM pegawai_riwayatpendidikan r
         WHERE r.pegawai_id = p.id AND r.tanggal_lulus <= %(tanggal)s
           AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')) d ON true
      LEFT JOIN LATERAL (
        SELECT r.predikat FROM pegawai_riwayatkinerja r
         WHERE r.pegawai_id = p.id AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
           AND (r.tahun, COALESCE(r.triwulan, 5)) <= (%(tahun)s, %(triwulan)s)
         ORDER BY r.tahun DESC, COALESCE(r.triwulan, 5) DESC LIMIT 1) n ON true
      LEFT JOIN LATERAL (
        SELECT sum(r.jp) AS jp FROM pegawai_riwayatdiklat r
         WHERE r.pegawai_id = p.id AND r.tanggal_selesai BETWEEN %(awal_tahun)s AND %(tanggal)s
           AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')) t ON true
     WHERE p.kota_id = %(kota)s AND (%(semua)s OR p.id = ANY(%(ids)s))
  ) k
 WHERE k.id = p.id AND p.kota_id = %(kota)s
   AND (p.jabatan_id, p.instansi_id, p.golongan_id, p.pendidikan, p.predikat, p.jp_tahun_ini)
       IS DISTINCT FROM (k.jabatan_id, k.instansi_id, k.golongan_id, k.pendidikan, k.predikat, k.jp)
"""


def keadaan_segarkan(*, kota_id: int, tanggal: date, pegawai_ids: Collection[int] | None = None) -> int:
    """Recompute the derived block "keadaan kini" of some (or all) pegawai of a city as of `tanggal`.

    Returns the number of rows that changed. Called after each deposit and every night, when a TMT takes effect. The
    city must be in scope; otherwise nothing is seen and nothing changes.
    """
    with connection.cursor() as kursor:
        kursor.execute(
            _SEGARKAN,
            {
                "kota": kota_id,
                "semua": pegawai_ids is None,
                "ids": list(pegawai_ids or []),
                "tanggal": tanggal,
                "tahun": tanggal.year,
                "triwulan": (tanggal.month - 1) // 3 + 1,
                "awal_tahun": date(tanggal.year, 1, 1),
                "kini": timezone.now(),
            },
        )
        return kursor.rowcount


def keadaan_pada(kueri: PegawaiQuerySet, tanggal: date) -> PegawaiQuerySet:
    """People of `kueri` in service on the date, with their state then in `pada_…`, as `keadaan_segarkan` has it.

    Who may be seen is not decided here: `kueri` comes from `terlihat_oleh`, so reach stays that of today.
    """
    sah = {"pegawai": OuterRef("pk"), "verifikasi__in": SAH}
    definitif = RiwayatJabatan.objects.filter(**sah, penugasan="DEFINITIF", tmt_mulai__lte=tanggal)
    jabatan = definitif.order_by("-tmt_mulai")
    dipegang = jabatan.pada(tanggal)
    pangkat = RiwayatPangkat.objects.filter(**sah, tmt__lte=tanggal).order_by("-tmt")
    pendidikan = RiwayatPendidikan.objects.filter(**sah, tanggal_lulus__lte=tanggal).order_by("-tingkat")
    return kueri.pegawai_pada(tanggal).annotate(
        pada_tanggal=Value(tanggal),
        # Between two positions the person still belongs to the unit of the last one.
        pada_instansi_id=satu(jabatan, "instansi_id"),
        pada_instansi_nama=satu(jabatan, "instansi__nama"),
        pada_instansi_jalur=satu(jabatan, "instansi__jalur"),
        pada_jabatan_id=satu(dipegang, "jabatan_id"),
        pada_jabatan_nama=satu(dipegang, "nama_jabatan"),
        pada_jabatan_jenis=satu(dipegang, "jabatan__jenis"),
        pada_golongan_id=satu(pangkat, "golongan_id"),
        pada_golongan_kode=satu(pangkat, "golongan__kode"),
        pada_golongan_urutan=satu(pangkat, "golongan__urutan"),
        pada_pendidikan=satu(pendidikan, "tingkat"),
        pada_predikat=satu(_kinerja_sampai(tanggal).filter(**sah), "predikat"),
        pada_jp=Coalesce(Subquery(_jp_tahun(tanggal, sah)), Decimal(0), output_field=DecimalField()),
    )


def satu(kueri: QuerySet[Any], kolom: str) -> Subquery:
    """One column of the first row."""
    return Subquery(kueri.values(kolom)[:1])


def _kinerja_sampai(tanggal: date) -> QuerySet[Any]:
    """Results known on the date, latest first; the annual one closes its year."""
    triwulan = (tanggal.month - 1) // 3 + 1
    sampai = Q(tahun__lt=tanggal.year) | Q(tahun=tanggal.year, triwulan__lte=triwulan)
    return RiwayatKinerja.objects.filter(sampai).order_by("-tahun", Coalesce("triwulan", Value(5)).desc())


def _jp_tahun(tanggal: date, sah: dict[str, Any]) -> QuerySet[Any]:
    setahun = RiwayatDiklat.objects.filter(**sah, tanggal_selesai__range=(tanggal.replace(month=1, day=1), tanggal))
    return setahun.order_by().values("pegawai").annotate(jumlah=Sum("jp")).values("jumlah")
