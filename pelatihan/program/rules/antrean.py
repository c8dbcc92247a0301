"""Aturan antrean yang diumumkan: kesenjangan terbesar, lalu JP tersedikit, lalu yang lebih dahulu. Pure Python.

A city's own rule, printed on every class page, so that anybody can check the order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from asn.core.legal import DasarHukum, Putusan

DASAR = DasarHukum("aturan antrean kelas", "(docs/keputusan)")
KALIMAT = (
    "Kesenjangan kompetensi yang terbesar lebih dahulu.",
    "Bila sama, yang JP tahun berjalannya paling sedikit.",
    "Bila masih sama, yang usulannya lebih dahulu disetujui.",
)


@dataclass(frozen=True, slots=True)
class Calon:
    pk: int
    gap: int
    jp: Decimal
    masuk: datetime


@dataclass(frozen=True, slots=True)
class FaktaSyarat:
    """What the requirements of a class are checked against."""

    jenis_jabatan: str
    hanya_jenis: Sequence[str]
    prasyarat: str
    lulus_prasyarat: bool
    pernah_lulus: bool
    terbuka: bool
    masih_pegawai: bool


def urutan(calon: Iterable[Calon]) -> list[Calon]:
    """The queue, best first; the id only settles what nothing else does."""
    return sorted(calon, key=lambda c: (-c.gap, c.jp, c.masuk, c.pk))


def pengisi(calon: Iterable[Calon], kursi: int) -> list[int]:
    """Ids of those who get the free seats."""
    return [c.pk for c in urutan(calon)[: max(kursi, 0)]]


def syarat(f: FaktaSyarat, label_jenis: dict[str, str]) -> Putusan:
    """Whether this person may take this class, with every reason against it."""
    salah = []
    if not f.terbuka:
        salah.append("Pendaftaran kelas ini sudah ditutup.")
    if not f.masih_pegawai:
        salah.append("Hanya pegawai yang aktif yang dapat mengikuti kelas.")
    if f.hanya_jenis and f.jenis_jabatan not in f.hanya_jenis:
        salah.append(f"Kelas ini untuk {', '.join(label_jenis.get(j, j) for j in f.hanya_jenis)}.")
    if f.prasyarat and not f.lulus_prasyarat:
        salah.append(f"Selesaikan dahulu prasyaratnya: {f.prasyarat}.")
    if f.pernah_lulus:
        salah.append("Kursus ini sudah pernah diselesaikan.")
    alasan = salah[0] if salah else "Memenuhi syarat kelas ini."
    return Putusan(not salah, alasan, DASAR, tuple(salah))
