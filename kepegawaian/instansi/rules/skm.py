"""Survei kepuasan masyarakat (SKM): nilai indeks dan mutu pelayanan. PermenPANRB 14/2017.

Here, beside the indicator: the survey computes it, the periodic evaluation reads it, and both ask the same rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal

DASAR = DasarHukum("PermenPANRB 14/2017")
_DUA_ANGKA, _TIGA_ANGKA = Decimal("0.01"), Decimal("0.001")
# Answers run from 1 to 4; times 25 they run to 100.
FAKTOR_KONVERSI = 25


class MutuPelayanan(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def label(self) -> str:
        """Kinerja unit pelayanan."""
        return {"A": "Sangat baik", "B": "Baik", "C": "Kurang baik", "D": "Tidak baik"}[self.value]


# Lower bounds on the converted value with two decimals; only the year of the regulation is known to us.
BATAS_MUTU = (
    Berlaku(
        date(2017, 1, 1),
        (
            (Decimal("88.31"), MutuPelayanan.A),
            (Decimal("76.61"), MutuPelayanan.B),
            (Decimal("65.00"), MutuPelayanan.C),
            (Decimal(0), MutuPelayanan.D),
        ),
        DASAR,
    ),
)


@dataclass(frozen=True, slots=True)
class HasilSKM:
    """`nrr` is the mean answer per unsur, 1–4, `tertimbang` its share of the index `ni`: three decimals each, as
    reports print them. `ikm` is 25–100 with two. Every figure is rounded half up from the exact value, never from
    another rounded one.
    """

    nrr: dict[str, Decimal]
    tertimbang: dict[str, Decimal]
    ni: Decimal
    ikm: Decimal
    mutu: MutuPelayanan


def hitung(unsur: Mapping[str, tuple[int, int]], *, pada: date) -> HasilSKM:
    """IKM = jumlah nilai rata-rata tertimbang semua unsur × 25, dengan bobot sama tiap unsur. PermenPANRB 14/2017.

    `unsur` maps its name to (sum of the answers, number of answers). Fewer unsur than nine share the weight. Rounded
    only at the end, because rounding the weight 1/9 to 0.11 would cap the index at 99.
    """
    if not unsur or any(banyak < 1 for _, banyak in unsur.values()):
        raise ValueError("Setiap unsur SKM harus memiliki paling sedikit satu jawaban.")
    if any(not banyak <= jumlah <= 4 * banyak for jumlah, banyak in unsur.values()):
        raise ValueError("Jawaban SKM harus bernilai 1 sampai 4.")
    rata = {nama: Fraction(jumlah, banyak) for nama, (jumlah, banyak) in unsur.items()}
    indeks = sum(rata.values(), Fraction()) / len(rata)
    ikm = bulatkan(indeks * FAKTOR_KONVERSI)
    return HasilSKM(
        nrr={nama: bulatkan(nilai, _TIGA_ANGKA) for nama, nilai in rata.items()},
        tertimbang={nama: bulatkan(nilai / len(rata), _TIGA_ANGKA) for nama, nilai in rata.items()},
        ni=bulatkan(indeks, _TIGA_ANGKA),
        ikm=ikm,
        mutu=mutu_pelayanan(ikm, pada=pada),
    )


def mutu_pelayanan(ikm: Decimal, *, pada: date) -> MutuPelayanan:
    """Mutu A ≥ 88,31; B ≥ 76,61; C ≥ 65,00; selebihnya D. PermenPANRB 14/2017.

    The printed bounds of the unconverted value have gaps, so the converted one decides, rounded to two decimals.
    """
    if not 0 <= ikm <= 100:
        raise ValueError(f"IKM {ikm} di luar 0–100.")
    bulat = ikm.quantize(_DUA_ANGKA, ROUND_HALF_UP)
    return next(mutu for batas, mutu in pada_tanggal(BATAS_MUTU, pada).nilai if bulat >= batas)


def bulatkan(nilai: Fraction, ke: Decimal = _DUA_ANGKA) -> Decimal:
    """Half up, by one division at the end: thirds that add up to a tie must still round as a tie."""
    return (Decimal(nilai.numerator) / nilai.denominator).quantize(ke, ROUND_HALF_UP)
