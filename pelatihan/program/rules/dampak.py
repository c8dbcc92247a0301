"""Dampak pelatihan menurut Kirkpatrick 1–4, dengan n dan selang kepercayaan. Pure Python.

Level 4 compares how much a unit changed with how much similar untrained units changed; it claims nothing on few data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt
from statistics import fmean, stdev

from kepegawaian.pegawai.rules.enum import Berlabel

# No claim on fewer data than this, and no mean shown on fewer answers than that (people could be recognised).
N_KLAIM = 30
N_TAMPIL = 5
Z95 = 1.96
# Student's t (97.5 %) by degrees of freedom: units are few, and few units deserve a wide interval.
T95 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 20: 2.086}
SKALA = [(1, "Sangat tidak setuju"), (2, "Tidak setuju"), (3, "Cukup"), (4, "Setuju"), (5, "Sangat setuju")]
# What level 1 asks, by aspect; the organiser, the trainer, the matter and the place are read apart.
REAKSI = (
    ("penyelenggara", "Pendaftaran, jadwal, dan layanan panitia baik."),
    ("pengajar", "Pengajar menguasai materi dan menyampaikannya dengan jelas."),
    ("materi", "Materi sesuai kebutuhan pekerjaan saya."),
    ("sarana", "Tempat, perangkat, dan bahan belajar memadai."),
    ("guna", "Saya akan memakai yang dipelajari dalam pekerjaan."),
)
# What level 3 asks of superior and peer, three to six months later.
PERILAKU = (
    ("terap", "Menerapkan yang dipelajari dalam pekerjaan sehari-hari."),
    ("mutu", "Mutu hasil kerjanya lebih baik daripada sebelum pelatihan."),
    ("bagi", "Membagikan yang dipelajari kepada rekan kerja."),
    ("mandiri", "Menyelesaikan pekerjaan terkait tanpa banyak arahan."),
)


class Arah(Berlabel):
    MEMBAIK = "MEMBAIK", "Membaik dibanding unit serupa"
    TIDAK_BERBEDA = "TIDAK_BERBEDA", "Tidak berbeda dari unit serupa"
    MEMBURUK = "MEMBURUK", "Memburuk dibanding unit serupa"
    TANPA_KLAIM = "TANPA_KLAIM", "Data belum cukup untuk menyimpulkan"


@dataclass(frozen=True, slots=True)
class Rerata:
    """A mean with its 95 % interval; `nilai` None when fewer than N_TAMPIL answers are there."""

    n: int
    nilai: Decimal | None
    bawah: Decimal | None = None
    atas: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: an indicator before and after, each with the number of data behind it."""

    nama: str
    sebelum: Decimal
    sesudah: Decimal
    n_sebelum: int
    n_sesudah: int

    @property
    def ubah(self) -> Decimal:
        return self.sesudah - self.sebelum

    @property
    def n(self) -> int:
        return min(self.n_sebelum, self.n_sesudah)


@dataclass(frozen=True, slots=True)
class Banding:
    """Change of trained units against similar ones: the difference of the means, its interval, what may be said."""

    terlatih: int
    serupa: int
    n: int
    ubah_terlatih: Decimal | None
    ubah_serupa: Decimal | None
    selisih: Decimal | None
    bawah: Decimal | None
    atas: Decimal | None
    arah: Arah
    kalimat: str


def rerata(nilai: Sequence[Decimal | float | int]) -> Rerata:
    """Mean and 95 % interval (normal approximation), within the scale's own limits only by nature."""
    n = len(nilai)
    if n < N_TAMPIL:
        return Rerata(n, None)
    angka = [float(x) for x in nilai]
    tengah, lebar = fmean(angka), Z95 * stdev(angka) / sqrt(n)
    return Rerata(n, _dua(tengah), _dua(tengah - lebar), _dua(tengah + lebar))


def n_gain(pasangan: Sequence[tuple[Decimal, Decimal]]) -> Rerata:
    """N-gain = (akhir − awal) / (100 − awal); whoever began at 100 had nothing to gain and is left out."""
    return rerata([float((b - a) / (100 - a)) for a, b in pasangan if a < 100])


def tafsir_n_gain(nilai: Decimal | None) -> str:
    """Hake's bands, a usage and not a regulation: ≥ 0,7 tinggi, ≥ 0,3 sedang."""
    if nilai is None:
        return "Belum cukup data."
    if nilai >= Decimal("0.7"):
        return "Tinggi"
    return "Sedang" if nilai >= Decimal("0.3") else "Rendah"


def banding_unit(terlatih: Sequence[Unit], serupa: Sequence[Unit]) -> Banding:
    """How much more the trained units changed. No claim when either side rests on fewer than 30 data in any period."""
    n = min((u.n for u in (*terlatih, *serupa)), default=0)
    if not terlatih or not serupa:
        kurang = "unit terlatih" if not terlatih else "unit serupa yang belum dilatih"
        return _tanpa(terlatih, serupa, n, f"Tidak ada {kurang} dengan data sebelum dan sesudah.")
    if n < N_KLAIM:
        return _tanpa(terlatih, serupa, n, f"Ada unit dengan hanya {n} data; kesimpulan memerlukan {N_KLAIM}.")
    if min(len(terlatih), len(serupa)) < 2:
        return _tanpa(terlatih, serupa, n, "Sedikitnya dua unit di tiap kelompok diperlukan untuk menghitung selang.")
    a, b = [float(u.ubah) for u in terlatih], [float(u.ubah) for u in serupa]
    selisih = fmean(a) - fmean(b)
    lebar = _t95(min(len(a), len(b)) - 1) * sqrt(stdev(a) ** 2 / len(a) + stdev(b) ** 2 / len(b))
    bawah, atas = selisih - lebar, selisih + lebar
    arah = Arah.MEMBAIK if bawah > 0 else Arah.MEMBURUK if atas < 0 else Arah.TIDAK_BERBEDA
    kalimat = f"Selisih {_teks(selisih)} (selang 95 % {_teks(bawah)} sampai {_teks(atas)}), n terkecil {n}."
    return Banding(
        len(a), len(b), n, _dua(fmean(a)), _dua(fmean(b)), _dua(selisih), _dua(bawah), _dua(atas), arah, kalimat
    )


def biaya_per_gap(biaya: Decimal, tertutup: int) -> Decimal | None:
    """Cost of one level of a gap that was closed; None when none was."""
    return (biaya / tertutup).quantize(Decimal(1), ROUND_HALF_UP) if tertutup else None


def rata_aspek(jawaban: Sequence[Mapping[str, int]], aspek: str) -> Rerata:
    """Mean of one question over all answers that give it."""
    return rerata([j[aspek] for j in jawaban if aspek in j])


def _tanpa(terlatih: Sequence[Unit], serupa: Sequence[Unit], n: int, kalimat: str) -> Banding:
    ubah = [_dua(fmean([float(u.ubah) for u in x])) if x else None for x in (terlatih, serupa)]
    return Banding(len(terlatih), len(serupa), n, ubah[0], ubah[1], None, None, None, Arah.TANPA_KLAIM, kalimat)


def _t95(derajat: int) -> float:
    """The table's value at or below these degrees of freedom: rather too wide than too narrow."""
    return T95[max(d for d in T95 if d <= derajat)]


def _dua(nilai: float) -> Decimal:
    return Decimal(str(nilai)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _teks(nilai: float) -> str:
    return f"{_dua(nilai):+.2f}".replace(".", ",")
