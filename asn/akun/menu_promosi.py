"""Entries of selection and appointment in the side navigation."""

from asn.akun.menu_butir import Butir

SAYA = (
    Butir(
        "Lowongan jabatan",
        "promosi:saya",
        "briefcase-business",
        "promosi.lamar_jabatan",
        ("promosi:lamar", "promosi:lamaran_saya", "promosi:tarik"),
        pegawai_saja=True,
    ),
    Butir(
        "Tugas panitia seleksi",
        "promosi:panitia_tugas",
        "clipboard-pen-line",
        "promosi.nilai_seleksi",
        ("promosi:panitia", "promosi:nilai", "promosi:benturan", "promosi:bantah"),
    ),
)
PENGISIAN = Butir(
    "Pengisian jabatan",
    "promosi:lowong",
    "briefcase-business",
    "promosi.view_seleksijabatan",
    (
        *("promosi:seleksi_daftar", "promosi:seleksi", "promosi:seleksi_baru", "promosi:peserta"),
        *("promosi:lamaran", "promosi:pilihan", "promosi:pilih", "promosi:paket_daftar", "promosi:paket"),
        *("promosi:paket_baru", "promosi:sementara_daftar", "promosi:sementara", "promosi:sementara_baru"),
    ),
    petugas_saja=True,
)
