"""Hourly work of e-learning."""

from celery import shared_task

from asn.core.jobs import enqueue
from kepegawaian.instansi.models import Kota
from pelatihan.belajar.services.malam import percobaan_tutup_lewat


@shared_task(name="belajar.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("belajar.tutup_percobaan", kota_id, kota=kota_id)


@shared_task(name="belajar.tutup_percobaan", per_langkah=True)
def tutup_percobaan(kota_id: int) -> int:
    return percobaan_tutup_lewat(kota_id=kota_id)
