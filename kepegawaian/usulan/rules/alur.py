"""Which steps a usulan takes: by its kind and by who proposes it."""

from collections.abc import Sequence
from enum import StrEnum


class Asal(StrEnum):
    """Who proposes: the person concerned, somebody of the instansi, the BKD, or the system at night."""

    SENDIRI = "sendiri"
    INSTANSI = "instansi"
    BKD = "bkd"
    SISTEM = "sistem"


ATASAN, INSTANSI, BKD = "atasan", "instansi", "bkd"
TAHAP = (ATASAN, INSTANSI, BKD)
LABEL_TAHAP = {ATASAN: "Atasan", INSTANSI: "Instansi", BKD: "BKD"}


def jalur_usulan(tahap: Sequence[str], asal: Asal) -> tuple[str, ...]:
    """The steps in order: what the BKD proposes needs only another analyst, all else takes the kind's own way."""
    if asal is Asal.BKD:
        return (BKD,)
    return tuple(t for t in TAHAP if t in tahap)


def tahap_berikut(jalur: Sequence[str], kini: str) -> str:
    """The step after `kini`; empty when it was the last one."""
    letak = list(jalur).index(kini)
    return jalur[letak + 1] if letak + 1 < len(jalur) else ""
