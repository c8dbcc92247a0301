"""Nightly refresh of the derived state, one task per city."""

from zoneinfo import ZoneInfo

from celery import shared_task
from django.utils import timezone

from asn.core.jobs import enqueue
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai import services


@shared_task(name="pegawai.segarkan_semua_kota")
def segarkan_semua_kota() -> None:
    for kota_id in Kota.objects.filter(aktif=True).values_list("pk", flat=True):
        enqueue("pegawai.segarkan_kota", kota_id, kota=kota_id)


@shared_task(name="pegawai.segarkan_kota")
def segarkan_kota(kota_id: int) -> None:
    zona = Kota.objects.values_list("zona_waktu", flat=True).get(pk=kota_id)
    services.keadaan_segarkan(kota_id=kota_id, tanggal=timezone.localdate(timezone=ZoneInfo(zona)))
