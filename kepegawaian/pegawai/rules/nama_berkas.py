"""Recognising a document by the name of its file. A guess to be confirmed by a person, never a decision."""

import re
from collections.abc import Iterable

_BUKAN_KATA = re.compile(r"[^a-z0-9]+")


def tebak_jenis(nama: str, kata_kunci: Iterable[tuple[str, Iterable[str]]]) -> str | None:
    """The code whose longest key words stand, as whole words, in the file name; the earlier code wins a tie."""
    teks = f" {_BUKAN_KATA.sub(' ', nama.lower().rpartition('.')[0] or nama.lower()).strip()} "
    terpanjang, terpilih = 0, None
    for kode, kunci in kata_kunci:
        for satu in kunci:
            kata = _BUKAN_KATA.sub(" ", satu.lower()).strip()
            if kata and len(kata) > terpanjang and f" {kata} " in teks:
                terpanjang, terpilih = len(kata), kode
    return terpilih
