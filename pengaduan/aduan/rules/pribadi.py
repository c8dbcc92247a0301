"""Finding personal data in free text, so that nobody publishes it by mistake (UU 27/2022). Pure Python.

Every repetition is bounded: text of strangers must not keep a process busy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENSOR = "█" * 6
_POLA = (
    ("surel", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")),
    ("NIK", re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)")),
    ("nomor telepon", re.compile(r"(?<!\d)(?:\+?62|0)[ .\-]?8\d(?:[ .\-]?\d){6,10}(?!\d)")),
    ("nomor telepon", re.compile(r"(?<!\d)\(0\d{2,3}\)[ \-]?\d{5,8}(?!\d)")),
)


@dataclass(frozen=True, slots=True)
class Temuan:
    jenis: str
    mulai: int
    akhir: int


def cari(teks: str) -> list[Temuan]:
    """What looks like personal data, in order, none overlapping."""
    hasil: list[Temuan] = []
    for satu in sorted(_semua(teks), key=lambda t: (t.mulai, -t.akhir)):
        if not hasil or satu.mulai >= hasil[-1].akhir:
            hasil.append(satu)
    return hasil


def _semua(teks: str) -> Iterator[Temuan]:
    for jenis, pola in _POLA:
        for cocok in pola.finditer(teks):
            yield Temuan(jenis, cocok.start(), cocok.end())


def sensor(teks: str) -> str:
    """The text with what was found blacked out."""
    potong, akhir = [], 0
    for satu in cari(teks):
        potong += [teks[akhir : satu.mulai], SENSOR]
        akhir = satu.akhir
    return "".join([*potong, teks[akhir:]])


def peringatan(*teks: str) -> list[str]:
    """Kinds of personal data found in any of the texts, each once."""
    return list(dict.fromkeys(t.jenis for satu in teks for t in cari(satu)))
