"""The answer to one requirement, before it is put beside its legal basis."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kepegawaian.promosi.rules.fakta import Bukti
from kepegawaian.promosi.rules.kata import tgl


class Kapan(StrEnum):
    """When a requirement is met: now, on a day that can be told, after something else happens, or never."""

    SUDAH = "SUDAH"
    TANGGAL = "TANGGAL"
    BERGANTUNG = "BERGANTUNG"
    TIDAK_DAPAT = "TIDAK_DAPAT"


class Jawaban(NamedTuple):
    """Whether it is met, in words, and the rows of the register this rests on."""

    terpenuhi: bool
    uraian: str
    bukti: tuple[Bukti, ...] = ()
    kurang: str = ""
    kapan: Kapan = Kapan.SUDAH
    paling_awal: date | None = None
    kapan_teks: str = ""


def ya(uraian: str, *bukti: Bukti) -> Jawaban:
    return Jawaban(True, uraian, bukti)


def nanti(uraian: str, kurang: str, hari: date, *bukti: Bukti, teks: str = "") -> Jawaban:
    """Not yet; met on `hari` if nothing else changes."""
    return Jawaban(False, uraian, bukti, kurang, Kapan.TANGGAL, hari, teks or f"paling awal {tgl(hari)}")


def bergantung(uraian: str, kurang: str, teks: str, *bukti: Bukti, hari: date | None = None) -> Jawaban:
    """Not met; waiting alone does not help. `hari` when it cannot be before that day."""
    return Jawaban(False, uraian, bukti, kurang, Kapan.BERGANTUNG, hari, teks)


def tidak_dapat(uraian: str, kurang: str, *bukti: Bukti) -> Jawaban:
    return Jawaban(False, uraian, bukti, kurang, Kapan.TIDAK_DAPAT, None, "tidak dapat terpenuhi lagi")
