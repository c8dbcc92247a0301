"""Job Person Match: how far assessed competencies reach what a position requires. Peraturan BKN 26/2019."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal, tambah_bulan

_SEJAK = date(2019, 1, 1)  # the year of Peraturan BKN 26/2019; the day was not found
_DUA_ANGKA = Decimal("0.01")


class Kategori(StrEnum):
    OPTIMAL = "OPTIMAL"
    CUKUP_OPTIMAL = "CUKUP_OPTIMAL"
    KURANG_OPTIMAL = "KURANG_OPTIMAL"


LABEL_KATEGORI = {
    Kategori.OPTIMAL: "Optimal",
    Kategori.CUKUP_OPTIMAL: "Cukup Optimal",
    Kategori.KURANG_OPTIMAL: "Kurang Optimal",
}
# Mapping of people against their own post: lower bounds, best first.
PEMETAAN = (
    Berlaku(
        _SEJAK,
        (
            (Decimal(90), Kategori.OPTIMAL),
            (Decimal(78), Kategori.CUKUP_OPTIMAL),
            (Decimal(0), Kategori.KURANG_OPTIMAL),
        ),
        DasarHukum("Peraturan BKN 26/2019"),
        "sedang",
    ),
)
# Filling a post: lower bounds, best first.
PENGISIAN = (
    Berlaku(
        _SEJAK,
        ((Decimal(80), "Memenuhi Syarat"), (Decimal(68), "Masih Memenuhi Syarat"), (Decimal(0), "Kurang Memenuhi")),
        DasarHukum("Peraturan BKN 26/2019"),
        "sedang",
    ),
)
BERLAKU_BULAN = (Berlaku(_SEJAK, 36, DasarHukum("kebiasaan BKN"), "sedang"),)


class Cocok(NamedTuple):
    """One competency: what the post requires and what the latest valid assessment gave (None: not assessed)."""

    kompetensi_id: int
    nama: str
    kelompok: str
    diminta: int
    dicapai: int | None
    tanggal: date | None = None
    baris_id: int | None = None

    @property
    def kesenjangan(self) -> int:
        """Levels below what is required; never negative."""
        return max(0, self.diminta - self.dicapai) if self.dicapai is not None else 0


def jpm(cocok: Iterable[Cocok], *, batasi: bool = False) -> Decimal | None:
    """Σ level dicapai ÷ Σ level diminta × 100 atas kompetensi yang dinilai; None bila belum ada yang dinilai.

    Rounded once, half up, to two decimals; the categories are read off the rounded figure. `batasi` counts each
    competency up to its required level only (a choice of the city; no source prescribes it).
    """
    pasangan = [(c.dicapai, c.diminta) for c in cocok if c.dicapai is not None]
    diminta = sum(minta for _, minta in pasangan)
    if not diminta:
        return None
    dicapai = sum(min(capai, minta) if batasi else capai for capai, minta in pasangan)
    return (Decimal(100) * dicapai / diminta).quantize(_DUA_ANGKA, ROUND_HALF_UP)


def kategori_pemetaan(nilai: Decimal, *, pada: date) -> Berlaku[Kategori]:
    """Optimal ≥ 90, Cukup Optimal ≥ 78, Kurang Optimal di bawahnya. Peraturan BKN 26/2019 (perlu verifikasi)."""
    baris = pada_tanggal(PEMETAAN, pada)
    kategori = next(k for batas, k in baris.nilai if nilai >= batas)
    return Berlaku(baris.sejak, kategori, baris.dasar, baris.keyakinan)


def kategori_pengisian(nilai: Decimal, *, pada: date) -> Berlaku[str]:
    """MS ≥ 80, MMS ≥ 68, KMS di bawahnya. Peraturan BKN 26/2019 (perlu verifikasi)."""
    baris = pada_tanggal(PENGISIAN, pada)
    kategori = next(k for batas, k in baris.nilai if nilai >= batas)
    return Berlaku(baris.sejak, kategori, baris.dasar, baris.keyakinan)


@lru_cache(maxsize=1024)
def berlaku_sampai(tanggal_uji: date) -> date:
    """Hasil penilaian berlaku 3 tahun (perlu verifikasi); the last day on which it counts."""
    return tambah_bulan(tanggal_uji, pada_tanggal(BERLAKU_BULAN, max(tanggal_uji, _SEJAK)).nilai)
