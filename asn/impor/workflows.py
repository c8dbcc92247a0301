"""Life of one import as a table. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow


class KeadaanImpor(StrEnum):
    DIUNGGAH = "diunggah"
    DIPETAKAN = "dipetakan"
    DIPERIKSA = "diperiksa"
    DITERAPKAN = "diterapkan"
    DIBATALKAN = "dibatalkan"
    DIHENTIKAN = "dihentikan"
    GAGAL = "gagal"


K = KeadaanImpor
LABEL = {
    K.DIUNGGAH: "Menunggu pemetaan",
    K.DIPETAKAN: "Sedang diperiksa",
    K.DIPERIKSA: "Menunggu keputusan",
    K.DITERAPKAN: "Diterapkan",
    K.DIBATALKAN: "Dibatalkan",
    K.DIHENTIKAN: "Dihentikan",
    K.GAGAL: "Gagal",
}
LIHAT, KELOLA = "impor.view_impor", "impor.kelola_impor"
# Nothing has been written to the register yet.
BELUM_DITERAPKAN = frozenset({K.DIUNGGAH, K.DIPETAKAN, K.DIPERIKSA, K.DIHENTIKAN, K.GAGAL})

IMPOR_WORKFLOW = Workflow(
    (
        Transition("petakan", BELUM_DITERAPKAN - {K.DIPETAKAN}, K.DIPETAKAN, KELOLA, label="Periksa"),
        Transition("selesai_periksa", frozenset({K.DIPETAKAN}), K.DIPERIKSA, KELOLA, label="Selesai diperiksa"),
        Transition("terapkan", frozenset({K.DIPERIKSA}), K.DITERAPKAN, KELOLA, label="Terapkan"),
        Transition("batalkan", frozenset({K.DITERAPKAN}), K.DIBATALKAN, KELOLA, label="Batalkan impor"),
        Transition(
            "hentikan", frozenset({K.DIUNGGAH, K.DIPETAKAN, K.DIPERIKSA}), K.DIHENTIKAN, KELOLA, label="Hentikan"
        ),
        Transition("gagalkan", frozenset({K.DIPETAKAN, K.DIPERIKSA}), K.GAGAL, KELOLA, label="Gagal"),
    )
)
