"""Windows of an appeal: how many days, of which kind, and what stands on a page about it. Pure Python."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class JenisHari(StrEnum):
    KALENDER = "kalender"
    KERJA = "kerja"


LABEL_HARI = {JenisHari.KALENDER: "hari kalender", JenisHari.KERJA: "hari kerja"}
# What is due: the appeal itself, and the decision on it.
AJUKAN, PUTUS = "ajukan", "putus"
LABEL_TAHAP = {AJUKAN: "mengajukan keberatan", PUTUS: "memutus keberatan"}
# (from, number of working days) -> date; the calendar of the city.
TambahHariKerja = Callable[[date, int], date]


@dataclass(frozen=True, slots=True)
class Jangka:
    """ "14 hari kalender": the unit always stays beside its number."""

    hari: int
    jenis_hari: JenisHari = JenisHari.KALENDER

    def __str__(self) -> str:
        return f"{self.hari} {LABEL_HARI[self.jenis_hari]}"

    def batas(self, mulai: date, tambah_hari_kerja: TambahHariKerja) -> date:
        """The last day of the window. The day it begins with is not counted."""
        if self.jenis_hari is JenisHari.KERJA:
            return tambah_hari_kerja(mulai, self.hari)
        return mulai + timedelta(days=self.hari)


def sisa(batas: date, hari_ini: date) -> str:
    """How long a clock still runs, in the words of a person."""
    hari = (batas - hari_ini).days
    if hari < 0:
        return f"lewat {-hari} hari"
    return "berakhir hari ini" if hari == 0 else "berakhir besok" if hari == 1 else f"{hari} hari lagi"
