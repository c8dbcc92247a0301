"""Continuous feedback and the performance dialogue: said once, acknowledged by both."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.services import VersiBasi
from kinerja.skp.models import RHK, SKP, DialogKinerja, UmpanBalik
from kinerja.skp.rules.istilah import PeranUmpanBalik, SifatUmpanBalik
from kinerja.skp.services.kabar import kabari_pegawai, kabari_penilai
from kinerja.skp.services.kunci import kunci_umpan_balik, pastikan_terbuka
from kinerja.skp.services.penilai import adalah_penilai
from kinerja.skp.services.siklus import periode_kini
from kinerja.skp.workflows import IZIN_LIHAT


@transaction.atomic
def umpan_balik_beri(
    *, skp: SKP, sifat: str, teks: str, oleh: Any, rhk: RHK | None = None, nilai: str = ""
) -> UmpanBalik:
    """Feedback of the penilai on one RHK or one value, at any time in the year."""
    baris = kunci_umpan_balik(skp, oleh=oleh)
    if rhk is not None and rhk.skp_id != baris.pk:
        raise ValidationError("Pilih RHK dari SKP ini.")
    umpan = UmpanBalik(
        kota_id=baris.kota_id,
        skp=baris,
        rhk=rhk,
        nilai=nilai,
        sifat=SifatUmpanBalik(sifat).value,
        teks=teks,
        periode=periode_kini(baris.siklus, oleh.hari_ini()).kode,
        peran=PeranUmpanBalik.PENILAI.value,
        oleh=oleh,
    )
    umpan.full_clean(exclude=["kota", "skp", "rhk", "oleh"])
    umpan.save()
    kabari_pegawai(baris, "Umpan balik baru dari pejabat penilai", kunci=f"umpan-balik-{umpan.pk}")
    return umpan


def umpan_balik_baca(*, skp: SKP, oleh: Any) -> int:
    """The employee has seen the feedback; returns how many were new."""
    if oleh.pegawai_id != skp.pegawai_id or oleh.pratinjau:
        return 0
    return UmpanBalik.objects.filter(skp=skp, dibaca_pada=None).update(dibaca_pada=timezone.now())


def _peserta(skp: SKP, oleh: Any) -> str:
    """The column that the acknowledgement of this user fills. Raises PermissionDenied for a third person."""
    if oleh.pegawai_id == skp.pegawai_id and oleh.has_perm(IZIN_LIHAT):
        return "pegawai_mengakui_pada"
    if adalah_penilai(skp, oleh):
        return "penilai_mengakui_pada"
    raise PermissionDenied(IZIN_LIHAT)


@transaction.atomic
def dialog_catat(*, skp: SKP, tanggal: date, topik: str, catatan: str, kesepakatan: str, oleh: Any) -> DialogKinerja:
    """Note a dialogue; whoever writes it has acknowledged it."""
    kolom = _peserta(skp, oleh)
    pastikan_terbuka(skp)
    if tanggal > oleh.hari_ini():
        raise ValidationError({"tanggal": "Tanggal dialog belum tiba."})
    if not skp.mulai <= tanggal <= skp.sampai:
        raise ValidationError({"tanggal": "Tanggal dialog di luar masa SKP."})
    dialog = DialogKinerja.objects.create(
        kota_id=skp.kota_id,
        skp=skp,
        tanggal=tanggal,
        topik=topik,
        catatan=catatan,
        kesepakatan=kesepakatan,
        ditulis_oleh=oleh,
        **{kolom: timezone.now()},
    )
    _kabari_lawan(skp, dialog, kolom, oleh)
    return dialog


def _kabari_lawan(skp: SKP, dialog: DialogKinerja, kolom: str, oleh: Any) -> None:
    judul, kunci = "Catatan dialog kinerja menunggu pengakuan Anda", f"dialog-{dialog.pk}-{dialog.versi}"
    if kolom == "pegawai_mengakui_pada":
        kabari_penilai(skp, judul, dialog.topik, tanggal=oleh.hari_ini(), kunci=kunci)
    else:
        kabari_pegawai(skp, judul, dialog.topik, kunci=kunci)


@transaction.atomic
def dialog_akui(*, dialog: DialogKinerja, versi: int, oleh: Any) -> DialogKinerja:
    """Acknowledge the notes that were shown. Raises VersiBasi when they were changed since."""
    baris = DialogKinerja.objects.select_for_update(of=("self",)).select_related("skp").get(pk=dialog.pk)
    kolom = _peserta(baris.skp, oleh)
    if baris.versi != versi:
        raise VersiBasi(baris, [])
    if getattr(baris, kolom) is None:
        setattr(baris, kolom, timezone.now())
        baris.save(update_fields=[kolom])
    return baris


@transaction.atomic
def dialog_ubah(
    *, dialog: DialogKinerja, versi: int, topik: str, catatan: str, kesepakatan: str, oleh: Any
) -> DialogKinerja:
    """The writer mends the notes; the other one's acknowledgement, if any, has to be given anew."""
    baris = DialogKinerja.objects.select_for_update(of=("self",)).select_related("skp").get(pk=dialog.pk)
    kolom = _peserta(baris.skp, oleh)
    if baris.ditulis_oleh_id != oleh.pk:
        raise PermissionDenied(IZIN_LIHAT)
    if baris.versi != versi:
        raise VersiBasi(baris, [])
    if baris.lengkap:
        raise ValidationError("Catatan yang sudah diakui kedua pihak tidak dapat diubah.")
    baris.topik, baris.catatan, baris.kesepakatan = topik, catatan, kesepakatan
    baris.pegawai_mengakui_pada = baris.penilai_mengakui_pada = None
    setattr(baris, kolom, timezone.now())
    baris.versi += 1
    baris.save()
    _kabari_lawan(baris.skp, baris, kolom, oleh)
    return baris
