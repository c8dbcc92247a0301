"""Sembilan kotak: dua sumbu, tiga tingkat masing-masing, dan rekomendasi per kotak. PermenPANRB 3/2020.

The table is the majority of the published ones; one public application swaps boxes 6 and 7, so it carries "perlu
verifikasi". No national cut-offs were found: thresholds are dated rows of each city.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.pegawai.rules.enum import Berlabel, PredikatKinerja

PERMENPANRB = DasarHukum("PermenPANRB 3/2020")
KEPKA = DasarHukum("Kepka BKN 411/2025")
# Only the year of the regulation is known to us.
SEJAK = date(2020, 1, 1)


class KelasKinerja(Berlabel):
    """Sumbu x, best first."""

    ATAS = "ATAS", "Di atas ekspektasi"
    SESUAI = "SESUAI", "Sesuai ekspektasi"
    BAWAH = "BAWAH", "Di bawah ekspektasi"


class KelasPotensial(Berlabel):
    """Sumbu y, best first."""

    TINGGI = "TINGGI", "Tinggi"
    MENENGAH = "MENENGAH", "Menengah"
    RENDAH = "RENDAH", "Rendah"


_K, _P = KelasKinerja, KelasPotensial
KOTAK: Berlaku[Mapping[tuple[KelasKinerja, KelasPotensial], int]] = Berlaku(
    SEJAK,
    {
        (_K.ATAS, _P.TINGGI): 9,
        (_K.SESUAI, _P.TINGGI): 8,
        (_K.ATAS, _P.MENENGAH): 7,
        (_K.BAWAH, _P.TINGGI): 6,
        (_K.SESUAI, _P.MENENGAH): 5,
        (_K.ATAS, _P.RENDAH): 4,
        (_K.BAWAH, _P.MENENGAH): 3,
        (_K.SESUAI, _P.RENDAH): 2,
        (_K.BAWAH, _P.RENDAH): 1,
    },
    PERMENPANRB,
    "sedang",
)
LETAK = {nomor: letak for letak, nomor in KOTAK.nilai.items()}
NOMOR = tuple(range(9, 0, -1))
# Candidates for succession: of the instansi (7–9), of the nation (9).
KRS_INSTANSI = (7, 8, 9)
KRS_NASIONAL = (9,)
TINDAKAN: Mapping[int, tuple[str, ...]] = {
    9: ("Promosikan dan pertahankan", "Kelompok rencana suksesi instansi dan nasional", "Beri penghargaan"),
    8: (
        "Pertahankan",
        "Kelompok rencana suksesi instansi",
        "Rotasi atau perluasan tugas",
        "Bimbingan kinerja",
    ),
    7: (
        "Pertahankan",
        "Kelompok rencana suksesi instansi",
        "Rotasi atau pengayaan tugas",
        "Pengembangan kompetensi",
        "Tugas belajar",
    ),
    6: ("Penempatan yang sesuai", "Bimbingan kinerja", "Konseling kinerja"),
    5: ("Penempatan yang sesuai", "Bimbingan kinerja", "Pengembangan kompetensi"),
    4: ("Rotasi", "Pengembangan kompetensi"),
    3: ("Bimbingan kinerja", "Konseling kinerja", "Pengembangan kompetensi", "Penempatan yang sesuai"),
    2: ("Bimbingan kinerja", "Pengembangan kompetensi", "Penempatan yang sesuai"),
    1: ("Diproses menurut peraturan tentang kinerja yang tidak tercapai",),
}
# Default of the performance axis where no score is used; practice, not text of the regulation.
KELAS_PREDIKAT: Berlaku[Mapping[PredikatKinerja, KelasKinerja]] = Berlaku(
    SEJAK,
    {
        PredikatKinerja.SANGAT_BAIK: _K.ATAS,
        PredikatKinerja.BAIK: _K.SESUAI,
        PredikatKinerja.BUTUH_PERBAIKAN: _K.BAWAH,
        PredikatKinerja.KURANG: _K.BAWAH,
        PredikatKinerja.SANGAT_KURANG: _K.BAWAH,
    },
    PERMENPANRB,
    "sedang",
)


@dataclass(frozen=True, slots=True)
class Ambang:
    """Two cuts of one axis. On `bawah` begins the middle; `atas` belongs to the top unless `atas_lebih` (only above).

    Sources print whole numbers: 60,5 lies below 61 and therefore in the lower part.
    """

    bawah: Decimal
    atas: Decimal
    atas_lebih: bool = False

    def tingkat(self, nilai: Decimal) -> int:
        """0 low, 1 middle, 2 high."""
        if nilai > self.atas or (nilai == self.atas and not self.atas_lebih):
            return 2
        return 1 if nilai >= self.bawah else 0


# Found local cuts, offered as a start; each city decides its own.
AMBANG_SETEMPAT: Mapping[str, Berlaku[Ambang]] = {
    "61-81": Berlaku(
        SEJAK, Ambang(Decimal(61), Decimal(81)), DasarHukum("Contoh setempat (0–60, 61–80, 81–100)"), "rendah"
    ),
    "46-72": Berlaku(
        SEJAK, Ambang(Decimal(46), Decimal(72), atas_lebih=True), DasarHukum("Contoh Kota Banjarmasin"), "rendah"
    ),
}


def kelas_potensial(nilai: Decimal, ambang: Ambang) -> KelasPotensial:
    """Tinggi, menengah, atau rendah menurut ambang kota."""
    return (_P.RENDAH, _P.MENENGAH, _P.TINGGI)[ambang.tingkat(nilai)]


def kelas_predikat(predikat: PredikatKinerja) -> KelasKinerja:
    """Sangat Baik di atas, Baik sesuai, lainnya di bawah ekspektasi (perlu verifikasi)."""
    return KELAS_PREDIKAT.nilai[predikat]


def kelas_skor(nilai: Decimal, ambang: Ambang, predikat: PredikatKinerja) -> KelasKinerja:
    """By score; but results below Baik stay below expectation, whatever supports them."""
    if not predikat.setara_baik():
        return _K.BAWAH
    return (_K.BAWAH, _K.SESUAI, _K.ATAS)[ambang.tingkat(nilai)]


def kotak(kinerja: KelasKinerja, potensial: KelasPotensial) -> int:
    """Nomor kotak, 9 yang terbaik. PermenPANRB 3/2020."""
    return KOTAK.nilai[(kinerja, potensial)]


def nama_kotak(nomor: int) -> str:
    """ "Kotak 8 (kinerja sesuai ekspektasi, potensial tinggi)"."""
    x, y = LETAK[nomor]
    return f"Kotak {nomor} (kinerja {x.label.lower()}, potensial {y.label.lower()})"
