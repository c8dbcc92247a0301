"""The head of a table: which row it is, which column means what, and by which print the source is known again."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from asn.impor.rules.sel import kosong, rapikan

# Titles, dates of print and logos stand above the head of many official tables.
BARIS_DICARI = 25


class PunyaAlias(Protocol):
    @property
    def nama(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def alias(self) -> tuple[str, ...]: ...


def kunci(judul: Any) -> str:
    """A heading without case, spaces, signs and the asterisk of compulsory columns: "Tgl. Lahir *" -> "tgllahir"."""
    return re.sub(r"[^a-z0-9]+", "", rapikan(judul).lower()) if not kosong(judul) else ""


def sidik(judul: Sequence[str]) -> str:
    """The print of a source: the same headings in the same order."""
    return hashlib.sha256("|".join(kunci(j) for j in judul).encode()).hexdigest()


def huruf(indeks: int) -> str:
    """Letter of a column, counted from 0: A, B, … Z, AA."""
    hasil = ""
    sisa = indeks + 1
    while sisa:
        sisa, angka = divmod(sisa - 1, 26)
        hasil = chr(65 + angka) + hasil
    return hasil


def tebak(judul: Sequence[str], kolom: Iterable[PunyaAlias]) -> dict[int, str]:
    """Column of the file -> field, for every heading known by name, label or alias; each field once, first wins."""
    dikenal: dict[str, str] = {}
    for k in kolom:
        for sebutan in (k.nama, k.label, *k.alias):
            dikenal.setdefault(kunci(sebutan), k.nama)
    hasil: dict[int, str] = {}
    for i, satu in enumerate(judul):
        nama = dikenal.get(kunci(satu))
        if nama and nama not in hasil.values():
            hasil[i] = nama
    return hasil


def cari(baris: Sequence[Sequence[Any]], kolom: Sequence[PunyaAlias]) -> int:
    """Index of the row that most looks like a head: most known headings, else the first with two cells or more."""
    nilai = [len(tebak([rapikan(s) if not kosong(s) else "" for s in b], kolom)) for b in baris[:BARIS_DICARI]]
    if nilai and max(nilai) > 0:
        return nilai.index(max(nilai))
    return next((i for i, b in enumerate(baris[:BARIS_DICARI]) if sum(not kosong(s) for s in b) > 1), 0)


def ingat(judul: Sequence[str], peta: Mapping[int, str]) -> dict[str, str]:
    """A mapping as it is remembered: by heading, because columns wander."""
    return {kunci(judul[i]): nama for i, nama in peta.items() if i < len(judul)}


def kenali(judul: Sequence[str], ingatan: Mapping[str, str]) -> dict[int, str]:
    """A remembered mapping applied to the headings of this file."""
    return {i: ingatan[kunci(j)] for i, j in enumerate(judul) if ingatan.get(kunci(j))}
