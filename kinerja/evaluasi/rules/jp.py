"""Jam pelajaran (JP) pengembangan kompetensi. PP 11/2017 ps. 203; Peraturan LAN 10/2018 dan 15/2020."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from asn.core.legal import DasarHukum, pada_tanggal, selisih_bulan
from kepegawaian.pegawai.rules.enum import Berlabel, JenisASN
from kepegawaian.pegawai.rules.jp import JP_PNS_TERSEDIKIT, JP_PPPK_TERBANYAK

__all__ = [
    "JP_PNS_TERSEDIKIT",
    "JP_PPPK_TERBANYAK",
    "Pemenuhan",
    "StatusJP",
    "bulan_dihitung",
    "pemenuhan",
]


class StatusJP(Berlabel):
    TERPENUHI = "TERPENUHI", "Terpenuhi"
    BELUM_TERPENUHI = "BELUM_TERPENUHI", "Belum terpenuhi"
    TANPA_TARGET = "TANPA_TARGET", "Tanpa target"
    MELEBIHI_BATAS = "MELEBIHI_BATAS", "Melebihi batas"


@dataclass(frozen=True, slots=True)
class Pemenuhan:
    """`target` and `persen` are None where the law sets no minimum."""

    target: Decimal | None
    capaian: Decimal
    persen: Decimal | None
    status: StatusJP
    catatan: str
    dasar: DasarHukum


def bulan_dihitung(mulai: date, selesai: date, *, tmt: date, berakhir: date | None = None) -> int:
    """Completed months of service inside a period: what the yearly target is pro-rated by."""
    awal, akhir = max(mulai, tmt), min(selesai, berakhir or selesai)
    return max(selisih_bulan(awal, akhir + timedelta(days=1)), 0)


def pemenuhan(jenis: JenisASN, jp: Decimal, bulan: int, *, pada: date) -> Pemenuhan:
    """PNS paling sedikit 20 JP setahun (PP 11/2017 ps. 203); PPPK paling banyak 24 JP per tahun perjanjian kerja.

    The minimum is pro-rated by `bulan` of service covered. The cap of PPPK only warns (UU 20/2023 ps. 49 obliges every
    ASN to keep learning). CPNS have no minimum: the article speaks of PNS.
    """
    if not 0 <= bulan <= 12:
        raise ValueError(f"Bulan yang dihitung harus 0–12, bukan {bulan}.")
    if jenis in (JenisASN.PPPK, JenisASN.PPPK_PARUH_WAKTU):
        return _pemenuhan_pppk(jp, pada)
    aturan = pada_tanggal(JP_PNS_TERSEDIKIT, pada)
    if jenis == JenisASN.CPNS or bulan == 0:
        catatan = "Batas paling sedikit berlaku bagi PNS." if bulan else "Belum ada bulan kerja yang dihitung."
        return Pemenuhan(None, jp, None, StatusJP.TANPA_TARGET, catatan, aturan.dasar)
    # Compared as whole products: a rounded target must not decide.
    penuh = jp * 12 >= aturan.nilai * bulan
    target = _dua_angka(Decimal(aturan.nilai * bulan) / 12)
    persen = _dua_angka(jp * 1200 / (aturan.nilai * bulan))
    catatan = "" if bulan == 12 else f"Target {aturan.nilai} JP setahun dihitung untuk {bulan} bulan."
    status = StatusJP.TERPENUHI if penuh else StatusJP.BELUM_TERPENUHI
    return Pemenuhan(target, jp, persen, status, catatan, aturan.dasar)


def _pemenuhan_pppk(jp: Decimal, pada: date) -> Pemenuhan:
    aturan = pada_tanggal(JP_PPPK_TERBANYAK, pada)
    if jp <= aturan.nilai:
        catatan = (
            f"PPPK tidak memiliki batas paling sedikit; paling banyak {aturan.nilai} JP per tahun perjanjian kerja."
        )
        return Pemenuhan(None, jp, None, StatusJP.TANPA_TARGET, catatan, aturan.dasar)
    catatan = f"Melebihi {aturan.nilai} JP per tahun perjanjian kerja; hanya peringatan (UU 20/2023 ps. 49)."
    return Pemenuhan(None, jp, None, StatusJP.MELEBIHI_BATAS, catatan, aturan.dasar)


def _dua_angka(nilai: Decimal) -> Decimal:
    return nilai.quantize(Decimal("0.01"), ROUND_HALF_UP)
