"""Every write on accounts: create, change, deactivate, reset the second factor, end sessions."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from asn.akun.models import Pengguna
from asn.akun.wewenang import LUAR_KOTA, PUSAT_SAJA, alasan_tidak_boleh_mengubah
from asn.core.jobs import enqueue
from kepegawaian.instansi.models import Kota


def pengguna_kunci(pengguna: Pengguna, *, oleh: Pengguna, izin: str) -> Pengguna:
    """The fresh, locked row. Raises PermissionDenied out of reach, ValidationError when the change is refused."""
    baris = Pengguna.objects.terlihat_oleh(oleh, izin).select_for_update().filter(pk=pengguna.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    if alasan := alasan_tidak_boleh_mengubah(oleh, baris, izin):
        raise ValidationError(alasan)
    return baris


def sesi_akhiri_semua(pengguna: Pengguna) -> None:
    """End every session of the account; the raised version also ends sessions that nobody listed."""
    Pengguna.objects.filter(pk=pengguna.pk).update(versi_sesi=F("versi_sesi") + 1)
    for sesi in UserSession.objects.filter(user=pengguna):
        sesi.end()


@transaction.atomic
def pengguna_buat(*, username: str, email: str, nama: str, kota: Kota | None, oleh: Pengguna) -> Pengguna:
    """An account without a usable password; its owner sets one through a link. A known NIP links the pegawai."""
    if kota is None and not oleh.berjangkauan_pusat("akun.add_pengguna"):
        raise ValidationError({"kota": PUSAT_SAJA})
    if kota is not None and kota.pk not in oleh.jangkauan("akun.add_pengguna").kota_ids:
        raise ValidationError({"kota": LUAR_KOTA})
    pengguna = Pengguna(username=username.strip().lower(), email=email.strip().lower(), nama=nama.strip(), kota=kota)
    pengguna.pegawai = _pegawai_ber_nip(pengguna.username, kota)
    pengguna.set_unusable_password()
    pengguna.full_clean()
    pengguna.save()
    return pengguna


def _pegawai_ber_nip(nip: str, kota: Kota | None) -> Any:
    if kota is None:
        return None
    return apps.get_model("pegawai", "Pegawai").objects.filter(kota=kota, nip=nip).first()


@transaction.atomic
def pengguna_ubah(*, pengguna: Pengguna, email: str, nama: str, oleh: Pengguna) -> Pengguna:
    """Change name and address. The former address is told, because the address opens the way to a new password."""
    baris = pengguna_kunci(pengguna, oleh=oleh, izin="akun.change_pengguna")
    lama, baris.email, baris.nama = baris.email, email.strip().lower(), nama.strip()
    baris.full_clean()
    baris.save(update_fields=["email", "nama"])
    if lama and lama != baris.email:
        isi = f"Alamat surel akun {baris.username} di Sistem Kepegawaian ASN diganti oleh administrator.\n"
        enqueue("akun.kirim_surel", "Alamat surel akun Anda diganti", isi, lama)
    return baris


@transaction.atomic
def pengguna_nonaktifkan(*, pengguna: Pengguna, oleh: Pengguna) -> Pengguna:
    """Close the account at once: an inactive account reaches nothing and its sessions end."""
    baris = pengguna_kunci(pengguna, oleh=oleh, izin="akun.change_pengguna")
    baris.is_active = False
    baris.save(update_fields=["is_active"])
    sesi_akhiri_semua(baris)
    return baris


@transaction.atomic
def pengguna_aktifkan(*, pengguna: Pengguna, oleh: Pengguna) -> Pengguna:
    baris = pengguna_kunci(pengguna, oleh=oleh, izin="akun.change_pengguna")
    baris.is_active = True
    baris.save(update_fields=["is_active"])
    return baris


@transaction.atomic
def mfa_atur_ulang(*, pengguna: Pengguna, oleh: Pengguna) -> Pengguna:
    """Forget all second factors of somebody who lost the phone; the next login sets one up again."""
    baris = pengguna_kunci(pengguna, oleh=oleh, izin="akun.change_pengguna")
    Authenticator.objects.filter(user=baris).delete()
    sesi_akhiri_semua(baris)
    return baris
