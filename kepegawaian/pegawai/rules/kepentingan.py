"""Benturan kepentingan: apa yang mengikat pemutus dengan orang yang diputus. UU 30/2014 ps. 42–43.

The register names family members without saying which of them are civil servants too. A name with the same day of
birth is taken for the same person; a name alone only for a possibility, which the decider clears up in writing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from asn.core.legal import DasarHukum
from kepegawaian.pegawai.rules.enum import Berlabel

DASAR = DasarHukum("UU 30/2014", "ps. 42–43")


class Ikatan(Berlabel):
    """Gravest first. The first two shut the door, the others are declared in writing."""

    DIRI = "DIRI", "Diri sendiri"
    KELUARGA = "KELUARGA", "Keluarga"
    MUNGKIN_KELUARGA = "MUNGKIN_KELUARGA", "Nama serupa keluarga"
    BAWAHAN = "BAWAHAN", "Bawahan dalam garis jabatan"

    @property
    def menutup(self) -> bool:
        return self in (Ikatan.DIRI, Ikatan.KELUARGA)


ALASAN = {
    Ikatan.DIRI: "Ini tentang diri Anda sendiri, sehingga orang lain yang memutusnya.",
    Ikatan.KELUARGA: "Yang bersangkutan tercatat sebagai keluarga Anda, sehingga orang lain yang memutusnya.",
    Ikatan.MUNGKIN_KELUARGA: (
        "Nama yang bersangkutan serupa dengan nama dalam data keluarga. Nyatakan secara tertulis bahwa tidak ada "
        "hubungan keluarga, atau serahkan kepada orang lain."
    ),
    Ikatan.BAWAHAN: (
        "Yang bersangkutan berada dalam garis jabatan di bawah Anda. Nyatakan hubungan itu secara tertulis; "
        "pernyataan Anda disimpan bersama keputusan."
    ),
}


@dataclass(frozen=True, slots=True)
class Kerabat:
    hubungan: str
    nama: str
    lahir: date | None = None


@dataclass(frozen=True, slots=True)
class Pihak:
    """One side: who it is, and the family as recorded. Empty parts say nothing."""

    pegawai_id: int | None = None
    nip: str = ""
    nama: str = ""
    lahir: date | None = None
    keluarga: Sequence[Kerabat] = field(default_factory=tuple)


def ikatan(pelaku: Pihak, subjek: Pihak, *, membawahi: bool) -> Ikatan | None:
    """Yang paling berat di antara yang ditemukan; None bila tidak ada."""
    if _sama(pelaku, subjek):
        return Ikatan.DIRI
    keluarga = _keluarga(pelaku, subjek)
    if keluarga is Ikatan.KELUARGA or not membawahi:
        return keluarga
    return keluarga or Ikatan.BAWAHAN


def rapikan(nama: str) -> str:
    """The name without degrees after a comma, marks and capitals."""
    return re.sub(r"[^a-z ]", "", nama.split(",")[0].casefold()).strip()


def _sama(a: Pihak, b: Pihak) -> bool:
    return (a.pegawai_id is not None and a.pegawai_id == b.pegawai_id) or (bool(a.nip) and a.nip == b.nip)


def _keluarga(a: Pihak, b: Pihak) -> Ikatan | None:
    temuan = [_serupa(k.nama, k.lahir, b.nama, b.lahir) for k in a.keluarga]
    temuan += [_serupa(k.nama, k.lahir, a.nama, a.lahir) for k in b.keluarga]
    temuan += [_anggota_sama(x, y) for x in a.keluarga for y in b.keluarga if x.hubungan == y.hubungan]
    return min((t for t in temuan if t), key=list(Ikatan).index, default=None)


def _serupa(nama: str, lahir: date | None, nama_lain: str, lahir_lain: date | None) -> Ikatan | None:
    if not rapikan(nama) or rapikan(nama) != rapikan(nama_lain):
        return None
    if lahir and lahir_lain:
        return Ikatan.KELUARGA if lahir == lahir_lain else None
    return Ikatan.MUNGKIN_KELUARGA


def _anggota_sama(x: Kerabat, y: Kerabat) -> Ikatan | None:
    """The same child (spouses) or parent (siblings) stands in both records; only a known birthday proves it."""
    sama = rapikan(x.nama) == rapikan(y.nama) and x.lahir is not None and x.lahir == y.lahir
    return Ikatan.KELUARGA if sama and x.hubungan in ("ANAK", "AYAH", "IBU") else None
