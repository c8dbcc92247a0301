"""Kategori hasil penilaian kompetensi (job person match, JPM)."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal
from kepegawaian.pegawai.rules.enum import Berlabel


class KategoriPemetaan(Berlabel):
    OPTIMAL = "OPTIMAL", "Optimal"
    CUKUP_OPTIMAL = "CUKUP_OPTIMAL", "Cukup Optimal"
    KURANG_OPTIMAL = "KURANG_OPTIMAL", "Kurang Optimal"


class KategoriPengisian(Berlabel):
    MS = "MS", "Memenuhi Syarat"
    MMS = "MMS", "Masih Memenuhi Syarat"
    KMS = "KMS", "Kurang Memenuhi Syarat"


# The day in 2019 on which the regulation took effect was not found; the year is certain.
_SEJAK = date(2019, 1, 1)
_DASAR = DasarHukum("Peraturan BKN 26/2019")
BATAS_PEMETAAN = (Berlaku(_SEJAK, (Decimal(90), Decimal(78)), _DASAR, "sedang"),)
BATAS_PENGISIAN = (Berlaku(_SEJAK, (Decimal(80), Decimal(68)), _DASAR, "sedang"),)


def jpm(dicapai: Mapping[str, int], disyaratkan: Mapping[str, int], *, batasi: bool = False) -> Decimal:
    """JPM = jumlah level yang dicapai ÷ jumlah level yang disyaratkan × 100. Peraturan BKN 26/2019.

    A required competency without a result counts as 0. `batasi` stops a surplus from hiding a gap elsewhere; whether
    it should was not found, so the caller decides. Rounded half up to two decimals.
    """
    if not disyaratkan or any(level < 1 for level in disyaratkan.values()):
        raise ValueError("Standar kompetensi harus memuat paling sedikit satu kompetensi dengan level 1 atau lebih.")
    capaian = {kode: dicapai.get(kode, 0) for kode in disyaratkan}
    if batasi:
        capaian = {kode: min(level, disyaratkan[kode]) for kode, level in capaian.items()}
    persen = Decimal(100 * sum(capaian.values())) / sum(disyaratkan.values())
    return persen.quantize(Decimal("0.01"), ROUND_HALF_UP)


def kategori_pemetaan(nilai_jpm: Decimal, *, pada: date) -> KategoriPemetaan:
    """Optimal bila JPM ≥ 90, Cukup Optimal bila ≥ 78, selebihnya Kurang Optimal. Peraturan BKN 26/2019."""
    optimal, cukup = pada_tanggal(BATAS_PEMETAAN, pada).nilai
    if nilai_jpm >= optimal:
        return KategoriPemetaan.OPTIMAL
    return KategoriPemetaan.CUKUP_OPTIMAL if nilai_jpm >= cukup else KategoriPemetaan.KURANG_OPTIMAL


def kategori_pengisian(nilai_jpm: Decimal, *, pada: date) -> KategoriPengisian:
    """Untuk pengisian jabatan: MS bila JPM ≥ 80, MMS bila ≥ 68, selebihnya KMS. Peraturan BKN 26/2019."""
    memenuhi, masih = pada_tanggal(BATAS_PENGISIAN, pada).nilai
    if nilai_jpm >= memenuhi:
        return KategoriPengisian.MS
    return KategoriPengisian.MMS if nilai_jpm >= masih else KategoriPengisian.KMS
