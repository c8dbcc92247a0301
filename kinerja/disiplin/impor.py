"""Import of attendance: one row per pegawai and day. The same file twice changes nothing; a later one corrects."""

from asn.impor.jenis import Cari, Isian, JenisImpor, Kolom, Periksa, daftarkan, kolom_nip, kolom_tanggal
from asn.impor.rules import sel
from kinerja.disiplin.models.presensi import SEHARI_MENIT, STATUS

_ALIAS = {
    "H": "HADIR",
    "Masuk": "HADIR",
    "Hadir terlambat": "HADIR",
    "A": "ALPA",
    "Alpa": "ALPA",
    "Mangkir": "ALPA",
    "Tanpa keterangan": "ALPA",
    "TK": "ALPA",
    "Alasan sah": "ALASAN_SAH",
    "I": "IZIN",
    "S": "SAKIT",
    "C": "CUTI",
    "DL": "DINAS",
    "Dinas luar": "DINAS",
    "Perjalanan dinas": "DINAS",
}

PRESENSI = JenisImpor(
    kode="presensi",
    urutan=40,
    label="Presensi harian",
    petunjuk=(
        "Satu baris untuk setiap pegawai dan tanggal. Berkas yang sama boleh diunggah lagi: yang sudah sama tidak "
        "berubah. Untuk kota besar, unggah per minggu atau per perangkat daerah."
    ),
    model="disiplin.Presensi",
    cara="perbarui",
    kolom=(
        kolom_nip(),
        kolom_tanggal("tanggal", "Tanggal", alias=("TGL", "TANGGAL PRESENSI"), wajib=True, contoh="02-11-2026"),
        Kolom(
            "status",
            "Kehadiran",
            sel.pilihan(dict(STATUS), _ALIAS),
            alias=("STATUS", "KETERANGAN HADIR", "STATUS KEHADIRAN"),
            wajib=True,
            contoh="Hadir",
            keterangan="Hadir, Tidak hadir tanpa alasan yang sah (alpa), Izin, Sakit, Cuti, Dinas luar",
        ),
        Kolom(
            "menit_terlambat",
            "Terlambat (menit)",
            sel.bulat(0, SEHARI_MENIT),
            "smallint",
            alias=("TERLAMBAT", "MENIT TERLAMBAT", "TL"),
            contoh="15",
        ),
        Kolom(
            "menit_pulang_cepat",
            "Pulang cepat (menit)",
            sel.bulat(0, SEHARI_MENIT),
            "smallint",
            alias=("PULANG CEPAT", "MENIT PULANG CEPAT", "PSW", "PC"),
            contoh="0",
        ),
        Kolom("keterangan", "Keterangan", sel.teks(120), alias=("CATATAN", "NOMOR SURAT"), contoh=""),
    ),
    cari=(
        Cari(
            ke="pegawai_id",
            kolom="nip",
            dari="pegawai_pegawai p",
            nilai="p.id",
            bila="p.kota_id = %(kota)s AND p.nip = t.nip",
            pesan="'NIP ini tidak terdaftar di buku induk kota ini. Impor data pegawainya lebih dahulu.'",
        ),
    ),
    isian=(
        Isian("pegawai_id", "Pegawai", "bigint", kunci=True),
        Isian("tanggal", "Tanggal", "date", kunci=True),
        Isian("status", "Kehadiran"),
        Isian("menit_terlambat", "Terlambat (menit)", "smallint", bawaan=0),
        Isian("menit_pulang_cepat", "Pulang cepat (menit)", "smallint", bawaan=0),
        Isian("keterangan", "Keterangan", bawaan=""),
    ),
    aturan=(
        Periksa("tanggal", "t.tanggal > %(hari_ini)s::date", "'Tanggal presensi belum tiba.'"),
        Periksa(
            "tanggal",
            "p.id = t.pegawai_id AND t.tanggal < p.tmt_masuk",
            "'Tanggal mendahului TMT CPNS / kontrak pertama (' || to_char(p.tmt_masuk, 'DD-MM-YYYY') || ').'",
            "pegawai_pegawai p",
        ),
        Periksa(
            "status",
            "t.status <> 'HADIR' AND coalesce(t.menit_terlambat, 0) + coalesce(t.menit_pulang_cepat, 0) > 0",
            "'Menit terlambat atau pulang cepat hanya untuk hari hadir.'",
        ),
        Periksa(
            "tanggal",
            "t.status = 'ALPA' AND extract(isodow FROM t.tanggal) > 5",
            "'Sabtu atau Minggu: tidak dihitung sebagai hari kerja pada tangga PP 94/2021.'",
            berat="peringatan",
        ),
    ),
    kunci_teks="t.nip || ' · ' || to_char(t.tanggal, 'DD-MM-YYYY')",
    nama_teks="p.nama",
    nama_dari="LEFT JOIN pegawai_pegawai p ON p.id = t.pegawai_id",
)


def daftarkan_semua() -> None:
    daftarkan(PRESENSI)
