"""Panitia seleksi: jumlah, unsur, ketua, pernyataan. PermenPANRB 15/2019."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from asn.core.legal import DasarHukum, Putusan, pada_tanggal
from kepegawaian.promosi.rules.ketentuan import PANITIA_INTERNAL_PERSEN, PANITIA_JUMLAH, SELEKSI

INTERNAL = "INTERNAL"
_DASAR = DasarHukum(SELEKSI)


@dataclass(frozen=True, slots=True)
class Anggota:
    nama: str
    unsur: str
    ketua: bool = False
    menyatakan: bool = False
    melamar: bool = False


def periksa_panitia(anggota: Sequence[Anggota], tanggal: date) -> list[Putusan]:
    """Every condition with its verdict, met or not."""
    return [
        _jumlah(anggota, tanggal),
        _internal(anggota, tanggal),
        _ketua(anggota),
        _pernyataan(anggota),
        _bukan_pelamar(anggota),
    ]


def _jumlah(anggota: Sequence[Anggota], tanggal: date) -> Putusan:
    """Ganjil, paling sedikit 5 dan paling banyak 9 orang."""
    aturan = pada_tanggal(PANITIA_JUMLAH, tanggal)
    sedikit, banyak = aturan.nilai
    n = len(anggota)
    boleh = sedikit <= n <= banyak and n % 2 == 1
    return Putusan(boleh, f"Anggota ganjil, {sedikit} sampai {banyak} orang: sekarang {n}.", aturan.dasar)


def _internal(anggota: Sequence[Anggota], tanggal: date) -> Putusan:
    """Unsur dari dalam paling banyak 45 persen."""
    aturan = pada_tanggal(PANITIA_INTERNAL_PERSEN, tanggal)
    dalam = sum(a.unsur == INTERNAL for a in anggota)
    bagian = Fraction(100 * dalam, len(anggota)) if anggota else Fraction(0)
    teks = f"Unsur dari dalam paling banyak {aturan.nilai} persen: sekarang {dalam} dari {len(anggota)} orang."
    return Putusan(bool(anggota) and bagian <= aturan.nilai, teks, aturan.dasar)


def _ketua(anggota: Sequence[Anggota]) -> Putusan:
    n = sum(a.ketua for a in anggota)
    return Putusan(n == 1, f"Satu orang menjadi ketua: sekarang {n}.", _DASAR)


def _pernyataan(anggota: Sequence[Anggota]) -> Putusan:
    """Bukan anggota partai politik, netral, bukan peserta: dinyatakan tertulis."""
    belum = tuple(a.nama for a in anggota if not a.menyatakan)
    teks = "Semua anggota menyatakan netral, bukan anggota partai politik, dan bukan peserta."
    return Putusan(bool(anggota) and not belum, teks, _DASAR, tuple(f"Belum menyatakan: {nama}" for nama in belum))


def _bukan_pelamar(anggota: Sequence[Anggota]) -> Putusan:
    melamar = tuple(a.nama for a in anggota if a.melamar)
    return Putusan(not melamar, "Tidak ada anggota yang menjadi peserta.", _DASAR, melamar)
