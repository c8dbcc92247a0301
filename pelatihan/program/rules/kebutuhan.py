"""Peringkat kebutuhan: dari kesenjangan, kinerja, pembinaan, layanan unit, dan JP. Peraturan LAN 10/2018; bobot kota.

The weights are the city's own, published here; SQL computes the same score (services.kebutuhan) and a test compares.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum

_SEJAK = date(2018, 1, 1)
_KOTA = DasarHukum("Peraturan LAN 10/2018", "(bobot: penerapan kota)")
BOBOT = Berlaku(
    _SEJAK,
    {"gap": 10, "predikat": 15, "TINGGI": 20, "SEDANG": 12, "RENDAH": 6, "layanan": 10, "jp": 5},
    _KOTA,
    "rendah",
)
# An IKM under this is "kurang baik" or worse (PermenPANRB 14/2017 lampiran: mutu B begins at 76,61).
IKM_LEMAH = Berlaku(date(2017, 1, 1), Decimal("76.61"), DasarHukum("PermenPANRB 14/2017", "lampiran"))
PREDIKAT_RENDAH = ("BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG")
_LABEL_PREDIKAT = {"BUTUH_PERBAIKAN": "Butuh Perbaikan", "KURANG": "Kurang", "SANGAT_KURANG": "Sangat Kurang"}
_LABEL_SUMBER = {
    "PEMBINAAN": "pembinaan kinerja",
    "KINERJA": "penilaian kinerja",
    "KOMPETENSI": "kesenjangan kompetensi",
    "ATASAN": "permintaan atasan",
}
PELAYANAN_PUBLIK = "Pelayanan Publik"


@dataclass(frozen=True, slots=True)
class FaktaKebutuhan:
    """One need of one person. `kini` None: the competency was never assessed, so there is no measured gap."""

    standar: int | None = None
    kini: int | None = None
    diuji: date | None = None
    predikat: str = ""
    urgensi: str = ""
    sumber: str = ""
    ikm: Decimal | None = None
    jp: Decimal = Decimal(0)
    wajib_jp: bool = True

    @property
    def gap(self) -> int:
        if self.standar is None or self.kini is None:
            return 0
        return max(self.standar - self.kini, 0)


def skor(f: FaktaKebutuhan) -> int:
    """Higher is more urgent."""
    b = BOBOT.nilai
    nilai = f.gap * b["gap"]
    nilai += b["predikat"] if f.predikat in PREDIKAT_RENDAH else 0
    nilai += b.get(f.urgensi, 0)
    nilai += b["layanan"] if f.ikm is not None and f.ikm < IKM_LEMAH.nilai else 0
    return nilai + (b["jp"] if f.wajib_jp and f.jp < 10 else 0)


def alasan(f: FaktaKebutuhan) -> list[str]:
    """Every reason with the points it gives, in the words of the page."""
    return list(_alasan(f))


def _alasan(f: FaktaKebutuhan) -> Iterator[str]:
    b = BOBOT.nilai
    if f.gap:
        uji = f", diuji {f.diuji:%d-%m-%Y}" if f.diuji else ""
        yield f"Level {f.kini} dari {f.standar} yang diminta jabatan{uji} (+{f.gap * b['gap']})."
    if f.predikat in PREDIKAT_RENDAH:
        yield f"Predikat kinerja terakhir {_LABEL_PREDIKAT[f.predikat]} (+{b['predikat']})."
    if f.urgensi:
        yield f"Diminta {_LABEL_SUMBER.get(f.sumber, 'proses lain')}, urgensi {f.urgensi.lower()} (+{b[f.urgensi]})."
    if f.ikm is not None and f.ikm < IKM_LEMAH.nilai:
        teks = f"{f.ikm:.2f}".replace(".", ",")
        yield f"IKM perangkat daerahnya {teks}, di bawah mutu Baik (+{b['layanan']})."
    if f.wajib_jp and f.jp < 10:
        teks = f"{f.jp.normalize():f}".replace(".", ",")
        yield f"Baru {teks} JP tahun ini (+{b['jp']})."
