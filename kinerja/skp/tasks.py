"""What the timetable does for the performance cycle; each task may run twice without harm."""

from celery import shared_task

from asn.core.jobs import enqueue
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kinerja.skp.services import malam, tutup
from kinerja.skp.services.pengingat import pengingat_kirim
from kinerja.skp.services.penilai import penilai_segarkan


@shared_task(name="skp.semua_kota", per_langkah=True)
def semua_kota(tugas: str) -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue(f"skp.{tugas}", kota_id, kota=kota_id)


@shared_task(name="skp.segarkan_penilai")
def segarkan_penilai(kota_id: int) -> int:
    """A TMT or the end of a Plt takes effect: SKP follow the position tree of today."""
    return penilai_segarkan(kota_id=kota_id, tanggal=hari_ini_kota(kota_id))


@shared_task(name="skp.ingatkan")
def ingatkan(kota_id: int) -> dict[str, int]:
    return pengingat_kirim(kota_id=kota_id, hari_ini=hari_ini_kota(kota_id))


@shared_task(name="skp.tutup_skp")
def tutup_skp(kota_id: int) -> dict[str, int]:
    """The SKP of a closed cycle follow, one portion after the other."""
    hasil = tutup.skp_tutup(kota_id=kota_id)
    if max(hasil.values()) >= tutup.PORSI:
        enqueue("skp.tutup_skp", kota_id, kota=kota_id)
    return hasil


@shared_task(name="skp.penilaian_malam")
def penilaian_malam(kota_id: int) -> dict[str, int]:
    """Open the evaluations of what has ended, make final what nobody contests, remind."""
    return malam.penilaian_malam(kota_id=kota_id, hari_ini=hari_ini_kota(kota_id))
