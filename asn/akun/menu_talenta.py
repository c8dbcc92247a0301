"""Entries of talent in the side navigation."""

from asn.akun.menu_butir import Butir

TALENTA = (
    "Talenta",
    (
        Butir(
            "Siklus talenta",
            "talenta:daftar",
            "grid-3x3",
            "talenta.view_siklustalenta",
            (
                *(
                    "talenta:pegawai",
                    "talenta:hasil",
                    "talenta:siklus",
                    "talenta:baru",
                    "talenta:hasil_daftar",
                    "talenta:sidang",
                ),
                *("talenta:sidang_buka", "talenta:pindahkan", "talenta:ketentuan", "talenta:ketentuan_baru"),
            ),
            petugas_saja=True,
        ),
        Butir("Kelompok suksesi", "talenta:krs", "users-round", "talenta.view_krs", petugas_saja=True),
        Butir(
            "Belum terlihat",
            "talenta:belum_terlihat",
            "eye-off",
            "talenta.view_temuanbelumterlihat",
            ("talenta:calonkan", "talenta:pencalonan"),
            petugas_saja=True,
        ),
    ),
)
SAYA = Butir(
    "Talenta saya",
    "talenta:saya",
    "gem",
    "talenta.view_talenta_saya",
    pegawai_saja=True,
)
TIM = Butir("Talenta tim", "talenta:tim", "gem", "talenta.lihat_tim_talenta")
