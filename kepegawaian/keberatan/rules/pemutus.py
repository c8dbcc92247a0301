"""Who may decide an appeal: never who appeals, whom it is about, or who made the first decision. Pure Python.

UU 30/2014 ps. 42–43: an official with a conflict of interest does not decide; the superior does. An appeal goes to
somebody else than who decided first, by its very meaning (UU 30/2014 ps. 75–77; PP 30/2019 ps. 59).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kepegawaian.pegawai.rules.orang import Orang

PEMOHON = "Anda yang mengajukan keberatan ini, sehingga orang lain yang memutusnya."
SUBJEK = "Keberatan ini tentang diri Anda, sehingga orang lain yang memutusnya."
PEJABAT_AWAL = "Anda yang membuat keputusan yang dipersoalkan, sehingga orang lain yang memutus keberatannya."
MENGUNDURKAN_DIRI = "Anda sudah menyatakan benturan kepentingan dalam keberatan ini."
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pihak:
    """Everybody an appeal concerns; unknown parts stay empty."""

    pemohon: Orang
    subjek: Orang | None = None
    pejabat_awal: tuple[Orang, ...] = ()
    mundur: tuple[Orang, ...] = ()


def alasan_tidak_boleh_memutus(pelaku: Orang, pihak: Pihak) -> str:
    """Why this person may not decide; empty when allowed."""
    if pelaku.sama(pihak.pemohon):
        return PEMOHON
    if pihak.subjek is not None and pelaku.sama(pihak.subjek):
        return SUBJEK
    if any(pelaku.sama(o) for o in pihak.pejabat_awal):
        return PEJABAT_AWAL
    return MENGUNDURKAN_DIRI if any(pelaku.sama(o) for o in pihak.mundur) else ""


def pilih_pemutus(calon: Iterable[tuple[T, Sequence[Orang]]], pihak: Pihak) -> T | None:
    """The first position upwards with a holder who may decide; an empty one is passed over."""
    for jabatan, pemegang in calon:
        if pemegang and not any(alasan_tidak_boleh_memutus(o, pihak) for o in pemegang):
            return jabatan
    return None
