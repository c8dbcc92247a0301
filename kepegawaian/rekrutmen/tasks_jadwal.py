"""The timetable: registration opens and closes at the announced moment on each city's clock."""

from celery import shared_task
from django.utils import timezone

from asn.core.jobs import enqueue
from kepegawaian.instansi.models import Kota
from kepegawaian.rekrutmen.services.tahapan import jadwal_jalankan


@shared_task(name="rekrutmen.jadwal", per_langkah=True)
def jadwal() -> None:
    """Every five minutes: cities have different midnights. Until then the clock of the pages decides."""
    for kota_id in Kota.objects.aktif_ids():
        enqueue("rekrutmen.jadwal_kota", kota_id, kota=kota_id)


@shared_task(name="rekrutmen.jadwal_kota")
def jadwal_kota(kota_id: int) -> None:
    jadwal_jalankan(kota_id=kota_id, saat=timezone.now())
