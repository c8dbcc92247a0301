"""Temporary tables of one scope: who belonged to it since when (`masa`), what they achieved (`kinerja`), who is in it
now (`populasi`), and one row of facts for each of these (`fakta`).

They live until the end of the transaction. The first two also answer for earlier periods.
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
from kinerja.evaluasi.figur.cakupan import Cakupan, jalankan, penilaian, periode_sebelum, sama_triwulan
from kinerja.evaluasi.rules import ip_asn

# Windows of the competence items, years (PermenPANRB 38/2018 jo Peraturan BKN 8/2019).
TAHUN_TEKNIS = 1
TAHUN_SEMINAR = 2

# In service on a day; {0} the table that says so, {1} the day.
DALAM_DINAS = "{0}.tmt_masuk <= {1} AND ({0}.tanggal_berhenti IS NULL OR {0}.tanggal_berhenti > {1})"

_MASA = """
CREATE TEMPORARY TABLE evaluasi_masa ON COMMIT DROP AS
SELECT m.pegawai_id, m.jabatan_id, m.tmt_mulai AS mulai, m.berikut, m.tmt_selesai,
       p.tmt_masuk, p.tanggal_berhenti, p.jenis, p.tmt_pns, p.kedudukan, p.nip,
       concat(NULLIF(p.gelar_depan, '') || ' ', p.nama, ', ' || NULLIF(p.gelar_belakang, '')) AS nama
  FROM (
    SELECT r.pegawai_id, r.jabatan_id, r.instansi_id, r.tmt_mulai, r.tmt_selesai,
           lead(r.tmt_mulai) OVER (PARTITION BY r.pegawai_id ORDER BY r.tmt_mulai) AS berikut
      FROM pegawai_riwayatjabatan r
     WHERE r.kota_id = %(kota)s AND r.penugasan = 'DEFINITIF' AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
       AND r.tmt_mulai <= %(tanggal)s
       AND r.pegawai_id = ANY(ARRAY(SELECT DISTINCT x.pegawai_id FROM pegawai_riwayatjabatan x
                                     WHERE x.kota_id = %(kota)s AND x.instansi_id = ANY(%(unit)s)))
  ) m
  JOIN pegawai_pegawai p ON p.id = m.pegawai_id AND p.kota_id = %(kota)s
 WHERE m.instansi_id = ANY(%(unit)s)
"""

# Every result that this period and the earlier ones beside it need, read once.
_KINERJA = """
CREATE TEMPORARY TABLE evaluasi_kinerja ON COMMIT DROP AS
SELECT n.pegawai_id, n.id, n.tahun, n.triwulan, n.predikat, n.verifikasi, n.penilai_id
  FROM pegawai_riwayatkinerja n
 WHERE n.kota_id = %(kota)s AND n.tahun >= %(sejak_tahun)s AND n.verifikasi IN ('BELUM', 'TERVERIFIKASI')
   AND n.pegawai_id = ANY(ARRAY(SELECT DISTINCT m.pegawai_id FROM evaluasi_masa m))
   AND make_date(n.tahun, COALESCE(n.triwulan, 4) * 3, 28) <= %(tanggal)s
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
        SELECT m.pegawai_id AS id, m.nip, m.nama, m.tmt_masuk, m.kedudukan, m.jabatan_id, j.jenis AS jenis_jabatan,
               CASE WHEN m.jenis = 'PNS' AND m.tmt_pns > %(tanggal)s THEN 'CPNS' ELSE m.jenis END AS jenis,
               EXTRACT(year FROM %(tanggal)s::date)::int - EXTRACT(year FROM m.tmt_masuk)::int AS ulang_tahun,
               COALESCE(m.tmt_selesai >= %(tanggal)s, true) AS berjabatan,
               j.atasan_id IS NULL AND NOT (j.memimpin AND j.instansi_id = %(akar)s) AS tanpa_atasan
          FROM evaluasi_masa m
          JOIN jabatan_jabatan j ON j.id = m.jabatan_id AND j.kota_id = %(kota)s
         WHERE (m.berikut IS NULL OR m.berikut > %(tanggal)s) AND {dinas}
      ) s
  ) d
