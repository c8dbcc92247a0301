"""Count the flaws back from the database, one statement each: what README promises and the tests demand."""

from datetime import date

from django.db import connection

from asn.contoh.karier import PLAFON
from asn.contoh.kinerja import periode_tertutup
from asn.core.legal import tambah_bulan
from kepegawaian.pegawai.rules.golongan import urutan

# Every statement returns one number; the city must be in scope.
HITUNGAN = {
    "menunggu_verifikasi": """
        SELECT count(*) FROM (
          SELECT kota_id, verifikasi, bukti_id FROM pegawai_riwayatpangkat UNION ALL
          SELECT kota_id, verifikasi, bukti_id FROM pegawai_riwayatjabatan UNION ALL
          SELECT kota_id, verifikasi, bukti_id FROM pegawai_riwayatpendidikan UNION ALL
          SELECT kota_id, verifikasi, bukti_id FROM pegawai_riwayatdiklat) r
         WHERE r.kota_id = %(kota)s AND r.verifikasi = 'BELUM' AND r.bukti_id IS NULL""",
    "nip_beda_lahir": """
        SELECT count(*) FROM pegawai_pegawai p
         WHERE p.kota_id = %(kota)s AND p.tanggal_berhenti IS NULL
           AND left(p.nip, 8) <> to_char(p.tanggal_lahir, 'YYYYMMDD')""",
    "kgb_terlambat": """
        SELECT count(*) FROM pegawai_pegawai p
         WHERE p.kota_id = %(kota)s AND p.tanggal_berhenti IS NULL
           AND p.jenis = 'PNS'
           AND COALESCE((SELECT max(r.tmt) FROM pegawai_riwayatkgb r WHERE r.pegawai_id = p.id), p.tmt_masuk)
               <= %(dua_tahun_lalu)s""",
    "tanpa_atasan": """
        SELECT count(*) FROM jabatan_jabatan j
         WHERE j.kota_id = %(kota)s AND j.atasan_id IS NULL AND j.nama <> 'Sekretaris Daerah'""",
    "tanpa_evaluasi": """
        SELECT count(*) FROM pegawai_pegawai p
         WHERE p.kota_id = %(kota)s AND p.tanggal_berhenti IS NULL
           AND p.kedudukan = 'AKTIF' AND p.jenis <> 'CPNS' AND p.tmt_masuk <= %(awal_triwulan)s
           AND NOT EXISTS (SELECT FROM pegawai_riwayatkinerja r WHERE r.pegawai_id = p.id
                              AND r.tahun = %(tahun)s AND r.triwulan = %(triwulan)s)""",
    "nama_kembar": """
        SELECT count(*) FROM pegawai_pegawai a JOIN pegawai_pegawai b
            ON b.kota_id = a.kota_id AND b.nama = a.nama AND b.jenis_kelamin = a.jenis_kelamin
           AND b.tanggal_lahir = a.tanggal_lahir + 1
         WHERE a.kota_id = %(kota)s""",
    "kontrak_segera": """
        SELECT count(*) FROM pegawai_pegawai p
         WHERE p.kota_id = %(kota)s AND p.tanggal_berhenti IS NULL
           AND p.jenis = 'PPPK' AND p.kontrak_sampai BETWEEN %(tanggal)s AND %(enam_bulan_lagi)s""",
    "plt_lewat": """
        SELECT count(*) FROM pegawai_riwayatjabatan r
         WHERE r.kota_id = %(kota)s AND r.penugasan = 'PLT' AND r.tmt_selesai IS NULL
           AND r.tmt_mulai < %(enam_bulan_lalu)s""",
    "di_atas_plafon": """
        SELECT count(*) FROM pegawai_pegawai p
          JOIN LATERAL (SELECT r.jenis, g.urutan FROM pegawai_riwayatpangkat r
                          JOIN pegawai_golongan g ON g.id = r.golongan_id
                         WHERE r.pegawai_id = p.id ORDER BY r.tmt DESC LIMIT 1) t ON true
         WHERE p.kota_id = %(kota)s AND p.tanggal_berhenti IS NULL
           AND p.jenis = 'PNS' AND t.jenis = 'REGULER'
           AND t.urutan > (%(plafon)s::int[])[p.pendidikan]""",
    "kosong_manajerial": """
        SELECT count(*) FROM jabatan_jabatan j
         WHERE j.kota_id = %(kota)s AND j.eselon <> '' AND j.berlaku_sampai IS NULL
           AND NOT EXISTS (SELECT FROM pegawai_riwayatjabatan r WHERE r.jabatan_id = j.id
                              AND r.penugasan = 'DEFINITIF' AND r.tmt_mulai <= %(tanggal)s
                              AND (r.tmt_selesai IS NULL OR r.tmt_selesai >= %(tanggal)s))""",
    "jp_pppk_lebih": """
        SELECT count(*) FROM pegawai_pegawai p
         WHERE p.kota_id = %(kota)s AND p.tanggal_berhenti IS NULL
           AND p.jenis IN ('PPPK', 'PPPK_PARUH_WAKTU') AND p.jp_tahun_ini > 24""",
}


def hitung(kota_id: int, tanggal: date) -> dict[str, int]:
    terakhir = [p for p in periode_tertutup(tanggal) if p.jenis == "triwulan"][-1]
    isi = {
        "kota": kota_id,
        "tanggal": tanggal,
        "dua_tahun_lalu": tambah_bulan(tanggal, -24),
        "enam_bulan_lalu": tambah_bulan(tanggal, -6),
        "enam_bulan_lagi": tambah_bulan(tanggal, 6),
        "awal_triwulan": terakhir.mulai,
        "tahun": terakhir.tahun,
        "triwulan": terakhir.ke,
        "plafon": [urutan(PLAFON[t]) for t in range(1, 10)],
    }
    hasil: dict[str, int] = {}
    with connection.cursor() as kursor:
        for nama, perintah in HITUNGAN.items():
            kursor.execute(perintah, isi)
            hasil[nama] = int(kursor.fetchone()[0])
    return hasil
