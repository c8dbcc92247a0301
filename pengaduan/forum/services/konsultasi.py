"""Preparing a consultation: its text, schedule, documents and articles, until it is announced."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from asn.core.berkas import PDF, berkas_periksa, berkas_simpan
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Instansi
from pengaduan.forum.models import Butir, DokumenKonsultasi, Konsultasi
from pengaduan.forum.workflows import KeadaanKonsultasi

KELOLA = "forum.kelola_konsultasi"
LIHAT = "forum.view_konsultasi"
K = KeadaanKonsultasi


def konsultasi_kunci(konsultasi: Konsultasi, oleh: Any, keadaan: tuple[str, ...], pesan: str) -> Konsultasi:
    """The row, locked, within the reach of who manages it. Raises TransitionRefused in any other state."""
    terkunci = Konsultasi.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",)).get(pk=konsultasi.pk)
    if terkunci.keadaan not in keadaan:
        raise TransitionRefused(f"{pesan} Keadaannya sekarang “{terkunci.label}”.")
    return terkunci


def penyelenggara(oleh: Any) -> QuerySet[Instansi]:
    """Units in whose name this user may hold a consultation: perangkat daerah in reach, and the own unit."""
    dalam_jangkauan = Instansi.objects.terlihat_oleh(oleh, KELOLA).pada(oleh.hari_ini())
    sendiri = list(oleh.instansi_penugasan)
    return dalam_jangkauan.filter(Q(induk=None) | Q(pk__in=sendiri)).order_by("urutan", "nama")


def pelaksana(konsultasi: Konsultasi) -> QuerySet[Instansi]:
    """Units that may be asked to follow up: every perangkat daerah of the city, and the organiser."""
    semua = Instansi.objects.filter(kota=konsultasi.kota_id).pada(timezone.localdate())
    return semua.filter(Q(induk=None) | Q(pk=konsultasi.instansi_id)).order_by("urutan", "nama")


@transaction.atomic
def konsultasi_simpan(*, konsultasi: Konsultasi, oleh: Any) -> Konsultasi:
    """Save a draft. Text and schedule of an announced consultation stand; its dates move by `masa_ubah`."""
    if konsultasi.pk:
        konsultasi_kunci(konsultasi, oleh, (K.DRAF,), "Hanya draf yang dapat diubah.")
    else:
        konsultasi.dibuat_oleh = oleh
    konsultasi.kota_id = konsultasi.instansi.kota_id
    konsultasi.full_clean(exclude=["isi_beku", "dibuat_oleh", "kota"])
    konsultasi.save()
    return konsultasi


@transaction.atomic
def dokumen_tambah(*, konsultasi: Konsultasi, judul: str, berkas: UploadedFile, oleh: Any) -> DokumenKonsultasi:
    """Add a PDF; after the announcement too, so that a late annex reaches the public. Raises ValidationError."""
    satu = konsultasi_kunci(konsultasi, oleh, (K.DRAF, K.DIUMUMKAN, K.DIBUKA), "Dokumen tidak dapat ditambah lagi.")
    bersih = berkas_periksa(berkas, berkas.name or "dokumen.pdf", terima=frozenset({PDF}))
    dokumen = DokumenKonsultasi.objects.create(kota_id=satu.kota_id, konsultasi=satu, judul=judul)
    dokumen.berkas = berkas_simpan(isi=bersih, nama=bersih.nama, pemilik=dokumen, izin=LIHAT, oleh=oleh)
    dokumen.save(update_fields=["berkas"])
    return dokumen


@transaction.atomic
def dokumen_hapus(*, dokumen: DokumenKonsultasi, oleh: Any) -> None:
    """Only from a draft: what the public has read stays readable."""
    konsultasi_kunci(dokumen.konsultasi, oleh, (K.DRAF,), "Dokumen yang sudah diumumkan tidak dapat dihapus.")
    dokumen.delete()


@transaction.atomic
def butir_simpan(*, butir: Butir, oleh: Any) -> Butir:
    """Save an article while nobody can have commented on it."""
    satu = konsultasi_kunci(
        butir.konsultasi, oleh, (K.DRAF, K.DIUMUMKAN), "Bunyi rancangan tidak dapat diubah sesudah dibuka."
    )
    butir.kota_id = satu.kota_id
    if not butir.pk:
        butir.urutan = satu.butir.count() + 1
    try:
        butir.full_clean(exclude=["kota"])
    except ValidationError as galat:
        if hasattr(galat, "error_dict") and "__all__" in galat.error_dict:
            raise ValidationError({"label": "Sudah ada butir dengan sebutan itu."}) from galat
        raise
    butir.save()
    return butir


@transaction.atomic
def butir_hapus(*, butir: Butir, oleh: Any) -> None:
    konsultasi_kunci(butir.konsultasi, oleh, (K.DRAF,), "Butir yang sudah diumumkan tidak dapat dihapus.")
    butir.delete()
