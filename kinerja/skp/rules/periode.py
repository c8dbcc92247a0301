"""Periods of a cycle: months or quarters, and the year that closes them. Codes: "2026-T3", "2026-B07", "2026"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from asn.core.legal import tambah_bulan
from asn.core.periode import Periode
from kinerja.skp.rules.istilah import Periodik

_BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)
_KODE_BULAN = re.compile(r"([0-9]{4})-B(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class PeriodeKinerja:
    """One period that is evaluated; `tahunan` closes the year."""

    kode: str
    label: str
    mulai: date
    selesai: date
    tahunan: bool = False

    def sudah_berakhir(self, tanggal: date) -> bool:
        """True from the day after the last day."""
        return tanggal > self.selesai

    def memuat(self, tanggal: date) -> bool:
        return self.mulai <= tanggal <= self.selesai

    def beririsan(self, mulai: date, sampai: date) -> bool:
        """Whether the range of days touches this period."""
        return self.mulai <= sampai and mulai <= self.selesai

    def __str__(self) -> str:
        return self.label


def periode_dari_kode(kode: str) -> PeriodeKinerja:
    """Raises ValueError for a code that is none."""
    if cocok := _KODE_BULAN.fullmatch(kode):
        tahun, bulan = map(int, cocok.groups())
        mulai = date(tahun, bulan, 1)
        return PeriodeKinerja(kode, f"{_BULAN[bulan - 1]} {tahun}", mulai, tambah_bulan(mulai, 1) - timedelta(days=1))
    periode = Periode.dari_kode(kode)
    if periode.jenis == "semester":
        raise ValueError(f"Evaluasi kinerja tidak mengenal semester: {kode}.")
    return PeriodeKinerja(kode, periode.label, periode.mulai, periode.selesai, periode.jenis == "tahun")


def periode_setahun(tahun: int, periodik: str) -> tuple[PeriodeKinerja, ...]:
    """Evaluasi kinerja periodik dilakukan bulanan atau triwulanan. PermenPANRB 6/2022."""
    if periodik == Periodik.BULANAN:
        kode = [f"{tahun}-B{b:02d}" for b in range(1, 13)]
    else:
        kode = [f"{tahun}-T{t}" for t in range(1, 5)]
    return tuple(periode_dari_kode(k) for k in kode)


def periode_tahunan(tahun: int) -> PeriodeKinerja:
    return periode_dari_kode(str(tahun))


def periode_pada(tanggal: date, periodik: str) -> PeriodeKinerja:
    """The periodic period which contains the day."""
    return next(p for p in periode_setahun(tanggal.year, periodik) if p.memuat(tanggal))
