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
        Butir(
            "Hasil seleksi",
            "hasil_seleksi:daftar",
            "list-ordered",
            "rekrutmen.kelola_seleksi",
            tuple(f"hasil_seleksi:{n}" for n in ("ruang", "terbit", "peringkat", "seri", "langkah")),
            petugas_saja=True,
        ),
        Butir("Sanggah peserta", "hasil_seleksi:sanggah", "scale", "rekrutmen.ikut_panitia", petugas_saja=True),
        Butir(
            "Pengangkatan",
            "hasil_seleksi:pengangkatan_daftar",
            "user-check",
            "rekrutmen.view_pengangkatan",
            tuple(f"hasil_seleksi:{n}" for n in ("pengangkatan", "drh_putuskan", "nomor", "angkat")),
            petugas_saja=True,
        ),
        Butir("Lamaran saya", "lamaran:saya", "folder-open", "rekrutmen.melamar", ("lamaran:status",)),
        Butir(
            "Hasil seleksi saya",
            "hasil_seleksi:saya",
            "list-ordered",
            "rekrutmen.melamar",
            ("hasil_seleksi:alasan", "hasil_seleksi:drh", "hasil_seleksi:mundur"),
        ),
    ),
)
