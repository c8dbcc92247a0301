"""The computation: one short transaction per sheet, then the city. Every step may be delivered twice, or never end.

A sheet is taken with a row lock that others skip, tested for its state under that lock, and finished in the same
transaction as its progress. Each attempt is counted and committed before it begins, so that a sheet which kills its
worker ends as failed like one that raises. The last sheet, found under the lock of the evaluation, queues the city.
"""

from enum import Enum
from zoneinfo import ZoneInfo

from django.db import DataError, IntegrityError, InternalError, ProgrammingError
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from asn.akun.services.layanan import akun_layanan
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_maju
from asn.core.services import apply_transition
from kepegawaian.instansi.models import Kota
from kinerja.evaluasi.figur import instansi as figur_instansi
from kinerja.evaluasi.figur import kota as figur_kota
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.workflows import EVALUASI_WORKFLOW, KeadaanEvaluasi

PERCOBAAN_TERBANYAK = 3
# The data or the rules refuse; a lost database is not among them, that is tried again without counting.
GALAT_HITUNG = (
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    DataError,
    IntegrityError,
    InternalError,
    ProgrammingError,
)


class Hasil(Enum):
    SELESAI = "selesai"
    LEWAT = "lewat"
    ULANGI = "ulangi"
    GAGAL = "gagal"


def lembar_sebarkan(*, evaluasi_id: int, kota_id: int) -> int:
    """Queue every waiting sheet, or the city when none waits; returns how many messages were sent."""
    with lingkup_kota([kota_id]):
        evaluasi = EvaluasiBerkala.objects.filter(pk=evaluasi_id, keadaan=KeadaanEvaluasi.BERJALAN).first()
        if evaluasi is None:
            return 0
        menunggu = list(evaluasi.lembar.filter(hasil="menunggu").values_list("pk", flat=True))
        for pk in menunggu:
            enqueue("evaluasi.hitung_lembar", pk, kota=kota_id, terjadwal=True)
        if not menunggu:
            enqueue("evaluasi.simpulkan_kota", evaluasi_id, kota=kota_id, terjadwal=True)
        return len(menunggu) or 1


def lembar_hitung(*, lembar_id: int, kota_id: int) -> Hasil:
    """Count one sheet. ULANGI asks the caller to try again later."""
    with lingkup_kota([kota_id]):
        lembar = _ambil(lembar_id)
        if lembar is None:
            return Hasil.LEWAT
        if lembar.percobaan >= PERCOBAAN_TERBANYAK:
            return _gagalkan(lembar, lembar.galat or f"Hitungan terhenti {lembar.percobaan} kali tanpa keterangan.")
        EvaluasiInstansi.objects.filter(pk=lembar_id).update(percobaan=F("percobaan") + 1)
    try:
        return _hitung(lembar_id, kota_id)
    except GALAT_HITUNG as galat:
        sebab = (str(galat).strip() or "tanpa keterangan").splitlines()[0][:300]
        return _catat(lembar_id, kota_id, f"Hitungan gagal ({type(galat).__name__}): {sebab}")


def _ambil(lembar_id: int) -> EvaluasiInstansi | None:
    """The waiting sheet, locked; nothing when it is done, its evaluation no longer runs, or somebody else has it."""
    bebas = EvaluasiInstansi.objects.select_for_update(of=("self",), skip_locked=True)
    menunggu = bebas.filter(pk=lembar_id, hasil="menunggu", evaluasi__keadaan=KeadaanEvaluasi.BERJALAN)
    return menunggu.select_related("evaluasi__kota", "instansi").defer("evaluasi__angka").first()


def _hitung(lembar_id: int, kota_id: int) -> Hasil:
    with lingkup_kota([kota_id]):
        lembar = _ambil(lembar_id)
        if lembar is None:
            return Hasil.LEWAT
        evaluasi = lembar.evaluasi
        lembar.angka = figur_instansi.hitung(
            instansi=lembar.instansi,
            periode=evaluasi.periode_objek,
            tanggal_data=evaluasi.tanggal_data.astimezone(ZoneInfo(evaluasi.kota.zona_waktu)),
        )
        lembar.hasil, lembar.galat = "selesai", ""
        _tutup(lembar)
    return Hasil.SELESAI


