"""Thresholds (nilai ambang batas) that belong to each kind of need (jenis kebutuhan). Pure Python."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan

# What stands in columns of other systems: letters only, small.
_SEBUTAN = {
    "kebutuhanumum": JenisKebutuhan.UMUM,
    "lulusanterbaik": JenisKebutuhan.CUMLAUDE,
    "lulusanterbaikcumlaude": JenisKebutuhan.CUMLAUDE,
    "lulusanterbaikdenganpujian": JenisKebutuhan.CUMLAUDE,
    "denganpujian": JenisKebutuhan.CUMLAUDE,
    "putraputrilulusanterbaikdenganpujiancumlaude": JenisKebutuhan.CUMLAUDE,
    "putraputrilulusanterbaik": JenisKebutuhan.CUMLAUDE,
    "penyandangdisabilitas": JenisKebutuhan.DISABILITAS,
    "putraputripapua": JenisKebutuhan.PAPUA,
    "putrapapua": JenisKebutuhan.PAPUA,
    "daerahtertinggal": JenisKebutuhan.TERTINGGAL,
    "putradaerahtertinggal": JenisKebutuhan.TERTINGGAL,
    "putraputridaerahtertinggal": JenisKebutuhan.TERTINGGAL,
    "putrakalimantan": JenisKebutuhan.KALIMANTAN,
    "putraputrikalimantan": JenisKebutuhan.KALIMANTAN,
}


def kenali_jenis(teks: str) -> JenisKebutuhan | None:
    """The kind that these words mean; None when they mean none."""
    polos = re.sub(r"[^a-z]", "", teks.casefold()).removeprefix("khusus").removeprefix("formasi")
    menurut_kode = {jenis.value.casefold(): jenis for jenis in JenisKebutuhan}
    return _SEBUTAN.get(polos) or menurut_kode.get(polos)


@dataclass(frozen=True, slots=True)
class Ambang:
    """The least of single parts and of their sum; what is not named has no least."""

    minimal: tuple[tuple[str, Decimal], ...] = ()
    kumulatif: Decimal | None = None

    def kurang(self, nilai: Mapping[str, Decimal], total: Decimal, skala: Decimal) -> tuple[str, ...]:
        """Codes of what lies below its threshold ("total" for the sum); empty when everything is met.

        `total` stands on a scale `skala` times that of the threshold.
        """
        hasil = [kode for kode, batas in self.minimal if nilai[kode] < batas]
        if self.kumulatif is not None and total < self.kumulatif * skala:
            hasil.append("total")
        return tuple(hasil)


def _ambang(kumulatif: int | None = None, **minimal: int) -> Ambang:
    batas = None if kumulatif is None else Decimal(kumulatif)
    return Ambang(tuple((kode, Decimal(n)) for kode, n in minimal.items()), batas)


_TIGA = _ambang(twk=65, tiu=80, tkp=166)
_UNGGUL = _ambang(311, tiu=85)
_AFIRMASI = _ambang(286, tiu=60)
# KepmenPANRB 321/2024. Every year has a decision of its own; none was found for 2025 and later.
AMBANG_SKD_2024: dict[str, Ambang] = {
    JenisKebutuhan.UMUM: _TIGA,
    JenisKebutuhan.KALIMANTAN: _TIGA,
    JenisKebutuhan.CUMLAUDE: _UNGGUL,
    JenisKebutuhan.DIASPORA: _UNGGUL,
    JenisKebutuhan.DISABILITAS: _AFIRMASI,
    JenisKebutuhan.PAPUA: _AFIRMASI,
    JenisKebutuhan.TERTINGGAL: _AFIRMASI,
}
