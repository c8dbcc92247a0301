"""What a request to issue keeps: number and proof, who asked; and what of an earlier attempt is thrown away."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from asn.core.models import Berkas, Pekerjaan, RiwayatKeadaan, TandaTerbit
from asn.core.verifikasi import tanda_terbitkan
from kepegawaian.instansi.models import Kota
from kinerja.evaluasi.models import EvaluasiBerkala

# Not a change of state, but kept in the same history: who asked, and with which note.
PERMINTAAN = "permintaan terbit"


def riwayat(evaluasi: EvaluasiBerkala) -> QuerySet[RiwayatKeadaan]:
    """History of this evaluation, newest first."""
    jenis = ContentType.objects.get_for_model(EvaluasiBerkala)
    catatan = RiwayatKeadaan.objects.filter(kota_id=evaluasi.kota_id, objek_jenis=jenis, objek_id=evaluasi.pk)
    return catatan.order_by("-pada", "-pk")


def catatan_permintaan(evaluasi: EvaluasiBerkala) -> str:
    terakhir = riwayat(evaluasi).filter(transisi=PERMINTAAN).first()
    return terakhir.catatan if terakhir else ""


def catat_permintaan(evaluasi: EvaluasiBerkala, oleh: Any, catatan: str) -> None:
    RiwayatKeadaan.objects.create(
        kota_id=evaluasi.kota_id,
        objek_jenis=ContentType.objects.get_for_model(EvaluasiBerkala),
        objek_id=evaluasi.pk,
        transisi=PERMINTAAN,
        dari=evaluasi.keadaan,
        ke=evaluasi.keadaan,
        oleh=oleh,
        catatan=catatan,
    )


def mata_pertama(evaluasi: EvaluasiBerkala) -> set[int | None]:
    tinjauan = riwayat(evaluasi).filter(transisi="tinjau")
    return {evaluasi.dimulai_oleh_id, tinjauan.values_list("oleh_id", flat=True).first()}


def saat_terbit(pekerjaan: Pekerjaan, kota: Kota) -> datetime:
    """When issuing was asked for, on the city's clock: the same on every document, however often the task resumes."""
    return pekerjaan.dibuat_pada.astimezone(ZoneInfo(kota.zona_waktu))


def siapkan_tanda(evaluasi: EvaluasiBerkala, pada: datetime) -> None:
    """Number and proof, kept from an attempt that failed; the date is the day of this one."""
    if not evaluasi.nomor:
        evaluasi.nomor = _nomor_baru(evaluasi.kota_id, pada.year)
    if evaluasi.tanda_id is None:
        judul = f"{evaluasi} – {evaluasi.kota.nama}"
        evaluasi.tanda = tanda_terbitkan(
            kota_id=evaluasi.kota_id, judul=judul, nomor=evaluasi.nomor, tanggal=pada.date()
        )
    else:
        TandaTerbit.objects.filter(pk=evaluasi.tanda_id).update(tanggal=pada.date())


def _nomor_baru(kota_id: int, tahun: int) -> str:
    """The next number of the city's year; numbers are taken one after the other under the lock of the city."""
    Kota.objects.select_for_update().get(pk=kota_id)
    terpakai = set(EvaluasiBerkala.objects.filter(kota_id=kota_id).values_list("nomor", flat=True))
    urut = 1
    while (nomor := settings.EVALUASI_POLA_NOMOR.format(urut=urut, tahun=tahun)) in terpakai:
        urut += 1
    return nomor


def buang_dokumen(evaluasi: EvaluasiBerkala) -> None:
    """Forget the documents of an attempt to issue that did not come to its end: nobody has seen them."""
    lembar = evaluasi.lembar.exclude(pdf=None, tanda=None)
    pdf, tanda = (list(lembar.values_list(k, flat=True)) for k in ("pdf_id", "tanda_id"))
    lembar.update(pdf=None, tanda=None)
    Berkas.objects.filter(pk__in=filter(None, pdf)).delete()
    TandaTerbit.objects.filter(pk__in=filter(None, tanda), sha256="").delete()
