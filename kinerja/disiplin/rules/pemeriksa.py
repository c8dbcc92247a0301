"""Who may not examine or decide: the accused, family, whoever has another part in the case (UU 30/2014 ps. 42–43)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeranPerkara(StrEnum):
    """What somebody does in a case."""

    ATASAN = "atasan"
    PENGAWASAN = "pengawasan"
    KEPEGAWAIAN = "kepegawaian"
    PEMUTUS = "pemutus"
    KEBERATAN = "keberatan"


LABEL_PERAN = {
    PeranPerkara.ATASAN: "Pemeriksa (atasan langsung)",
    PeranPerkara.PENGAWASAN: "Pemeriksa (unsur pengawasan)",
    PeranPerkara.KEPEGAWAIAN: "Pemeriksa (unsur kepegawaian)",
    PeranPerkara.PEMUTUS: "Pejabat yang berwenang menghukum",
    PeranPerkara.KEBERATAN: "Pemutus keberatan (membaca berkas)",
}
PEMERIKSA = (PeranPerkara.ATASAN, PeranPerkara.PENGAWASAN, PeranPerkara.KEPEGAWAIAN)
SENDIRI = "Pegawai yang diperiksa tidak dapat memeriksa atau memutus perkaranya sendiri (UU 30/2014 ps. 42–43)."
KELUARGA = "Orang ini tercatat sebagai keluarga pegawai yang diperiksa (UU 30/2014 ps. 42–43). Pilih orang lain."
RANGKAP = "Orang ini sudah mempunyai peran lain dalam perkara ini."


@dataclass(frozen=True, slots=True)
class Sosok:
    """A person as the register knows them, enough to find family: name and day of birth."""

    pegawai_id: int | None
    nip: str
    nama: str
    lahir: date | None


@dataclass(frozen=True, slots=True)
class Kerabat:
    """One family member of the register: of whom, and who."""

    pegawai_id: int
    nama: str
    lahir: date | None


def alasan_menolak(calon: Sosok, terperiksa: Sosok, kerabat: Iterable[Kerabat]) -> str:
    """Why this person may have no part in the case; empty when allowed. `kerabat`: family rows of both people."""
    if calon.pegawai_id == terperiksa.pegawai_id or (calon.nip and calon.nip == terperiksa.nip):
        return SENDIRI
    for k in kerabat:
        lain = calon if k.pegawai_id == terperiksa.pegawai_id else terperiksa
        if _orang_sama(k, lain):
            return KELUARGA
    return ""


def _orang_sama(kerabat: Kerabat, sosok: Sosok) -> bool:
    """The same name, and no birth date that says otherwise: in doubt somebody else examines."""
    if _rapi(kerabat.nama) != _rapi(sosok.nama):
        return False
    return kerabat.lahir is None or sosok.lahir is None or kerabat.lahir == sosok.lahir


def _rapi(nama: str) -> str:
    return " ".join(nama.lower().split())
