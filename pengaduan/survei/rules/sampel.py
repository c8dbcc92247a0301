"""How many answers a survey needs for the people served: Krejcie–Morgan (annex of PermenPANRB 14/2017)."""

from datetime import date
from fractions import Fraction

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal

# Chi square with one degree of freedom at 95 %; proportion; margin. The printed table of the annex could not be
# compared row by row: it may differ from the formula by one.
_CHI2, _P, _D = Fraction("3.841"), Fraction("0.5"), Fraction("0.05")
SAMPEL = (
    Berlaku(
        date(2017, 1, 1),
        (_CHI2, _P, _D),
        DasarHukum("PermenPANRB 14/2017", "lampiran (tabel Krejcie–Morgan)"),
        "sedang",
    ),
)


def sampel_dibutuhkan(populasi: int, *, pada: date) -> int:
    """S = χ²·N·P(1−P) / (d²(N−1) + χ²·P(1−P)), dibulatkan ke bilangan terdekat; nol bila tidak ada yang dilayani."""
    if populasi < 0:
        raise ValueError("Jumlah penerima layanan tidak boleh kurang dari nol.")
    chi2, p, d = pada_tanggal(SAMPEL, pada).nilai
    ragam = chi2 * p * (1 - p)
    tepat = ragam * populasi / (d * d * (populasi - 1) + ragam) if populasi else Fraction(0)
    # Half up on an exact fraction; more answers than people are never asked for.
    return min(int(tepat + Fraction(1, 2)), populasi)
