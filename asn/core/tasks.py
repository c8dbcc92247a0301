"""Background work of the kernel."""

from typing import Any

from celery import shared_task

from asn.core.berkas import berkas_bersihkan, hasil_pekerjaan_buang
from asn.core.ekspor_pekerja import ekspor_jalankan
from asn.core.kesiapan import denyut_catat
from asn.core.lingkup import seluruh_kota
from asn.core.pekerjaan import TugasPekerjaan


@shared_task(name="core.denyut", ignore_result=True)
def denyut() -> None:
    """The worker's sign of life, read by /readyz."""
    denyut_catat()


@shared_task(name="core.bersihkan", ignore_result=True)
def bersihkan() -> None:
    """Daily: drop old results of jobs, then files no row knows."""
    with seluruh_kota():
        hasil_pekerjaan_buang()
        berkas_bersihkan()


@shared_task(name="core.ekspor", base=TugasPekerjaan, bind=True)
def ekspor(self: Any, pekerjaan_id: str) -> None:
    ekspor_jalankan(pekerjaan_id, self.kota_dari_permintaan())
