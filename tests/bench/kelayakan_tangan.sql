-- The compulsory requirements of a JPT pratama of eselon II.b as one statement written by hand, for one city.
-- Limits of the law stand here as plain numbers; only the bench uses this, as the yardstick of
-- kepegawaian.promosi.services.kelayakan. Parameters: kota, jabatan, tanggal, tahun (the last year
-- whose result counts), diklat (names of the training asked for).
WITH masa AS MATERIALIZED (
  SELECT r.pegawai_id,
         max(LEAST(COALESCE(r.tmt_selesai + 1, %(tanggal)s), %(tanggal)s)) AS akhir,
         sum(LEAST(COALESCE(r.tmt_selesai + 1, %(tanggal)s), %(tanggal)s) - r.tmt_mulai)::int AS hari,
         max(LEAST(COALESCE(r.tmt_selesai + 1, %(tanggal)s), %(tanggal)s)) FILTER (WHERE j.cukup) AS akhir_adm,
         sum(LEAST(COALESCE(r.tmt_selesai + 1, %(tanggal)s), %(tanggal)s) - r.tmt_mulai) FILTER (WHERE j.cukup)::int
           AS hari_adm
    FROM pegawai_riwayatjabatan r
    JOIN (SELECT id, jenis IN ('JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR')
                     OR (jenis = 'JF_KEAHLIAN' AND jenjang IN ('AHLI_MADYA', 'AHLI_UTAMA')) AS cukup
            FROM jabatan_jabatan WHERE kota_id = %(kota)s) j ON j.id = r.jabatan_id
   WHERE r.kota_id = %(kota)s AND r.penugasan = 'DEFINITIF' AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
     AND r.tmt_mulai < %(tanggal)s
   GROUP BY 1
), pangkat AS MATERIALIZED (
  SELECT DISTINCT ON (r.pegawai_id) r.pegawai_id, g.urutan
    FROM pegawai_riwayatpangkat r JOIN pegawai_golongan g ON g.id = r.golongan_id AND g.kelompok_asn = 'PNS'
   WHERE r.kota_id = %(kota)s AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI') AND r.tmt <= %(tanggal)s
   ORDER BY r.pegawai_id, r.tmt DESC
), didik AS MATERIALIZED (
  SELECT pegawai_id, max(tingkat) AS tingkat FROM pegawai_riwayatpendidikan
   WHERE kota_id = %(kota)s AND verifikasi IN ('BELUM', 'TERVERIFIKASI') AND tanggal_lulus <= %(tanggal)s GROUP BY 1
), nilai AS MATERIALIZED (
  SELECT pegawai_id, count(*) FILTER (WHERE predikat IN ('SANGAT_BAIK', 'BAIK')) AS baik
    FROM pegawai_riwayatkinerja
   WHERE kota_id = %(kota)s AND verifikasi IN ('BELUM', 'TERVERIFIKASI') AND triwulan IS NULL
     AND tahun IN (%(tahun)s, %(tahun)s - 1)
   GROUP BY 1
), hukum AS MATERIALIZED (
  SELECT DISTINCT pegawai_id FROM pegawai_riwayathukdis
   WHERE kota_id = %(kota)s AND verifikasi IN ('BELUM', 'TERVERIFIKASI') AND jenis ~ '^[SB]'
     AND tmt_mulai <= %(tanggal)s AND (tmt_selesai IS NULL OR tmt_selesai >= %(tanggal)s)
), latih AS MATERIALIZED (
  SELECT DISTINCT pegawai_id FROM pegawai_riwayatdiklat
   WHERE kota_id = %(kota)s AND verifikasi IN ('BELUM', 'TERVERIFIKASI') AND tanggal_selesai <= %(tanggal)s
     AND nama ~* %(diklat)s
), uji AS MATERIALIZED (
  SELECT k.pegawai_id, round(100.0 * sum(k.level) / sum(s.level), 2) AS jpm
    FROM (SELECT DISTINCT ON (pegawai_id, kompetensi_id) pegawai_id, kompetensi_id, level
            FROM pegawai_riwayatkompetensi
           WHERE kota_id = %(kota)s AND verifikasi IN ('BELUM', 'TERVERIFIKASI')
             AND tanggal BETWEEN (%(tanggal)s - interval '3 years')::date AND %(tanggal)s
           ORDER BY pegawai_id, kompetensi_id, tanggal DESC, id DESC) k
    JOIN jabatan_standarkompetensi s ON s.kota_id = %(kota)s AND s.jabatan_id = %(jabatan)s
         AND s.kompetensi_id = k.kompetensi_id
   GROUP BY 1
)
SELECT p.id,
       p.jenis = 'PNS' AND p.kedudukan = 'AKTIF'
         AND (p.tanggal_berhenti IS NULL OR p.tanggal_berhenti > %(tanggal)s) AS status,
       COALESCE(g.urutan >= 13, false) AS pangkat,
       COALESCE(d.tingkat >= 7, false) AS pendidikan,
       COALESCE((m.akhir_adm - m.hari_adm + interval '2 years')::date <= m.akhir_adm, false) AS masa_jabatan,
       COALESCE((m.akhir - m.hari + interval '5 years')::date <= m.akhir, false) AS pengalaman,
       (p.tanggal_lahir + interval '56 years')::date >= %(tanggal)s AS usia,
       COALESCE(n.baik = 2, false) AS predikat,
       h.pegawai_id IS NULL AS hukdis,
       l.pegawai_id IS NOT NULL AS diklat,
       COALESCE(u.jpm >= 80, false) AS kompetensi
  FROM pegawai_pegawai p
  LEFT JOIN pangkat g ON g.pegawai_id = p.id
  LEFT JOIN didik d ON d.pegawai_id = p.id
  LEFT JOIN masa m ON m.pegawai_id = p.id
  LEFT JOIN nilai n ON n.pegawai_id = p.id
  LEFT JOIN hukum h ON h.pegawai_id = p.id
  LEFT JOIN latih l ON l.pegawai_id = p.id
  LEFT JOIN uji u ON u.pegawai_id = p.id
 WHERE p.kota_id = %(kota)s
