"""Life of a formasi, of a selection and of an application, as tables. Pure Python.

What an applicant is told follows from the state of the application alone, and that moves only when something is
announced: a decision that nobody may know yet stands beside it (`Lamaran.hasil_administrasi`), never in it.
"""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow


class KeadaanFormasi(StrEnum):
    DRAF = "draf"
    DIUSULKAN = "diusulkan"
    DIVERIFIKASI = "diverifikasi"
    DITETAPKAN = "ditetapkan"
    DIKEMBALIKAN = "dikembalikan"
    DITOLAK = "ditolak"


class KeadaanSeleksi(StrEnum):
    DISIAPKAN = "disiapkan"
    DIUMUMKAN = "diumumkan"
    DIBUKA = "dibuka"
    VERIFIKASI = "verifikasi"
    SANGGAH_ADMINISTRASI = "sanggah_administrasi"
    UJIAN_DASAR = "ujian_dasar"
    SANGGAH_DASAR = "sanggah_dasar"
    UJIAN_LANJUTAN = "ujian_lanjutan"
    INTEGRASI = "integrasi"
    SANGGAH_AKHIR = "sanggah_akhir"
    PEMBERKASAN = "pemberkasan"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"


class KeadaanLamaran(StrEnum):
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIBATALKAN = "dibatalkan"
    MS = "ms"
    TMS = "tms"
    LANJUT = "lanjut"
    TIDAK_LANJUT = "tidak_lanjut"
    GUGUR = "gugur"
    TIDAK_HADIR = "tidak_hadir"
    LULUS = "lulus"
    TIDAK_LULUS = "tidak_lulus"
    PEMBERKASAN = "pemberkasan"
    NIP_DIUSULKAN = "nip_diusulkan"
    DIANGKAT = "diangkat"
    MENGUNDURKAN_DIRI = "mengundurkan_diri"


F, S, L = KeadaanFormasi, KeadaanSeleksi, KeadaanLamaran
LABEL_FORMASI = {
    F.DRAF: "Draf",
    F.DIUSULKAN: "Menunggu verifikasi BKD",
    F.DIVERIFIKASI: "Menunggu penetapan PPK",
    F.DITETAPKAN: "Ditetapkan",
    F.DIKEMBALIKAN: "Dikembalikan untuk diperbaiki",
    F.DITOLAK: "Ditolak",
}
NADA_FORMASI = {
    F.DRAF: "netral",
    F.DIUSULKAN: "proses",
    F.DIVERIFIKASI: "proses",
    F.DITETAPKAN: "selesai",
    F.DIKEMBALIKAN: "perhatian",
    F.DITOLAK: "gagal",
}
LABEL_SELEKSI = {
    S.DISIAPKAN: "Disiapkan",
    S.DIUMUMKAN: "Diumumkan, pendaftaran belum dibuka",
    S.DIBUKA: "Pendaftaran dibuka",
    S.VERIFIKASI: "Verifikasi administrasi",
    S.SANGGAH_ADMINISTRASI: "Masa sanggah administrasi",
    S.UJIAN_DASAR: "Seleksi kompetensi dasar",
    S.SANGGAH_DASAR: "Masa sanggah seleksi dasar",
    S.UJIAN_LANJUTAN: "Seleksi kompetensi lanjutan",
    S.INTEGRASI: "Pengolahan nilai akhir",
    S.SANGGAH_AKHIR: "Masa sanggah hasil akhir",
    S.PEMBERKASAN: "Pemberkasan dan pengangkatan",
    S.SELESAI: "Selesai",
    S.DIBATALKAN: "Dibatalkan",
}
NADA_SELEKSI = dict.fromkeys(S, "proses") | {
    S.DISIAPKAN: "netral",
    S.DIUMUMKAN: "netral",
    S.SELESAI: "selesai",
    S.DIBATALKAN: "gagal",
}
# What citizens may read; a selection that is being prepared does not exist for them.
PUBLIK = frozenset(S) - {S.DISIAPKAN}
# Rules may still change, each time as a new version; from the opening on only the calendar moves, and only later.
DAPAT_DIATUR = frozenset({S.DISIAPKAN, S.DIUMUMKAN})
LABEL_LAMARAN = {
    L.DRAF: "Draf, belum diajukan",
    L.DIAJUKAN: "Diajukan, menunggu verifikasi",
    L.DIBATALKAN: "Dibatalkan pelamar",
    L.MS: "Memenuhi syarat",
    L.TMS: "Tidak memenuhi syarat",
    L.LANJUT: "Lanjut ke seleksi lanjutan",
    L.TIDAK_LANJUT: "Memenuhi ambang, di luar peringkat",
    L.GUGUR: "Tidak memenuhi ambang",
    L.TIDAK_HADIR: "Tidak hadir",
    L.LULUS: "Lulus seleksi",
    L.TIDAK_LULUS: "Tidak lulus seleksi",
    L.PEMBERKASAN: "Pemberkasan",
    L.NIP_DIUSULKAN: "Nomor induk diusulkan",
    L.DIANGKAT: "Diangkat",
    L.MENGUNDURKAN_DIRI: "Mengundurkan diri",
}
NADA_LAMARAN = {
    L.DRAF: "perhatian",
    L.DIAJUKAN: "proses",
    L.DIBATALKAN: "netral",
    L.MS: "selesai",
    L.TMS: "gagal",
    L.LANJUT: "selesai",
    L.TIDAK_LANJUT: "netral",
    L.GUGUR: "gagal",
    L.TIDAK_HADIR: "gagal",
    L.LULUS: "selesai",
    L.TIDAK_LULUS: "netral",
    L.PEMBERKASAN: "proses",
    L.NIP_DIUSULKAN: "proses",
    L.DIANGKAT: "selesai",
    L.MENGUNDURKAN_DIRI: "netral",
}
# Sent and neither taken back nor a mere draft: what is counted, verified and ranked.
MASUK = frozenset(L) - {L.DRAF, L.DIBATALKAN}

