"""Why somebody has this rank: what separates two participants, in one sentence. Pure Python."""

from collections.abc import Mapping
from decimal import Decimal

from kepegawaian.rekrutmen.rules.aturan import IPK, LANJUTAN, PRIORITAS, TOTAL, USIA, Aturan
from kepegawaian.rekrutmen.rules.peringkat import Peserta, nilai_tepat

NILAI_AKHIR = "nilai_akhir"


def pembeda(atas: Peserta, bawah: Peserta, aturan: Aturan, *, akhir: bool) -> str:
    """Code of the first criterion that puts one before the other; empty when nothing does."""
    kriteria = [*aturan.didahulukan, NILAI_AKHIR, *aturan.seri_akhir]
    if not akhir:
        kriteria = [*aturan.didahulukan, TOTAL, *aturan.seri_awal]
    return next((k for k in kriteria if _ukuran(atas, k, aturan) != _ukuran(bawah, k, aturan)), "")


def _ukuran(p: Peserta, kriteria: str, aturan: Aturan) -> Decimal | int | None:
    nilai: Mapping[str, Decimal] = p.nilai or {}
    if kriteria == NILAI_AKHIR:
        return nilai_tepat(p, aturan)
    if kriteria == TOTAL:
        return aturan.total_tepat(nilai)
    lain: dict[str, Decimal | int | None] = {
        LANJUTAN: p.lanjutan,
        IPK: p.ipk,
        USIA: p.lahir,
        PRIORITAS: p.prioritas,
    }
    return lain[kriteria] if kriteria in lain else nilai.get(kriteria)


def sebut(kriteria: str, aturan: Aturan) -> str:
    """The criterion in words of a sentence."""
    if not kriteria:
        return "sama pada semua kriteria"
    if kriteria == NILAI_AKHIR:
        return "nilai akhir"
    return aturan.label.get(kriteria, kriteria)
