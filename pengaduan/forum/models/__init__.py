"""Consultations with their documents and articles; comments and who wrote them; answers, changes and follow-ups."""

from pengaduan.forum.models.jawaban import Klaster, Perubahan, TindakLanjut
from pengaduan.forum.models.keberatan import KeberatanModerasi
from pengaduan.forum.models.komentar import Dukungan, Komentar, Moderasi, Partisipan, Surat
from pengaduan.forum.models.konsultasi import Butir, DokumenKonsultasi, Konsultasi

__all__ = [
    "Butir",
    "DokumenKonsultasi",
    "Dukungan",
    "KeberatanModerasi",
    "Klaster",
    "Komentar",
    "Konsultasi",
    "Moderasi",
    "Partisipan",
    "Perubahan",
    "Surat",
    "TindakLanjut",
]
