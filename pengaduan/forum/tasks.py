"""Background work: mails, the timetable of the phases, the berita acara, forgetting."""

from typing import Any
from zoneinfo import ZoneInfo

from celery import shared_task
from django.utils import timezone

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota, seluruh_kota
from kepegawaian.instansi.models import Kota
from pengaduan.forum.dokumen import berita_acara_pdf
from pengaduan.forum.services.bersih import forum_bersihkan
from pengaduan.forum.services.fase import jadwal_jalankan
from pengaduan.forum.services.surat import kota_bersurat_tertunda, surat_antar
from pengaduan.forum.services.terbit import berita_acara_belum, berita_acara_cetak


@shared_task(name="forum.antar_surat", per_langkah=True)
def antar_surat(kota_id: int) -> None:
    """A portion, then the message anew, so that many mails hold up nobody else's task."""
    if surat_antar(kota_id):
        enqueue("forum.antar_surat", kota_id, terjadwal=True)


@shared_task(name="forum.antar_tertunda", per_langkah=True)
def antar_tertunda() -> None:
    with seluruh_kota():
        for kota_id in kota_bersurat_tertunda():
            enqueue("forum.antar_surat", kota_id, terjadwal=True)


@shared_task(name="forum.jadwal", per_langkah=True)
def jadwal() -> None:
    """Every five minutes: cities have different midnights, and nobody should wait long for a berita acara."""
    for kota_id in Kota.objects.aktif_ids():
        enqueue("forum.jadwal_kota", kota_id, kota=kota_id)


@shared_task(name="forum.jadwal_kota")
def jadwal_kota(kota_id: int) -> None:
    zona = ZoneInfo(Kota.objects.get(pk=kota_id).zona_waktu)
    with timezone.override(zona):
        jadwal_jalankan(kota_id=kota_id, hari_ini=timezone.localdate())
    for pk in berita_acara_belum(kota_id):
        enqueue("forum.cetak_berita_acara", pk, kota=kota_id, terjadwal=True)


@shared_task(name="forum.cetak_berita_acara", bind=True)
def cetak_berita_acara(self: Any, konsultasi_id: int) -> None:
    berita_acara_cetak(konsultasi_id=konsultasi_id, cetak=berita_acara_pdf)


@shared_task(name="forum.bersihkan", per_langkah=True)
def bersihkan() -> None:
    for kota_id in Kota.objects.aktif_ids():
        with lingkup_kota([kota_id]):
            forum_bersihkan(kota_id=kota_id)
