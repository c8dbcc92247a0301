"""High performers nobody has seen: one statement reads everybody's traces, the rule decides, the list is replaced."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from asn.core.halaman import HITUNG_MAKS
from asn.core.hitungan import hitungan
from asn.core.jangkauan import Jangkauan
from asn.core.kueri_tetap import JumlahTetap, salah_satu
from asn.core.legal import tambah_bulan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.talenta.models import KetentuanTalenta, TemuanBelumTerlihat
from kepegawaian.talenta.rules.belum_terlihat import Alasan, Jejak, Temuan, periksa
from kepegawaian.talenta.rules.suksesi import PERINGKAT, tujuan
from kepegawaian.talenta.services.ketentuan import ketentuan_pada

_SAH = "r.verifikasi IN ('BELUM', 'TERVERIFIKASI')"
# Promotion: a definitif post of a higher rank than every one held before it.
_JEJAK = f"""
WITH calon AS (
  SELECT p.id, p.tmt_masuk, p.jabatan_id, k.sangat_baik, k.di_bawah
    FROM pegawai_pegawai p
    JOIN LATERAL (
      SELECT count(*) FILTER (WHERE x.predikat = 'SANGAT_BAIK') AS sangat_baik,
             count(*) FILTER (WHERE x.predikat NOT IN ('SANGAT_BAIK', 'BAIK')) AS di_bawah
        FROM (SELECT r.predikat FROM pegawai_riwayatkinerja r
               WHERE r.pegawai_id = p.id AND r.triwulan IS NULL AND r.tahun < %(tahun)s AND {_SAH}
               ORDER BY r.tahun DESC LIMIT %(jendela)s) x) k ON true
   WHERE p.kota_id = %(kota)s AND p.jenis = 'PNS' AND p.kedudukan = 'AKTIF' AND (%(semua)s OR p.id = ANY(%(ids)s))
     AND p.tmt_masuk < %(batas)s AND k.sangat_baik >= %(minimal)s AND k.di_bawah = 0
), tingkat AS (
  SELECT r.pegawai_id, r.tmt_mulai, COALESCE((%(peringkat)s::jsonb ->> NULLIF(j.jenjang, ''))::int,
         (%(peringkat)s::jsonb ->> j.jenis)::int, 0) AS n
    FROM calon c JOIN pegawai_riwayatjabatan r ON r.pegawai_id = c.id JOIN jabatan_jabatan j ON j.id = r.jabatan_id
   WHERE r.penugasan = 'DEFINITIF' AND r.tmt_mulai <= %(tanggal)s AND {_SAH}
), naik AS (
  SELECT pegawai_id, tmt_mulai, n > max(n) OVER (PARTITION BY pegawai_id ORDER BY tmt_mulai
         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS naik FROM tingkat
)
SELECT c.id, c.tmt_masuk, c.sangat_baik, c.di_bawah, j.jenis, j.jenjang,
       (SELECT max(tmt_mulai) FROM naik WHERE naik.pegawai_id = c.id AND naik.naik),
       (SELECT max(r.tanggal_selesai) FROM pegawai_riwayatdiklat r WHERE r.pegawai_id = c.id AND {_SAH}
           AND r.rumpun <> 'lainnya' AND r.tanggal_selesai <= %(tanggal)s),
       (SELECT max(r.tanggal) FROM pegawai_pencalonan r WHERE r.pegawai_id = c.id AND r.keadaan <> 'DICABUT'),
       (SELECT max(r.tmt_mulai) FROM pegawai_riwayathukdis r WHERE r.pegawai_id = c.id AND {_SAH})
  FROM calon c LEFT JOIN jabatan_jabatan j ON j.id = c.jabatan_id
"""  # noqa: S608 - the only inserted text is the constant above


@transaction.atomic
def terlihat_segarkan(*, kota_id: int, tanggal: date, pegawai_ids: Sequence[int] | None = None) -> int:
    """Make the list of the city anew (or the rows of some people); returns how many are on it. City in scope."""
    baris = TemuanBelumTerlihat.objects.filter(kota=kota_id)
    lama = baris if pegawai_ids is None else baris.filter(pegawai__in=pegawai_ids)
    # Two at the same time would write the same rows: the second waits for the first.
    list(lama.select_for_update().values_list("pk", flat=True))
    lama.delete()
    ketentuan = ketentuan_pada(kota_id, tanggal)
    baru = [_baris(kota_id, tanggal, satu) for satu in _belum(kota_id, tanggal, ketentuan, pegawai_ids)]
    TemuanBelumTerlihat.objects.bulk_create(baru, batch_size=2_000, ignore_conflicts=True)
    transaction.on_commit(partial(cache.set, _kunci(kota_id), uuid4().hex, None))
    return baris.count()


def _belum(
    kota_id: int, tanggal: date, ketentuan: KetentuanTalenta, pegawai_ids: Sequence[int] | None
) -> Iterator[tuple[int, Jejak, Temuan, str]]:
    aturan = ketentuan.terlihat()
    for pk, masuk, sangat_baik, di_bawah, jenis, jenjang, *kapan in _jejak(kota_id, tanggal, ketentuan, pegawai_ids):
        jejak = Jejak(masuk, sangat_baik, di_bawah, *kapan)
        temuan = periksa(jejak, aturan, pada=tanggal)
        if not temuan.terlihat:
            yield pk, jejak, temuan, tujuan(jenis or "", jenjang or "")


def _jejak(
    kota_id: int, tanggal: date, ketentuan: KetentuanTalenta, pegawai_ids: Sequence[int] | None
) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(
            _JEJAK,
            {
                "kota": kota_id,
                "tahun": tanggal.year,
                "tanggal": tanggal,
                "jendela": ketentuan.jendela_kinerja,
                "minimal": ketentuan.sangat_baik_minimal,
                "batas": tambah_bulan(tanggal, -12 * ketentuan.tahun_tak_terlihat),
                "peringkat": json.dumps(PERINGKAT),
                "semua": pegawai_ids is None,
                "ids": list(pegawai_ids or []),
            },
        )
        return kursor.fetchall()


def _baris(kota_id: int, tanggal: date, satu: tuple[int, Jejak, Temuan, str]) -> TemuanBelumTerlihat:
    pk, jejak, temuan, target = satu
    return TemuanBelumTerlihat(
        kota_id=kota_id,
        pegawai_id=pk,
        sangat_baik=jejak.sangat_baik,
        promosi=jejak.promosi,
        pelatihan=jejak.pelatihan,
        pencalonan=jejak.pencalonan,
        sejak=jejak.promosi or jejak.masuk,
        alasan=[a.value for a in temuan.alasan],
        tujuan=target,
        per_tanggal=tanggal,
        dihitung_pada=timezone.now(),
    )


def temuan_ringkas(
    terlihat: QuerySet[TemuanBelumTerlihat], jangkauan: Jangkauan
) -> tuple[dict[str, int], date | None]:
    """How many of the rows bear each reason, and the day they were found.

    Kept for a whole city (decision 0035) until the list is made anew: then it is another question.
    """
    dibuat = cache.get_many(_kunci(kota_id) for kota_id in sorted(jangkauan.semua_kota))
    [isi] = hitungan(f"belum-terlihat:{'+'.join(sorted(dibuat.values()))}", jangkauan, _ringkas(terlihat)).baris
    *jumlah, hari = isi
    return dict(zip((a.value for a in Alasan), jumlah, strict=True)), hari


def _ringkas(terlihat: QuerySet[TemuanBelumTerlihat]) -> Iterator[tuple[Any, ...]]:
    jumlah = {a.value: Count("pk", filter=Q(alasan__contains=[a.value])) for a in Alasan}
    isi = terlihat.order_by().aggregate(**jumlah, hari=Max("per_tanggal"))
    yield *(isi[a.value] for a in Alasan), isi["hari"]


def _kunci(kota_id: int) -> str:
    """Where the cache keeps which making of the list of a city is the last."""
    return f"belum-terlihat:{connection.settings_dict['NAME']}:{kota_id}"


_JUMLAH = JumlahTetap(
    lambda kota: (
        TemuanBelumTerlihat.objects.filter(salah_satu("kota_id", kota))
        .order_by()
        .values_list("pk", flat=True)[: HITUNG_MAKS + 1]
    )
)


def jumlah_temuan(jangkauan: Jangkauan) -> Callable[[], int] | None:
    """Counts the rows within this reach; None where it is not of whole cities alone."""
    if jangkauan.kota_ids != jangkauan.semua_kota:
        return None
    return partial(_JUMLAH.hitung, kota=sorted(jangkauan.kota_ids))


def temuan_pegawai(pegawai: Pegawai) -> TemuanBelumTerlihat | None:
    """The row of one person, if on the list; ask only for a person fetched through `terlihat_oleh`."""
    return TemuanBelumTerlihat.objects.filter(pegawai=pegawai, kota=pegawai.kota_id).first()
