"""Steps of an evaluation as tasks. Each commits its own steps, may be delivered twice, and asks a service to do it."""

from typing import Any

from celery import shared_task
from django.db import InterfaceError, OperationalError

from asn.core.jobs import TugasBerlingkup, enqueue
from asn.core.pekerjaan import PESAN_GAGAL, TugasPekerjaan
from kepegawaian.instansi.models import Kota
from kinerja.evaluasi import dokumen
from kinerja.evaluasi.services import hitung, jadwal, terbit, unduhan

JEDA_ULANG = 5


class TugasEvaluasi(TugasBerlingkup):
    """Waits for a database that is away; the timetable resumes what is lost even so."""

    abstract = True
    per_langkah = True
    autoretry_for = (OperationalError, InterfaceError)
    max_retries = 20
    retry_backoff = 2
    retry_backoff_max = 60


class TugasTerakhir(TugasEvaluasi):
    """The step of a whole evaluation: when it fails for good, the job ends visibly."""

    abstract = True

    def on_failure(self, exc: BaseException, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        terbit.terbit_gagal(evaluasi_id=args[0], kota_id=self.kota_dari_permintaan(), pesan=PESAN_GAGAL)


@shared_task(name="evaluasi.sebarkan", base=TugasEvaluasi, bind=True)
def sebarkan(self: Any, evaluasi_id: int) -> None:
    hitung.lembar_sebarkan(evaluasi_id=evaluasi_id, kota_id=self.kota_dari_permintaan())


@shared_task(name="evaluasi.hitung_lembar", base=TugasEvaluasi, bind=True)
def hitung_lembar(self: Any, lembar_id: int) -> None:
    hasil = hitung.lembar_hitung(lembar_id=lembar_id, kota_id=self.kota_dari_permintaan())
    if hasil is hitung.Hasil.ULANGI:
        raise self.retry(countdown=JEDA_ULANG)


@shared_task(name="evaluasi.simpulkan_kota", base=TugasTerakhir, bind=True)
def simpulkan_kota(self: Any, evaluasi_id: int) -> None:
    hitung.kota_simpulkan(evaluasi_id=evaluasi_id, kota_id=self.kota_dari_permintaan())


@shared_task(name="evaluasi.terbitkan", base=TugasTerakhir, bind=True)
def terbitkan(self: Any, evaluasi_id: int) -> None:
    """One document, then the message anew: others get their turn, and several workers share the sheets."""
    kota_id = self.kota_dari_permintaan()
    if terbit.terbit_satu_lembar(evaluasi_id=evaluasi_id, kota_id=kota_id, cetak=dokumen.laporan_instansi_pdf):
        enqueue("evaluasi.terbitkan", evaluasi_id, kota=kota_id, terjadwal=True)
    else:
        terbit.terbit_sahkan(evaluasi_id=evaluasi_id, kota_id=kota_id, cetak=dokumen.laporan_kota_pdf)


@shared_task(name="evaluasi.mulai_periode_berakhir", base=TugasEvaluasi)
def mulai_periode_berakhir() -> None:
    jadwal.periode_berakhir_mulai()


@shared_task(name="evaluasi.lanjutkan_terhenti", base=TugasEvaluasi)
def lanjutkan_terhenti() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("evaluasi.lanjutkan_kota", kota_id, kota=kota_id)


@shared_task(name="evaluasi.lanjutkan_kota", base=TugasEvaluasi, bind=True)
def lanjutkan_kota(self: Any, kota_id: int) -> None:
    jadwal.evaluasi_lanjutkan(kota_id=kota_id)


@shared_task(name="evaluasi.draf_kota", base=TugasPekerjaan, bind=True)
def draf_kota(self: Any, pekerjaan_id: str, evaluasi_id: int) -> None:
    unduhan.draf_kota_jalankan(pekerjaan_id=pekerjaan_id, evaluasi_id=evaluasi_id, kota_id=self.kota_dari_permintaan())


@shared_task(name="evaluasi.draf_instansi", base=TugasPekerjaan, bind=True)
def draf_instansi(self: Any, pekerjaan_id: str, lembar_id: int) -> None:
    unduhan.draf_instansi_jalankan(pekerjaan_id=pekerjaan_id, lembar_id=lembar_id, kota_id=self.kota_dari_permintaan())


@shared_task(name="evaluasi.lembar_kerja", base=TugasPekerjaan, bind=True)
def lembar_kerja(self: Any, pekerjaan_id: str, evaluasi_id: int) -> None:
    unduhan.lembar_kerja_jalankan(
        pekerjaan_id=pekerjaan_id, evaluasi_id=evaluasi_id, kota_id=self.kota_dari_permintaan()
    )