def _catat(lembar_id: int, kota_id: int, galat: str) -> Hasil:
    with lingkup_kota([kota_id]):
        lembar = _ambil(lembar_id)
        if lembar is None:
            return Hasil.LEWAT
        if lembar.percobaan >= PERCOBAAN_TERBANYAK:
            return _gagalkan(lembar, galat)
        lembar.galat = galat
        lembar.save(update_fields=["galat"])
    return Hasil.ULANGI


def _gagalkan(lembar: EvaluasiInstansi, galat: str) -> Hasil:
    lembar.hasil, lembar.galat, lembar.angka = "gagal", galat, {}
    _tutup(lembar)
    return Hasil.GAGAL


def _tutup(lembar: EvaluasiInstansi) -> None:
    """Save the finished sheet, count it, and let exactly one sheet, the last, queue the city."""
    lembar.dihitung_pada = timezone.now()
    lembar.save(update_fields=["hasil", "galat", "angka", "dihitung_pada"])
    evaluasi = EvaluasiBerkala.objects.select_for_update(of=("self",)).defer("angka").get(pk=lembar.evaluasi_id)
    if evaluasi.pekerjaan_id:
        pekerjaan_maju(evaluasi.pekerjaan_id, pesan=f"{lembar.instansi.nama}: {lembar.get_hasil_display().lower()}")
    if not evaluasi.lembar.filter(hasil="menunggu").exists():
        enqueue("evaluasi.simpulkan_kota", evaluasi.pk, kota=evaluasi.kota_id, terjadwal=True)


def kota_simpulkan(*, evaluasi_id: int, kota_id: int) -> bool:
    """Make the figures of the city out of its sheets and hand the draft over; False when there is nothing to do."""
    with lingkup_kota([kota_id]):
        berjalan = EvaluasiBerkala.objects.select_for_update(of=("self",)).select_related("kota")
        evaluasi = berjalan.filter(pk=evaluasi_id, keadaan=KeadaanEvaluasi.BERJALAN).first()
        if evaluasi is None or evaluasi.lembar.filter(hasil="menunggu").exists():
            return False
        lembar = list(evaluasi.lembar.select_related("instansi").order_by("instansi__urutan", "instansi__nama"))
        _simpan_kota(evaluasi, lembar)
        apply_transition(EVALUASI_WORKFLOW, "selesaikan", evaluasi, oleh=akun_layanan(evaluasi.kota))
        _akhiri(evaluasi, lembar)
    return True


def alamat_evaluasi(evaluasi: EvaluasiBerkala) -> str:
    """Page on which the result of a job is read."""
    return reverse("evaluasi:rincian", args=[evaluasi.pk])


def _simpan_kota(evaluasi: EvaluasiBerkala, lembar: list[EvaluasiInstansi]) -> None:
    kota: Kota = evaluasi.kota
    tanggal = evaluasi.tanggal_data.astimezone(ZoneInfo(kota.zona_waktu))
    evaluasi.angka = figur_kota.hitung(kota=kota, periode=evaluasi.periode_objek, lembar=lembar, tanggal_data=tanggal)
    evaluasi.save(update_fields=["angka"])


def _akhiri(evaluasi: EvaluasiBerkala, lembar: list[EvaluasiInstansi]) -> None:
    if not evaluasi.pekerjaan_id:
        return
    gagal = sum(1 for x in lembar if x.hasil == "gagal")
    if not gagal:
        keadaan, pesan = KeadaanPekerjaan.SELESAI, f"{len(lembar)} perangkat daerah selesai dihitung."
    elif gagal < len(lembar):
        keadaan = KeadaanPekerjaan.SELESAI_SEBAGIAN
        pesan = f"{gagal} dari {len(lembar)} perangkat daerah gagal dihitung."
    else:
        keadaan, pesan = KeadaanPekerjaan.GAGAL, "Semua perangkat daerah gagal dihitung."
    pekerjaan_maju(evaluasi.pekerjaan_id)
    pekerjaan_akhiri(evaluasi.pekerjaan_id, keadaan, pesan, alamat_evaluasi(evaluasi))
