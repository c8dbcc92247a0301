"""Life of a selection, of its stages and applications, of a batch of appointments, of a Plt or Plh. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow

LIHAT = "promosi.view_seleksijabatan"
KELOLA = "promosi.kelola_seleksi"
NILAI = "promosi.nilai_seleksi"
PILIH = "promosi.pilih_calon"
LAMAR = "promosi.lamar_jabatan"
LIHAT_LAMARAN = "promosi.view_lamaran"
EKSPOR = "promosi.ekspor_promosi"
LIHAT_PAKET = "promosi.view_paketpengangkatan"
KELOLA_PAKET = "promosi.kelola_pengangkatan"
TINJAU_PAKET = "promosi.tinjau_pengangkatan"
TETAPKAN_PAKET = "promosi.tetapkan_pengangkatan"
LIHAT_SEMENTARA = "promosi.view_penugasansementara"
KELOLA_SEMENTARA = "promosi.kelola_sementara"

DASAR_SELEKSI = "PermenPANRB 15/2019; PP 11/2017 ps. 103–134"
DASAR_PENGANGKATAN = "PP 11/2017 jo PP 17/2020"
DASAR_SEMENTARA = "SE BKN 1/SE/I/2021; UU 30/2014 ps. 14"


class KeadaanSeleksi(StrEnum):
    DRAF = "draf"
    DIUMUMKAN = "diumumkan"
    ADMINISTRASI = "administrasi"
    PENILAIAN = "penilaian"
    PERINGKAT = "peringkat"
    DIPUTUS = "diputus"
    BATAL = "batal"


S = KeadaanSeleksi
LABEL_SELEKSI = {
    S.DRAF: "Draf",
    S.DIUMUMKAN: "Pendaftaran dibuka",
    S.ADMINISTRASI: "Seleksi administrasi",
    S.PENILAIAN: "Penilaian",
    S.PERINGKAT: "Menunggu pilihan PPK",
    S.DIPUTUS: "Diputus",
    S.BATAL: "Dibatalkan",
}
NADA_SELEKSI = {
    S.DRAF: "netral",
    S.DIUMUMKAN: "proses",
    S.ADMINISTRASI: "proses",
    S.PENILAIAN: "proses",
    S.PERINGKAT: "perhatian",
    S.DIPUTUS: "selesai",
    S.BATAL: "gagal",
}
# A position stands in at most one selection that is still alive.
HIDUP = (S.DRAF, S.DIUMUMKAN, S.ADMINISTRASI, S.PENILAIAN, S.PERINGKAT)
# What everybody may read: never a draft, nor one that was given up before it was announced.
TERBIT = (S.DIUMUMKAN, S.ADMINISTRASI, S.PENILAIAN, S.PERINGKAT, S.DIPUTUS)

SELEKSI_WORKFLOW = Workflow(
    (
        Transition("umumkan", frozenset({S.DRAF}), S.DIUMUMKAN, KELOLA, DASAR_SELEKSI, "Umumkan"),
        Transition(
            "perpanjang",
            frozenset({S.DIUMUMKAN, S.ADMINISTRASI}),
            S.DIUMUMKAN,
            KELOLA,
            DASAR_SELEKSI,
            "Perpanjang pendaftaran",
        ),
        Transition("tutup", frozenset({S.DIUMUMKAN}), S.ADMINISTRASI, KELOLA, DASAR_SELEKSI, "Tutup pendaftaran"),
        Transition(
            "umumkan_administrasi",
            frozenset({S.ADMINISTRASI}),
            S.PENILAIAN,
            KELOLA,
            DASAR_SELEKSI,
            "Umumkan hasil administrasi",
        ),
        Transition(
            "susun_peringkat",
            frozenset({S.PENILAIAN}),
            S.PERINGKAT,
            KELOLA,
            DASAR_SELEKSI,
            "Bekukan peringkat",
        ),
        Transition("putuskan", frozenset({S.PERINGKAT}), S.DIPUTUS, PILIH, DASAR_SELEKSI, "Tetapkan pilihan"),
        Transition("batalkan", frozenset(HIDUP), S.BATAL, KELOLA, DASAR_SELEKSI, "Batalkan seleksi"),
    )
)


class KeadaanTahap(StrEnum):
    MENUNGGU = "menunggu"
    DINILAI = "dinilai"
    TERBUKA = "terbuka"


T = KeadaanTahap
LABEL_TAHAP = {T.MENUNGGU: "Belum dimulai", T.DINILAI: "Sedang dinilai", T.TERBUKA: "Nilai dibuka dan beku"}
NADA_TAHAP = {T.MENUNGGU: "netral", T.DINILAI: "proses", T.TERBUKA: "selesai"}
TAHAP_WORKFLOW = Workflow(
    (
        Transition("mulai_nilai", frozenset({T.MENUNGGU}), T.DINILAI, KELOLA, DASAR_SELEKSI, "Mulai penilaian"),
        Transition("buka_nilai", frozenset({T.DINILAI}), T.TERBUKA, KELOLA, DASAR_SELEKSI, "Buka dan bekukan nilai"),
    )
)


class KeadaanLamaran(StrEnum):
    DIAJUKAN = "diajukan"
    MEMENUHI = "memenuhi"
    TIDAK_MEMENUHI = "tidak_memenuhi"
    DITARIK = "ditarik"


L = KeadaanLamaran
LABEL_LAMARAN = {
    L.DIAJUKAN: "Menunggu verifikasi",
    L.MEMENUHI: "Memenuhi syarat",
    L.TIDAK_MEMENUHI: "Tidak memenuhi syarat",
    L.DITARIK: "Ditarik pelamar",
}
NADA_LAMARAN = {L.DIAJUKAN: "perhatian", L.MEMENUHI: "selesai", L.TIDAK_MEMENUHI: "gagal", L.DITARIK: "netral"}
_DIPERIKSA = frozenset({L.DIAJUKAN, L.MEMENUHI, L.TIDAK_MEMENUHI})
LAMARAN_WORKFLOW = Workflow(
    (
        Transition("penuhi", _DIPERIKSA, L.MEMENUHI, KELOLA, DASAR_SELEKSI, "Nyatakan memenuhi syarat"),
        Transition("tolak", _DIPERIKSA, L.TIDAK_MEMENUHI, KELOLA, DASAR_SELEKSI, "Nyatakan tidak memenuhi syarat"),
        Transition("tarik", frozenset({L.DIAJUKAN, L.MEMENUHI}), L.DITARIK, LAMAR, DASAR_SELEKSI, "Tarik lamaran"),
    )
)


class KeadaanPaket(StrEnum):
    DISUSUN = "disusun"
    DITINJAU = "ditinjau"
    SIAP = "siap"
    DITETAPKAN = "ditetapkan"
    DISETOR = "disetor"
    BATAL = "batal"


P = KeadaanPaket
LABEL_PAKET = {
    P.DISUSUN: "Disusun",
    P.DITINJAU: "Menunggu tinjauan",
    P.SIAP: "Menunggu penetapan PPK",
    P.DITETAPKAN: "Ditetapkan, menunggu TMT",
    P.DISETOR: "Tercatat di buku induk",
    P.BATAL: "Dibatalkan",
}
NADA_PAKET = {
    P.DISUSUN: "netral",
    P.DITINJAU: "perhatian",
    P.SIAP: "perhatian",
    P.DITETAPKAN: "proses",
    P.DISETOR: "selesai",
    P.BATAL: "gagal",
}
PAKET_HIDUP = (P.DISUSUN, P.DITINJAU, P.SIAP, P.DITETAPKAN)
PAKET_WORKFLOW = Workflow(
    (
        Transition("ajukan", frozenset({P.DISUSUN}), P.DITINJAU, KELOLA_PAKET, DASAR_PENGANGKATAN, "Ajukan tinjauan"),
        Transition("tinjau", frozenset({P.DITINJAU}), P.SIAP, TINJAU_PAKET, DASAR_PENGANGKATAN, "Setujui tinjauan"),
        Transition(
            "kembalikan",
            frozenset({P.DITINJAU, P.SIAP}),
            P.DISUSUN,
            TINJAU_PAKET,
            DASAR_PENGANGKATAN,
            "Kembalikan untuk diperbaiki",
        ),
        Transition("tetapkan", frozenset({P.SIAP}), P.DITETAPKAN, TETAPKAN_PAKET, DASAR_PENGANGKATAN, "Tetapkan SK"),
        Transition("setor", frozenset({P.DITETAPKAN}), P.DISETOR, KELOLA_PAKET, DASAR_PENGANGKATAN, "Catat pada TMT"),
        Transition(
            "batalkan",
            frozenset({P.DISUSUN, P.DITINJAU, P.SIAP}),
            P.BATAL,
            KELOLA_PAKET,
            DASAR_PENGANGKATAN,
            "Batalkan rancangan",
        ),
        Transition(
            "cabut", frozenset({P.DITETAPKAN}), P.BATAL, TETAPKAN_PAKET, DASAR_PENGANGKATAN, "Cabut sebelum TMT"
        ),
    )
)


class KeadaanSementara(StrEnum):
    BERLAKU = "berlaku"
    BERAKHIR = "berakhir"
    DIAKHIRI = "diakhiri"


M = KeadaanSementara
LABEL_SEMENTARA = {M.BERLAKU: "Berlaku", M.BERAKHIR: "Berakhir", M.DIAKHIRI: "Diakhiri lebih awal"}
NADA_SEMENTARA = {M.BERLAKU: "proses", M.BERAKHIR: "netral", M.DIAKHIRI: "netral"}
SEMENTARA_WORKFLOW = Workflow(
    (
        Transition("berakhir", frozenset({M.BERLAKU}), M.BERAKHIR, KELOLA_SEMENTARA, DASAR_SEMENTARA, "Berakhir"),
        Transition("akhiri", frozenset({M.BERLAKU}), M.DIAKHIRI, KELOLA_SEMENTARA, DASAR_SEMENTARA, "Akhiri"),
    )
)
