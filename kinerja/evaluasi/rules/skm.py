"""Survei kepuasan masyarakat (SKM): nilai indeks dan mutu pelayanan. PermenPANRB 14/2017."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal
from kepegawaian.pegawai.rules.enum import Berlabel

DASAR = DasarHukum("PermenPANRB 14/2017")
_DUA_ANGKA = Decimal("0.01")
# Answers run from 1 to 4; times 25 they run to 100.
FAKTOR_KONVERSI = 25


class MutuPelayanan(Berlabel):
    A = "A", "Sangat baik"
    B = "B", "Baik"
    C = "C", "Kurang baik"
    D = "D", "Tidak baik"


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
    """`nrr` holds the mean answer per unsur, 1–4; `ikm` is 25–100. All rounded half up to two decimals."""

    nrr: dict[str, Decimal]
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
    ikm = _bulatkan(_desimal(sum(rata.values(), Fraction()) * FAKTOR_KONVERSI / len(rata)))
    nrr = {nama: _bulatkan(_desimal(nilai)) for nama, nilai in rata.items()}
    return HasilSKM(nrr, ikm, mutu_pelayanan(ikm, pada=pada))


def mutu_pelayanan(ikm: Decimal, *, pada: date) -> MutuPelayanan:
    """Mutu A ≥ 88,31; B ≥ 76,61; C ≥ 65,00; selebihnya D. PermenPANRB 14/2017.

    The printed bounds of the unconverted value have gaps, so the converted one decides, rounded to two decimals.
    """
    if not 0 <= ikm <= 100:
        raise ValueError(f"IKM {ikm} di luar 0–100.")
    bulat = _bulatkan(ikm)
    return next(mutu for batas, mutu in pada_tanggal(BATAS_MUTU, pada).nilai if bulat >= batas)


def _desimal(nilai: Fraction) -> Decimal:
    """One division at the end: thirds that add up to a tie must still round as a tie."""
    return Decimal(nilai.numerator) / nilai.denominator


def _bulatkan(nilai: Decimal) -> Decimal:
    return nilai.quantize(_DUA_ANGKA, ROUND_HALF_UP)
