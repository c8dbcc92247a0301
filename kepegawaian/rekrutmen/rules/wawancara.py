"""Marks of a structured interview: each question a step of an anchored scale, each interviewer alone. Pure Python."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from kepegawaian.rekrutmen.rules.konfigurasi import SERATUS, Butir

# Steps between the extremes of two interviewers that make the committee look again.
BEDA_PERHATIAN = 2
_TEPAT = Decimal("0.0001")


def kurang(nilai: Mapping[str, int], butir: Sequence[Butir]) -> list[str]:
    """Codes of the questions without a valid step."""
    return [b.kode for b in butir if not 1 <= nilai.get(b.kode, 0) <= len(b.jangkar)]


def skor(nilai: Mapping[str, int], butir: Sequence[Butir]) -> Decimal:
    """0–100: the lowest step of every scale is 0, the highest 100. Raises ValueError while a question is open."""
    if belum := kurang(nilai, butir):
        raise ValueError(f"Belum dinilai: {', '.join(belum)}.")
    dicapai = sum(nilai[b.kode] - 1 for b in butir)
    tertinggi = sum(len(b.jangkar) - 1 for b in butir)
    return (SERATUS * dicapai / tertinggi).quantize(_TEPAT, ROUND_HALF_UP)


def rerata(skor_semua: Sequence[Decimal]) -> Decimal:
    """The mark of the applicant: the mean of all interviewers. Raises ValueError when there is none."""
    if not skor_semua:
        raise ValueError("Belum ada skor wawancara.")
    return (sum(skor_semua, Decimal(0)) / len(skor_semua)).quantize(_TEPAT, ROUND_HALF_UP)


def berjauhan(nilai_semua: Sequence[Mapping[str, int]], butir: Sequence[Butir]) -> list[str]:
    """Questions whose marks lie far apart: looked at after the reveal, never changed by it."""
    hasil = []
    for b in butir:
        langkah = [n[b.kode] for n in nilai_semua if b.kode in n]
        if langkah and max(langkah) - min(langkah) >= BEDA_PERHATIAN:
            hasil.append(b.kode)
    return hasil
