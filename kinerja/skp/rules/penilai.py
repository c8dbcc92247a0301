"""Who assesses: the direct superior in the position tree on the day. PP 30/2019 ps. 1; SE BKN 1/SE/I/2021."""

from collections.abc import Sequence
from dataclasses import dataclass

from asn.core.legal import DasarHukum
from kinerja.skp.rules.istilah import PenilaiSebagai

DASAR = DasarHukum("PermenPANRB 6/2022 jo PP 30/2019", "ps. 1")
DASAR_PLT = DasarHukum("SE BKN 1/SE/I/2021")
# A Plh stands in for a holder who is away, a Plt for a vacancy: both come before the definitive holder.
_URUTAN = (PenilaiSebagai.PLH, PenilaiSebagai.PLT, PenilaiSebagai.DEFINITIF)


@dataclass(frozen=True, slots=True)
class Pemegang:
    pegawai_id: int
    sebagai: PenilaiSebagai


@dataclass(frozen=True, slots=True)
class Kursi:
    """One post above the person, with who holds it on the day; `memimpin`: managerial, or leads its unit."""

    jabatan_id: int
    memimpin: bool
    pemegang: tuple[Pemegang, ...] = ()


@dataclass(frozen=True, slots=True)
class Penilai:
    """The post that assesses and its holder; without a post it is the kepala daerah."""

    jabatan_id: int | None
    pegawai_id: int | None
    sebagai: PenilaiSebagai


KEPALA_DAERAH = Penilai(None, None, PenilaiSebagai.KEPALA_DAERAH)


def penilai_dari(rantai: Sequence[Kursi], pegawai_id: int) -> Penilai:
    """Pejabat penilai kinerja adalah atasan langsung, paling rendah pejabat pengawas. PP 30/2019 ps. 1.

    `rantai` holds the posts above, nearest first. A post nobody holds, one that leads nothing, and one the person
    holds as Plt or Plh are passed over; above the last one stands the kepala daerah.
    """
    for kursi in rantai:
        pemegang = pemegang_utama(kursi, pegawai_id)
        if kursi.memimpin and pemegang is not None:
            return Penilai(kursi.jabatan_id, pemegang.pegawai_id, pemegang.sebagai)
    return KEPALA_DAERAH


def pemegang_utama(kursi: Kursi, kecuali: int) -> Pemegang | None:
    """Who acts in the post on the day; a post held by the person assessed has nobody for that person."""
    if any(p.pegawai_id == kecuali for p in kursi.pemegang):
        return None
    return min(kursi.pemegang, key=lambda p: _URUTAN.index(p.sebagai), default=None)
