"""The night of each city."""

from celery import shared_task

from asn.core.jobs import enqueue
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kinerja.disiplin.services import malam
from kinerja.disiplin.services.dokumen import dokumen_cetak


@shared_task(name="disiplin.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("disiplin.malam_kota", kota_id, kota=kota_id)


@shared_task(name="disiplin.malam_kota", per_langkah=True)
def malam_kota(kota_id: int) -> dict[str, int]:
    return malam.disiplin_kota_jalankan(kota_id=kota_id, hari_ini=hari_ini_kota(kota_id))


@shared_task(name="disiplin.cetak_dokumen")
def cetak_dokumen(dokumen_id: int) -> None:
    dokumen_cetak(dokumen_id=dokumen_id)
