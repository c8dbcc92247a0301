"""What the timetable does by itself: begin evaluations of closed periods, and resume those that stand still."""

import logging
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.periode import JenisPeriode, Periode
from asn.core.tipe import terisi
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Kota
from kinerja.evaluasi.models import EvaluasiBerkala
from kinerja.evaluasi.services.siklus import evaluasi_mulai
from kinerja.evaluasi.workflows import KeadaanEvaluasi

log = logging.getLogger(__name__)
TENGGANG = timedelta(minutes=2)
# Months are kept for indicators only.
DIEVALUASI: tuple[JenisPeriode, ...] = ("triwulan", "semester", "tahun")


def periode_berakhir_mulai() -> list[int]:
    """Begin what is missing of the last closed triwulan, semester and year of every city, on the city's own calendar.

    A period that somebody cancelled was decided upon and is left alone.
    """
    dimulai = []
    for kota in Kota.objects.filter(aktif=True):
        hari_ini = kota.hari_ini()
        for jenis in DIEVALUASI:
            evaluasi = _mulai_bila_belum(kota, Periode.pada(hari_ini, jenis).sebelumnya())
            dimulai += [evaluasi.pk] if evaluasi else []
    return dimulai


def _mulai_bila_belum(kota: Kota, periode: Periode) -> EvaluasiBerkala | None:
    with lingkup_kota([kota.pk]):
        if EvaluasiBerkala.objects.filter(kota=kota, periode=periode.kode).exists():
            return None
        try:
            return evaluasi_mulai(kota_id=kota.pk, periode=periode, oleh=None)
        except TransitionRefused as sebab:
            log.info("Evaluasi %s %s tidak dimulai: %s", kota, periode, sebab)
            return None


def evaluasi_lanjutkan(*, kota_id: int, tenggang: timedelta = TENGGANG) -> list[int]:
    """Queue again what has not moved for a while: its message, its worker or the queue itself was lost.

    Harmless when the work is only slow, because every step is done once however often it is delivered.
    """
    dilanjutkan = []
    with lingkup_kota([kota_id]):
        hidup = EvaluasiBerkala.objects.filter(
            kota_id=kota_id,
            keadaan__in=[KeadaanEvaluasi.BERJALAN, KeadaanEvaluasi.DITINJAU],
            pekerjaan__berakhir_pada=None,
            pekerjaan__isnull=False,
        ).select_related("pekerjaan")
        for evaluasi in hidup.defer("angka"):
            if _gerak_terakhir(evaluasi) <= timezone.now() - tenggang:
                tugas = "sebarkan" if evaluasi.keadaan == KeadaanEvaluasi.BERJALAN else "terbitkan"
                enqueue(f"evaluasi.{tugas}", evaluasi.pk, kota=kota_id, terjadwal=True)
                dilanjutkan.append(evaluasi.pk)
    return dilanjutkan


def _gerak_terakhir(evaluasi: EvaluasiBerkala) -> datetime:
    lembar = evaluasi.lembar.aggregate(hitung=Max("dihitung_pada"), pdf=Max("pdf__diunggah_pada"))
    return max(filter(None, [terisi(evaluasi.pekerjaan).dibuat_pada, *lembar.values()]))
