"""Background work of results: PDFs, news, and the revision that follows accepted objections."""

from celery import shared_task

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.rekrutmen import dokumen_hasil
from kepegawaian.rekrutmen.models import Seleksi
from kepegawaian.rekrutmen.services.hasil import cetak, kabar, revisi


@shared_task(name="rekrutmen.cetak_pengumuman")
def cetak_pengumuman(pengumuman_id: int) -> None:
    cetak.pengumuman_cetak(pengumuman_id=pengumuman_id, cetak=dokumen_hasil.pengumuman_pdf)


@shared_task(name="rekrutmen.cetak_sk")
def cetak_sk(pengangkatan_id: int) -> None:
    cetak.sk_cetak(pengangkatan_id=pengangkatan_id, cetak=dokumen_hasil.sk_pdf)


@shared_task(name="rekrutmen.kabarkan_hasil")
def kabarkan_hasil(pengumuman_id: int) -> None:
    kabar.hasil_kabarkan(pengumuman_id=pengumuman_id)


@shared_task(name="rekrutmen.revisi_hasil")
def revisi_hasil(seleksi_id: int, tahap: str, oleh_id: int) -> None:
    """On the city's own day."""
    kota_id = Seleksi.objects.values_list("kota", flat=True).get(pk=seleksi_id)
    revisi.revisi_jalankan(seleksi_id=seleksi_id, tahap=tahap, oleh_id=oleh_id, tanggal=hari_ini_kota(kota_id))


@shared_task(name="rekrutmen.cetak_tertinggal", per_langkah=True)
def cetak_tertinggal() -> None:
    """Documents whose message was lost."""
    for kota_id in Kota.objects.aktif_ids():
        with lingkup_kota([kota_id]):
            terbit, sk = cetak.belum_tercetak(kota_id)
        for pk in terbit:
            enqueue("rekrutmen.cetak_pengumuman", pk, kota=kota_id)
        for pk in sk:
            enqueue("rekrutmen.cetak_sk", pk, kota=kota_id)
