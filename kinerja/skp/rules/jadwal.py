"""The calendar of performance management: defaults of a new cycle, and what is due on a day.

The figures come from PermenPANRB 8/2021 (attachment), kept in practice under 6/2022, or are proposals of this system
where the regulations are silent. A city changes them in the settings of its cycle.
"""

from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum

_LAMPIRAN = DasarHukum("PermenPANRB 8/2021", "lampiran")
_SE = DasarHukum("PermenPANRB 6/2022")
_USULAN = DasarHukum("usulan sistem ini, tidak disebut peraturan")
_SEJAK = date(2021, 7, 1)

# (month, day)
BATAS_TETAP = (Berlaku(_SEJAK, (1, 31), _LAMPIRAN),)
# "Minggu kedua Januari": the last day of that week is read as the fourteenth.
BATAS_SUSUN = (Berlaku(_SEJAK, (1, 14), _LAMPIRAN, "sedang"),)
BUKA_SUSUN = (Berlaku(_SEJAK, (12, 1), _USULAN, "sedang"),)
BATAS_TAHUNAN = (Berlaku(_SEJAK, (1, 31), _USULAN, "rendah"),)
HARI_REALISASI = (Berlaku(_SEJAK, 5, _USULAN, "rendah"),)
HARI_EVALUASI = (Berlaku(_SEJAK, 14, _USULAN, "rendah"),)
HARI_PENERIMAAN = (Berlaku(_SEJAK, 14, _SE, "sedang"),)
HARI_KEBERATAN = (Berlaku(_SEJAK, 14, DasarHukum("PP 30/2019", "ps. 59"), "sedang"),)
HARI_PUTUS_KEBERATAN = (Berlaku(_SEJAK, 14, _USULAN, "rendah"),)

KUTIPAN = {
    "buka_penyusunan": BUKA_SUSUN,
    "batas_susun": BATAS_SUSUN,
    "batas_tetap": BATAS_TETAP,
    "hari_realisasi": HARI_REALISASI,
    "hari_evaluasi": HARI_EVALUASI,
    "batas_tahunan": BATAS_TAHUNAN,
    "hari_penerimaan": HARI_PENERIMAAN,
    "hari_keberatan": HARI_KEBERATAN,
    "hari_putus_keberatan": HARI_PUTUS_KEBERATAN,
}


def bawaan(tahun: int) -> dict[str, date | int]:
    """Settings of a new cycle before anybody has changed them."""
    return {
        "buka_penyusunan": date(tahun - 1, *BUKA_SUSUN[-1].nilai),
        "batas_susun": date(tahun, *BATAS_SUSUN[-1].nilai),
        "batas_tetap": date(tahun, *BATAS_TETAP[-1].nilai),
        "hari_realisasi": HARI_REALISASI[-1].nilai,
        "hari_evaluasi": HARI_EVALUASI[-1].nilai,
        "batas_tahunan": date(tahun + 1, *BATAS_TAHUNAN[-1].nilai),
        "hari_penerimaan": HARI_PENERIMAAN[-1].nilai,
        "hari_keberatan": HARI_KEBERATAN[-1].nilai,
        "hari_putus_keberatan": HARI_PUTUS_KEBERATAN[-1].nilai,
    }


@dataclass(frozen=True, slots=True)
class Tenggat:
    """The deadlines of planning of one SKP. A post taken up during the year gets as many days as January gives."""

    susun: date
    tetap: date

    @classmethod
    def untuk(cls, mulai: date, awal_tahun: date, batas_susun: date, batas_tetap: date) -> "Tenggat":
        """Mutasi dalam tahun berjalan: SKP disusun pada jabatan baru. PermenPANRB 8/2021, lampiran."""
        geser = max(mulai - awal_tahun, awal_tahun - awal_tahun)
        return cls(batas_susun + geser, batas_tetap + geser)

    def pengelola_boleh_menetapkan(self, hari_ini: date) -> bool:
        """Sampai minggu kedua Januari belum disusun: pengelola menetapkan SKP. PermenPANRB 8/2021, lampiran."""
        return hari_ini > self.susun

    def terlambat(self, hari_ini: date) -> bool:
        return hari_ini > self.tetap
