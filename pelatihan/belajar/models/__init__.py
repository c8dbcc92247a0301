"""Tables of e-learning."""

from pelatihan.belajar.models.ikut import KemajuanPelajaran, Kepesertaan, Percobaan, Pesan
from pelatihan.belajar.models.kursus import Kuis, Kursus, Pelajaran, Soal, VersiKursus

__all__ = [
    "KemajuanPelajaran",
    "Kepesertaan",
    "Kuis",
    "Kursus",
    "Pelajaran",
    "Percobaan",
    "Pesan",
    "Soal",
    "VersiKursus",
]
