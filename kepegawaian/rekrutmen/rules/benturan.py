"""Who of a committee must keep away from which application. Pure Python; compares fingerprints, not names."""

from collections.abc import Set
from dataclasses import dataclass

from asn.core.legal import DasarHukum

DASAR = DasarHukum("UU 30/2014", "ps. 42–43")
DIRI, KERABAT, NAMA = "DIRI", "KERABAT", "NAMA"


@dataclass(frozen=True, slots=True)
class Sosok:
    """An applicant, by the account and by the fingerprints of NIK and tidied name."""

    akun: int
    sidik_nik: str
    sidik_nama: str


@dataclass(frozen=True, slots=True)
class Penjaga:
    """A committee member: account, own NIK as the register knows it, and who was declared.

    A relative declared with a NIK is that one person; one declared by name alone keeps away everybody of that name.
    """

    akun: int
    sidik_nik: str = ""
    kerabat_nik: Set[str] = frozenset()
    kerabat_nama: Set[str] = frozenset()


def benturan(penjaga: Penjaga, pelamar: Sosok) -> str:
    """Why this member must not touch this application; empty when nothing stands against it."""
    if penjaga.akun == pelamar.akun or (penjaga.sidik_nik and penjaga.sidik_nik == pelamar.sidik_nik):
        return DIRI
    if pelamar.sidik_nik in penjaga.kerabat_nik:
        return KERABAT
    return NAMA if pelamar.sidik_nama in penjaga.kerabat_nama else ""
