"""Import of riwayat jabatan: position and unit are found by their names; definitive positions may not overlap."""

from asn.impor.jenis import Cari, Isian, JenisImpor, Kolom, Periksa, Turunan, kolom_nip, kolom_tanggal
from asn.impor.rules import sel
from kepegawaian.pegawai.impor.bersama import (
    CARI_PEGAWAI,
    ISIAN_SK,
    KOLOM_SK,
    NAMA,
    PEGAWAI_ISIAN,
    SEGARKAN,
    TERVERIFIKASI,
    TETAP,
    masa_depan,
    sebelum_lahir,
)
from kepegawaian.pegawai.models import RiwayatJabatan

_SAH = "r.verifikasi IN ('BELUM', 'TERVERIFIKASI')"
# A unit by its name, and by the perangkat daerah above it where the name alone is shared.
_INSTANSI = (
    "(SELECT lower(i.nama) AS nama, lower(a.nama) AS atas, i.id, "
    "count(*) OVER (PARTITION BY lower(i.nama)) AS senama, "
    "count(*) OVER (PARTITION BY lower(i.nama), a.id) AS seatap "
    "FROM instansi_instansi i LEFT JOIN instansi_instansi a ON a.id = i.perangkat_daerah_id "
    "WHERE i.kota_id = %(kota)s AND (i.berlaku_sampai IS NULL OR i.berlaku_sampai >= %(hari_ini)s)) i"
)
# The end of a definitive position is the day before the next one of the same person in this file.
_BERIKUT = "lead(t.tmt_mulai) OVER (PARTITION BY t.pegawai_id, t.penugasan ORDER BY t.tmt_mulai)"
_TUTUP_BERURUTAN = f"""
CASE WHEN t.tmt_selesai IS NULL AND t.pegawai_id IS NOT NULL AND t.penugasan = 'DEFINITIF'
          AND {_BERIKUT} > t.tmt_mulai THEN {_BERIKUT} - 1 ELSE t.tmt_selesai END
"""
# An open position of the register ends the day before the first position of the file that follows it, as it does when
# one is entered by hand; the trail of the row says which import did it, so that the undo opens no other.
_TUTUP_TERDAHULU = f"""
WITH tutup AS (
  UPDATE pegawai_riwayatjabatan r SET tmt_selesai = m.mulai - 1, versi = r.versi + 1
    FROM (SELECT r.id, min(x.tmt_mulai) AS mulai
            FROM impor_barisimpor b
           CROSS JOIN LATERAL jsonb_to_record(b.isi) AS x(pegawai_id bigint, tmt_mulai date, penugasan text)
            JOIN pegawai_riwayatjabatan r ON r.pegawai_id = x.pegawai_id AND r.kota_id = %(kota)s
             AND r.penugasan = 'DEFINITIF' AND r.tmt_selesai IS NULL AND r.tmt_mulai < x.tmt_mulai AND {_SAH}
           WHERE b.kota_id = %(kota)s AND b.impor_id = %(impor)s AND b.status IN ('baru', 'berubah')
             AND coalesce(x.penugasan, 'DEFINITIF') = 'DEFINITIF'
           GROUP BY r.id) m
   WHERE r.id = m.id
  RETURNING r.id, r.verifikasi, r.tmt_selesai)
INSERT INTO core_riwayatkeadaan
       (kota_id, objek_jenis_id, objek_id, transisi, dari, ke, oleh_id, pada, catatan, dasar)
SELECT %(kota)s, %(objek_jenis)s, id, 'tutup', verifikasi, verifikasi, %(oleh)s, now(),
       'Berakhir ' || to_char(tmt_selesai, 'DD-MM-YYYY'), 'Impor nomor ' || %(impor)s FROM tutup
"""  # noqa: S608 - words of the developer, values are parameters
_BUKA_KEMBALI = f"""
WITH buka AS (
  UPDATE pegawai_riwayatjabatan r SET tmt_selesai = NULL, versi = r.versi + 1
    FROM core_riwayatkeadaan k
   WHERE k.kota_id = %(kota)s AND k.objek_jenis_id = %(objek_jenis)s AND k.objek_id = r.id AND k.transisi = 'tutup'
     AND k.dasar = 'Impor nomor ' || %(impor)s AND k.catatan = 'Berakhir ' || to_char(r.tmt_selesai, 'DD-MM-YYYY')
     AND r.kota_id = %(kota)s AND {_SAH}
  RETURNING r.id, r.verifikasi)
INSERT INTO core_riwayatkeadaan
       (kota_id, objek_jenis_id, objek_id, transisi, dari, ke, oleh_id, pada, catatan, dasar)
SELECT %(kota)s, %(objek_jenis)s, id, 'buka', verifikasi, verifikasi, %(oleh)s, now(),
       'Berlanjut sampai sekarang', 'Pembatalan impor nomor ' || %(impor)s FROM buka
"""  # noqa: S608 - words of the developer, values are parameters
_BERIRISAN = (
    "t.penugasan = 'DEFINITIF' AND r.pegawai_id = t.pegawai_id AND r.kota_id = %(kota)s "
    f"AND r.penugasan = 'DEFINITIF' AND {_SAH} AND r.id IS DISTINCT FROM t.sasaran_id "
    "AND NOT EXISTS (SELECT FROM muatan m WHERE m.sasaran_id = r.id) "
    "AND daterange(r.tmt_mulai, r.tmt_selesai, '[]') && daterange(t.tmt_mulai, t.tmt_selesai, '[]') "
    "AND coalesce(t.tmt_selesai >= t.tmt_mulai, true)"
)
_TERBUKA = "(r.tmt_selesai IS NULL AND r.tmt_mulai < t.tmt_mulai)"
_YANG_LAIN = "r.nama_jabatan || ' sejak ' || to_char(r.tmt_mulai, 'DD-MM-YYYY')"

