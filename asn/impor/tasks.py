"""The long steps as tasks: delivered twice they do their work once, and a database that is away is waited for."""

from typing import Any

from celery import shared_task
from django.db import InterfaceError, OperationalError

from asn.core.lingkup import seluruh_kota
from asn.core.pekerjaan import TugasPekerjaan
from asn.impor import services
from asn.impor.services import masalah, perawatan

JEDA_ULANG = 5


class TugasImpor(TugasPekerjaan):
    """First the id of the job, then that of the import. What breaks down for good ends both visibly."""

    abstract = True
    autoretry_for = (OperationalError, InterfaceError)
    max_retries = 60
    retry_backoff = 2
    retry_backoff_max = 30

    def on_failure(self, exc: BaseException, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        services.impor_gagal(impor_id=args[1], kota_id=self.kota_dari_permintaan(), pekerjaan_id=args[0])

    def langkah(self, layanan: Any, pekerjaan_id: str, impor_id: int) -> None:
        """Run a step; while another worker holds the import, come back later."""
        hasil = layanan(impor_id=impor_id, kota_id=self.kota_dari_permintaan(), pekerjaan_id=pekerjaan_id)
        if hasil is services.Hasil.ULANGI:
            raise self.retry(countdown=JEDA_ULANG)


@shared_task(name="impor.periksa", base=TugasImpor, bind=True)
def periksa(self: Any, pekerjaan_id: str, impor_id: int) -> None:
    self.langkah(services.impor_periksa, pekerjaan_id, impor_id)


@shared_task(name="impor.terapkan", base=TugasImpor, bind=True)
def terapkan(self: Any, pekerjaan_id: str, impor_id: int) -> None:
    self.langkah(services.impor_jalankan_terapkan, pekerjaan_id, impor_id)


@shared_task(name="impor.batalkan", base=TugasImpor, bind=True)
def batalkan(self: Any, pekerjaan_id: str, impor_id: int) -> None:
    self.langkah(services.impor_jalankan_batal, pekerjaan_id, impor_id)


@shared_task(name="impor.berkas_masalah", base=TugasPekerjaan, bind=True)
def berkas_masalah(self: Any, pekerjaan_id: str, impor_id: int) -> None:
    masalah.berkas_masalah_buat(impor_id=impor_id, kota_id=self.kota_dari_permintaan(), pekerjaan_id=pekerjaan_id)


@shared_task(name="impor.lanjutkan_terhenti")
def lanjutkan_terhenti() -> None:
    """Each minute: a step whose worker died is queued again."""
    with seluruh_kota():
        perawatan.impor_lanjutkan()


@shared_task(name="impor.bersihkan")
def bersihkan() -> None:
    """Each night: rows and files of imports that can no longer be undone are thrown away."""
    with seluruh_kota():
        perawatan.impor_bersihkan()
