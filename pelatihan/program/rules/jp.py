"""Buku JP seseorang setahun: apa yang dihitung, berapa, dan mengapa sisanya tidak. PP 11/2017 ps. 203; LAN 10/2018."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal
from kepegawaian.pegawai.rules.enum import BentukBangkom, Berlabel, JenisASN
from kepegawaian.pegawai.rules.jp import (
    JP_PNS_TERSEDIKIT,
    JP_PPPK_TERBANYAK,
    KetentuanJP,
    jp_diakui,
    ketentuan_jp,
    kunci_jendela,
)

NOL = Decimal(0)
# Whose year is that of the agreement and not of the calendar.
PERJANJIAN = (JenisASN.PPPK, JenisASN.PPPK_PARUH_WAKTU)
# From this day of the year on, whoever has less than the share due is on the red list (our own rule, not a law).
TENGAH_TAHUN = Berlaku(date(2018, 1, 1), (7, 1), DasarHukum("kebiasaan kerja BKD"), "rendah")
_SEBAB = {
    "DITOLAK": "Ditolak pemeriksa; tidak dihitung.",
    "DIGANTI": "Sudah digantikan perbaikan; yang baru yang dihitung.",
    "DICABUT": "Dicabut; tidak dihitung.",
}
_SATUAN_PER_KEGIATAN = frozenset(
    {BentukBangkom.DETASERING, BentukBangkom.PATOK_BANDING, BentukBangkom.PERTUKARAN, BentukBangkom.MAGANG}
)
_SATUAN_PER_SESI = frozenset({BentukBangkom.COACHING, BentukBangkom.MENTORING, BentukBangkom.BIMBINGAN_TEMPAT_KERJA})


class StatusBuku(Berlabel):
    TERPENUHI = "TERPENUHI", "Target tercapai"
    KURANG = "KURANG", "Belum tercapai"
    MERAH = "MERAH", "Tertinggal"
    TANPA_TARGET = "TANPA_TARGET", "Tanpa target minimum"
    MELEBIHI = "MELEBIHI", "Melebihi batas PPPK"


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """One row of the register. `jp` is what stands there; `verifikasi` one of the states of a riwayat."""

    pk: int
    nama: str
    bentuk: BentukBangkom
    mulai: date
    selesai: date
    jp: Decimal
    verifikasi: str = "TERVERIFIKASI"


@dataclass(frozen=True, slots=True)
class BarisBuku:
    """`dihitung` of `kegiatan.jp`; `alasan` says why not all of it."""

    kegiatan: Kegiatan
    dihitung: Decimal
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class BukuJP:
    """`target` is None where the law sets no minimum; `batas` where it sets no cap. From `awal` to `akhir`."""

    tahun: int
    awal: date
    akhir: date
    baris: tuple[BarisBuku, ...]
    target: Decimal | None
    batas: Decimal | None
    dasar: str

    @property
    def per_perjanjian(self) -> bool:
        """Whether the year is that of an agreement."""
        return self.batas is not None

    @property
    def jumlah(self) -> Decimal:
        return sum((b.dihitung for b in self.baris), NOL)

    @property
    def kurang(self) -> Decimal:
        return max(self.target - self.jumlah, NOL) if self.target is not None else NOL

    @property
    def persen(self) -> int:
        """Share of the target, at most 100; of the cap where there is no target."""
        penuh = self.target or self.batas
        return min(int(self.jumlah * 100 / penuh), 100) if penuh else 0


def tahun_perjanjian(tmt: date, tahun: int) -> tuple[date, date]:
    """Tahun perjanjian kerja yang dimulai pada `tahun`, sejak hari kontrak pertama. Peraturan LAN 15/2020.

    An extension begins the day after the agreement before it ended, so the day of the first one holds for all.
    """
    return _ulang_tahun(tmt, tahun), _ulang_tahun(tmt, tahun + 1) - timedelta(days=1)


def tahun_buku(jenis: JenisASN, tmt: date, tanggal: date) -> int:
    """The year of the ledger a day belongs to: of the calendar, for PPPK the one in which its contract year began."""
    if jenis in PERJANJIAN and tanggal < _ulang_tahun(tmt, tanggal.year):
        return tanggal.year - 1
    return tanggal.year


def _ulang_tahun(tmt: date, tahun: int) -> date:
    akhir_bulan = (tmt.month, tmt.day) == (2, 29)
    return date(tahun, 2, 28) if akhir_bulan else tmt.replace(year=tahun)


def buku_jp(kegiatan: Iterable[Kegiatan], *, jenis: JenisASN, tahun: int, tmt: date | None = None) -> BukuJP:
    """Setiap kegiatan yang selesai pada tahun itu, dengan batas bentuknya; yang lebih dahulu selesai dihitung dahulu.

    Caps of a day or a month are shared by all rows of the same form: two e-learning courses of one day give 3 JP.
    With `tmt`, the day of the first contract, the year of a PPPK is that of the agreement.
    """
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    if jenis in PERJANJIAN and tmt is not None:
        awal, akhir = tahun_perjanjian(tmt, tahun)
    terpakai: dict[tuple[object, ...], Decimal] = defaultdict(Decimal)
    baris = tuple(_baris(k, (awal, akhir), terpakai) for k in sorted(kegiatan, key=lambda k: (k.selesai, k.pk)))
    if jenis in PERJANJIAN:
        aturan = pada_tanggal(JP_PPPK_TERBANYAK, akhir)
        return BukuJP(tahun, awal, akhir, baris, None, Decimal(aturan.nilai), aturan.kutipan)
    aturan = pada_tanggal(JP_PNS_TERSEDIKIT, akhir)
    target = None if jenis == JenisASN.CPNS else Decimal(aturan.nilai)
    return BukuJP(tahun, awal, akhir, baris, target, None, aturan.kutipan)


def status_buku(buku: BukuJP, hari_ini: date) -> tuple[StatusBuku, str]:
    """PNS paling sedikit 20 JP setahun; batas PPPK hanya peringatan (UU 20/2023 ps. 49)."""
    if buku.batas is not None:
        if buku.jumlah > buku.batas:
            kalimat = f"Melebihi {buku.batas} JP per tahun perjanjian kerja: peringatan, bukan larangan."
            return StatusBuku.MELEBIHI, f"{kalimat} UU 20/2023 ps. 49 mewajibkan setiap ASN terus belajar."
        return (
            StatusBuku.TANPA_TARGET,
            f"PPPK tidak memiliki target minimum; paling banyak {buku.batas} JP per tahun perjanjian kerja.",
        )
    if buku.target is None:
        return StatusBuku.TANPA_TARGET, "Target 20 JP setahun berlaku bagi PNS."
    if buku.jumlah >= buku.target:
        return StatusBuku.TERPENUHI, f"Target {buku.target} JP setahun tercapai."
    kalimat = f"Kurang {_teks(buku.kurang)} JP dari target {buku.target} JP setahun."
    if merah(buku.jumlah, buku.target, tahun=buku.tahun, hari_ini=hari_ini):
        return StatusBuku.MERAH, kalimat
    return StatusBuku.KURANG, kalimat


def merah(jumlah: Decimal, target: Decimal, *, tahun: int, hari_ini: date) -> bool:
    """Less than half of the target from mid-year on, or less than all of it once the year is over."""
    if hari_ini.year > tahun:
        return jumlah < target
    return hari_ini >= date(tahun, *TENGAH_TAHUN.nilai) and jumlah * 2 < target


def jp_menurut_tabel(
    bentuk: BentukBangkom, *, satuan: Decimal, mulai: date, selesai: date, internasional: bool = False
) -> tuple[Decimal, str]:
    """JP of one activity by the table, with how it came about.

    `satuan` counts what the form counts (`nama_satuan`). The units are spread evenly over the days, so that the caps
    of a day or a month apply where they belong.
    """
    ketentuan = ketentuan_jp(bentuk, selesai)
    hari = list(_hari(mulai, selesai)) if ketentuan.nilai.jendela else [selesai]
    bagian = satuan / len(hari)
    jp = jp_diakui(bentuk, [(h, bagian) for h in hari], internasional=internasional).quantize(Decimal("0.01"))
    kalimat = f"{_teks(satuan)} {nama_satuan(bentuk)} menurut {ketentuan.kutipan}"
    if batas := ketentuan.nilai.batas:
        kalimat += f", paling banyak {_teks(batas)} JP per {ketentuan.nilai.jendela}"
    return jp, f"{kalimat}."


def nama_satuan(bentuk: BentukBangkom) -> str:
    """What `satuan` counts for this form."""
    if bentuk in _SATUAN_PER_SESI:
        return "sesi"
    return "kegiatan" if bentuk in _SATUAN_PER_KEGIATAN else "JP pada sertifikat"


def jp_tersisa(kegiatan: Iterable[Kegiatan], baru: Kegiatan) -> BarisBuku:
    """How much of a new activity still counts beside those that are there, so that no cap is passed."""
    terpakai: dict[tuple[object, ...], Decimal] = defaultdict(Decimal)
    for k in sorted(kegiatan, key=lambda k: (k.selesai, k.pk)):
        _baris(k, (k.selesai, k.selesai), terpakai)
    return _baris(baru, (baru.selesai, baru.selesai), terpakai)


def _baris(k: Kegiatan, masa: tuple[date, date], terpakai: dict[tuple[object, ...], Decimal]) -> BarisBuku:
    if sebab := _SEBAB.get(k.verifikasi):
        return BarisBuku(k, NOL, sebab)
    if not masa[0] <= k.selesai <= masa[1]:
        return BarisBuku(k, NOL, f"Selesai pada {k.selesai.year}; dihitung pada tahun itu.")
    ketentuan = ketentuan_jp(k.bentuk, k.selesai)
    aturan: KetentuanJP = ketentuan.nilai
    if aturan.batas is None:
        return BarisBuku(k, k.jp, "JP 0 pada buku induk." if k.jp == 0 else "")
    sisa = k.jp
    for hari in _hari(k.mulai, k.selesai):
        kunci = (k.bentuk, *kunci_jendela(aturan, hari))
        ambil = min(sisa, max(aturan.batas - terpakai[kunci], NOL))
        terpakai[kunci] += ambil
        sisa -= ambil
    if sisa == 0:
        return BarisBuku(k, k.jp)
    alasan = f"{k.bentuk.label} dihitung paling banyak {_teks(aturan.batas)} JP per {aturan.jendela}"
    return BarisBuku(k, k.jp - sisa, f"{alasan} ({ketentuan.kutipan}).")


def _hari(mulai: date, selesai: date) -> Iterator[date]:
    for n in range((selesai - mulai).days + 1):
        yield mulai + timedelta(days=n)


def _teks(jp: Decimal) -> str:
    """Without zeros nobody reads: 2,5."""
    return f"{jp.normalize():f}".replace(".", ",")
