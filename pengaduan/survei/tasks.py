"""Background work of the surveys: the night of each city, and the reports."""

from celery import shared_task

from asn.core.jobs import enqueue
from kepegawaian.instansi.models import Kota
from pengaduan.survei import dokumen
from pengaduan.survei.services import jadwal, terbit


@shared_task(name="survei.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("survei.kota", kota_id, kota=kota_id)


@shared_task(name="survei.kota", per_langkah=True)
def kota(kota_id: int) -> dict[str, int]:
    """Close what is due on the city's own calendar, remind of follow-up."""
    return jadwal.kota_jalankan(kota_id=kota_id)


@shared_task(name="survei.cetak_laporan")
def cetak_laporan(hasil_id: int) -> None:
    terbit.laporan_cetak(hasil_id=hasil_id, cetak=dokumen.laporan_pdf)


@shared_task(name="survei.cetak_tertinggal", per_langkah=True)
def cetak_tertinggal() -> None:
    """Reports whose message was lost."""
    for kota_id in Kota.objects.aktif_ids():
        jadwal.cetak_tertinggal(kota_id=kota_id)
