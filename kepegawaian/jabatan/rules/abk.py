"""Analisis beban kerja: how many people a position needs. PermenPANRB 1/2020; Permendagri 12/2008 (efisiensi)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal

_SEJAK = date(2020, 1, 1)  # the year of PermenPANRB 1/2020; the day was not found
_PERMENPANRB_1_2020 = DasarHukum("PermenPANRB 1/2020")
_SERIBU = Decimal("0.001")


class Metode(StrEnum):
    TUGAS = "TUGAS"
    HASIL = "HASIL"
    OBJEK = "OBJEK"
    PERALATAN = "PERALATAN"


@dataclass(frozen=True, slots=True)
class Kolom:
    """What the two figures of one row mean under a method."""

    label: str
    volume: str
    norma: str
    rumus: str


METODE = {
    Metode.TUGAS: Kolom(
        "Tugas per tugas jabatan",
        "Volume setahun",
        "Menit per satuan",
        "Σ (volume × menit) ÷ waktu kerja efektif",
    ),
    Metode.HASIL: Kolom(
        "Hasil kerja",
        "Beban kerja setahun",
        "Kemampuan rata-rata satu orang setahun",
        "Σ (beban kerja ÷ kemampuan rata-rata) × 1 orang",
    ),
    Metode.OBJEK: Kolom(
        "Objek kerja",
        "Jumlah objek",
        "Objek yang sanggup dilayani satu orang",
        "Σ (objek ÷ kemampuan rata-rata) × 1 orang",
    ),
    Metode.PERALATAN: Kolom(
        "Peralatan kerja",
        "Jumlah alat",
        "Alat yang dilayani satu orang (rasio)",
        "Σ (alat ÷ rasio penggunaan) × 1 orang",
    ),
}
JKE_MENIT = (Berlaku(_SEJAK, 75_000, _PERMENPANRB_1_2020),)
# From this fraction on one more person is needed.
PEMBULATAN = (Berlaku(_SEJAK, Decimal("0.5"), _PERMENPANRB_1_2020, "sedang"),)
EFISIENSI = (
    Berlaku(
        date(2008, 1, 1),  # the year of the regulation; the day was not found
        (
            (Decimal("1.00"), "A", "Sangat baik"),
            (Decimal("0.90"), "B", "Baik"),
            (Decimal("0.70"), "C", "Sedang"),
            (Decimal("0.50"), "D", "Kurang"),
            (Decimal("0.00"), "E", "Sangat kurang"),
        ),
        DasarHukum("Permendagri 12/2008"),
        "sedang",
    ),
)


@dataclass(frozen=True, slots=True)
class HasilABK:
    """`hitung` is exact to three decimals, half up; `kebutuhan` is rounded once, from the exact figure."""

    beban_menit: Decimal
    hitung: Decimal
    kebutuhan: int


def kebutuhan(metode: Metode, baris: Iterable[tuple[Decimal, Decimal]], *, jke: int, pada: date) -> HasilABK:
    """Kebutuhan pegawai satu jabatan menurut metode yang dipilih. PermenPANRB 1/2020.

    `baris` are (volume, norma). The load in minutes of the other methods is what the people they need work in a year.
    """
    pasangan = list(baris)
    if metode is Metode.TUGAS:
        menit = sum((volume * norma for volume, norma in pasangan), Decimal(0))
        orang = menit / jke
    else:
        orang = sum((volume / norma for volume, norma in pasangan), Decimal(0))
        menit = orang * jke
    return HasilABK(
        menit.quantize(Decimal("0.01"), ROUND_HALF_UP), orang.quantize(_SERIBU, ROUND_HALF_UP), bulatkan(orang, pada)
    )


def bulatkan(orang: Decimal, pada: date) -> int:
    """Pecahan 0,5 ke atas menjadi satu orang (perlu verifikasi)."""
    utuh = int(orang)
    return utuh + (orang - utuh >= pada_tanggal(PEMBULATAN, pada).nilai)


def efisiensi(beban_menit: Decimal, pegawai: int, *, jke: int, pada: date) -> tuple[Decimal, str, str] | None:
    """EU = beban kerja ÷ (jumlah pegawai × JKE) dengan predikatnya; None tanpa pegawai. Permendagri 12/2008.

    A is above 1.00; the source gives the others from their lower bound.
    """
    if not pegawai:
        return None
    eu = (beban_menit / (pegawai * jke)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    for batas, huruf, arti in pada_tanggal(EFISIENSI, pada).nilai:
        if eu > batas or (eu == batas and huruf != "A"):
            return eu, huruf, arti
    return eu, "E", "Sangat kurang"
