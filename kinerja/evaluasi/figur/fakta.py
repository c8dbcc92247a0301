"""Three temporary tables of one scope: who belonged to it since when, who is in it now, and one row of facts for each.

They live until the end of the transaction. `evaluasi_masa` also answers for earlier periods.
"""

import json
from decimal import Decimal
from typing import Any

from asn.core.legal import figur, pada_tanggal, tambah_bulan
from kepegawaian.pegawai.rules.enum import (
    FUNGSIONAL,
    JenisJabatan,
    PredikatKinerja,
    TingkatHukdis,
    TingkatPendidikan,
)
from kinerja.evaluasi.figur.cakupan import Cakupan, jalankan, penilaian, sama_triwulan
from kinerja.evaluasi.rules import ip_asn

# Windows of the competence items, years (PermenPANRB 38/2018 jo Peraturan BKN 8/2019).
TAHUN_TEKNIS = 1
TAHUN_SEMINAR = 2

DALAM_DINAS = """p.kota_id = %(kota)s AND p.tmt_masuk <= {0}
   AND (p.tanggal_berhenti IS NULL OR p.tanggal_berhenti > {0})"""

_MASA = """
CREATE TEMPORARY TABLE evaluasi_masa ON COMMIT DROP AS
SELECT m.pegawai_id, m.jabatan_id, m.tmt_mulai AS mulai, m.berikut, m.tmt_selesai
  FROM (
    SELECT r.pegawai_id, r.jabatan_id, r.instansi_id, r.tmt_mulai, r.tmt_selesai,
           lead(r.tmt_mulai) OVER (PARTITION BY r.pegawai_id ORDER BY r.tmt_mulai) AS berikut
      FROM pegawai_riwayatjabatan r
     WHERE r.kota_id = %(kota)s AND r.penugasan = 'DEFINITIF' AND r.verifikasi <> 'DITOLAK'
       AND r.tmt_mulai <= %(tanggal)s
       AND r.pegawai_id IN (SELECT x.pegawai_id FROM pegawai_riwayatjabatan x
                             WHERE x.kota_id = %(kota)s AND x.instansi_id = ANY(%(unit)s))
  ) m
 WHERE m.instansi_id = ANY(%(unit)s)
"""

# awal_jp: JP count from here. bulan: completed months of service in this year (rules.jp.bulan_dihitung).
_POPULASI = """
CREATE TEMPORARY TABLE evaluasi_populasi ON COMMIT DROP AS
SELECT d.*, CASE WHEN d.jenis IN ('PPPK', 'PPPK_PARUH_WAKTU')
                 THEN (d.tmt_masuk + make_interval(years => d.ulang_tahun - (d.jatuh > %(tanggal)s)::int))::date
                 ELSE %(awal_tahun)s END AS awal_jp
  FROM (
    SELECT s.*, (s.tmt_masuk + make_interval(years => s.ulang_tahun))::date AS jatuh,
           GREATEST(0, EXTRACT(month FROM %(tanggal)s::date)::int - CASE WHEN s.tmt_masuk > %(awal_tahun)s THEN
             EXTRACT(month FROM s.tmt_masuk)::int - 1 + (EXTRACT(day FROM s.tmt_masuk) > 1)::int ELSE 0 END) AS bulan
      FROM (
        SELECT p.id, p.tmt_masuk, p.kedudukan, m.jabatan_id, j.jenis AS jenis_jabatan,
               CASE WHEN p.jenis = 'PNS' AND p.tmt_pns > %(tanggal)s THEN 'CPNS' ELSE p.jenis END AS jenis,
               EXTRACT(year FROM %(tanggal)s::date)::int - EXTRACT(year FROM p.tmt_masuk)::int AS ulang_tahun,
               COALESCE(m.tmt_selesai >= %(tanggal)s, true) AS berjabatan,
               j.atasan_id IS NULL AND NOT (j.memimpin AND j.instansi_id = %(akar)s) AS tanpa_atasan
          FROM evaluasi_masa m
          JOIN pegawai_pegawai p ON p.id = m.pegawai_id
          JOIN jabatan_jabatan j ON j.id = m.jabatan_id AND j.kota_id = %(kota)s
         WHERE (m.berikut IS NULL OR m.berikut > %(tanggal)s) AND {dinas}
      ) s
  ) d
"""

