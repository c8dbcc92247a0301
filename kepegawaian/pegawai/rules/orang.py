"""Who is the same human being behind accounts and records: the base of every separation of persons (UU 30/2014).

The same person may sit behind two accounts: an account is compared by itself, by its pegawai, and by the NIP that
begins its user name ("197501…" and "197501….bkd" are one person).
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Orang:
    """One human being as the system can know them; empty parts say nothing."""

    akun_id: int | None = None
    pegawai_id: int | None = None
    nip: str = ""

    def sama(self, lain: "Orang") -> bool:
        """Whether both are certainly the same person."""
        return (
            (self.akun_id is not None and self.akun_id == lain.akun_id)
            or (self.pegawai_id is not None and self.pegawai_id == lain.pegawai_id)
            or (bool(self.nip) and self.nip == lain.nip)
        )


class Akun(Protocol):
    """What is asked of an account."""

    pk: int
    username: str

    @property
    def pegawai_id(self) -> int | None: ...


class Terdaftar(Protocol):
    """What is asked of a person in the register."""

    pk: int
    nip: str


def nip_dari_akun(nama_pengguna: str) -> str:
    """The NIP that begins a user name, or nothing."""
    awal = nama_pengguna[:18]
    lanjut = nama_pengguna[18:19]
    return awal if len(awal) == 18 and awal.isdecimal() and not lanjut.isdecimal() else ""


def orang_akun(pengguna: Akun) -> Orang:
    return Orang(pengguna.pk, pengguna.pegawai_id, nip_dari_akun(pengguna.username))


def orang_pegawai(pegawai: Terdaftar) -> Orang:
    return Orang(pegawai_id=pegawai.pk, nip=pegawai.nip)
