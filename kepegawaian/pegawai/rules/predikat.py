"""Predikat kinerja pegawai: matriks PermenPANRB 6/2022 dan konversi nilai dari aturan terdahulu."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum, Keyakinan, pada_tanggal
from kepegawaian.pegawai.rules.enum import PredikatKinerja, RatingEkspektasi, RezimKinerja

_ATAS, _SESUAI, _BAWAH = RatingEkspektasi.DI_ATAS, RatingEkspektasi.SESUAI, RatingEkspektasi.DI_BAWAH
_SB, _B, _BP, _K, _SK = PredikatKinerja
# (hasil kerja, perilaku kerja)
_MATRIKS_2022: dict[tuple[RatingEkspektasi, RatingEkspektasi], PredikatKinerja] = {
    (_ATAS, _ATAS): _SB,
    (_ATAS, _SESUAI): _B,
    (_ATAS, _BAWAH): _K,
    (_SESUAI, _ATAS): _B,
    (_SESUAI, _SESUAI): _B,
    (_SESUAI, _BAWAH): _K,
    (_BAWAH, _ATAS): _BP,
    (_BAWAH, _SESUAI): _BP,
    (_BAWAH, _BAWAH): _SK,
}
MATRIKS = (Berlaku(date(2022, 1, 1), _MATRIKS_2022, DasarHukum("PermenPANRB 6/2022 jo SE MenPANRB 3/2023")),)

# Until 1979 the year stands for the day of the regulation, which no record in use reaches.
REZIM = (
    Berlaku(date(1979, 1, 1), RezimKinerja.DP3, DasarHukum("PP 10/1979")),
    Berlaku(date(2014, 1, 1), RezimKinerja.SKP_2011, DasarHukum("PP 46/2011 jo Perka BKN 1/2013"), "sedang"),
    Berlaku(date(2021, 7, 1), RezimKinerja.SKP_2019, DasarHukum("PP 30/2019", "ps. 41")),
    Berlaku(date(2022, 1, 1), RezimKinerja.KINERJA_2022, DasarHukum("PermenPANRB 6/2022")),
)

# Lower bound, predicate of today, word used then. Best first; the bounds are "at least".
_Jenjang = tuple[Decimal, PredikatKinerja, str]
_SKALA: dict[RezimKinerja, tuple[_Jenjang, ...]] = {
    RezimKinerja.DP3: (
        (Decimal(91), _SB, "Amat Baik"),
        (Decimal(76), _B, "Baik"),
        (Decimal(61), _BP, "Cukup"),
        (Decimal(51), _K, "Sedang"),
        (Decimal(0), _SK, "Kurang"),
    ),
    RezimKinerja.SKP_2011: (
        (Decimal(91), _SB, "Sangat Baik"),
        (Decimal(76), _B, "Baik"),
        (Decimal(61), _BP, "Cukup"),
        (Decimal(51), _K, "Kurang"),
        (Decimal(0), _SK, "Buruk"),
    ),
    RezimKinerja.SKP_2019: (
        (Decimal(110), _SB, "Sangat Baik"),
        (Decimal(90), _B, "Baik"),
        (Decimal(70), _BP, "Cukup"),
        (Decimal(50), _K, "Kurang"),
        (Decimal(0), _SK, "Sangat Kurang"),
    ),
}
_NILAI_TERTINGGI: dict[RezimKinerja, int] = {
    RezimKinerja.DP3: 100,
    RezimKinerja.SKP_2011: 120,
    RezimKinerja.SKP_2019: 120,
}


@dataclass(frozen=True, slots=True)
class KonversiNilai:
    """`sebutan` is the word of the regulation of that year; `predikat` is today's code."""

    predikat: PredikatKinerja
    sebutan: str
    rezim: RezimKinerja
    dasar: DasarHukum
    keyakinan: Keyakinan


def predikat_kinerja(hasil: RatingEkspektasi, perilaku: RatingEkspektasi, *, pada: date) -> PredikatKinerja:
    """Predikat kinerja ditetapkan dari rating hasil kerja dan rating perilaku kerja. SE MenPANRB 3/2023."""
    return pada_tanggal(MATRIKS, pada).nilai[hasil, perilaku]


def karena_perilaku(predikat: PredikatKinerja) -> bool:
    """In the matrix Kurang has one cause only: behaviour below expectation (misconduct)."""
    return predikat == PredikatKinerja.KURANG


def setara_baik(predikat: PredikatKinerja) -> bool:
    """Baik or better."""
    return predikat.setara_baik()


def rezim_pada(akhir_periode: date) -> Berlaku[RezimKinerja]:
    """Aturan penilaian yang berlaku pada akhir periode yang dinilai."""
    return pada_tanggal(REZIM, akhir_periode)


def predikat_dari_nilai(nilai: Decimal, *, akhir_periode: date, ada_ide_baru: bool = False) -> KonversiNilai:
    """Nilai angka dibaca menurut aturan masanya: PP 10/1979, PP 46/2011, atau PP 30/2019 ps. 41.

    Under PP 30/2019 a value of 110 or more is Sangat Baik only with a new idea of use; without it the value is Baik.
    """
    aturan = rezim_pada(akhir_periode)
    if aturan.nilai not in _SKALA:
        raise ValueError("Sejak 2022 predikat ditetapkan dari rating, bukan dari nilai angka (PermenPANRB 6/2022).")
    tertinggi = _NILAI_TERTINGGI[aturan.nilai]
    if not 0 <= nilai <= tertinggi:
        raise ValueError(f"Nilai {nilai} di luar skala 0–{tertinggi} menurut {aturan.dasar}.")
    skala = _SKALA[aturan.nilai]
    if aturan.nilai == RezimKinerja.SKP_2019 and not ada_ide_baru:
        skala = skala[1:]
    predikat, sebutan = next((p, kata) for batas, p, kata in skala if nilai >= batas)
    return KonversiNilai(predikat, sebutan, aturan.nilai, aturan.dasar, aturan.keyakinan)
