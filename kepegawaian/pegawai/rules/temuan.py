"""What a check found. A galat cannot be right; a peringatan may be an old record that never was corrected."""

from dataclasses import dataclass
from typing import Literal

Berat = Literal["galat", "peringatan"]


@dataclass(frozen=True, slots=True)
class Temuan:
    """`kolom` names the field the finding belongs to, `dasar` the regulation that says so; both may be empty."""

    kode: str
    pesan: str
    berat: Berat
    kolom: str = ""
    dasar: str = ""

    @property
    def galat(self) -> bool:
        return self.berat == "galat"


def galat(kode: str, pesan: str, *, kolom: str = "", dasar: str = "") -> Temuan:
    return Temuan(kode, pesan, "galat", kolom, dasar)


def peringatan(kode: str, pesan: str, *, kolom: str = "", dasar: str = "") -> Temuan:
    return Temuan(kode, pesan, "peringatan", kolom, dasar)
