"""What an administrator may hand out: never a role or a reach above the own, never to oneself."""

from dataclasses import dataclass

from asn.akun.models import Pengguna
from asn.akun.peran import Peran

PUSAT_SAJA = "Peran dan jangkauan pusat hanya dapat diberikan administrator pusat."
LUAR_KOTA = "Anda tidak mengelola akun di kota itu."
BEDA_KOTA = "Instansi itu bukan bagian dari kota yang dipilih."
DIRI_SENDIRI = "Akun dan peran sendiri diubah administrator lain."
LEBIH_TINGGI = "Akun ini memegang peran pusat dan hanya dapat diubah administrator pusat."


@dataclass(frozen=True, slots=True)
class Pemberian:
    """One role with its reach, as it would be stored."""

    peran: str
    pusat: bool = False
    kota_id: int | None = None
    instansi_kota_id: int | None = None


def alasan_tidak_boleh_memberi(oleh: Pengguna, p: Pemberian, izin: str) -> str:
    """Why `oleh` may not hand out this role with this reach; empty when allowed."""
    if p.pusat or p.peran == Peran.ADMIN_PUSAT:
        return "" if oleh.berjangkauan_pusat(izin) else PUSAT_SAJA
    if p.kota_id not in oleh.jangkauan(izin).kota_ids:
        return LUAR_KOTA
    if p.instansi_kota_id is not None and p.instansi_kota_id != p.kota_id:
        return BEDA_KOTA
    return ""


def alasan_tidak_boleh_mengubah(oleh: Pengguna, sasaran: Pengguna, izin: str) -> str:
    """Why `oleh` may not change this account, which is already known to be in reach; empty when allowed."""
    if sasaran.pk == oleh.pk:
        return DIRI_SENDIRI
    if sasaran.pk and sasaran.penugasan.filter(pusat=True).exists() and not oleh.berjangkauan_pusat(izin):
        return LEBIH_TINGGI
    return ""
