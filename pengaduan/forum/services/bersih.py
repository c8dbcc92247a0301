"""Forgetting in time (UU 27/2022 ps. 42–43): what nobody confirmed, old links, addresses no longer needed."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from pengaduan.forum.models import Dukungan, Komentar, Partisipan, Surat
from pengaduan.forum.workflows import KeadaanKomentar, KeadaanKonsultasi

UMUR_BELUM = timedelta(days=3)
UMUR_SURAT = timedelta(days=30)
_AKHIR = (KeadaanKonsultasi.SELESAI, KeadaanKonsultasi.DIBATALKAN)


def forum_bersihkan(*, kota_id: int) -> dict[str, int]:
    """One night of one city, which must be in scope."""
    saat = timezone.now()
    belum = Komentar.objects.filter(kota=kota_id, keadaan=KeadaanKomentar.BELUM, dibuat_pada__lt=saat - UMUR_BELUM)
    hasil = {"belum": belum.delete()[0]}
    surat = Surat.objects.filter(kota=kota_id, dibuat_pada__lt=saat - UMUR_SURAT).exclude(jenis="tanggapan")
    hasil["surat"] = surat.delete()[0]
    menulis = Komentar.objects.filter(partisipan=OuterRef("pk"))
    mendukung = Dukungan.objects.filter(partisipan=OuterRef("pk"))
    batas = (saat - timedelta(days=settings.FORUM_SUREL_SIMPAN_HARI)).date()
    tulisan_hidup = menulis.exclude(konsultasi__keadaan__in=_AKHIR, konsultasi__tanggapan_paling_lambat__lt=batas)
    # As long as one may still support, the fingerprint keeps the same person from doing it twice.
    dukungan_hidup = mendukung.exclude(
        komentar__konsultasi__keadaan__in=_AKHIR, komentar__konsultasi__tanggapan_paling_lambat__lt=batas
    )
    lama = Partisipan.objects.filter(~Exists(tulisan_hidup), ~Exists(dukungan_hidup), kota=kota_id)
    lama = lama.filter(dibuat_pada__lt=saat - UMUR_SURAT)
    hasil["tanpa_jejak"] = lama.filter(~Exists(menulis), ~Exists(mendukung)).delete()[0]
    hasil["alamat"] = lama.exclude(sidik="").update(surel="", sidik="")
    return hasil
