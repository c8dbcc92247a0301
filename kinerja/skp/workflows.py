"""Lives of a SKP, of an evaluation of performance and of a request about the penilai, as tables. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow
from kinerja.skp.rules.keadaan import KeadaanSKP as KeadaanSKP

DASAR = "PermenPANRB 6/2022"

IZIN_LIHAT = "skp.view_skp"
IZIN_SUSUN = "skp.susun_skp"
IZIN_SETUJUI = "skp.setujui_skp"
IZIN_TETAPKAN = "skp.tetapkan_skp"
IZIN_UMPAN_BALIK = "skp.beri_umpan_balik"
IZIN_SIKLUS = "skp.kelola_siklus"
IZIN_PROGRES = "skp.lihat_progres"
IZIN_EKSPOR = "skp.ekspor_progres"
IZIN_TEMPLAT = "skp.kelola_templat"


K = KeadaanSKP
LABEL_SKP = {
    K.DRAF: "Draf",
    K.DIAJUKAN: "Diajukan",
    K.DIKLARIFIKASI: "Diklarifikasi",
    K.DISEPAKATI: "Disepakati",
    K.DITETAPKAN: "Ditetapkan",
    K.PERUBAHAN: "Dalam perubahan",
    K.DITUTUP: "Ditutup",
    K.DIBATALKAN: "Dibatalkan",
}
# The employee writes; the penilai writes expectations until both agree.
DAPAT_DISUSUN = frozenset({K.DRAF, K.DIKLARIFIKASI, K.PERUBAHAN})
DAPAT_DIARAHKAN = DAPAT_DISUSUN | {K.DIAJUKAN}
# Before anything was agreed: the pengelola may step in, and a new post makes the draft void.
BELUM_TETAP = frozenset({K.DRAF, K.DIAJUKAN, K.DIKLARIFIKASI, K.DISEPAKATI})
BERLAKU = frozenset({K.DITETAPKAN, K.PERUBAHAN, K.DITUTUP})
HIDUP = frozenset(set(K) - {K.DIBATALKAN})

SKP_WORKFLOW = Workflow(
    (
        Transition("ajukan", DAPAT_DISUSUN, K.DIAJUKAN, IZIN_SUSUN, DASAR, "Ajukan kepada penilai"),
        Transition("tarik", frozenset({K.DIAJUKAN}), K.DRAF, IZIN_SUSUN, label="Tarik kembali"),
        # A SKP that was set before goes back to being changed, never to a first draft.
        Transition("tarik_perubahan", frozenset({K.DIAJUKAN}), K.PERUBAHAN, IZIN_SUSUN, label="Tarik kembali"),
        Transition("klarifikasi", frozenset({K.DIAJUKAN}), K.DIKLARIFIKASI, IZIN_SETUJUI, DASAR, "Minta klarifikasi"),
        Transition("sepakati", frozenset({K.DIAJUKAN}), K.DISEPAKATI, IZIN_SETUJUI, DASAR, "Sepakati"),
        Transition("tetapkan", frozenset({K.DISEPAKATI}), K.DITETAPKAN, IZIN_SETUJUI, DASAR, "Tetapkan"),
        Transition(
            "tetapkan_pengelola",
            BELUM_TETAP,
            K.DITETAPKAN,
            IZIN_TETAPKAN,
            "PermenPANRB 8/2021, lampiran",
            "Tetapkan sebagai pengelola kinerja",
        ),
        Transition("ubah", frozenset({K.DITETAPKAN}), K.PERUBAHAN, IZIN_SUSUN, DASAR, "Ubah SKP"),
        Transition("minta_ubah", frozenset({K.DITETAPKAN}), K.PERUBAHAN, IZIN_SETUJUI, DASAR, "Minta perubahan"),
        Transition("tutup", frozenset({K.DITETAPKAN}), K.DITUTUP, IZIN_TETAPKAN, DASAR, "Tutup"),
        Transition("batalkan", BELUM_TETAP, K.DIBATALKAN, IZIN_SUSUN, label="Batalkan"),
        Transition("batalkan_pengelola", BELUM_TETAP, K.DIBATALKAN, IZIN_TETAPKAN, label="Batalkan"),
    )
)


class KeadaanPermintaan(StrEnum):
    MENUNGGU = "menunggu"
    DISETUJUI = "disetujui"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"


P = KeadaanPermintaan
LABEL_PERMINTAAN = {
    P.MENUNGGU: "Menunggu pemeriksaan",
    P.DISETUJUI: "Disetujui",
    P.DITOLAK: "Ditolak",
    P.DIBATALKAN: "Dibatalkan",
}
PERMINTAAN_WORKFLOW = Workflow(
    (
        Transition("setujui", frozenset({P.MENUNGGU}), P.DISETUJUI, IZIN_TETAPKAN, label="Setujui"),
        Transition("tolak", frozenset({P.MENUNGGU}), P.DITOLAK, IZIN_TETAPKAN, label="Tolak"),
        Transition("batalkan", frozenset({P.MENUNGGU}), P.DIBATALKAN, IZIN_SUSUN, label="Batalkan"),
    )
)

IZIN_JAWAB_REKAN = "skp.jawab_rekan"


class KeadaanRekan(StrEnum):
    MENUNGGU = "menunggu"
    DIJAWAB = "dijawab"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"


R = KeadaanRekan
LABEL_REKAN = {
    R.MENUNGGU: "Menunggu jawaban",
    R.DIJAWAB: "Sudah dijawab",
    R.DITOLAK: "Tidak dapat menilai",
    R.DIBATALKAN: "Dibatalkan",
}
REKAN_WORKFLOW = Workflow(
    (
        Transition("jawab", frozenset({R.MENUNGGU}), R.DIJAWAB, IZIN_JAWAB_REKAN, DASAR, "Kirim umpan balik"),
        Transition("tolak", frozenset({R.MENUNGGU}), R.DITOLAK, IZIN_JAWAB_REKAN, label="Tidak dapat menilai"),
        Transition("batalkan", frozenset({R.MENUNGGU}), R.DIBATALKAN, IZIN_LIHAT, label="Batalkan permintaan"),
    )
)


IZIN_LIHAT_EVALUASI = "skp.view_evaluasikinerja"
IZIN_NILAI = "skp.nilai_kinerja"
IZIN_TERIMA = "skp.terima_evaluasi"
IZIN_FINALKAN = "skp.finalkan_evaluasi"
IZIN_PREDIKAT_ORGANISASI = "skp.tetapkan_predikat_organisasi"


class KeadaanEvaluasiKinerja(StrEnum):
    BELUM = "belum"
    DRAF = "draf"
    DISAMPAIKAN = "disampaikan"
    DITERIMA = "diterima"
    KEBERATAN = "keberatan"
    DIPUTUS = "diputus"
    FINAL = "final"


E = KeadaanEvaluasiKinerja
LABEL_EVALUASI = {
    E.BELUM: "Belum dinilai",
    E.DRAF: "Draf penilaian",
    E.DISAMPAIKAN: "Disampaikan",
    E.DITERIMA: "Diterima pegawai",
    E.KEBERATAN: "Keberatan",
    E.DIPUTUS: "Keberatan diputus",
    E.FINAL: "Final",
}
DISAMPAIKAN_KE_ATAS = frozenset({E.DISAMPAIKAN, E.DITERIMA, E.KEBERATAN, E.DIPUTUS, E.FINAL})

EVALUASI_KINERJA_WORKFLOW = Workflow(
    (
        Transition("nilai", frozenset({E.BELUM}), E.DRAF, IZIN_NILAI, DASAR, "Mulai menilai"),
        Transition("sampaikan", frozenset({E.DRAF}), E.DISAMPAIKAN, IZIN_NILAI, DASAR, "Sampaikan kepada pegawai"),
        Transition("terima", frozenset({E.DISAMPAIKAN}), E.DITERIMA, IZIN_TERIMA, DASAR, "Terima hasil evaluasi"),
        Transition(
            "keberatan",
            frozenset({E.DISAMPAIKAN, E.DITERIMA}),
            E.KEBERATAN,
            IZIN_TERIMA,
            "PP 30/2019 ps. 59",
            "Ajukan keberatan",
        ),
        Transition(
            "putus", frozenset({E.KEBERATAN}), E.DIPUTUS, IZIN_NILAI, "PP 30/2019 ps. 59", "Putuskan keberatan"
        ),
        Transition(
            "finalkan", frozenset({E.DISAMPAIKAN, E.DITERIMA, E.DIPUTUS}), E.FINAL, IZIN_FINALKAN, DASAR, "Finalkan"
        ),
    )
)
