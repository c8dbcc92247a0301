"""Every write on assignments. Each ends the sessions of the account concerned, so that no old right lives on."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from asn.akun.models import Pengguna, Penugasan
from asn.akun.services.pengguna import pengguna_kunci, sesi_akhiri_semua
from asn.akun.wewenang import Pemberian, alasan_tidak_boleh_memberi, alasan_tidak_boleh_mengubah
from kepegawaian.instansi.models import Instansi, Kota


@transaction.atomic
def penugasan_tambah(
    *,
    pengguna: Pengguna,
    peran: str,
    oleh: Pengguna,
    pusat: bool = False,
    kota: Kota | None = None,
    instansi: Instansi | None = None,
    mulai: date | None = None,
    sampai: date | None = None,
) -> Penugasan:
    """Give a role with its reach. Raises ValidationError when it exceeds what `oleh` may hand out."""
    baris = pengguna_kunci(pengguna, oleh=oleh, izin="akun.add_penugasan")
    penugasan = Penugasan(
        pengguna=baris,
        peran=peran,
        pusat=pusat,
        kota=kota,
        instansi=instansi,
        mulai=mulai or baris.hari_ini(),
        sampai=sampai,
    )
    return _simpan(penugasan, oleh=oleh, izin="akun.add_penugasan")


@transaction.atomic
def penugasan_ubah(
    *,
    penugasan: Penugasan,
    peran: str,
    oleh: Pengguna,
    pusat: bool,
    kota: Kota | None,
    instansi: Instansi | None,
    mulai: date,
    sampai: date | None,
) -> Penugasan:
    """Change an assignment: both what it was and what it becomes must be within what `oleh` may hand out."""
    baris = _kunci(penugasan, oleh=oleh, izin="akun.change_penugasan")
    baris.peran, baris.pusat, baris.kota, baris.instansi = peran, pusat, kota, instansi
    baris.mulai, baris.sampai = mulai, sampai
    return _simpan(baris, oleh=oleh, izin="akun.change_penugasan")


@transaction.atomic
def penugasan_akhiri(*, penugasan: Penugasan, oleh: Pengguna) -> None:
    """End a role now. One that never held a full day disappears from the table; its history remains."""
    baris = _kunci(penugasan, oleh=oleh, izin="akun.delete_penugasan")
    kemarin = baris.pengguna.hari_ini() - timedelta(days=1)
    if baris.mulai > kemarin:
        baris.delete()
    elif baris.sampai is None or baris.sampai > kemarin:
        baris.sampai = kemarin
        baris.save(update_fields=["sampai"])
    sesi_akhiri_semua(baris.pengguna)


def _kunci(penugasan: Penugasan, *, oleh: Pengguna, izin: str) -> Penugasan:
    terlihat = Penugasan.objects.terlihat_oleh(oleh, izin)
    baris = terlihat.select_for_update(of=("self",)).select_related("pengguna").filter(pk=penugasan.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    # Not the reach of the account: a city may always take back a role in itself from somebody whose home is elsewhere.
    if alasan := alasan_tidak_boleh_mengubah(oleh, baris.pengguna, izin):
        raise ValidationError(alasan)
    _periksa(baris, oleh=oleh, izin=izin)
    return baris


def _periksa(penugasan: Penugasan, *, oleh: Pengguna, izin: str) -> None:
    instansi = penugasan.instansi
    pemberian = Pemberian(
        peran=penugasan.peran,
        pusat=penugasan.pusat,
        kota_id=penugasan.kota_id,
        instansi_kota_id=instansi.kota_id if instansi else None,
    )
    if alasan := alasan_tidak_boleh_memberi(oleh, pemberian, izin):
        raise ValidationError(alasan)


def _simpan(penugasan: Penugasan, *, oleh: Pengguna, izin: str) -> Penugasan:
    _periksa(penugasan, oleh=oleh, izin=izin)
    penugasan.full_clean()
    penugasan.save()
    sesi_akhiri_semua(penugasan.pengguna)
    return penugasan
