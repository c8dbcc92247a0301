"""What a finished course is worth: learning gain, the JP that may be credited, and what still stands in the way."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt

from kepegawaian.pegawai.rules.enum import BentukBangkom
from kepegawaian.pegawai.rules.jp import ketentuan_jp

SERATUS = Decimal(100)
# Below this many learners a mean says little: no interval, no claim.
N_MINIMUM = 30
# Below this many learners even the mean could name somebody.
N_TAMPIL = 5
# Student's t for 95 % is close to this from thirty upwards.
_Z95 = 1.96


def jp_kursus_diakui(jp_kursus: Decimal, hari_belajar: int, selesai: date) -> Decimal:
    """A course of `jp_kursus` studied on so many days: at most 3 JP for each of them (Peraturan LAN 10/2018).

    How much of a day other e-learning has used already is the ledger's question, which sees all of it.
    """
    batas = ketentuan_jp(BentukBangkom.E_LEARNING, selesai).nilai.batas
    return jp_kursus if batas is None else min(jp_kursus, batas * max(hari_belajar, 1))


def batas_jp(tanggal: date) -> str:
    """The cap of a day in a sentence, with its source."""
    aturan = ketentuan_jp(BentukBangkom.E_LEARNING, tanggal)
    return f"Pembelajaran daring diakui paling banyak {aturan.nilai.batas} JP sehari ({aturan.kutipan})."


def n_gain(pra: Decimal, akhir: Decimal) -> Decimal | None:
    """(post − pre) / (100 − pre); who begins with everything cannot gain, so there is no figure then."""
    if pra >= SERATUS:
        return None
    return ((akhir - pra) / (SERATUS - pra)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Gain:
    """The mean gain of a course. `rata` is None while too few were measured; an interval only where it means much."""

    n: int
    rata: Decimal | None
    bawah: Decimal | None = None
    atas: Decimal | None = None

    @property
    def uraian(self) -> str:
        if self.rata is None:
            return f"belum ditampilkan (n = {self.n}; sedikitnya {N_TAMPIL})"
        if self.bawah is None:
            return f"{_koma(self.rata)} (n = {self.n}; belum cukup untuk disimpulkan)"
        return f"{_koma(self.rata)} (n = {self.n}; selang 95 %: {_koma(self.bawah)} s.d. {_koma(self.atas)})"


def gain_kursus(n: int, rata: float | None, simpangan: float | None) -> Gain:
    """The mean with its 95 % interval from 30 learners on; a mean alone from 5; below that only how many there are."""
    if n < N_TAMPIL or rata is None:
        return Gain(n, None)
    if n < N_MINIMUM or simpangan is None:
        return Gain(n, _bulat(rata))
    ayun = _Z95 * simpangan / sqrt(n)
    return Gain(n, _bulat(rata), _bulat(rata - ayun), _bulat(rata + ayun))


def _bulat(nilai: float) -> Decimal:
    return Decimal(str(nilai)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _koma(nilai: Decimal | None) -> str:
    return str(nilai).replace(".", ",")


@dataclass(frozen=True, slots=True)
class Syarat:
    """One rule of completion and whether it is met."""

    label: str
    terpenuhi: bool


def syarat_lulus(
    *, pelajaran: int, selesai: int, pra: bool | None, akhir: bool | None, nilai_lulus: int = 0
) -> list[Syarat]:
    """What a learner must have done; `pra` and `akhir` are None where the course asks for no such test."""
    syarat = [Syarat(f"Semua pelajaran selesai ({selesai} dari {pelajaran})", 0 < pelajaran <= selesai)]
    if pra is not None:
        syarat.insert(0, Syarat("Tes awal dikerjakan", pra))
    if akhir is not None:
        syarat.append(Syarat(f"Tes akhir bernilai sedikitnya {nilai_lulus}", akhir))
    return syarat
