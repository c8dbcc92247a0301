"""Tracking number and secret: random, written so that people can read them to each other. Pure Python.

Neither tells anything of the other, of the order of reports or of how many there are. The secret has 60 random bits,
so its fingerprint needs no slow hash.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Sequence

# Without look-alikes: no I, O, 0, 1.
ABJAD = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
PANJANG = 12
_KELOMPOK = 4


def _acak(pilih: Callable[[Sequence[str]], str], panjang: int = PANJANG) -> str:
    return "".join(pilih(ABJAD) for _ in range(panjang))


def _berkelompok(teks: str) -> str:
    return "-".join(teks[i : i + _KELOMPOK] for i in range(0, len(teks), _KELOMPOK))


def nomor_baru(singkatan: str, pilih: Callable[[Sequence[str]], str]) -> str:
    """For instance KS-7K3M-9Q2P-XW4T; `pilih` draws one letter, from a source nobody can foresee."""
    return f"{singkatan.upper()}-{_berkelompok(_acak(pilih))}"


def rahasia_dari(kunci_server: str, kunci_kirim: str) -> str:
    """The secret of a submission: the same for the same submission, so that a second click shows the same receipt."""
    bita = hmac.new(kunci_server.encode(), f"aduan:{kunci_kirim}".encode(), hashlib.sha256).digest()
    return _berkelompok("".join(ABJAD[b % len(ABJAD)] for b in bita[:PANJANG]))


def sidik(nomor: str, rahasia: str) -> str:
    """Fingerprint kept of a secret, bound to its number."""
    return hashlib.sha256(f"{nomor}:{polos(rahasia)}".encode()).hexdigest()


def cocok(tersimpan: str, nomor: str, rahasia: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(tersimpan, sidik(nomor, rahasia))


def polos(teks: str) -> str:
    """As people type it: lower case, with spaces or dashes."""
    return re.sub(r"[^A-Z0-9]", "", teks.upper())[:60]


def rapikan(teks: str) -> str:
    """The number as it is stored, from whatever was typed; what is no number at all comes back as it is."""
    isi = polos(teks)
    if len(isi) <= PANJANG:
        return isi
    return f"{isi[:-PANJANG]}-{_berkelompok(isi[-PANJANG:])}"
