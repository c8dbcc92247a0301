"""What a check found. A galat cannot be right; a peringatan may be an old record that never was corrected."""

from dataclasses import dataclass
from typing import Literal

Berat = Literal["galat", "peringatan"]


@dataclass(frozen=True, slots=True)
class Temuan:
    kode: str
    pesan: str
    berat: Berat


def galat(kode: str, pesan: str) -> Temuan:
    return Temuan(kode, pesan, "galat")


def peringatan(kode: str, pesan: str) -> Temuan:
    return Temuan(kode, pesan, "peringatan")
