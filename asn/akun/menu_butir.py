"""One entry of the navigation, and who is offered it."""

from dataclasses import dataclass

from asn.akun.models import Pengguna
from asn.akun.peran import BOLEH_SITUS_ADMIN, Peran


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry. `izin` empty means every logged-in user; `juga` names pages on which it is the current one too.

    `petugas_saja`: offered only when an assignment gives the permission, not to everybody who sees the own row.
    """

    label: str
    nama_url: str
    ikon: str
    izin: str = ""
    juga: tuple[str, ...] = ()
    pegawai_saja: bool = False
    petugas_saja: bool = False
    situs_admin: bool = False

    def untuk(self, pengguna: Pengguna) -> bool:
        """Whether this user is offered the entry; the page itself decides again."""
        if self.pegawai_saja and not pengguna.pegawai_id:
            return False
        if self.situs_admin and not masuk_situs_admin(pengguna):
            return False
        if self.petugas_saja:
            return pengguna.ditugasi(self.izin)
        return not self.izin or pengguna.has_perm(self.izin)


def masuk_situs_admin(pengguna: Pengguna) -> bool:
    """Whether one of the assigned roles may enter the admin site."""
    return any(Peran(p.peran) in BOLEH_SITUS_ADMIN for p in pengguna.penugasan_berlaku)
