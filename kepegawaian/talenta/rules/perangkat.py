"""Sets of components with their weights: two presets of the law, one local example, each to be adapted by a city.

A component of several parts takes the weighted mean of those that could be judged. What is missing follows its own
rule: without a mandatory component nobody is judged; an optional one gives its weight to the others; only where the
set says so does it count as zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from asn.core.legal import DasarHukum
from kepegawaian.pegawai.rules.enum import Berlabel
from kepegawaian.talenta.rules.fakta import Sumber
from kepegawaian.talenta.rules.komponen import SETEMPAT
from kepegawaian.talenta.rules.kotak import KEPKA, PERMENPANRB


class BilaKosong(Berlabel):
    WAJIB = "WAJIB", "Tanpa ini tidak dapat dinilai"
    ABAIKAN = "ABAIKAN", "Bobotnya dibagi kepada komponen lain"
    NOL = "NOL", "Dihitung nol"


class Sumbu(Berlabel):
    KINERJA = "KINERJA", "Kinerja"
    POTENSIAL = "POTENSIAL", "Potensial"


class CaraKinerja(Berlabel):
    """How the performance axis is divided into three."""

    PREDIKAT = "PREDIKAT", "Menurut predikat"
    SKOR = "SKOR", "Menurut skor dan ambang kota"


@dataclass(frozen=True, slots=True)
class Komponen:
    """One component: read from `sumber`, or the mean of its `bagian`."""

    kode: str
    label: str
    bobot: Decimal
    bila_kosong: BilaKosong
    sumber: Sumber | None = None
    bagian: tuple["Komponen", ...] = ()


@dataclass(frozen=True, slots=True)
class Perangkat:
    """A whole set. Weights of each axis sum to 100."""

    kode: str
    label: str
    dasar: DasarHukum
    kinerja: tuple[Komponen, ...]
    potensial: tuple[Komponen, ...]
    cara_kinerja: CaraKinerja
    catatan: str

    def sumbu(self, sumbu: Sumbu) -> tuple[Komponen, ...]:
        return self.kinerja if sumbu is Sumbu.KINERJA else self.potensial

    def komponen(self) -> tuple[Komponen, ...]:
        return (*self.kinerja, *self.potensial)


_W, _A, _N = BilaKosong.WAJIB, BilaKosong.ABAIKAN, BilaKosong.NOL


def _k(sumber: Sumber, bobot: int, bila_kosong: BilaKosong, label: str = "") -> Komponen:
    return Komponen(sumber.value, label or sumber.label, Decimal(bobot), bila_kosong, sumber)


def _rata(kode: str, label: str, bobot: int, *bagian: Komponen) -> Komponen:
    return Komponen(kode, label, Decimal(bobot), _A, None, bagian)


_TAK_TERCATAT = (
    "Hasil uji potensi belum tercatat di buku induk: bobotnya dibagi kepada komponen lain sampai hasilnya ada."
)
PERMENPANRB_3_2020 = Perangkat(
    "PERMENPANRB_3_2020",
    "PermenPANRB 3/2020",
    PERMENPANRB,
    (_k(Sumber.PREDIKAT, 100, _W),),
    (
        _k(Sumber.POTENSI, 20, _A, "Potensi"),
        _k(Sumber.JPM, 30, _W, "Kompetensi"),
        _rata(
            "REKAM_JEJAK",
            "Rekam jejak jabatan",
            35,
            _k(Sumber.PENDIDIKAN, 1, _A),
            _k(Sumber.PELATIHAN, 1, _N),
            _k(Sumber.PENGALAMAN, 1, _A),
            _k(Sumber.DISIPLIN, 1, _N),
        ),
        _k(Sumber.MEMIMPIN, 15, _A, "Pertimbangan lain: pengalaman kepemimpinan"),
    ),
    CaraKinerja.PREDIKAT,
    "Peraturan menyebut unsurnya, bukan bobotnya; bobot bawaan mengikuti contoh setempat (perlu verifikasi). "
    + _TAK_TERCATAT,
)
KEPKA_BKN_411_2025 = Perangkat(
    "KEPKA_BKN_411_2025",
    "Kepka BKN 411/2025 (SIMATA)",
    KEPKA,
    (
        _k(Sumber.PREDIKAT, 60, _W, "Kinerja utama: predikat"),
        _k(Sumber.PENGHARGAAN, 40, _N, "Kinerja penunjang: penghargaan"),
    ),
    (
        _k(Sumber.JPM, 40, _W, "Kompetensi"),
        _k(Sumber.POTENSI, 25, _A, "Potensi"),
        _k(Sumber.PENDIDIKAN, 20, _A, "Kualifikasi"),
        _k(Sumber.DISIPLIN, 15, _N, "Integritas dan moralitas"),
    ),
    CaraKinerja.SKOR,
    "Bobot dibaca dari sumber kedua (perlu verifikasi). Surat penugasan dalam tim belum tercatat di buku induk, "
    "sehingga kinerja penunjang dibaca dari penghargaan saja. " + _TAK_TERCATAT,
)
SETEMPAT_BANJARMASIN = Perangkat(
    "SETEMPAT",
    "Contoh setempat (Kota Banjarmasin)",
    SETEMPAT,
    (_k(Sumber.PREDIKAT, 100, _W, "Kinerja spesifik: predikat"),),
    (
        _k(Sumber.POTENSI, 20, _A, "Potensi"),
        _k(Sumber.JPM, 30, _W, "Kompetensi"),
        _rata(
            "REKAM_JEJAK",
            "Rekam jejak (rata-rata tujuh unsur)",
            35,
            _k(Sumber.PENDIDIKAN, 1, _A),
            _k(Sumber.PANGKAT, 1, _A),
            _k(Sumber.PENGALAMAN, 1, _A),
            _k(Sumber.PIMPINAN, 1, _N),
            _k(Sumber.PENGHARGAAN, 1, _N),
            _k(Sumber.BEBAS_HUKDIS, 1, _N),
            _k(Sumber.PELATIHAN, 1, _N),
        ),
        _k(Sumber.LAINNYA, 15, _A),
    ),
    CaraKinerja.PREDIKAT,
    "Angka satu kota, dari sumber kedua (perlu verifikasi); bagian generik kinerjanya tidak diketahui. "
    + _TAK_TERCATAT,
)
PERANGKAT: Mapping[str, Perangkat] = {
    p.kode: p for p in (PERMENPANRB_3_2020, KEPKA_BKN_411_2025, SETEMPAT_BANJARMASIN)
}
PILIHAN_PERANGKAT = [(p.kode, p.label) for p in PERANGKAT.values()]


def berbobot(perangkat: Perangkat, bobot: Mapping[str, Decimal]) -> Perangkat:
    """The set with a city's own weights; what is not named keeps its own. Raises ValueError unless 100 per axis."""
    baru = replace(
        perangkat,
        kinerja=tuple(_bobot(k, bobot) for k in perangkat.kinerja),
        potensial=tuple(_bobot(k, bobot) for k in perangkat.potensial),
    )
    for sumbu in Sumbu:
        jumlah = sum((k.bobot for k in baru.sumbu(sumbu)), Decimal(0))
        if jumlah != 100 or any(k.bobot < 0 for k in baru.sumbu(sumbu)):
            raise ValueError(f"Bobot sumbu {sumbu.label.lower()} harus berjumlah 100, sekarang {jumlah}.")
    return baru


def _bobot(komponen: Komponen, bobot: Mapping[str, Decimal]) -> Komponen:
    return replace(komponen, bobot=bobot[komponen.kode]) if komponen.kode in bobot else komponen
