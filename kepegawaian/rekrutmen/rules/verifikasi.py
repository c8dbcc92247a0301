"""What independent verifications amount to. Pure Python.

A requirement fails when two verifiers say so. Two who agree on the outcome and on at least one failing requirement end
the matter; otherwise a third decides, and every requirement goes by majority.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MS, TMS = "MS", "TMS"
PEMERIKSA_MAKS = 3


@dataclass(frozen=True, slots=True)
class Kesimpulan:
    """`hasil` is empty while another verification is needed; `gagal` are the requirements that failed, agreed."""

    hasil: str
    gagal: tuple[str, ...] = field(default_factory=tuple)

    @property
    def selesai(self) -> bool:
        return bool(self.hasil)


def simpulkan(putusan: Sequence[Mapping[str, str]]) -> Kesimpulan:
    """From what each verifier found to fail (requirement → reason), in the order of their turns.

    The order of the verifiers does not matter.
    """
    if len(putusan) < 2:
        return Kesimpulan("")
    hitung = Counter(syarat for satu in putusan for syarat in satu)
    sepakat = tuple(sorted(s for s, n in hitung.items() if n >= 2))
    if sepakat:
        return Kesimpulan(TMS, sepakat)
    if not any(putusan):
        return Kesimpulan(MS)
    return Kesimpulan(MS) if len(putusan) >= PEMERIKSA_MAKS else Kesimpulan("")


def butuh_giliran(putusan: Sequence[Mapping[str, str]], diambil: int) -> int:
    """Number of the next turn somebody may take, 0 when none: two at first, a third after two that disagree."""
    if diambil < 2:
        return diambil + 1
    if diambil == 2 and len(putusan) == 2 and not simpulkan(putusan).selesai:
        return PEMERIKSA_MAKS
    return 0


def alasan_sepakat(putusan: Sequence[Mapping[str, str]], syarat: str) -> str:
    """The reason most verifiers chose for a failed requirement; of equals the one chosen first."""
    dipilih = [satu[syarat] for satu in putusan if syarat in satu]
    hitung = Counter(dipilih)
    return max(dipilih, key=lambda a: (hitung[a], -dipilih.index(a)))