JABATAN = JenisImpor(
    kode="riwayat-jabatan",
    urutan=21,
    label="Riwayat jabatan",
    petunjuk=(
        "Satu baris untuk setiap jabatan yang pernah dipegang. Nama jabatan dan unit kerja harus ada di peta jabatan. "
        "Bila TMT selesai dikosongkan, jabatan definitif berakhir sehari sebelum jabatan berikutnya pada berkas ini; "
        "jabatan yang masih dipegang menurut buku induk berakhir dengan cara yang sama."
    ),
    model="pegawai.RiwayatJabatan",
    kolom=(
        kolom_nip(),
        Kolom(
            "jabatan",
            "Jabatan",
            sel.teks(200),
            alias=("JABATAN NAMA", "NAMA JABATAN", "JABATANNAMA"),
            wajib=True,
            contoh="Analis Kebijakan Ahli Muda",
            keterangan="Persis seperti nama di peta jabatan",
        ),
        Kolom(
            "instansi",
            "Unit kerja",
            sel.teks(200),
            alias=("UNOR", "UNOR NAMA", "UNIT KERJA NAMA", "INSTANSI", "SATUAN KERJA"),
            wajib=True,
            contoh="Bidang Pelayanan",
        ),
        Kolom(
            "perangkat_daerah",
            "Perangkat daerah",
            sel.teks(200),
            alias=("UNOR INDUK", "UNOR INDUK NAMA", "OPD", "UNIT KERJA INDUK"),
            contoh="Dinas Kesehatan",
            keterangan="Perlu bila nama unit kerja dipakai di lebih dari satu perangkat daerah",
        ),
        kolom_tanggal(
            "tmt_mulai", "TMT jabatan", alias=("TMT", "TMT MULAI", "TMTJABATAN"), wajib=True, contoh="02-01-2023"
        ),
        kolom_tanggal("tmt_selesai", "TMT selesai", alias=("SAMPAI DENGAN", "TMT AKHIR"), contoh=""),
        Kolom(
            "penugasan",
            "Jenis penugasan",
            sel.pilihan(dict(RiwayatJabatan.JENIS_PENUGASAN), {"Pelaksana tugas": "PLT", "Pelaksana harian": "PLH"}),
            alias=("PENUGASAN", "JENIS PENUGASAN NAMA"),
            contoh="Definitif",
            keterangan="Definitif (bila kosong), Plt., atau Plh.",
        ),
        Kolom("nama_jabatan", "Nama jabatan pada SK", sel.teks(200), contoh=""),
        kolom_tanggal(
            "tanggal_pelantikan", "Tanggal pelantikan", alias=("TMT PELANTIKAN", "TGL PELANTIKAN"), contoh=""
        ),
        *KOLOM_SK,
    ),
    cari=(
        CARI_PEGAWAI,
        Cari(
            ke="instansi_id",
            kolom="instansi",
            dari=_INSTANSI,
            nilai="i.id",
            bila="i.nama = lower(t.instansi) AND ((t.perangkat_daerah IS NULL AND i.senama = 1) OR "
            "(i.atas = lower(t.perangkat_daerah) AND i.seatap = 1))",
            pesan="CASE WHEN EXISTS (SELECT FROM instansi_instansi i WHERE i.kota_id = %(kota)s "
            "AND lower(i.nama) = lower(t.instansi)) "
            "THEN 'Ada beberapa unit bernama “' || t.instansi || '”. Isi kolom perangkat daerah yang tepat.' "
            "ELSE 'Unit kerja “' || t.instansi || '” tidak dikenal.' END",
            saran="SELECT DISTINCT nama FROM instansi_instansi WHERE kota_id = %(kota)s",
        ),
        Cari(
            ke="jabatan_id",
            kolom="jabatan",
            dari="(SELECT instansi_id, lower(nama) AS nama, min(id) AS id FROM jabatan_jabatan "
            "WHERE kota_id = %(kota)s GROUP BY 1, 2) j",
            nilai="j.id",
            bila="j.instansi_id = t.instansi_id AND j.nama = lower(t.jabatan)",
            pesan="CASE WHEN t.instansi_id IS NULL THEN 'Jabatan tidak dapat dicari: unit kerjanya tidak dikenal.' "
            "ELSE 'Jabatan “' || t.jabatan || '” tidak ada pada unit kerja itu.' END",
            saran="SELECT DISTINCT nama FROM jabatan_jabatan WHERE kota_id = %(kota)s",
        ),
    ),
    turunan=(
        Turunan("penugasan", "coalesce(t.penugasan, 'DEFINITIF')"),
        Turunan("nama_jabatan", "coalesce(t.nama_jabatan, j.nama)", "jabatan_jabatan j", "j.id = t.jabatan_id"),
        Turunan("tmt_selesai", _TUTUP_BERURUTAN),
    ),
    isian=(
        PEGAWAI_ISIAN,
        Isian("tmt_mulai", "TMT jabatan", "date", kunci=True),
        Isian("penugasan", "Jenis penugasan", kunci=True),
        Isian(
            "jabatan_id",
            "Jabatan",
            "bigint",
            lama="(SELECT nama FROM jabatan_jabatan WHERE id = r.jabatan_id)",
            baru="t.jabatan",
        ),
        Isian(
            "instansi_id",
            "Unit kerja",
            "bigint",
            lama="(SELECT nama FROM instansi_instansi WHERE id = r.instansi_id)",
            baru="t.instansi",
        ),
        Isian("nama_jabatan", "Nama jabatan pada SK"),
        Isian("tmt_selesai", "TMT selesai", "date"),
        Isian("tanggal_pelantikan", "Tanggal pelantikan", "date"),
        *ISIAN_SK,
    ),
    aturan=(
        sebelum_lahir("tmt_mulai", "TMT jabatan"),
        masa_depan("tmt_mulai", "TMT jabatan", 12),
        Periksa("tmt_selesai", "t.tmt_selesai < t.tmt_mulai", "'TMT selesai mendahului TMT jabatan.'"),
        Periksa(
            "tmt_mulai",
            "t.penugasan = 'DEFINITIF' AND b.penugasan = 'DEFINITIF' AND b.pegawai_id = t.pegawai_id "
            "AND b.nomor < t.nomor AND b.tmt_mulai <> t.tmt_mulai AND daterange(b.tmt_mulai, b.tmt_selesai, '[]') && "
            "daterange(t.tmt_mulai, t.tmt_selesai, '[]') AND coalesce(b.tmt_selesai >= b.tmt_mulai, true) "
            "AND coalesce(t.tmt_selesai >= t.tmt_mulai, true)",
            "'Bertumpang tindih dengan jabatan definitif pada baris ' || b.nomor || '.'",
            "muatan b",
        ),
        # Rows of the register that this file itself corrects are judged by what the file says.
        Periksa(
            "tmt_mulai",
            f"{_BERIRISAN} AND NOT {_TERBUKA}",
            f"'Bertumpang tindih dengan ' || {_YANG_LAIN} || CASE WHEN r.tmt_mulai > t.tmt_mulai "
            "THEN '. Isi TMT selesai jabatan ini.' "
            "ELSE '. Sertakan jabatan itu di berkas ini dengan TMT selesainya.' END",
            "pegawai_riwayatjabatan r",
        ),
        Periksa(
            "tmt_mulai",
            f"{_BERIRISAN} AND {_TERBUKA}",
            f"'Jabatan ' || {_YANG_LAIN} || ' ikut berakhir ' || to_char(t.tmt_mulai - 1, 'DD-MM-YYYY') || "
            "', sehari sebelum jabatan ini.'",
            "pegawai_riwayatjabatan r",
            "peringatan",
        ),
    ),
    kunci_teks="t.nip || ' · ' || to_char(t.tmt_mulai, 'DD-MM-YYYY') || CASE t.penugasan WHEN 'DEFINITIF' THEN '' "
    "ELSE ' · ' || initcap(t.penugasan) END",
    tetap=TETAP,
    terverifikasi=TERVERIFIKASI,
    sebelum_tulis=_TUTUP_TERDAHULU,
    sesudah_cabut=_BUKA_KEMBALI,
    **SEGARKAN,
    **NAMA,
)
