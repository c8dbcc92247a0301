"""The ladder of absence without a valid reason: days of one calendar year, and ten working days in a row.

PP 94/2021 ps. 9–11. Minutes of coming late and leaving early add up to days (Peraturan BKN 6/2022). Pure Python: the
days, the minutes and the working days of the city come in.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal
from kepegawaian.pegawai.rules.enum import Hukdis

PP = "PP 94/2021"
_SEJAK = date(2021, 8, 31)


@dataclass(frozen=True, slots=True)
class Anak:
    """One rung: from so many days on."""

    hari: int
    hukuman: Hukdis
    pasal: str

    @property
    def dasar(self) -> DasarHukum:
        return DasarHukum(PP, self.pasal)


TANGGA: tuple[Berlaku[tuple[Anak, ...]], ...] = (
    Berlaku(
        _SEJAK,
        (
            Anak(3, Hukdis.R1, "ps. 9"),
            Anak(4, Hukdis.R2, "ps. 9"),
            Anak(7, Hukdis.R3, "ps. 9"),
            Anak(11, Hukdis.S1, "ps. 10"),
            Anak(14, Hukdis.S2, "ps. 10"),
            Anak(17, Hukdis.S3, "ps. 10"),
            Anak(21, Hukdis.B1, "ps. 11 ayat (2) huruf d"),
            Anak(25, Hukdis.B2, "ps. 11 ayat (2) huruf d"),
            Anak(28, Hukdis.B3, "ps. 11 ayat (2) huruf d"),
        ),
        DasarHukum(PP, "ps. 9–11"),
    ),
)
BERTURUT = (Berlaku(_SEJAK, 10, DasarHukum(PP, "ps. 11 ayat (2) huruf d")),)
# 7.5 hours; the regulation was not read in the original.
MENIT_SEHARI = (Berlaku(_SEJAK, 450, DasarHukum("Peraturan BKN 6/2022"), "sedang"),)


@dataclass(frozen=True, slots=True)
class Ketidakhadiran:
    """What one calendar year holds against somebody, and why."""

    tahun: int
    hari: int
    menit: int
    hari_menit: int
    berturut: int
    hukuman: Hukdis | None
    dasar: str
    uraian: tuple[str, ...]
    berikutnya: Anak | None

    @property
    def jumlah(self) -> int:
        """Days as the ladder counts them."""
        return self.hari + self.hari_menit

    @property
    def gaji_dihentikan(self) -> bool:
        """Ten in a row: the salary stops from the following month on."""
        return self.berturut >= pada_tanggal(BERTURUT, date(self.tahun, 12, 31)).nilai


def ketidakhadiran(tahun: int, alpa: Collection[date], menit: int, hari_kerja: Sequence[date]) -> Ketidakhadiran:
    """Judge one year. `alpa` are days without a valid reason; only working days of the city count among them."""
    akhir = date(tahun, 12, 31)
    kerja = [h for h in hari_kerja if h.year == tahun]
    dihitung = sorted(set(alpa) & set(kerja))
    sehari = pada_tanggal(MENIT_SEHARI, akhir)
    dari_menit = menit // sehari.nilai
    jumlah, turut = len(dihitung) + dari_menit, terpanjang(set(dihitung), kerja)
    anak = _anak(jumlah, akhir)
    batas = pada_tanggal(BERTURUT, akhir)
    hukuman, dasar = (anak.hukuman, str(anak.dasar)) if anak else (None, "")
    if turut >= batas.nilai:
        hukuman, dasar = Hukdis.B3, str(batas.dasar)
    return Ketidakhadiran(
        tahun=tahun,
        hari=len(dihitung),
        menit=menit,
        hari_menit=dari_menit,
        berturut=turut,
        hukuman=hukuman,
        dasar=dasar,
        uraian=tuple(_uraian(tahun, len(dihitung), menit, dari_menit, turut, sehari, batas.nilai)),
        berikutnya=_berikutnya(jumlah, akhir),
    )


def _uraian(
    tahun: int, hari: int, menit: int, dari_menit: int, turut: int, sehari: Berlaku[int], batas: int
) -> list[str]:
    baris = [f"{hari} hari kerja tanpa alasan yang sah dari Januari sampai Desember {tahun}."]
    if menit:
        baris.append(
            f"{menit} menit terlambat dan pulang cepat: setiap {sehari.nilai} menit (7,5 jam) dihitung 1 hari, "
            f"menjadi {dari_menit} hari. Dasar: {sehari.kutipan}."
        )
        baris.append(f"Jumlah yang dihitung {hari + dari_menit} hari.")
    if turut >= batas:
        baris.append(
            f"{turut} hari kerja berturut-turut, mencapai batas {batas} hari; gaji dihentikan mulai bulan berikutnya."
        )
    elif turut > 1:
        baris.append(f"Paling lama {turut} hari kerja berturut-turut (batas {batas} hari).")
    return baris


def terpanjang(alpa: set[date], hari_kerja: Sequence[date]) -> int:
    """The longest run of working days without presence; a day nobody recorded ends a run."""
    terlama = kini = 0
    for hari in sorted(hari_kerja):
        kini = kini + 1 if hari in alpa else 0
        terlama = max(terlama, kini)
    return terlama


def _anak(jumlah: int, tanggal: date) -> Anak | None:
    tercapai = [a for a in pada_tanggal(TANGGA, tanggal).nilai if a.hari <= jumlah]
    return tercapai[-1] if tercapai else None


def _berikutnya(jumlah: int, tanggal: date) -> Anak | None:
    return next((a for a in pada_tanggal(TANGGA, tanggal).nilai if a.hari > jumlah), None)


def anak_tangga(tahun: int) -> tuple[Anak, ...]:
    """All rungs in force at the end of a year, lowest first."""
    return pada_tanggal(TANGGA, date(tahun, 12, 31)).nilai


def ambang_terendah(tahun: int) -> int:
    return anak_tangga(tahun)[0].hari
