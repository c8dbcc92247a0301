-- The aggregates of one city's quarterly evaluation as one statement written by hand, per perangkat daerah.
-- Scores and limits of the law stand here as plain numbers; only the bench uses this, as the yardstick of
-- kinerja.evaluasi.figur. Parameters: kota, tanggal (last day), mulai (first day), tahun, triwulan.
WITH unit AS (
  SELECT id, COALESCE(perangkat_daerah_id, id) AS akar FROM instansi_instansi WHERE kota_id = %(kota)s
), masa AS MATERIALIZED (
  SELECT r.pegawai_id, r.jabatan_id, u.akar, r.tmt_mulai AS mulai, r.tmt_selesai,
         lead(r.tmt_mulai) OVER (PARTITION BY r.pegawai_id ORDER BY r.tmt_mulai) AS berikut
    FROM pegawai_riwayatjabatan r JOIN unit u ON u.id = r.instansi_id
   WHERE r.kota_id = %(kota)s AND r.penugasan = 'DEFINITIF' AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI') AND r.tmt_mulai <= %(tanggal)s
), orang AS MATERIALIZED (
  SELECT p.id, p.tmt_masuk, p.tanggal_berhenti, m.akar, j.jenis AS jenis_jabatan,
         CASE WHEN p.jenis = 'PNS' AND p.tmt_pns > %(tanggal)s THEN 'CPNS' ELSE p.jenis END AS jenis,
         CASE WHEN p.tmt_masuk > date_trunc('year', %(tanggal)s::date)::date
              THEN GREATEST(0, EXTRACT(month FROM %(tanggal)s::date) - EXTRACT(month FROM p.tmt_masuk) + 1
                               - (EXTRACT(day FROM p.tmt_masuk) > 1)::int)
              ELSE EXTRACT(month FROM %(tanggal)s::date) END AS bulan,
         (p.tmt_masuk + date_trunc('year', age(%(tanggal)s, p.tmt_masuk)))::date AS ulang_tahun,
         p.kedudukan, COALESCE(m.tmt_selesai >= %(tanggal)s, true) AS berjabatan,
         j.atasan_id IS NULL AND NOT (j.memimpin AND j.instansi_id = m.akar) AS tanpa_atasan
    FROM masa m
    JOIN pegawai_pegawai p ON p.id = m.pegawai_id AND p.kota_id = %(kota)s
    JOIN jabatan_jabatan j ON j.id = m.jabatan_id
   WHERE (m.berikut IS NULL OR m.berikut > %(tanggal)s) AND p.tmt_masuk <= %(tanggal)s
     AND (p.tanggal_berhenti IS NULL OR p.tanggal_berhenti > %(tanggal)s)
), nilai AS MATERIALIZED (
  SELECT n.pegawai_id,
         max(n.predikat) FILTER (WHERE n.tahun = %(tahun)s AND n.triwulan = %(triwulan)s) AS predikat,
         bool_or(n.verifikasi = 'BELUM') FILTER (WHERE n.tahun = %(tahun)s AND n.triwulan = %(triwulan)s) AS belum,
         bool_or(n.penilai_id IS NULL) FILTER (WHERE n.tahun = %(tahun)s AND n.triwulan = %(triwulan)s) AS tanpa_penilai,
         (array_agg(n.predikat ORDER BY n.triwulan IS NOT NULL, n.tahun DESC, n.triwulan DESC)
           FILTER (WHERE n.tahun >= %(tahun)s - 1))[1] AS terakhir,
         count(*) FILTER (WHERE n.triwulan IS NULL AND n.tahun IN (%(tahun)s - 2, %(tahun)s - 1)
                            AND n.predikat IN ('BAIK', 'SANGAT_BAIK')) = 2 AS dua_tahun_baik
    FROM pegawai_riwayatkinerja n
   WHERE n.kota_id = %(kota)s AND n.verifikasi IN ('BELUM', 'TERVERIFIKASI') AND n.tahun >= %(tahun)s - 2
     AND make_date(n.tahun, COALESCE(n.triwulan, 4) * 3, 28) <= %(tanggal)s
   GROUP BY 1
), diklat AS (
  SELECT r.pegawai_id,
         sum(r.jp) FILTER (WHERE r.tanggal_selesai >= CASE WHEN o.jenis IN ('PPPK', 'PPPK_PARUH_WAKTU')
                           THEN o.ulang_tahun ELSE date_trunc('year', %(tanggal)s::date)::date END) AS jp,
         sum(r.jp) FILTER (WHERE r.rumpun = 'teknis' AND r.tanggal_selesai > %(tanggal)s - interval '1 year') AS jp_teknis,
         bool_or(r.rumpun = 'lainnya' AND r.tanggal_selesai > %(tanggal)s - interval '2 years') AS seminar,
         bool_or(r.rumpun = 'struktural') AS struktural, bool_or(r.rumpun = 'fungsional') AS fungsional
    FROM orang o JOIN pegawai_riwayatdiklat r ON r.pegawai_id = o.id
   WHERE r.kota_id = %(kota)s AND r.tanggal_selesai <= %(tanggal)s AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
   GROUP BY 1
), pendidikan AS (
  SELECT pegawai_id, max(tingkat) AS tingkat FROM pegawai_riwayatpendidikan
   WHERE kota_id = %(kota)s AND tanggal_lulus <= %(tanggal)s AND verifikasi IN ('BELUM', 'TERVERIFIKASI') GROUP BY 1
), hukdis AS (
  SELECT pegawai_id,
         max(position(left(jenis, 1) IN 'RSB')) FILTER (WHERE tmt_mulai > %(tanggal)s - interval '5 years') AS berat,
         count(*) FILTER (WHERE COALESCE(tmt_selesai, tmt_mulai) >= %(mulai)s) AS berlaku
    FROM pegawai_riwayathukdis
   WHERE kota_id = %(kota)s AND tmt_mulai <= %(tanggal)s AND verifikasi IN ('BELUM', 'TERVERIFIKASI') GROUP BY 1
), satya AS (
  SELECT pegawai_id, max(right(jenis, 2)::int) AS tahun FROM pegawai_riwayatpenghargaan
   WHERE kota_id = %(kota)s AND jenis LIKE 'SATYALANCANA\_%%' AND tanggal <= %(tanggal)s AND verifikasi IN ('BELUM', 'TERVERIFIKASI')
   GROUP BY 1
), fakta AS (
  SELECT o.*, n.predikat, n.belum, n.tanpa_penilai, n.dua_tahun_baik, COALESCE(d.jp, 0) AS jp, t.tingkat,
         COALESCE((ARRAY[1, 1, 5, 5, 5, 10, 15, 20, 25])[t.tingkat], 0) AS kualifikasi,
         CASE WHEN o.jenis_jabatan = 'PELAKSANA'
              THEN (COALESCE(d.jp_teknis, 0) >= 20)::int * 22.5 + COALESCE(d.seminar, false)::int * 17.5
              ELSE CASE WHEN o.jenis_jabatan IN ('JF_KEAHLIAN', 'JF_KETERAMPILAN') THEN COALESCE(d.fungsional, false)
                        ELSE COALESCE(d.struktural, false) END::int * 15
                   + (COALESCE(d.jp_teknis, 0) >= 20)::int * 15 + COALESCE(d.seminar, false)::int * 10 END AS kompetensi,
         CASE n.terakhir WHEN 'SANGAT_BAIK' THEN 30 WHEN 'BAIK' THEN 25 WHEN 'BUTUH_PERBAIKAN' THEN 15
                         WHEN 'KURANG' THEN 5 WHEN 'SANGAT_KURANG' THEN 1 ELSE 0 END AS kinerja,
         (ARRAY[5, 3, 2, 1])[COALESCE(h.berat, 0) + 1] AS disiplin, COALESCE(h.berlaku, 0) AS hukdis,
         o.jenis = 'PNS' AND o.bulan > 0 AND COALESCE(d.jp, 0) * 12 < 20 * o.bulan AS kurang_jp,
         o.jenis = 'PNS' AND o.kedudukan <> 'CLTN'
           AND COALESCE(s.tahun, 0) < LEAST(EXTRACT(year FROM age(%(tanggal)s, o.tmt_masuk))::int / 10 * 10, 30) AS satya
    FROM orang o
    LEFT JOIN nilai n ON n.pegawai_id = o.id
    LEFT JOIN diklat d ON d.pegawai_id = o.id
    LEFT JOIN pendidikan t ON t.pegawai_id = o.id
    LEFT JOIN hukdis h ON h.pegawai_id = o.id
    LEFT JOIN satya s ON s.pegawai_id = o.id
), tren AS (
  SELECT m.akar, jsonb_object_agg(t.sampai || ' ' || t.predikat, t.n) AS predikat
    FROM (SELECT m.akar, w.sampai, n.predikat, count(*) AS n
            FROM generate_series(%(mulai)s - interval '24 months', %(mulai)s - interval '3 months', '3 months') AS g(awal)
            CROSS JOIN LATERAL (SELECT (g.awal + interval '3 months - 1 day')::date AS sampai) w
            JOIN masa m ON m.mulai <= w.sampai AND (m.berikut IS NULL OR m.berikut > w.sampai)
            JOIN pegawai_pegawai p ON p.id = m.pegawai_id AND p.kota_id = %(kota)s AND p.tmt_masuk <= w.sampai
                 AND (p.tanggal_berhenti IS NULL OR p.tanggal_berhenti > w.sampai)
            JOIN pegawai_riwayatkinerja n ON n.pegawai_id = m.pegawai_id AND n.kota_id = %(kota)s
                 AND n.tahun = EXTRACT(year FROM g.awal) AND n.triwulan = EXTRACT(quarter FROM g.awal)
                 AND n.verifikasi IN ('BELUM', 'TERVERIFIKASI')
           GROUP BY 1, 2, 3) t JOIN (SELECT DISTINCT akar FROM unit) m USING (akar)
   GROUP BY 1
)
SELECT f.akar, count(*) AS pegawai,
       count(*) FILTER (WHERE jenis = 'PNS'), count(*) FILTER (WHERE jenis = 'CPNS'),
       count(*) FILTER (WHERE jenis = 'PPPK'), count(*) FILTER (WHERE jenis = 'PPPK_PARUH_WAKTU'),
       count(predikat) AS dinilai,
       count(*) FILTER (WHERE predikat = 'SANGAT_BAIK'), count(*) FILTER (WHERE predikat = 'BAIK'),
       count(*) FILTER (WHERE predikat = 'BUTUH_PERBAIKAN'), count(*) FILTER (WHERE predikat = 'KURANG'),
       count(*) FILTER (WHERE predikat = 'SANGAT_KURANG'),
       count(*) FILTER (WHERE jenis = 'PNS' AND bulan > 0 AND NOT kurang_jp) AS jp_terpenuhi,
       sum(jp) FILTER (WHERE jenis = 'PNS' AND bulan > 0) AS jp_pns,
       sum(jp) FILTER (WHERE jenis LIKE 'PPPK%%') AS jp_pppk,
       count(*) FILTER (WHERE jenis LIKE 'PPPK%%' AND jp > 24) AS jp_melebihi,
       sum(kualifikasi), sum(kompetensi), sum(kinerja), sum(disiplin),
       sum(kualifikasi + kompetensi + kinerja + disiplin) AS ip_asn,
       count(*) FILTER (WHERE kualifikasi + kompetensi + kinerja + disiplin >= 91),
       count(*) FILTER (WHERE kualifikasi + kompetensi + kinerja + disiplin >= 81),
       count(*) FILTER (WHERE kualifikasi + kompetensi + kinerja + disiplin >= 71),
       count(*) FILTER (WHERE kualifikasi + kompetensi + kinerja + disiplin >= 61),
       sum(f.hukdis) AS hukdis,
       count(*) FILTER (WHERE dua_tahun_baik), count(*) FILTER (WHERE satya),
       count(*) FILTER (WHERE kurang_jp), count(*) FILTER (WHERE predikat NOT IN ('BAIK', 'SANGAT_BAIK')),
       count(*) FILTER (WHERE predikat IS NULL), count(*) FILTER (WHERE belum), count(*) FILTER (WHERE tanpa_penilai),
       count(*) FILTER (WHERE NOT berjabatan), count(*) FILTER (WHERE tanpa_atasan), count(*) FILTER (WHERE tingkat IS NULL),
       (SELECT predikat FROM tren WHERE tren.akar = f.akar) AS tren
  FROM fakta f
 GROUP BY f.akar
