"""A suggestion for the rating of hasil kerja, computed from realisation, with every step of its arithmetic.

PermenPANRB 6/2022 leaves the rating to the judgement of the pejabat penilai: this is a suggestion, never a decision.
The bounds below are those of this system, not of a regulation, and are shown as such.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal
from kepegawaian.pegawai.rules.enum import PredikatOrganisasi, RatingEkspektasi
from kinerja.skp.rules.istilah import Arah, Aspek

DASAR = DasarHukum("Bawaan sistem")
DASAR_PIMPINAN = DasarHukum("SE MenPANRB 3/2023")
_SERATUS = Decimal(100)
# Reached more than this, in per cent of what was expected, is above expectation; less than that is below.
BATAS = (Berlaku(date(2022, 1, 1), (Decimal(90), Decimal(110)), DASAR, "rendah"),)
# One indicator never outweighs the others without bound.
CAPAIAN_TERTINGGI = Decimal(150)
# The achievement of an organisation, read as the rating of who leads it.
RATING_ORGANISASI = (
    Berlaku(
        date(2023, 1, 1),
        {
            PredikatOrganisasi.ISTIMEWA: RatingEkspektasi.DI_ATAS,
            PredikatOrganisasi.BAIK: RatingEkspektasi.SESUAI,
            PredikatOrganisasi.BUTUH_PERBAIKAN: RatingEkspektasi.DI_BAWAH,
            PredikatOrganisasi.KURANG: RatingEkspektasi.DI_BAWAH,
            PredikatOrganisasi.SANGAT_KURANG: RatingEkspektasi.DI_BAWAH,
        },
        DASAR_PIMPINAN,
        "sedang",
    ),
)


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One indicator with its yearly target and what was reached by the end of the period."""

    rhk: str
    indikator: str
    aspek: str
    arah: str
    satuan: str
    target_min: Decimal | None
    target_maks: Decimal | None
    realisasi: Decimal | None


@dataclass(frozen=True, slots=True)
class Hitungan:
    """One line of the arithmetic, in words and as a figure; `persen` is None where there is nothing to compute."""

    rhk: str
    indikator: str
    uraian: str
    persen: Decimal | None


@dataclass(frozen=True, slots=True)
class Saran:
    """`rating` is None when no indicator carries a figure: then only judgement is left."""

    rating: RatingEkspektasi | None
    rata: Decimal | None
    baris: tuple[Hitungan, ...]
    uraian: str