"""

_FAKTA = """
CREATE TEMPORARY TABLE evaluasi_fakta ON COMMIT DROP AS
SELECT p.*, n.kinerja_id, n.predikat, n.kinerja_verifikasi, n.penilai_id, COALESCE(d.jp, 0) AS jp, t.tingkat,
       COALESCE((%(skor_pendidikan)s::numeric[])[t.tingkat], 0) AS kualifikasi,
       CASE WHEN s.fungsional AND d.fungsional OR NOT s.fungsional AND d.struktural THEN s.diklat_jabatan ELSE 0 END
         + CASE WHEN d.jp_teknis >= %(jp_teknis)s THEN s.diklat_teknis ELSE 0 END
         + CASE WHEN d.seminar THEN s.seminar ELSE 0 END AS kompetensi,
       COALESCE((%(skor_kinerja)s::jsonb ->> n.terakhir)::numeric, 0) AS kinerja,
       (%(skor_disiplin)s::numeric[])[COALESCE(h.tingkat, 0) + 1] AS disiplin
  FROM evaluasi_populasi p
  JOIN jsonb_to_recordset(%(skor_kompetensi)s::jsonb)
       AS s(jenis text, fungsional boolean, diklat_jabatan numeric, diklat_teknis numeric, seminar numeric)
       ON s.jenis = p.jenis_jabatan
  LEFT JOIN (
    SELECT n.pegawai_id, max(n.id) FILTER (WHERE {kini}) AS kinerja_id,
           max(n.predikat) FILTER (WHERE {kini}) AS predikat,
           max(n.verifikasi) FILTER (WHERE {kini}) AS kinerja_verifikasi,
           max(n.penilai_id) FILTER (WHERE {kini}) AS penilai_id,
           (array_agg(n.predikat ORDER BY n.triwulan IS NOT NULL, n.tahun DESC, n.triwulan DESC))[1] AS terakhir
      FROM evaluasi_kinerja n
     WHERE n.tahun >= %(tahun)s - 1
     GROUP BY n.pegawai_id) n ON n.pegawai_id = p.id
  LEFT JOIN (
    SELECT r.pegawai_id, sum(r.jp) FILTER (WHERE r.tanggal_selesai >= p.awal_jp) AS jp,
           sum(r.jp) FILTER (WHERE r.rumpun = 'teknis' AND r.tanggal_selesai > %(sejak_teknis)s) AS jp_teknis,
           bool_or(r.rumpun = 'lainnya' AND r.tanggal_selesai > %(sejak_seminar)s) AS seminar,
           bool_or(r.rumpun = 'struktural') AS struktural, bool_or(r.rumpun = 'fungsional') AS fungsional
      FROM evaluasi_populasi p JOIN pegawai_riwayatdiklat r ON r.pegawai_id = p.id
     WHERE r.kota_id = %(kota)s AND {dihitung} AND r.tanggal_selesai <= %(tanggal)s
     GROUP BY r.pegawai_id) d ON d.pegawai_id = p.id
  LEFT JOIN (
    SELECT r.pegawai_id, max(r.tingkat) AS tingkat FROM pegawai_riwayatpendidikan r
     WHERE r.kota_id = %(kota)s AND {dihitung} AND r.tanggal_lulus <= %(tanggal)s
     GROUP BY r.pegawai_id) t ON t.pegawai_id = p.id
  LEFT JOIN (
    SELECT r.pegawai_id, max(position(left(r.jenis, 1) IN 'RSB')) AS tingkat FROM pegawai_riwayathukdis r
     WHERE r.kota_id = %(kota)s AND {dihitung} AND r.tmt_mulai <= %(tanggal)s AND r.tmt_mulai > %(sejak_hukdis)s
     GROUP BY r.pegawai_id) h ON h.pegawai_id = p.id
"""
# Written as an array, the people of the scope are looked up in one pass over the index of each table.
DIHITUNG = (
    "r.pegawai_id = ANY(ARRAY(SELECT q.id FROM evaluasi_populasi q)) AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')"
)


def siapkan(c: Cakupan) -> None:
    """Build the tables for this scope, replacing those of an earlier scope in the same transaction."""
    tahun, triwulan = penilaian(c.periode)
    parameter = c.parameter | _tetapan(c)
    parameter |= {"tahun": tahun, "triwulan": triwulan, "sejak_tahun": periode_sebelum(c.periode)[0].tahun}
    kini = f"n.tahun = %(tahun)s AND {sama_triwulan(c.periode, '%(triwulan)s')}"
    jalankan("DROP TABLE IF EXISTS pg_temp.evaluasi_masa, pg_temp.evaluasi_kinerja")
    jalankan("DROP TABLE IF EXISTS pg_temp.evaluasi_populasi, pg_temp.evaluasi_fakta")
    jalankan(_MASA, parameter)
    jalankan(_KINERJA, parameter)
    jalankan(_POPULASI.format(dinas=DALAM_DINAS.format("m", "%(tanggal)s")), parameter)
    jalankan("ANALYZE evaluasi_populasi (id)")
    jalankan(_FAKTA.format(kini=kini, dihitung=DIHITUNG), parameter)


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
