"""Work of the register beside the requests: nightly refresh, figures of the dashboard, printing."""

from datetime import date
from typing import Any

from celery import shared_task
from django.contrib.auth import get_user_model

from asn.core.jobs import enqueue
from asn.core.pekerjaan import TugasPekerjaan
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.pegawai import services
from kepegawaian.pegawai.services.cetak.pesanan import cetak_jalankan
from kepegawaian.pegawai.services.dasbor import dasbor_hitung


@shared_task(name="pegawai.segarkan_semua_kota")
def segarkan_semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("pegawai.segarkan_kota", kota_id, kota=kota_id)


@shared_task(name="pegawai.segarkan_kota")
def segarkan_kota(kota_id: int) -> None:
    services.keadaan_segarkan(kota_id=kota_id, tanggal=hari_ini_kota(kota_id))


@shared_task(name="pegawai.hitung_dasbor", bind=True)
def hitung_dasbor(self: Any, pengguna_id: int, izin: str, tanggal: str) -> None:
    """Figures within the reach this user has now."""
    pengguna = get_user_model().objects.filter(pk=pengguna_id, is_active=True).first()
    if pengguna:
        dasbor_hitung(pengguna, izin, self.kota_dari_permintaan(), date.fromisoformat(tanggal))


@shared_task(name="pegawai.cetak", base=TugasPekerjaan, bind=True)
def cetak(self: Any, pekerjaan_id: str) -> None:
    cetak_jalankan(pekerjaan_id=pekerjaan_id, kota_id=self.kota_dari_permintaan())
