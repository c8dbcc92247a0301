"""What the pengelola keeps: exemptions and templates."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from asn.core.services import VersiBasi
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import ButirTemplat, PengecualianSKP, TemplatSKP
from kinerja.skp.workflows import IZIN_TEMPLAT, IZIN_TETAPKAN


@transaction.atomic
def pengecualian_catat(*, pegawai: Pegawai, isi: Mapping[str, Any], oleh: Any) -> PengecualianSKP:
    """Record that somebody makes no SKP for a time. Raises ValidationError when that is recorded already."""
    dalam_jangkauan = Pegawai.objects.terlihat_oleh(oleh, IZIN_TETAPKAN).filter(pk=pegawai.pk)
    if pegawai.pk == oleh.pegawai_id or not dalam_jangkauan.select_for_update(of=("self",)).exists():
        raise PermissionDenied(IZIN_TETAPKAN)
    baris = PengecualianSKP(kota_id=pegawai.kota_id, pegawai=pegawai, **isi)
    sampai = isi.get("sampai")
    for lain in PengecualianSKP.objects.filter(pegawai=pegawai, dicabut_pada=None):
        if (lain.sampai is None or lain.sampai >= isi["mulai"]) and (sampai is None or lain.mulai <= sampai):
            raise ValidationError("Pegawai ini sudah dikecualikan pada rentang tanggal tersebut.")
    baris.full_clean(exclude=["kota", "pegawai"])
    baris.save()
    return baris


@transaction.atomic
def pengecualian_cabut(*, pengecualian: PengecualianSKP, oleh: Any) -> None:
    """Withdraw an exemption that was recorded by mistake; it stays readable."""
    kueri = PengecualianSKP.objects.terlihat_oleh(oleh, IZIN_TETAPKAN).exclude(pegawai=oleh.pegawai_id)
    if not kueri.filter(pk=pengecualian.pk, dicabut_pada=None).update(dicabut_pada=timezone.now()):
        raise PermissionDenied(IZIN_TETAPKAN)


@transaction.atomic
def templat_simpan(
    *,
    kota_id: int,
    isi: Mapping[str, Any],
    butir: Sequence[Mapping[str, Any]],
    oleh: Any,
    templat: TemplatSKP | None = None,
    versi: int | None = None,
) -> TemplatSKP:
    """Add or change a template with all its lines. A template of the whole city needs reach over the city."""
    _pastikan_templat(kota_id, isi.get("instansi"), oleh)
    objek = templat or TemplatSKP(kota_id=kota_id)
    if templat is not None:
        objek = TemplatSKP.objects.select_for_update(of=("self",)).get(pk=templat.pk)
        _pastikan_templat(kota_id, objek.instansi, oleh)
        if objek.versi != versi:
            raise VersiBasi(objek, [])
        objek.versi += 1
    for nama, nilai in isi.items():
        setattr(objek, nama, nilai)
    objek.full_clean(exclude=["kota"])
    objek.save()
    objek.butir.all().delete()
    for urutan, satu in enumerate(butir):
        baris = ButirTemplat(kota_id=kota_id, templat=objek, urutan=urutan, **satu)
        baris.full_clean(exclude=["kota", "templat"])
        baris.save()
    return objek


def _pastikan_templat(kota_id: int, instansi: Any, oleh: Any) -> None:
    jangkauan = oleh.jangkauan(IZIN_TEMPLAT)
    if kota_id in jangkauan.kota_ids:
        return
    if instansi is None or instansi.pk not in jangkauan.instansi_ids:
        raise PermissionDenied(IZIN_TEMPLAT)


def pegawai_menurut_nip(pengguna: Any, izin: str, nip: str) -> Pegawai | None:
    """One person in reach by NIP, written with or without spaces."""
    angka = "".join(h for h in nip if h.isdigit())
    return Pegawai.objects.terlihat_oleh(pengguna, izin).filter(nip=angka).first()


def berjumlah(templat: Any) -> Any:
    """Templates with the number of their lines."""
    return templat.select_related("instansi").annotate(jumlah_butir=Count("butir"))
