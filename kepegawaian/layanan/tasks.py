"""Background work of the rights: the night of each city, and the letters."""

from typing import Any

from celery import shared_task

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.pekerjaan import TugasPekerjaan
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.layanan import dokumen
from kepegawaian.layanan.services import malam, surat


@shared_task(name="layanan.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("layanan.hak_kota", kota_id, kota=kota_id)


@shared_task(name="layanan.hak_kota", per_langkah=True)
def hak_kota(kota_id: int) -> dict[str, int]:
    return malam.hak_kota_jalankan(kota_id=kota_id, hari_ini=hari_ini_kota(kota_id))


@shared_task(name="layanan.cetak_surat")
def cetak_surat(surat_id: int) -> None:
    surat.surat_cetak(surat_id=surat_id, cetak=dokumen.surat_kgb_pdf)


@shared_task(name="layanan.cetak_tertinggal", per_langkah=True)
def cetak_tertinggal() -> None:
    """Letters whose message was lost."""
    for kota_id in Kota.objects.aktif_ids():
        with lingkup_kota([kota_id]):
            tertinggal = surat.surat_belum_tercetak(kota_id)
        for surat_id in tertinggal:
            enqueue("layanan.cetak_surat", surat_id, kota=kota_id)


@shared_task(name="layanan.gabung_surat", base=TugasPekerjaan, bind=True)
def gabung_surat(self: Any, pekerjaan_id: str, surat_ids: list[int]) -> None:
    surat.gabungan_jalankan(pekerjaan_id=pekerjaan_id, surat_ids=surat_ids, kota_id=self.kota_dari_permintaan())
