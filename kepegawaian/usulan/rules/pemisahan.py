"""Who may take a step of a usulan: nobody decides for oneself, and nobody decides twice (UU 30/2014 ps. 42 and 43).

The same person may sit behind two accounts: an account is compared by itself, by its pegawai, and by the NIP that
begins its user name ("197501…" and "197501….bkd" are one person).
"""

from collections.abc import Iterable
from dataclasses import dataclass

PENGUSUL = "Anda yang mengajukan usulan ini, sehingga orang lain yang memutusnya."
SUBJEK = "Usulan ini tentang data Anda sendiri, sehingga orang lain yang memutusnya."
LANGKAH_LAIN = "Anda sudah memutus tahap lain dari usulan ini. Setiap tahap diputus orang yang berbeda."


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


def nip_dari_akun(nama_pengguna: str) -> str:
    """The NIP that begins a user name, or nothing."""
    awal = nama_pengguna[:18]
    lanjut = nama_pengguna[18:19]
    return awal if len(awal) == 18 and awal.isdecimal() and not lanjut.isdecimal() else ""


def alasan_tidak_boleh_memutus(
    *, pelaku: Orang, subjek: Orang, pengusul: Orang | None, pemutus_tahap_lain: Iterable[Orang]
) -> str:
    """Why this person may not decide now; empty when allowed."""
    if pelaku.sama(subjek):
        return SUBJEK
    if pengusul is not None and pelaku.sama(pengusul):
        return PENGUSUL
    return LANGKAH_LAIN if any(pelaku.sama(o) for o in pemutus_tahap_lain) else ""
