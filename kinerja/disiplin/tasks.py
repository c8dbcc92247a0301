"""The night of each city."""

from zoneinfo import ZoneInfo

from celery import shared_task
from django.utils import timezone

from asn.core.jobs import TugasBerlingkup, enqueue
from kepegawaian.instansi.models import Kota
from kinerja.disiplin.services import malam
from kinerja.disiplin.services.dokumen import dokumen_cetak


class TugasMalam(TugasBerlingkup):
    """Commits case by case."""

    abstract = True
    per_langkah = True


@shared_task(name="disiplin.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.filter(aktif=True).values_list("pk", flat=True):
        enqueue("disiplin.malam_kota", kota_id, kota=kota_id)


@shared_task(name="disiplin.malam_kota", base=TugasMalam)
def malam_kota(kota_id: int) -> dict[str, int]:
    zona = Kota.objects.values_list("zona_waktu", flat=True).get(pk=kota_id)
    return malam.disiplin_kota_jalankan(kota_id=kota_id, hari_ini=timezone.localdate(timezone=ZoneInfo(zona)))


@shared_task(name="disiplin.cetak_dokumen")
def cetak_dokumen(dokumen_id: int) -> None:
    dokumen_cetak(dokumen_id=dokumen_id)
