"""Writes of the register that touch more than one row."""

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.utils import timezone

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
           AND (r.tmt_selesai IS NULL OR r.tmt_selesai >= %(tanggal)s) AND r.verifikasi <> 'DITOLAK'
         ORDER BY r.tmt_mulai DESC LIMIT 1) j ON true
      LEFT JOIN LATERAL (
        -- Between two positions the person still belongs somewhere: the unit of the last position held.
        SELECT r.instansi_id FROM pegawai_riwayatjabatan r
         WHERE j.instansi_id IS NULL AND r.pegawai_id = p.id AND r.penugasan = 'DEFINITIF'
           AND r.tmt_mulai <= %(tanggal)s AND r.verifikasi <> 'DITOLAK'
         ORDER BY r.tmt_mulai DESC LIMIT 1) lama ON true
      LEFT JOIN LATERAL (
        SELECT r.golongan_id FROM pegawai_riwayatpangkat r
         WHERE r.pegawai_id = p.id AND r.tmt <= %(tanggal)s AND r.verifikasi <> 'DITOLAK'
         ORDER BY r.tmt DESC LIMIT 1) g ON true
      LEFT JOIN LATERAL (
        SELECT max(r.tingkat) AS pendidikan FROM pegawai_riwayatpendidikan r
         WHERE r.pegawai_id = p.id AND r.tanggal_lulus <= %(tanggal)s AND r.verifikasi <> 'DITOLAK') d ON true
      LEFT JOIN LATERAL (
        SELECT r.predikat FROM pegawai_riwayatkinerja r
         WHERE r.pegawai_id = p.id AND r.verifikasi <> 'DITOLAK'
           AND (r.tahun, COALESCE(r.triwulan, 5)) <= (%(tahun)s, %(triwulan)s)
         ORDER BY r.tahun DESC, COALESCE(r.triwulan, 5) DESC LIMIT 1) n ON true
      LEFT JOIN LATERAL (
        SELECT sum(r.jp) AS jp FROM pegawai_riwayatdiklat r
         WHERE r.pegawai_id = p.id AND r.tanggal_selesai BETWEEN %(awal_tahun)s AND %(tanggal)s
           AND r.verifikasi <> 'DITOLAK') t ON true
     WHERE p.kota_id = %(kota)s AND (%(semua)s OR p.id = ANY(%(ids)s))
  ) k
 WHERE k.id = p.id AND p.kota_id = %(kota)s
   AND (p.jabatan_id, p.instansi_id, p.golongan_id, p.pendidikan, p.predikat, p.jp_tahun_ini)
       IS DISTINCT FROM (k.jabatan_id, k.instansi_id, k.golongan_id, k.pendidikan, k.predikat, k.jp)
"""


def keadaan_segarkan(*, kota_id: int, tanggal: date, pegawai_ids: Collection[int] | None = None) -> int:
    """Recompute the derived block "keadaan kini" of some (or all) pegawai of a city as of `tanggal`.

    Returns the number of rows that changed. Called after each deposit and every night, when a TMT of today takes effect.
    The city must be in scope; otherwise nothing is seen and nothing changes.
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
