"""Jam pelajaran (JP): yearly target and cap, and how many JP each form of development gives. Peraturan LAN 10/2018.

One table for every part that reads it: the register, the evaluation and the training office.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from asn.core.legal import Berlaku, DasarHukum, figur, pada_tanggal
from kepegawaian.pegawai.rules.enum import BentukBangkom

_B = BentukBangkom
_LAN_2018 = date(2018, 1, 1)  # the year of Peraturan LAN 10/2018; the day was not found
_LAMPIRAN = DasarHukum("Peraturan LAN 10/2018", "lampiran")

JP_PNS_TERSEDIKIT = (Berlaku(date(2017, 4, 7), 20, DasarHukum("PP 11/2017", "ps. 203 ay. (4)")),)
JP_PPPK_TERBANYAK = (Berlaku(date(2020, 1, 1), 24, DasarHukum("Peraturan LAN 15/2020")),)
TAMBAHAN_INTERNASIONAL = (Berlaku(_LAN_2018, Decimal("1.2"), _LAMPIRAN, "sedang"),)


@dataclass(frozen=True, slots=True)
class KetentuanJP:
    """JP per unit. The unit is what one counts: a session, an activity, or a JP printed on the certificate.

    `internasional` None means the national figure plus 20 %. `batas` caps the JP of one `jendela`.
    """

    per_satuan: Decimal = Decimal(1)
    internasional: Decimal | None = None
    batas: Decimal | None = None
    jendela: Literal["hari", "bulan", ""] = ""


_PROGRAM = KetentuanJP()
_SESI = KetentuanJP(Decimal(2), batas=Decimal(4), jendela="bulan")  # two sessions a month
_DUA_PULUH = KetentuanJP(Decimal(20), internasional=Decimal(24))

NONKLASIKAL = (
    Berlaku(
        _LAN_2018,
        {
            _B.COACHING: _SESI,
            _B.MENTORING: _SESI,
            _B.BIMBINGAN_TEMPAT_KERJA: _SESI,
            _B.E_LEARNING: KetentuanJP(internasional=Decimal(1), batas=Decimal(3), jendela="hari"),
            _B.BELAJAR_MANDIRI: KetentuanJP(internasional=Decimal(1), batas=Decimal(2), jendela="hari"),
            _B.KOMUNITAS_BELAJAR: KetentuanJP(batas=Decimal(2), jendela="hari"),
            _B.PELATIHAN_JARAK_JAUH: _PROGRAM,
            _B.OUTBOUND: _PROGRAM,
            _B.DETASERING: KetentuanJP(Decimal(20)),
            _B.PATOK_BANDING: KetentuanJP(Decimal(10)),
            _B.PERTUKARAN: _DUA_PULUH,
            _B.MAGANG: _DUA_PULUH,
        },
        _LAMPIRAN,
    ),
)
# Everything else counts the JP of its programme. JP per day of a seminar or workshop is too uncertain to compute with.
LAINNYA = (
    Berlaku(_LAN_2018, {b: _PROGRAM for b in BentukBangkom if b not in NONKLASIKAL[0].nilai}, _LAMPIRAN, "sedang"),
)


def ketentuan_jp(bentuk: BentukBangkom, tanggal: date) -> Berlaku[KetentuanJP]:
    return figur(NONKLASIKAL if bentuk in NONKLASIKAL[0].nilai else LAINNYA, bentuk, tanggal)


def jp_diakui(
    bentuk: BentukBangkom, kegiatan: Iterable[tuple[date, Decimal]], *, internasional: bool = False
) -> Decimal:
    """JP diakui menurut bentuk kegiatannya, dengan batas per hari atau per bulan. Peraturan LAN 10/2018 lampiran.

    `kegiatan` are (day, number of units) of one person and one form; caps apply to each day or month by itself.
    """
    per_jendela: dict[tuple[int, ...], Decimal] = defaultdict(Decimal)
    batas: dict[tuple[int, ...], Decimal | None] = {}
    for tanggal, jumlah in kegiatan:
        if jumlah < 0:
            raise ValueError(f"Jumlah kegiatan tidak boleh negatif: {jumlah}.")
        ketentuan = ketentuan_jp(bentuk, tanggal).nilai
        kunci = kunci_jendela(ketentuan, tanggal)
        per_jendela[kunci] += jumlah * _per_satuan(ketentuan, tanggal, internasional)
        batas[kunci] = ketentuan.batas
    return sum((_dibatasi(jp, batas[kunci]) for kunci, jp in per_jendela.items()), Decimal(0))


def _per_satuan(ketentuan: KetentuanJP, tanggal: date, internasional: bool) -> Decimal:
    if not internasional:
        return ketentuan.per_satuan
    if ketentuan.internasional is not None:
        return ketentuan.internasional
    return ketentuan.per_satuan * pada_tanggal(TAMBAHAN_INTERNASIONAL, tanggal).nilai


def kunci_jendela(ketentuan: KetentuanJP, tanggal: date) -> tuple[int, ...]:
    if ketentuan.jendela == "hari":
        return (tanggal.year, tanggal.month, tanggal.day)
    return (tanggal.year, tanggal.month) if ketentuan.jendela == "bulan" else ()


def _dibatasi(jp: Decimal, batas: Decimal | None) -> Decimal:
    return jp if batas is None else min(jp, batas)
