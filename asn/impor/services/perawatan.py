"""What the timetable does: resume steps whose worker died, and forget rows and files that served their time."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from asn.core.jobs import enqueue
from asn.core.models import Berkas
from asn.core.pekerjaan import pekerjaan_berkabar
from asn.impor.models import HARI_PEMBATALAN, BarisImpor, Impor
from asn.impor.workflows import KeadaanImpor

# A message may wait this long in a busy queue before anybody looks for it.
TENGGANG = timedelta(minutes=3)
_TUGAS = {
    KeadaanImpor.DIPETAKAN: "impor.periksa",
    KeadaanImpor.DIPERIKSA: "impor.terapkan",
    KeadaanImpor.DITERAPKAN: "impor.batalkan",
}


def impor_lanjutkan(tenggang: timedelta = TENGGANG) -> list[int]:
    """Queue again every step that began a while ago and of which nothing is heard. Every city must be in scope."""
    batas = timezone.now() - tenggang
    berjalan = Impor.objects.filter(
        keadaan__in=list(_TUGAS), pekerjaan__keadaan__in=["antre", "berjalan"], pekerjaan__dibuat_pada__lt=batas
    ).select_related("pekerjaan")
    terhenti = [i for i in berjalan if not pekerjaan_berkabar(str(i.pekerjaan_id))]
    for impor in terhenti:
        enqueue(_TUGAS[KeadaanImpor(impor.keadaan)], str(impor.pekerjaan_id), impor.pk, kota=impor.kota_id)
    return [impor.pk for impor in terhenti]


def impor_bersihkan() -> int:
    """Rows, samples and files 30 days after the end; the counts and the history stay. Every city must be in scope.

    The bytes of the files go with the orphans that `core.bersihkan` removes.
    """
    batas = timezone.now() - timedelta(days=HARI_PEMBATALAN)
    lewat = Q(diterapkan_pada__lt=batas) | Q(diterapkan_pada=None, dibuat_pada__lt=batas)
    usang = list(
        Impor.objects.filter(lewat, dibersihkan_pada=None).values_list("pk", "berkas_id", "berkas_masalah_id")
    )
    ids = [pk for pk, _, _ in usang]
    BarisImpor.objects.filter(impor_id__in=ids).delete()
    Impor.objects.filter(pk__in=ids).update(
        berkas=None, berkas_masalah=None, contoh="", dibersihkan_pada=timezone.now()
    )
    Berkas.objects.filter(pk__in=[b for _, *dua in usang for b in dua if b]).delete()
    return len(ids)
