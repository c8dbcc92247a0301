"""Jam pelajaran (JP) pengembangan kompetensi. PP 11/2017 ps. 203; Peraturan LAN 10/2018 dan 15/2020."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from asn.core.legal import Berlaku, DasarHukum, figur, pada_tanggal, selisih_bulan
from kepegawaian.pegawai.rules.enum import BentukBangkom, Berlabel, JenisASN

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
        kunci = _kunci_jendela(ketentuan, tanggal)
        per_jendela[kunci] += jumlah * _per_satuan(ketentuan, tanggal, internasional)
        batas[kunci] = ketentuan.batas
    return sum((_dibatasi(jp, batas[kunci]) for kunci, jp in per_jendela.items()), Decimal(0))


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


def _per_satuan(ketentuan: KetentuanJP, tanggal: date, internasional: bool) -> Decimal:
    if not internasional:
        return ketentuan.per_satuan
    if ketentuan.internasional is not None:
        return ketentuan.internasional
    return ketentuan.per_satuan * pada_tanggal(TAMBAHAN_INTERNASIONAL, tanggal).nilai


def _kunci_jendela(ketentuan: KetentuanJP, tanggal: date) -> tuple[int, ...]:
    if ketentuan.jendela == "hari":
        return (tanggal.year, tanggal.month, tanggal.day)
    return (tanggal.year, tanggal.month) if ketentuan.jendela == "bulan" else ()


def _dibatasi(jp: Decimal, batas: Decimal | None) -> Decimal:
    return jp if batas is None else min(jp, batas)


def _dua_angka(nilai: Decimal) -> Decimal:
    return nilai.quantize(Decimal("0.01"), ROUND_HALF_UP)
