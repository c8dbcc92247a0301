"""Deadlines of a report: how many days, of which kind, counted from when. Pure Python.

The class figures and the kind of days differ between sources: the law speaks of 60 days after the file is complete
(UU 25/2009 ps. 50; Perpres 76/2013), agencies apply 60 working days. Both are kept, and a city may set its own
(`KetentuanWaktu`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil
from typing import Literal

from asn.core.legal import Berlaku, DasarHukum
from pengaduan.aduan.rules.jenis import Kelas

JenisHari = Literal["kerja", "kalender"]
# Adds n working days to a day, by the calendar of the city.
TambahKerja = Callable[[date, int], date]


class Langkah(StrEnum):
    """What is being waited for."""

    VERIFIKASI = "verifikasi"
    JAWAB = "jawab"
    NORMATIF = "normatif"
    TIDAK_BERKADAR = "tidak_berkadar"
    BERKADAR = "berkadar"
    TUTUP = "tutup"
    LENGKAPI = "lengkapi"


LABEL_LANGKAH = {
    Langkah.VERIFIKASI: "Verifikasi",
    Langkah.JAWAB: "Tanggapan pertama",
    Langkah.NORMATIF: "Penyelesaian: normatif",
    Langkah.TIDAK_BERKADAR: "Penyelesaian: tidak berkadar pengawasan",
    Langkah.BERKADAR: "Penyelesaian: berkadar pengawasan",
    Langkah.TUTUP: "Penutupan tanpa balasan",
    Langkah.LENGKAPI: "Pelapor melengkapi",
}


@dataclass(frozen=True, slots=True)
class Batas:
    hari: int
    jenis_hari: JenisHari = "kerja"

    def __str__(self) -> str:
        return f"{self.hari} hari {self.jenis_hari}"


_SEJAK = date(2018, 1, 1)
_LAPOR = DasarHukum("Ketentuan SP4N-LAPOR!")
_SIPPN = DasarHukum("PermenPANRB 62/2018", "menurut standar pelayanan di SIPPN")
KETENTUAN: dict[Langkah, Berlaku[Batas]] = {
    Langkah.VERIFIKASI: Berlaku(_SEJAK, Batas(3), _LAPOR),
    Langkah.JAWAB: Berlaku(_SEJAK, Batas(5), _LAPOR),
    Langkah.NORMATIF: Berlaku(_SEJAK, Batas(5), _SIPPN, "sedang"),
    Langkah.TIDAK_BERKADAR: Berlaku(_SEJAK, Batas(14), _SIPPN, "sedang"),
    Langkah.BERKADAR: Berlaku(_SEJAK, Batas(60), _SIPPN, "sedang"),
    Langkah.TUTUP: Berlaku(_SEJAK, Batas(10), _LAPOR),
    Langkah.LENGKAPI: Berlaku(_SEJAK, Batas(30, "kalender"), DasarHukum("UU 25/2009", "ps. 44"), "sedang"),
}
# From this share of the time on a clock is amber.
KUNING = 0.8
BUKA_KEMBALI_MAKS = 2


def langkah_kelas(kelas: str) -> Langkah:
    return Langkah(Kelas(kelas).value)


def jatuh(mulai: date, batas: Batas, tambah: TambahKerja, *, jeda: int = 0) -> date:
    """The last day on which the step is in time; days of pause are added in the same kind of days."""
    n = batas.hari + jeda
    return tambah(mulai, n) if batas.jenis_hari == "kerja" else mulai + timedelta(days=n)


def kuning_mulai(mulai: date, batas: Batas, tambah: TambahKerja, *, jeda: int = 0) -> date:
    """The day on which 80 % of the time is over."""
    n = ceil(KUNING * batas.hari) + jeda
    return tambah(mulai, n) if batas.jenis_hari == "kerja" else mulai + timedelta(days=n)


class Warna(StrEnum):
    HIJAU = "hijau"
    KUNING = "kuning"
    MERAH = "merah"
    JEDA = "jeda"
    TANPA = "tanpa"


def warna(*, tenggat: date | None, kuning: date | None, jeda: bool, hari_ini: date) -> Warna:
    """How a clock looks today. The day of the deadline itself is still in time."""
    if tenggat is None:
        return Warna.TANPA
    if jeda:
        return Warna.JEDA
    if hari_ini > tenggat:
        return Warna.MERAH
    return Warna.KUNING if kuning is not None and hari_ini >= kuning else Warna.HIJAU


def tingkat_eskalasi(lewat: int, jeda_tingkat: tuple[int, ...]) -> int:
    """How far up a report has to go that is `lewat` working days late: 1 atasan, 2 kepala instansi, 3 Inspektorat."""
    return sum(lewat > batas for batas in jeda_tingkat) if lewat > 0 else 0


def persen_tepat(tepat: int, n: int) -> float | None:
    return None if not n else 100 * tepat / n


def kutipan(langkah: Langkah, setempat: Mapping[Langkah, tuple[Batas, str]]) -> tuple[Batas, str]:
    """The figure in force with its source: that of the city, else the general one."""
    if langkah in setempat:
        return setempat[langkah]
    umum = KETENTUAN[langkah]
    return umum.nilai, umum.kutipan
