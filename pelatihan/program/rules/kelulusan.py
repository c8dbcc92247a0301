"""Kapan seorang peserta lulus: kehadiran dan nilai, keduanya menurut ketentuan kelasnya. Pure Python."""

from dataclasses import dataclass
from decimal import Decimal

from asn.core.legal import DasarHukum, Putusan

DASAR = DasarHukum("ketentuan kelas")


@dataclass(frozen=True, slots=True)
class FaktaLulus:
    sesi: int
    hadir: int
    nilai: Decimal | None
    nilai_lulus: int
    kehadiran_lulus: int


def persen_hadir(f: FaktaLulus) -> int:
    """Whole per cent, rounded down; a class without sessions has nobody absent."""
    return 100 * f.hadir // f.sesi if f.sesi else 100


def kelulusan(f: FaktaLulus) -> Putusan:
    """Present often enough, and a mark that reaches the one set for the class."""
    hadir = persen_hadir(f)
    rincian = [f"Hadir {f.hadir} dari {f.sesi} sesi ({hadir} %), paling sedikit {f.kehadiran_lulus} %."]
    rincian.append(_kalimat_nilai(f))
    if hadir < f.kehadiran_lulus:
        return Putusan(False, "Kehadiran kurang.", DASAR, tuple(rincian))
    if f.nilai is None:
        return Putusan(False, "Belum bernilai.", DASAR, tuple(rincian))
    if f.nilai < f.nilai_lulus:
        return Putusan(False, "Nilai di bawah batas lulus.", DASAR, tuple(rincian))
    return Putusan(True, "Kehadiran dan nilai memenuhi.", DASAR, tuple(rincian))


def _kalimat_nilai(f: FaktaLulus) -> str:
    if f.nilai is None:
        return "Belum bernilai."
    return f"Nilai {f.nilai.normalize():f}".replace(".", ",") + f", paling sedikit {f.nilai_lulus}."
