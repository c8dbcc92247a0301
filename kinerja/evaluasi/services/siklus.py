"""Acts of people on an evaluation. Each runs in the caller's city scope and goes through the workflow table."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from asn.core.jobs import enqueue
from asn.core.models import KeadaanPekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_buat
from asn.core.periode import Periode
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Instansi, Kota
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.services.permintaan import (
    buang_dokumen,
    catat_permintaan,
    mata_pertama,
    saat_terbit,
    siapkan_tanda,
)
from kinerja.evaluasi.workflows import EVALUASI_WORKFLOW, KeadaanEvaluasi

IZIN_MULAI = "evaluasi.mulai_evaluasi"
TERBITKAN = EVALUASI_WORKFLOW["terbitkan"]
# So many workers may make documents of one evaluation at the same time.
PEKERJA_TERBIT = 4


@transaction.atomic
def evaluasi_mulai(*, kota_id: int, periode: Periode, oleh: Any | None) -> EvaluasiBerkala:
    """Record a new evaluation with one waiting sheet per perangkat daerah, and queue its computation.

    `oleh` None is the timetable or the shell. Raises PermissionDenied out of reach; TransitionRefused when the period
    still runs, has an evaluation already, or there is nobody to evaluate.
    """
    if oleh is not None and kota_id not in oleh.jangkauan(IZIN_MULAI).kota_ids:
        raise PermissionDenied(IZIN_MULAI)
    kota = Kota.objects.get(pk=kota_id)
    if not periode.sudah_berakhir(kota.hari_ini()):
        raise TransitionRefused(f"{periode.label} belum berakhir sehingga belum dapat dievaluasi.")
    if EvaluasiBerkala.objects.hidup().filter(kota_id=kota_id, periode=periode.kode).exists():
        raise TransitionRefused(f"Evaluasi {periode.label} sudah ada. Perbaikan dilakukan dengan revisi.")
    return _rekam(EvaluasiBerkala(kota_id=kota_id, periode=periode.kode, dimulai_oleh=oleh))


@transaction.atomic
def evaluasi_revisi(*, evaluasi: EvaluasiBerkala, alasan: str, oleh: Any) -> EvaluasiBerkala:
    """Begin the next revision of an issued evaluation. The issued one stands until the revision itself is issued."""
    lama = kunci(evaluasi, izin=IZIN_MULAI, oleh=oleh)
    if lama.keadaan != KeadaanEvaluasi.DITERBITKAN:
        raise TransitionRefused("Hanya evaluasi yang diterbitkan dapat direvisi.")
    if not alasan.strip():
        raise TransitionRefused("Alasan revisi harus diisi.")
    sedia = EvaluasiBerkala.objects.filter(kota_id=lama.kota_id, periode=lama.periode).exclude(keadaan="dibatalkan")
    return _rekam(
        EvaluasiBerkala(
            kota_id=lama.kota_id,
            periode=lama.periode,
            revisi=sedia.aggregate(m=Max("revisi"))["m"] + 1,
            menggantikan=lama,
            alasan_revisi=alasan.strip(),
            dimulai_oleh=oleh,
        )
    )


@transaction.atomic
def evaluasi_hitung_ulang(*, evaluasi: EvaluasiBerkala, oleh: Any, catatan: str = "") -> EvaluasiBerkala:
    """Throw the draft figures away and count again from the register as it is now."""
    baris = apply_transition(EVALUASI_WORKFLOW, "hitung_ulang", evaluasi, oleh=oleh, catatan=catatan)
    baris.tanggal_data = timezone.now()
    baris.angka = {}
    baris.save(update_fields=["tanggal_data", "angka"])
    buang_dokumen(baris)
    baris.lembar.all().delete()
    return _antrekan(baris, oleh)


@transaction.atomic
def evaluasi_tinjau(*, evaluasi: EvaluasiBerkala, oleh: Any, catatan: str = "") -> EvaluasiBerkala:
    return apply_transition(EVALUASI_WORKFLOW, "tinjau", evaluasi, oleh=oleh, catatan=catatan)


@transaction.atomic
def evaluasi_kembalikan(*, evaluasi: EvaluasiBerkala, oleh: Any, catatan: str = "") -> EvaluasiBerkala:
    baris = apply_transition(EVALUASI_WORKFLOW, "kembalikan", evaluasi, oleh=oleh, catatan=catatan)
    pastikan_tidak_terbit(baris)
    return baris


@transaction.atomic
def evaluasi_batalkan(*, evaluasi: EvaluasiBerkala, oleh: Any, catatan: str = "") -> EvaluasiBerkala:
    """Give the evaluation up; the period may then be evaluated anew."""
    lama = kunci(evaluasi, izin=IZIN_MULAI, oleh=oleh)
    if lama.keadaan == KeadaanEvaluasi.DITINJAU:
        pastikan_tidak_terbit(lama)
    baris = apply_transition(EVALUASI_WORKFLOW, "batalkan", evaluasi, oleh=oleh, catatan=catatan)
    if baris.pekerjaan_id:
        pekerjaan_akhiri(baris.pekerjaan_id, KeadaanPekerjaan.GAGAL, "Dibatalkan.")
    return baris


@transaction.atomic
def evaluasi_terbitkan(*, evaluasi: EvaluasiBerkala, oleh: Any, catatan: str = "") -> EvaluasiBerkala:
    """Reserve the number and queue the documents. The evaluation stays reviewed until all of them are stored.

    Four eyes: who started the evaluation or reviewed it does not issue it.
    """
    baris = kunci(evaluasi, izin=TERBITKAN.izin, oleh=oleh)
    if baris.keadaan not in TERBITKAN.dari:
        keadaan = baris.get_keadaan_display()
        raise TransitionRefused(f"“{TERBITKAN.label}” tidak dapat dilakukan karena keadaannya sekarang “{keadaan}”.")
    pastikan_tidak_terbit(baris)
    if oleh.pk in mata_pertama(baris):
        raise TransitionRefused("Evaluasi diterbitkan oleh orang lain daripada yang memulai atau meninjaunya.")
    lembar = baris.lembar.filter(hasil="selesai").count()
    if not lembar:
        raise TransitionRefused("Tidak ada lembar perangkat daerah yang selesai dihitung.")
    buang_dokumen(baris)
    baris.pekerjaan = pekerjaan_buat(
        kota_id=baris.kota_id, judul=f"Penerbitan {baris}", total=lembar + 1, pemilik=oleh
    )
    siapkan_tanda(baris, saat_terbit(baris.pekerjaan, baris.kota))
    baris.save(update_fields=["pekerjaan", "nomor", "tanda"])
    catat_permintaan(baris, oleh, catatan)
    for _ in range(min(lembar, PEKERJA_TERBIT)):
        enqueue("evaluasi.terbitkan", baris.pk, kota=baris.kota_id, terjadwal=True)
    return baris


def kunci(evaluasi: EvaluasiBerkala, *, izin: str, oleh: Any) -> EvaluasiBerkala:
    """The fresh, locked row within the actor's reach."""
    terjangkau = EvaluasiBerkala.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terjangkau.filter(pk=evaluasi.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def pastikan_tidak_terbit(evaluasi: EvaluasiBerkala) -> None:
    """Refuse while the documents of this evaluation are being made."""
    if evaluasi.pekerjaan and not evaluasi.pekerjaan.berakhir:
        raise TransitionRefused("Evaluasi ini sedang diterbitkan; tunggu sampai selesai.")


def _rekam(evaluasi: EvaluasiBerkala) -> EvaluasiBerkala:
    try:
        with transaction.atomic():
            evaluasi.save()
    except IntegrityError as galat:
        raise TransitionRefused("Masih ada evaluasi periode ini yang sedang dikerjakan.") from galat
    return _antrekan(evaluasi, evaluasi.dimulai_oleh)


def _antrekan(evaluasi: EvaluasiBerkala, pemilik: Any | None) -> EvaluasiBerkala:
    """A waiting sheet for every top unit that exists at the end of the period, one progress record, one message."""
    periode = evaluasi.periode_objek
    unit = Instansi.objects.filter(kota_id=evaluasi.kota_id).perangkat_daerah().pada(periode.selesai)
    lembar = [EvaluasiInstansi(kota_id=evaluasi.kota_id, evaluasi=evaluasi, instansi=u) for u in unit]
    if not lembar:
        raise TransitionRefused(f"Tidak ada perangkat daerah yang tercatat pada akhir {periode.label}.")
    EvaluasiInstansi.objects.bulk_create(lembar)
    evaluasi.pekerjaan = pekerjaan_buat(
        kota_id=evaluasi.kota_id, judul=str(evaluasi), total=len(lembar) + 1, pemilik=pemilik
    )
    evaluasi.save(update_fields=["pekerjaan"])
    enqueue("evaluasi.sebarkan", evaluasi.pk, kota=evaluasi.kota_id, terjadwal=True)
    return evaluasi
