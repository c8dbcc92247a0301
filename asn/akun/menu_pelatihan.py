"""Entries of training: what everybody learns, what a trainer teaches, what the office runs."""

from asn.akun.menu_butir import Butir

SAYA = (
    Butir(
        "Belajar",
        "program:belajar",
        "graduation-cap",
        "program.belajar",
        (
            *("program:kelas_terbuka", "program:kelas", "program:ikut", "program:mundur", "program:hadir"),
            *("program:jp_saya", "program:lembar", "program:idp", "program:luar_baru"),
        ),
        pegawai_saja=True,
    ),
    Butir(
        "Kelas yang saya ajar",
        "program:mengajar",
        "presentation",
        "program.ajar_angkatan",
        ("program:mengajar_kelas", "program:layar", "program:nilai", "program:koreksi"),
    ),
)
TIM = Butir("Belajar tim saya", "program:tim", "book-user", "program.lihat_tim", ("program:idp_putuskan",))
KANTOR = (
    Butir(
        "Kebutuhan",
        "program:kebutuhan_kompetensi",
        "target",
        "program.view_kebutuhan",
        ("program:kebutuhan", "program:kebutuhan_instansi"),
        petugas_saja=True,
    ),
    Butir(
        "Rencana dan anggaran",
        "program:rencana_daftar",
        "clipboard-list",
        "program.view_rencanapelatihan",
        (
            *("program:rencana", "program:rencana_baru", "program:rencana_ubah", "program:rencana_langkah"),
            *("program:rencana_putusan", "program:anggaran_daftar", "program:anggaran_atur"),
        ),
    ),
    Butir(
        "Katalog dan mitra",
        "program:kursus_daftar",
        "book-open",
        "program.view_kursus",
        (
            *("program:kursus", "program:kursus_baru", "program:kursus_ubah", "program:mitra_daftar", "program:mitra"),
            *("program:mitra_baru", "program:mitra_ubah", "program:perjanjian", "program:naskah"),
            *("program:pengajar_daftar", "program:pengajar_baru", "program:pengajar_ubah"),
        ),
    ),
    Butir(
        "Kelas",
        "program:angkatan_daftar",
        "graduation-cap",
        "program.view_angkatan",
        (
            *("program:angkatan", "program:angkatan_baru", "program:angkatan_ubah", "program:undang"),
            *("program:sesi_baru", "program:angkatan_selesaikan", "program:angkatan_batalkan"),
            *("program:undurkan", "program:gantikan"),
        ),
    ),
    Butir(
        "Pemenuhan JP",
        "program:buku_kota",
        "chart-column",
        "program.view_bukujp",
        ("program:buku_daftar", "program:buku_pegawai"),
        petugas_saja=True,
    ),
    Butir(
        "Sertifikat luar",
        "program:luar_daftar",
        "file-badge",
        "program.verifikasi_sertifikatluar",
        ("program:luar", "program:luar_akui", "program:luar_tolak"),
    ),
    Butir(
        "Sertifikat",
        "program:sertifikat_daftar",
        "award",
        "program.view_sertifikat",
        ("program:sertifikat", "program:sertifikat_cabut"),
        petugas_saja=True,
    ),
    Butir(
        "Dampak pelatihan",
        "program:dampak",
        "chart-line",
        "program.view_laporandampak",
        ("program:laporan", "program:laporan_baru"),
    ),
)
