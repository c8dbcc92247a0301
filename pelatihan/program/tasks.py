"""Background work: papers to print."""

from celery import shared_task

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from pelatihan.program import dokumen
from pelatihan.program.services import sertifikat


@shared_task(name="program.cetak_sertifikat")
def cetak_sertifikat(sertifikat_id: int) -> None:
    sertifikat.sertifikat_cetak(sertifikat_id=sertifikat_id, cetak=dokumen.sertifikat_pdf)


@shared_task(name="program.cetak_tertinggal", per_langkah=True)
def cetak_tertinggal() -> None:
    """Papers whose message was lost."""
    for kota_id in Kota.objects.aktif_ids():
        with lingkup_kota([kota_id]):
            tertinggal = sertifikat.sertifikat_belum_tercetak(kota_id)
        for pk in tertinggal:
            enqueue("program.cetak_sertifikat", pk, kota=kota_id)