def saran_hasil(ukuran: Sequence[Ukuran], *, bagian: Decimal, pada: date) -> Saran:
    """Rata-rata capaian indikator berangka terhadap target yang wajar pada akhir periode.

    `bagian` is the share of the plan's days that have passed: a quantity to be collected through the year is expected
    in that share, everything else (quality, time, cost) in full.
    """
    baris = tuple(_hitung(u, bagian) for u in ukuran)
    terhitung = [b.persen for b in baris if b.persen is not None]
    if not terhitung:
        return Saran(None, None, baris, "Tidak ada indikator berangka yang sudah diisi realisasinya.")
    rata = (sum(terhitung, Decimal(0)) / len(terhitung)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    batas = pada_tanggal(BATAS, pada)
    bawah, atas = batas.nilai
    rating = (
        RatingEkspektasi.DI_ATAS
        if rata > atas
        else RatingEkspektasi.DI_BAWAH
        if rata < bawah
        else RatingEkspektasi.SESUAI
    )
    uraian = (
        f"Rata-rata {len(terhitung)} indikator {_id(rata)}%. Di bawah {_id(bawah)}%: di bawah ekspektasi; di atas "
        f"{_id(atas)}%: di atas ekspektasi. {batas.kutipan}."
    )
    return Saran(rating, rata, baris, uraian)


def saran_pimpinan(predikat: PredikatOrganisasi, nama: str, *, pada: date) -> Saran:
    """Capaian organisasi menjadi rating hasil kerja pimpinannya. SE MenPANRB 3/2023."""
    baris = pada_tanggal(RATING_ORGANISASI, pada)
    rating = baris.nilai[predikat]
    uraian = f"Predikat kinerja {nama} {predikat.label}: rating hasil kerja pimpinannya {rating.label.lower()}."
    return Saran(rating, None, (), f"{uraian} {baris.kutipan}.")


def _hitung(u: Ukuran, bagian: Decimal) -> Hitungan:
    if u.target_min is None:
        return Hitungan(u.rhk, u.indikator, "Ukuran tanpa angka; dinilai dari uraian dan bukti.", None)
    if u.realisasi is None:
        return Hitungan(u.rhk, u.indikator, "Realisasi belum diisi; tidak dihitung.", None)
    if u.arah == Arah.STABIL and u.target_maks is not None:
        return _stabil(u)
    harapan = u.target_min * bagian if _bertahap(u) else u.target_min
    if u.arah == Arah.MINIMAL:
        return _minimal(u)
    if harapan <= 0:
        return Hitungan(u.rhk, u.indikator, "Target periode ini nol; tidak dihitung.", None)
    persen = _persen(u.realisasi, harapan)
    dasar = f"{_id(u.realisasi)} ÷ {_id(harapan)} {u.satuan}".strip()
    tahap = f" (target setahun {_id(u.target_min)}, bagian {_id(bagian * 100)}%)" if _bertahap(u) else ""
    return Hitungan(u.rhk, u.indikator, f"{dasar}{tahap} = {_id(persen)}%", persen)


def _minimal(u: Ukuran) -> Hitungan:
    """The smaller the better: half of the target counts 150 %, twice the target 0 %."""
    target = u.target_maks if u.target_maks is not None else u.target_min
    if target is None or u.realisasi is None or target <= 0:
        return Hitungan(u.rhk, u.indikator, "Target nol; dinilai dari uraian dan bukti.", None)
    persen = min(max(200 - _SERATUS * u.realisasi / target, Decimal(0)), CAPAIAN_TERTINGGI)
    persen = persen.quantize(Decimal("0.01"), ROUND_HALF_UP)
    uraian = f"200% − {_id(u.realisasi)} ÷ {_id(target)} {u.satuan} × 100% = {_id(persen)}%"
    return Hitungan(u.rhk, u.indikator, uraian, persen)


def _stabil(u: Ukuran) -> Hitungan:
    """Inside the range: 100 %; outside it, the distance to the nearer end is taken off."""
    if u.target_min is None or u.target_maks is None or u.realisasi is None:
        return Hitungan(u.rhk, u.indikator, "Kisaran tidak lengkap; tidak dihitung.", None)
    rentang = f"{_id(u.target_min)}–{_id(u.target_maks)} {u.satuan}".strip()
    if u.target_min <= u.realisasi <= u.target_maks:
        return Hitungan(u.rhk, u.indikator, f"{_id(u.realisasi)} dalam kisaran {rentang} = 100%", _SERATUS)
    tepi = u.target_min if u.realisasi < u.target_min else u.target_maks
    jarak = _SERATUS * abs(u.realisasi - tepi) / tepi if tepi else _SERATUS
    persen = max(_SERATUS - jarak, Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Hitungan(u.rhk, u.indikator, f"{_id(u.realisasi)} di luar kisaran {rentang} = {_id(persen)}%", persen)


def _bertahap(u: Ukuran) -> bool:
    return u.aspek == Aspek.KUANTITAS and u.arah == Arah.MAKSIMAL


def _persen(bagian: Decimal, seluruh: Decimal) -> Decimal:
    return min(_SERATUS * bagian / seluruh, CAPAIAN_TERTINGGI).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _id(nilai: Decimal) -> str:
    """Two decimals at most, comma as decimal mark."""
    bulat = nilai.quantize(Decimal("0.01"), ROUND_HALF_UP)
    teks = f"{bulat:f}".rstrip("0").rstrip(".") if "." in f"{bulat:f}" else f"{bulat:f}"
    return teks.replace(".", ",")
