"""Entries of recruitment in the side navigation."""

from asn.akun.menu_butir import Butir

REKRUTMEN: tuple[str, tuple[Butir, ...]] = (
    "Rekrutmen",
    (
        Butir(
            "Formasi",
            "rekrutmen:formasi_daftar",
            "user-round-plus",
            "rekrutmen.view_formasi",
            ("rekrutmen:formasi", "rekrutmen:celah", "rekrutmen:formasi_baru", "rekrutmen:formasi_ubah"),
            petugas_saja=True,
        ),
        Butir(
            "Seleksi",
            "rekrutmen:seleksi_daftar",
            "clipboard-list",
            "rekrutmen.view_seleksi",
            (
                *("rekrutmen:seleksi", "rekrutmen:seleksi_baru", "rekrutmen:aturan", "rekrutmen:jadwal"),
                *("rekrutmen:alih", "rekrutmen:lamaran_daftar", "rekrutmen:lamaran", "rekrutmen:akomodasi"),
            ),
            petugas_saja=True,
        ),
        Butir(
            "Tugas panitia",
            "rekrutmen:tugas",
            "list-checks",
            "rekrutmen.ikut_panitia",
            ("rekrutmen:verifikasi", "rekrutmen:wawancara", "rekrutmen:pernyataan", "rekrutmen:hindari"),
        ),
        Butir("Lamaran saya", "lamaran:saya", "folder-open", "rekrutmen.melamar", ("lamaran:status",)),
    ),
)
