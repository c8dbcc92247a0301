"""The night of every city: reminders of appeals."""

from celery import shared_task

from asn.core.jobs import enqueue
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.keberatan.services.pengingat import pengingat_jalankan


@shared_task(name="keberatan.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("keberatan.ingatkan_kota", kota_id, kota=kota_id)


@shared_task(name="keberatan.ingatkan_kota")
def ingatkan_kota(kota_id: int) -> dict[str, int]:
    return pengingat_jalankan(kota_id=kota_id, hari_ini=hari_ini_kota(kota_id))
