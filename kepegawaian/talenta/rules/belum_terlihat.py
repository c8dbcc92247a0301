"""High performers whom nobody has promoted, trained or nominated for years. A reading aid of the city, not a norm.

The figures are settings of the city, dated; five years is the longest stay before a rotation is due (PP 11/2017 jo PP
17/2020, perlu verifikasi).
"""

from dataclasses import dataclass
from datetime import date

from asn.core.legal import DasarHukum, tambah_bulan
from kepegawaian.pegawai.rules.enum import Berlabel

DASAR = DasarHukum("PP 11/2017 jo PP 17/2020")


class Alasan(Berlabel):
    PROMOSI = "PROMOSI", "Belum pernah naik jabatan"
    PELATIHAN = "PELATIHAN", "Belum pernah dilatih"
    PENCALONAN = "PENCALONAN", "Belum pernah dicalonkan"

    @property
    def singkat(self) -> str:
        return _KATA[self]


@dataclass(frozen=True, slots=True)
class KetentuanTerlihat:
    """`tahun`: how long nothing happened; `sangat_baik` of the last `jendela` annual predicates are Sangat Baik and
    none of these is below Baik; at least `alasan` of the three reasons hold."""

    tahun: int = 5
    sangat_baik: int = 2
    jendela: int = 3
    alasan: int = 2


@dataclass(frozen=True, slots=True)
class Jejak:
    """What the register says of one person; None: never."""

    masuk: date
    sangat_baik: int
    di_bawah_baik: int
    promosi: date | None
    pelatihan: date | None
    pencalonan: date | None
    hukdis: date | None = None


@dataclass(frozen=True, slots=True)
class Temuan:
    terlihat: bool
    alasan: tuple[Alasan, ...]
    kalimat: tuple[str, ...]


def periksa(jejak: Jejak, ketentuan: KetentuanTerlihat, *, pada: date) -> Temuan:
    """Apakah pegawai berkinerja tinggi ini belum terlihat, dan karena apa saja."""
    batas = tambah_bulan(pada, -12 * ketentuan.tahun)
    tinggi = jejak.sangat_baik >= ketentuan.sangat_baik and not jejak.di_bawah_baik
    bersih = jejak.hukdis is None or jejak.hukdis < batas
    alasan = tuple(a for a, kapan in _peristiwa(jejak) if (kapan or jejak.masuk) < batas)
    belum = tinggi and bersih and len(alasan) >= ketentuan.alasan
    kalimat = tuple(_kalimat(a, kapan, jejak.masuk) for a, kapan in _peristiwa(jejak) if a in alasan)
    return Temuan(not belum, alasan, kalimat)


def _peristiwa(jejak: Jejak) -> tuple[tuple[Alasan, date | None], ...]:
    return (
        (Alasan.PROMOSI, jejak.promosi),
        (Alasan.PELATIHAN, jejak.pelatihan),
        (Alasan.PENCALONAN, jejak.pencalonan),
    )


_KATA = {Alasan.PROMOSI: "naik jabatan", Alasan.PELATIHAN: "dilatih", Alasan.PENCALONAN: "dicalonkan"}


def _kalimat(alasan: Alasan, kapan: date | None, masuk: date) -> str:
    if kapan is None:
        return f"Belum pernah {_KATA[alasan]} sejak masuk {masuk:%d-%m-%Y}"
    return f"Terakhir {_KATA[alasan]} {kapan:%d-%m-%Y}"
