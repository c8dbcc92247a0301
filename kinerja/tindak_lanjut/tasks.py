"""Background work: the night of each city, and the decisions to print."""

from celery import shared_task

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kinerja.tindak_lanjut import dokumen
from kinerja.tindak_lanjut.services import malam, nominasi, sk


@shared_task(name="tindak_lanjut.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("tindak_lanjut.malam_kota", kota_id, kota=kota_id)


@shared_task(name="tindak_lanjut.malam_kota", per_langkah=True)
def malam_kota(kota_id: int) -> dict[str, int]:
    return malam.kota_jalankan(kota_id=kota_id, hari_ini=hari_ini_kota(kota_id))


@shared_task(name="tindak_lanjut.cari_calon")
def cari_calon(kota_id: int) -> int:
    """The search alone, when somebody asks for it in the day."""
    return nominasi.nominasi_cari(kota_id=kota_id, hari_ini=hari_ini_kota(kota_id))


@shared_task(name="tindak_lanjut.cetak_sk")
def cetak_sk(sk_id: int) -> None:
    sk.sk_cetak(sk_id=sk_id, cetak=dokumen.sk_pdf)


@shared_task(name="tindak_lanjut.cetak_tertinggal", per_langkah=True)
def cetak_tertinggal() -> None:
    """Decisions whose message was lost."""
    for kota_id in Kota.objects.aktif_ids():
        with lingkup_kota([kota_id]):
            tertinggal = sk.sk_belum_tercetak(kota_id)
        for sk_id in tertinggal:
            enqueue("tindak_lanjut.cetak_sk", sk_id, kota=kota_id)
