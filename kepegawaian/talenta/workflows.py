"""Life of a talent cycle and of a session of its committee as tables. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow

LIHAT = "talenta.view_siklustalenta"
LIHAT_HASIL = "talenta.view_hasiltalenta"
LIHAT_TIM = "talenta.lihat_tim_talenta"
KELOLA = "talenta.kelola_talenta"
SIDANG = "talenta.sidang_talenta"
LIHAT_SIDANG = "talenta.view_sidangtalenta"
TETAPKAN = "talenta.tetapkan_talenta"
EKSPOR = "talenta.ekspor_talenta"
LIHAT_KRS = "talenta.view_krs"
LIHAT_TEMUAN = "talenta.view_temuanbelumterlihat"
CALONKAN = "talenta.calonkan_talenta"

DASAR = "PermenPANRB 3/2020; Kepka BKN 411/2025"


class KeadaanSiklus(StrEnum):
    DISIAPKAN = "disiapkan"
    DIHITUNG = "dihitung"
    SIDANG = "sidang"
    DITETAPKAN = "ditetapkan"
    DIBATALKAN = "dibatalkan"


S = KeadaanSiklus
LABEL_SIKLUS = {
    S.DISIAPKAN: "Disiapkan",
    S.DIHITUNG: "Dihitung",
    S.SIDANG: "Sidang komite",
    S.DITETAPKAN: "Ditetapkan",
    S.DIBATALKAN: "Dibatalkan",
}
NADA_SIKLUS = {
    S.DISIAPKAN: "perhatian",
    S.DIHITUNG: "proses",
    S.SIDANG: "proses",
    S.DITETAPKAN: "selesai",
    S.DIBATALKAN: "netral",
}
SIKLUS_WORKFLOW = Workflow(
    (
        # Done by the engine when the last person is counted.
        Transition("selesaikan", frozenset({S.DISIAPKAN}), S.DIHITUNG, KELOLA, DASAR, "Selesaikan hitungan"),
        Transition("hitung_ulang", frozenset({S.DIHITUNG}), S.DISIAPKAN, KELOLA, DASAR, "Hitung ulang"),
        Transition("buka_sidang", frozenset({S.DIHITUNG}), S.SIDANG, KELOLA, DASAR, "Buka sidang komite"),
        Transition("tetapkan", frozenset({S.SIDANG}), S.DITETAPKAN, TETAPKAN, DASAR, "Tetapkan hasil"),
        Transition(
            "batalkan", frozenset({S.DISIAPKAN, S.DIHITUNG, S.SIDANG}), S.DIBATALKAN, KELOLA, DASAR, "Batalkan siklus"
        ),
    )
)


class KeadaanSidang(StrEnum):
    DIBUKA = "dibuka"
    DITUTUP = "ditutup"


LABEL_SIDANG = {KeadaanSidang.DIBUKA: "Berlangsung", KeadaanSidang.DITUTUP: "Ditutup"}
NADA_SIDANG = {KeadaanSidang.DIBUKA: "proses", KeadaanSidang.DITUTUP: "selesai"}
SIDANG_WORKFLOW = Workflow(
    (Transition("tutup", frozenset({KeadaanSidang.DIBUKA}), KeadaanSidang.DITUTUP, KELOLA, DASAR, "Tutup sidang"),)
)