_FAKTA = """
CREATE TEMPORARY TABLE evaluasi_fakta ON COMMIT DROP AS
SELECT p.*, n.id AS kinerja_id, n.predikat, n.verifikasi AS kinerja_verifikasi, n.penilai_id,
       COALESCE(d.jp, 0) AS jp, t.tingkat,
       COALESCE((%(skor_pendidikan)s::numeric[])[t.tingkat], 0) AS kualifikasi,
       CASE WHEN s.fungsional AND d.fungsional OR NOT s.fungsional AND d.struktural THEN s.diklat_jabatan ELSE 0 END
         + CASE WHEN d.jp_teknis >= %(jp_teknis)s THEN s.diklat_teknis ELSE 0 END
         + CASE WHEN d.seminar THEN s.seminar ELSE 0 END AS kompetensi,
       COALESCE((%(skor_kinerja)s::jsonb ->> i.predikat)::numeric, 0) AS kinerja,
       (%(skor_disiplin)s::numeric[])[COALESCE(h.tingkat, 0) + 1] AS disiplin
  FROM evaluasi_populasi p
  JOIN jsonb_to_recordset(%(skor_kompetensi)s::jsonb)
       AS s(jenis text, fungsional boolean, diklat_jabatan numeric, diklat_teknis numeric, seminar numeric)
       ON s.jenis = p.jenis_jabatan
  LEFT JOIN pegawai_riwayatkinerja n ON n.pegawai_id = p.id AND n.kota_id = %(kota)s AND n.tahun = %(tahun)s
       AND {triwulan} AND n.verifikasi <> 'DITOLAK'
  LEFT JOIN LATERAL (
    SELECT n.predikat FROM pegawai_riwayatkinerja n
     WHERE n.pegawai_id = p.id AND n.kota_id = %(kota)s AND n.tahun IN (%(tahun)s, %(tahun)s - 1)
       AND n.verifikasi <> 'DITOLAK' AND make_date(n.tahun, COALESCE(n.triwulan, 4) * 3, 28) <= %(tanggal)s
     ORDER BY n.triwulan IS NOT NULL, n.tahun DESC, n.triwulan DESC LIMIT 1) i ON true
  LEFT JOIN (
    SELECT r.pegawai_id, sum(r.jp) FILTER (WHERE r.tanggal_selesai >= p.awal_jp) AS jp,
           sum(r.jp) FILTER (WHERE r.rumpun = 'teknis' AND r.tanggal_selesai > %(sejak_teknis)s) AS jp_teknis,
           bool_or(r.rumpun = 'lainnya' AND r.tanggal_selesai > %(sejak_seminar)s) AS seminar,
           bool_or(r.rumpun = 'struktural') AS struktural, bool_or(r.rumpun = 'fungsional') AS fungsional
      FROM evaluasi_populasi p JOIN pegawai_riwayatdiklat r ON r.pegawai_id = p.id
     WHERE r.kota_id = %(kota)s AND r.tanggal_selesai <= %(tanggal)s AND r.verifikasi <> 'DITOLAK'
     GROUP BY r.pegawai_id) d ON d.pegawai_id = p.id
  LEFT JOIN (
    SELECT r.pegawai_id, max(r.tingkat) AS tingkat
      FROM evaluasi_populasi p JOIN pegawai_riwayatpendidikan r ON r.pegawai_id = p.id
     WHERE r.kota_id = %(kota)s AND r.tanggal_lulus <= %(tanggal)s AND r.verifikasi <> 'DITOLAK'
     GROUP BY r.pegawai_id) t ON t.pegawai_id = p.id
  LEFT JOIN (
    SELECT r.pegawai_id, max(position(left(r.jenis, 1) IN 'RSB')) AS tingkat
      FROM evaluasi_populasi p JOIN pegawai_riwayathukdis r ON r.pegawai_id = p.id
     WHERE r.kota_id = %(kota)s AND r.tmt_mulai <= %(tanggal)s AND r.tmt_mulai > %(sejak_hukdis)s
       AND r.verifikasi <> 'DITOLAK'
     GROUP BY r.pegawai_id) h ON h.pegawai_id = p.id
"""


def siapkan(c: Cakupan) -> None:
    """Build the three tables for this scope, replacing those of an earlier scope in the same transaction."""
    tahun, triwulan = penilaian(c.periode)
    parameter = c.parameter | _tetapan(c) | {"tahun": tahun, "triwulan": triwulan}
    jalankan("DROP TABLE IF EXISTS pg_temp.evaluasi_masa, pg_temp.evaluasi_populasi, pg_temp.evaluasi_fakta")
    for nama, kueri in (
        ("evaluasi_masa", _MASA),
        ("evaluasi_populasi", _POPULASI.format(dinas=DALAM_DINAS.format("%(tanggal)s"))),
        ("evaluasi_fakta", _FAKTA.format(triwulan=sama_triwulan(c.periode, "%(triwulan)s"))),
    ):
        jalankan(kueri, parameter)
        jalankan(f"ANALYZE {nama}")


def _tetapan(c: Cakupan) -> dict[str, Any]:
    """Figures of the law that the scores need, as the rules have them on the last day of the period."""
    pada = c.tanggal
    return {
        "skor_pendidikan": _skor_pendidikan(c),
        "skor_kompetensi": json.dumps([_skor_kompetensi(jenis, c) for jenis in JenisJabatan]),
        "skor_kinerja": json.dumps({p: figur(ip_asn.SKOR_KINERJA, p, pada).nilai for p in PredikatKinerja}),
        "skor_disiplin": [Decimal(figur(ip_asn.SKOR_DISIPLIN, t, pada).nilai) for t in (None, *TingkatHukdis)],
        "jp_teknis": pada_tanggal(ip_asn.JP_DIKLAT_TEKNIS, pada).nilai,
        "sejak_teknis": tambah_bulan(pada, -12 * TAHUN_TEKNIS),
        "sejak_seminar": tambah_bulan(pada, -12 * TAHUN_SEMINAR),
        "sejak_hukdis": tambah_bulan(pada, -12 * pada_tanggal(ip_asn.TAHUN_RIWAYAT_DISIPLIN, pada).nilai),
    }


def _skor_pendidikan(c: Cakupan) -> list[Decimal]:
    """Indexed by the level kept in riwayat pendidikan, which is the rank of the degree; D-IV and S-1 share one."""
    menurut_peringkat = {t.peringkat(): figur(ip_asn.SKOR_KUALIFIKASI, t, c.tanggal).nilai for t in TingkatPendidikan}
    return [Decimal(menurut_peringkat[i]) for i in sorted(menurut_peringkat)]


def _skor_kompetensi(jenis: JenisJabatan, c: Cakupan) -> dict[str, Any]:
    skor = figur(ip_asn.SKOR_KOMPETENSI, jenis, c.tanggal).nilai
    return {
        "jenis": str(jenis),
        "fungsional": jenis in FUNGSIONAL,
        "diklat_jabatan": str(skor.diklat_jabatan),
        "diklat_teknis": str(skor.diklat_teknis),
        "seminar": str(skor.seminar),
    }