USUL, VERIFIKASI_FORMASI, TETAPKAN = (
    "rekrutmen.usulkan_formasi",
    "rekrutmen.verifikasi_formasi",
    "rekrutmen.tetapkan_formasi",
)
KELOLA, MELAMAR, VERIFIKASI_LAMARAN = (
    "rekrutmen.kelola_seleksi",
    "rekrutmen.melamar",
    "rekrutmen.verifikasi_lamaran",
)
NILAI_WAWANCARA = "rekrutmen.nilai_wawancara"
DASAR_FORMASI, DASAR = "UU 20/2023; PermenPANRB 6/2024", "PermenPANRB 6/2024"
SANGGAH = "PermenPANRB 6/2024 jo PermenPANRB 27/2021 ps. 31"

FORMASI_WORKFLOW = Workflow(
    (
        Transition("usulkan", frozenset({F.DRAF, F.DIKEMBALIKAN}), F.DIUSULKAN, USUL, DASAR_FORMASI, "Usulkan"),
        Transition("tarik", frozenset({F.DIUSULKAN}), F.DRAF, USUL, DASAR_FORMASI, "Tarik usulan"),
        Transition(
            "verifikasi",
            frozenset({F.DIUSULKAN}),
            F.DIVERIFIKASI,
            VERIFIKASI_FORMASI,
            DASAR_FORMASI,
            "Teruskan kepada PPK",
        ),
        Transition(
            "kembalikan",
            frozenset({F.DIUSULKAN}),
            F.DIKEMBALIKAN,
            VERIFIKASI_FORMASI,
            DASAR_FORMASI,
            "Kembalikan kepada pengusul",
        ),
        Transition("tetapkan", frozenset({F.DIVERIFIKASI}), F.DITETAPKAN, TETAPKAN, DASAR_FORMASI, "Tetapkan"),
        Transition("tolak", frozenset({F.DIVERIFIKASI}), F.DITOLAK, TETAPKAN, DASAR_FORMASI, "Tolak"),
    )
)
SELEKSI_WORKFLOW = Workflow(
    (
        Transition("umumkan", frozenset({S.DISIAPKAN}), S.DIUMUMKAN, KELOLA, DASAR, "Umumkan lowongan"),
        Transition("buka", frozenset({S.DIUMUMKAN}), S.DIBUKA, KELOLA, DASAR, "Buka pendaftaran"),
        Transition("tutup", frozenset({S.DIBUKA}), S.VERIFIKASI, KELOLA, DASAR, "Tutup pendaftaran"),
        Transition(
            "umumkan_administrasi",
            frozenset({S.VERIFIKASI}),
            S.SANGGAH_ADMINISTRASI,
            KELOLA,
            SANGGAH,
            "Umumkan hasil administrasi",
        ),
        Transition(
            "mulai_dasar", frozenset({S.SANGGAH_ADMINISTRASI}), S.UJIAN_DASAR, KELOLA, DASAR, "Mulai seleksi dasar"
        ),
        Transition("umumkan_dasar", frozenset({S.UJIAN_DASAR}), S.SANGGAH_DASAR, KELOLA, SANGGAH, "Umumkan hasil"),
        Transition(
            "mulai_lanjutan",
            frozenset({S.SANGGAH_DASAR, S.SANGGAH_ADMINISTRASI}),
            S.UJIAN_LANJUTAN,
            KELOLA,
            DASAR,
            "Mulai seleksi lanjutan",
        ),
        Transition(
            "olah_akhir",
            frozenset({S.UJIAN_LANJUTAN, S.SANGGAH_DASAR}),
            S.INTEGRASI,
            KELOLA,
            DASAR,
            "Olah nilai akhir",
        ),
        Transition("umumkan_akhir", frozenset({S.INTEGRASI}), S.SANGGAH_AKHIR, KELOLA, SANGGAH, "Umumkan hasil akhir"),
        Transition("berkaskan", frozenset({S.SANGGAH_AKHIR}), S.PEMBERKASAN, KELOLA, DASAR, "Mulai pemberkasan"),
        Transition("selesaikan", frozenset({S.PEMBERKASAN}), S.SELESAI, KELOLA, DASAR, "Nyatakan selesai"),
        Transition(
            "batalkan",
            frozenset(S) - {S.PEMBERKASAN, S.SELESAI, S.DIBATALKAN},
            S.DIBATALKAN,
            KELOLA,
            DASAR,
            "Batalkan seleksi",
        ),
    )
)
# Steps of one person by that person. What an announcement does to all of them at once is in the services.
LAMARAN_WORKFLOW = Workflow(
    (
        Transition("ajukan", frozenset({L.DRAF}), L.DIAJUKAN, MELAMAR, DASAR, "Ajukan lamaran"),
        Transition("batalkan", frozenset({L.DRAF, L.DIAJUKAN}), L.DIBATALKAN, MELAMAR, DASAR, "Batalkan lamaran"),
        Transition("susun_lagi", frozenset({L.DIBATALKAN}), L.DRAF, MELAMAR, DASAR, "Susun kembali"),
        Transition("nyatakan_ms", frozenset({L.DIAJUKAN}), L.MS, KELOLA, DASAR, "Umumkan memenuhi syarat"),
        Transition("nyatakan_tms", frozenset({L.DIAJUKAN}), L.TMS, KELOLA, DASAR, "Umumkan tidak memenuhi syarat"),
        Transition("kabulkan_sanggah", frozenset({L.TMS}), L.MS, KELOLA, SANGGAH, "Sanggahan diterima"),
        Transition("lanjutkan", frozenset({L.MS}), L.LANJUT, KELOLA, DASAR, "Lanjut ke seleksi lanjutan"),
        Transition("sisihkan", frozenset({L.MS}), L.TIDAK_LANJUT, KELOLA, DASAR, "Di luar peringkat"),
        Transition("gugurkan", frozenset({L.MS, L.LANJUT}), L.GUGUR, KELOLA, DASAR, "Tidak memenuhi ambang"),
        Transition("catat_tidak_hadir", frozenset({L.MS, L.LANJUT}), L.TIDAK_HADIR, KELOLA, DASAR, "Tidak hadir"),
        Transition("luluskan", frozenset({L.MS, L.LANJUT}), L.LULUS, KELOLA, DASAR, "Lulus seleksi"),
        Transition("tidak_luluskan", frozenset({L.MS, L.LANJUT}), L.TIDAK_LULUS, KELOLA, DASAR, "Tidak lulus"),
        Transition("berkaskan", frozenset({L.LULUS}), L.PEMBERKASAN, KELOLA, DASAR, "Mulai pemberkasan"),
        Transition("gantikan", frozenset({L.TIDAK_LULUS}), L.PEMBERKASAN, KELOLA, DASAR, "Gantikan yang mundur"),
        Transition("usulkan_nip", frozenset({L.PEMBERKASAN}), L.NIP_DIUSULKAN, KELOLA, DASAR, "Usulkan nomor induk"),
        Transition("angkat", frozenset({L.NIP_DIUSULKAN}), L.DIANGKAT, KELOLA, DASAR, "Angkat"),
        Transition(
            "undurkan_diri",
            frozenset({L.MS, L.LANJUT, L.LULUS, L.PEMBERKASAN, L.NIP_DIUSULKAN}),
            L.MENGUNDURKAN_DIRI,
            MELAMAR,
            DASAR,
            "Mengundurkan diri",
        ),
    )
)
