"""Reporting periods: bulan, triwulan, semester, tahun. Pure Python."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from asn.core.legal import tambah_bulan

JenisPeriode = Literal["bulan", "triwulan", "semester", "tahun"]

BULAN: dict[JenisPeriode, int] = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
_HURUF: dict[JenisPeriode, str] = {"triwulan": "T", "semester": "S"}
_JENIS: dict[str, JenisPeriode] = {"T": "triwulan", "S": "semester"}
_ROMAWI = ("I", "II", "III", "IV")
_NAMA_BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_KODE = re.compile(r"([0-9]{4})(?:-([TS])([1-9])|-([01][0-9]))?")
# Outside these years a code is a slip of the keyboard, and dates would soon overflow.
_TAHUN_PERTAMA, _TAHUN_TERAKHIR = 1945, 2200


@dataclass(frozen=True, slots=True)
class Periode:
    """`ke` counts within the year from 1; a whole year is `ke=1`."""

    jenis: JenisPeriode
    tahun: int
    ke: int = 1

    def __post_init__(self) -> None:
        if self.jenis not in BULAN:
            raise ValueError(
                f"Jenis periode “{self.jenis}” tidak dikenal; pilih bulan, triwulan, semester, atau tahun."
            )
        terbanyak = 12 // BULAN[self.jenis]
        if not 1 <= self.ke <= terbanyak:
            raise ValueError(f"Periode {self.jenis} ke-{self.ke} tidak ada; dalam setahun hanya ada {terbanyak}.")
        if not _TAHUN_PERTAMA <= self.tahun <= _TAHUN_TERAKHIR:
            raise ValueError(f"Tahun periode {self.tahun} di luar {_TAHUN_PERTAMA}–{_TAHUN_TERAKHIR}.")

    @classmethod
    def dari_kode(cls, kode: str) -> "Periode":
        cocok = _KODE.fullmatch(kode)
        if cocok is None:
            raise ValueError(f"Kode periode “{kode}” tidak dikenal; contoh yang benar: 2026-T3, 2026-S1, atau 2026.")
        tahun, huruf, ke, bulan = cocok.groups()
        if bulan:
            return cls("bulan", int(tahun), int(bulan))
        return cls("tahun", int(tahun)) if huruf is None else cls(_JENIS[huruf], int(tahun), int(ke))

    @classmethod
    def pada(cls, tanggal: date, jenis: JenisPeriode) -> "Periode":
        """The period of that kind which contains the day."""
        return cls(jenis, tanggal.year, (tanggal.month - 1) // BULAN[jenis] + 1)

    @property
    def kode(self) -> str:
        if self.jenis == "bulan":
            return f"{self.tahun}-{self.ke:02d}"
        return str(self.tahun) if self.jenis == "tahun" else f"{self.tahun}-{_HURUF[self.jenis]}{self.ke}"

    @property
    def label(self) -> str:
        if self.jenis == "bulan":
            return f"{_NAMA_BULAN[self.ke - 1]} {self.tahun}"
        return f"Tahun {self.tahun}" if self.jenis == "tahun" else f"{self.jenis.title()} {self._romawi} {self.tahun}"

    @property
    def _romawi(self) -> str:
        return _ROMAWI[self.ke - 1]

    @property
    def bulan(self) -> int:
        """How many months the period covers."""
        return BULAN[self.jenis]

    @property
    def mulai(self) -> date:
        return date(self.tahun, (self.ke - 1) * self.bulan + 1, 1)

    @property
    def selesai(self) -> date:
        return tambah_bulan(self.mulai, self.bulan) - timedelta(days=1)

    @property
    def triwulan(self) -> tuple[tuple[int, int], ...]:
        """The quarters covered whole, as (year, quarter)."""
        pertama = (self.mulai.month - 1) // 3 + 1
        return tuple((self.tahun, pertama + i) for i in range(self.bulan // 3))

    def sebelumnya(self) -> "Periode":
        return Periode.pada(self.mulai - timedelta(days=1), self.jenis)

    def berikutnya(self) -> "Periode":
        return Periode.pada(self.selesai + timedelta(days=1), self.jenis)

    def sudah_berakhir(self, tanggal: date) -> bool:
        """True from the day after the last day."""
        return tanggal > self.selesai

    def __str__(self) -> str:
        return self.label
