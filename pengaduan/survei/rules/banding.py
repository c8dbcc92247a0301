"""A unit before and after a day: how much its index moved, and whether that is more than chance among respondents."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kepegawaian.instansi.rules.skm import FAKTOR_KONVERSI, bulatkan

# Below this an average says little about anybody but those who answered; a reading aid, not a norm.
JAWABAN_LAYAK_BANDING = 30
# Two-sided 95 % of the normal distribution.
_Z = Decimal("1.96")
_DUA_ANGKA = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Answers of one side: how many, the sum of their points (nine unsur, 1–4 each) and the sum of the squares."""

    n: int
    jumlah: int
    kuadrat: int
    unsur: int = 9

    @property
    def indeks(self) -> Fraction:
        return Fraction(self.jumlah * FAKTOR_KONVERSI, self.n * self.unsur)

    @property
    def ragam_rata(self) -> Fraction:
        """Variance of the mean index; nothing is known of it from one answer."""
        if self.n < 2:
            return Fraction(0)
        ragam = Fraction(self.kuadrat * self.n - self.jumlah**2, self.n * (self.n - 1))
        return ragam * Fraction(FAKTOR_KONVERSI, self.unsur) ** 2 / self.n


@dataclass(frozen=True, slots=True)
class Banding:
    """`selisih` of two indices with the margin that chance among respondents explains; `kode` what follows."""

    sebelum: Decimal
    sesudah: Decimal
    selisih: Decimal
    batas: Decimal
    kode: str
    kalimat: str


_KALIMAT = {
    "sedikit": "Jawaban pada salah satu sisi kurang dari {n} sehingga perubahannya belum dapat dinilai.",
    "sama": "Selisih {selisih} poin masih di dalam ketidakpastian sampel (±{batas}): belum dapat dikatakan berubah.",
    "naik": "IKM naik {selisih} poin, lebih besar daripada ketidakpastian sampel (±{batas}).",
    "turun": "IKM turun {selisih} poin, lebih besar daripada ketidakpastian sampel (±{batas}).",
}
SEBAB_LAIN = (
    "Perbandingan ini menunjukkan kapan nilai berubah, bukan mengapa: musim, jenis pemohon, dan cara survei "
    "dapat ikut berbeda."
)


def bandingkan(sebelum: Kelompok, sesudah: Kelompok) -> Banding:
    """Difference of the means with its 95 % margin (independent samples). Both sides must have an answer."""
    a, b = bulatkan(sebelum.indeks), bulatkan(sesudah.indeks)
    selisih = bulatkan(sesudah.indeks - sebelum.indeks)
    ragam = sebelum.ragam_rata + sesudah.ragam_rata
    galat = (Decimal(ragam.numerator) / ragam.denominator).sqrt()
    batas = (_Z * galat).quantize(_DUA_ANGKA, ROUND_HALF_UP)
    kode = _kode(min(sebelum.n, sesudah.n), selisih, batas)
    isi = {"n": JAWABAN_LAYAK_BANDING, "selisih": _tulis(abs(selisih)), "batas": _tulis(batas)}
    return Banding(a, b, selisih, batas, kode, _KALIMAT[kode].format(**isi))


def _kode(n: int, selisih: Decimal, batas: Decimal) -> str:
    if n < JAWABAN_LAYAK_BANDING:
        return "sedikit"
    if abs(selisih) <= batas:
        return "sama"
    return "naik" if selisih > 0 else "turun"


def _tulis(nilai: Decimal) -> str:
    return f"{nilai:.2f}".replace(".", ",")
