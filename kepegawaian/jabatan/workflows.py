"""Life of a workload analysis: drafted, then set; the one that was set before is kept as superseded."""

from asn.core.workflows import Transition, Workflow

KEADAAN_ABK = [("DRAF", "Draf"), ("DITETAPKAN", "Berlaku"), ("DIGANTI", "Digantikan")]
_DASAR = "PermenPANRB 1/2020"
ALUR_ABK = Workflow(
    (
        Transition("tetapkan", frozenset({"DRAF"}), "DITETAPKAN", "jabatan.tetapkan_abk", _DASAR, "Tetapkan"),
        Transition("ganti", frozenset({"DITETAPKAN"}), "DIGANTI", "jabatan.tetapkan_abk", _DASAR, "Gantikan"),
    )
)
