"""Mail leaves in the background; the timetable looks after what could not be sent."""

from smtplib import SMTPException

from celery import shared_task

from asn.akun.models import Pengguna
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota, seluruh_kota
from asn.notifikasi.services import kabar_kirim
from asn.notifikasi.services.kabar import kabar_bersihkan
from asn.notifikasi.services.surel import kota_bersurel_tertunda, surel_antar, surel_ringkas
from kepegawaian.instansi.models import Kota


@shared_task(name="notifikasi.antar_surel", per_langkah=True)
def antar_surel(kota_id: int) -> None:
    """A portion, then the message anew, so that ten thousand mails hold up nobody else's task."""
    if surel_antar(kota_id):
        enqueue("notifikasi.antar_surel", kota_id, terjadwal=True)


@shared_task(name="notifikasi.antar_tertunda", per_langkah=True)
def antar_tertunda() -> None:
    with seluruh_kota():
        for kota_id in kota_bersurel_tertunda():
            enqueue("notifikasi.antar_surel", kota_id, terjadwal=True)


@shared_task(name="notifikasi.ringkasan_harian", per_langkah=True)
def ringkasan_harian() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("notifikasi.ringkasan_kota", kota_id)


@shared_task(
    name="notifikasi.ringkasan_kota",
    per_langkah=True,
    autoretry_for=(OSError, SMTPException),
    retry_backoff=60,
    max_retries=8,
)
def ringkasan_kota(kota_id: int) -> None:
    surel_ringkas(kota_id)


@shared_task(name="notifikasi.kabari", per_langkah=True)
def kabari(
    pengguna_ids: list[int], kota_id: int, judul: str, isi: str = "", tautan: str = "", jenis: str = "umum", kunci=""
) -> None:
    """`kabar_kirim` for the floors below, which may not import this app: `enqueue("notifikasi.kabari", [id], …)`."""
    with lingkup_kota([kota_id]):
        kabar_kirim(
            kepada=Pengguna.objects.filter(pk__in=pengguna_ids),
            kota_id=kota_id,
            judul=judul,
            isi=isi,
            tautan=tautan,
            jenis=jenis,
            kunci=kunci,
        )


@shared_task(name="notifikasi.bersihkan", per_langkah=True)
def bersihkan() -> None:
    with seluruh_kota():
        kabar_bersihkan()
