"""Background work: counting a cycle, printing, telling people, the night of each city. Each may be delivered twice."""

from typing import Any

from celery import shared_task

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.pekerjaan import TugasPekerjaan
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.talenta import dokumen
from kepegawaian.talenta.services import cetak, terlihat
from kepegawaian.talenta.services import hitung as hitungan


@shared_task(name="talenta.hitung", base=TugasPekerjaan, bind=True)
def hitung(self: Any, pekerjaan_id: str, siklus_id: int) -> None:
    hitungan.siklus_hitung(siklus_id=siklus_id, kota_id=self.kota_dari_permintaan())


@shared_task(name="talenta.kabarkan", per_langkah=True, bind=True)
def kabarkan(self: Any, siklus_id: int) -> int:
    return cetak.kabarkan(siklus_id=siklus_id, kota_id=self.kota_dari_permintaan())


@shared_task(name="talenta.cetak_siklus")
def cetak_siklus(siklus_id: int) -> None:
    cetak.siklus_cetak(siklus_id=siklus_id, cetak=dokumen.siklus_pdf)


@shared_task(name="talenta.cetak_sidang")
def cetak_sidang(sidang_id: int) -> None:
    cetak.sidang_cetak(sidang_id=sidang_id, cetak=dokumen.sidang_pdf)


@shared_task(name="talenta.segarkan_kota")
def segarkan_kota(kota_id: int) -> int:
    """The list of the unseen of one city."""
    return terlihat.terlihat_segarkan(kota_id=kota_id, tanggal=hari_ini_kota(kota_id))


@shared_task(name="talenta.semua_kota")
def semua_kota() -> None:
    """Every night, on each city's own calendar day."""
    for kota_id in Kota.objects.aktif_ids():
        enqueue("talenta.segarkan_kota", kota_id, kota=kota_id)


@shared_task(name="talenta.lanjutkan", per_langkah=True)
def lanjutkan() -> None:
    """Computations and prints whose message was lost."""
    for kota_id in Kota.objects.aktif_ids():
        with lingkup_kota([kota_id]):
            hitungan.siklus_lanjutkan(kota_id)
            for tugas, pk in cetak.belum_tercetak(kota_id):
                enqueue(tugas, pk, kota=kota_id, terjadwal=True)
