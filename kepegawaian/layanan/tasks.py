"""Background work of the rights: the night of each city, and the letters."""

from typing import Any
from zoneinfo import ZoneInfo

from celery import shared_task
from django.utils import timezone

from asn.core.jobs import TugasBerlingkup, enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.pekerjaan import TugasPekerjaan
from kepegawaian.instansi.models import Kota
from kepegawaian.layanan import dokumen
from kepegawaian.layanan.services import malam, surat


class TugasMalam(TugasBerlingkup):
    """Commits in portions."""

    abstract = True
    per_langkah = True


@shared_task(name="layanan.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.filter(aktif=True).values_list("pk", flat=True):
        enqueue("layanan.hak_kota", kota_id, kota=kota_id)


@shared_task(name="layanan.hak_kota", base=TugasMalam)
def hak_kota(kota_id: int) -> dict[str, int]:
    zona = Kota.objects.values_list("zona_waktu", flat=True).get(pk=kota_id)
    return malam.hak_kota_jalankan(kota_id=kota_id, hari_ini=timezone.localdate(timezone=ZoneInfo(zona)))


@shared_task(name="layanan.cetak_surat")
def cetak_surat(surat_id: int) -> None:
    surat.surat_cetak(surat_id=surat_id, cetak=dokumen.surat_kgb_pdf)


@shared_task(name="layanan.cetak_tertinggal", base=TugasMalam)
def cetak_tertinggal() -> None:
    """Letters whose message was lost."""
    for kota_id in Kota.objects.filter(aktif=True).values_list("pk", flat=True):
        with lingkup_kota([kota_id]):
            tertinggal = surat.surat_belum_tercetak(kota_id)
        for surat_id in tertinggal:
            enqueue("layanan.cetak_surat", surat_id, kota=kota_id)


@shared_task(name="layanan.gabung_surat", base=TugasPekerjaan, bind=True)
def gabung_surat(self: Any, pekerjaan_id: str, surat_ids: list[int]) -> None:
    surat.gabungan_jalankan(pekerjaan_id=pekerjaan_id, surat_ids=surat_ids, kota_id=self.kota_dari_permintaan())
