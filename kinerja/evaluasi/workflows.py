"""Life of a periodic evaluation as a table. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow


class KeadaanEvaluasi(StrEnum):
    BERJALAN = "berjalan"
    DRAF = "draf"
    DITINJAU = "ditinjau"
    DITERBITKAN = "diterbitkan"
    DIGANTIKAN = "digantikan"
    DIBATALKAN = "dibatalkan"


K = KeadaanEvaluasi
LABEL = {
    K.BERJALAN: "Sedang dihitung",
    K.DRAF: "Draf",
    K.DITINJAU: "Ditinjau",
    K.DITERBITKAN: "Diterbitkan",
    K.DIGANTIKAN: "Digantikan revisi",
    K.DIBATALKAN: "Dibatalkan",
}
DASAR = "PermenPANRB 6/2022; SE MenPANRB 3/2023"

EVALUASI_WORKFLOW = Workflow(
    (
        Transition(
            "selesaikan", frozenset({K.BERJALAN}), K.DRAF, "evaluasi.mulai_evaluasi", label="Selesaikan hitungan"
        ),
        Transition("hitung_ulang", frozenset({K.DRAF}), K.BERJALAN, "evaluasi.mulai_evaluasi", label="Hitung ulang"),
        Transition(
            "tinjau", frozenset({K.DRAF}), K.DITINJAU, "evaluasi.tinjau_evaluasi", DASAR, "Nyatakan sudah ditinjau"
        ),
        Transition(
            "kembalikan", frozenset({K.DITINJAU}), K.DRAF, "evaluasi.tinjau_evaluasi", DASAR, "Kembalikan ke draf"
        ),
        Transition(
            "terbitkan", frozenset({K.DITINJAU}), K.DITERBITKAN, "evaluasi.terbitkan_evaluasi", DASAR, "Terbitkan"
        ),
        Transition(
            "batalkan",
            frozenset({K.BERJALAN, K.DRAF, K.DITINJAU}),
            K.DIBATALKAN,
            "evaluasi.mulai_evaluasi",
            label="Batalkan",
        ),
        Transition(
            "gantikan",
            frozenset({K.DITERBITKAN}),
            K.DIGANTIKAN,
            "evaluasi.terbitkan_evaluasi",
            DASAR,
            "Gantikan dengan revisi",
        ),
    )
)
