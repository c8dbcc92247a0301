"""Work of the calendar, per city; and the mails to reporters."""

from smtplib import SMTPException, SMTPRecipientsRefused

from celery import shared_task

from asn.core.jobs import TugasBerlingkup, enqueue
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.services import indikator, kabar, malam, segel, statistik, terima
from pengaduan.aduan.services.waktu import Jam


@shared_task(name="aduan.waktu_semua_kota", per_langkah=True)
def waktu_semua_kota() -> None:
    """Several times a day: a deadline ends with the day of its own city."""
    for kota_id in Kota.objects.aktif_ids():
        enqueue("aduan.waktu_kota", kota_id, kota=kota_id, terjadwal=True)


@shared_task(name="aduan.waktu_kota")
def waktu_kota(kota_id: int) -> None:
    kota = Kota.objects.get(pk=kota_id)
    malam.aduan_tutup_semua(kota)
    malam.eskalasi_semua(kota)
    terima.titipan_bersihkan(kota_id)


@shared_task(name="aduan.indikator_semua_kota", per_langkah=True)
def indikator_semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("aduan.indikator_kota", kota_id, kota=kota_id, terjadwal=True)


@shared_task(name="aduan.indikator_kota", per_langkah=True)
def indikator_kota(kota_id: int) -> None:
    """One period after the other, each in a transaction of its own."""
    kota = Kota.objects.get(pk=kota_id)
    for periode in indikator.periode_disetor(Jam(kota).hari_ini):
        with lingkup_kota([kota_id]):
            indikator.indikator_setor(kota, periode)


@shared_task(name="aduan.rekap_semua_kota", per_langkah=True)
def rekap_semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("aduan.rekap_kota", kota_id, kota=kota_id, terjadwal=True)


@shared_task(name="aduan.rekap_kota")
def rekap_kota(kota_id: int) -> None:
    """The public figures of the city, once a night."""
    kota = Kota.objects.get(pk=kota_id)
    statistik.rekap_segarkan(kota, Jam(kota).hari_ini)


class TugasSurel(TugasBerlingkup):
    """Tries again while the mail server is away."""

    abstract = True
    autoretry_for = (OSError, SMTPException)
    retry_backoff = 60
    max_retries = 8
    dont_autoretry_for = (SMTPRecipientsRefused,)


@shared_task(name="aduan.surel_pelapor", base=TugasSurel)
def surel_pelapor(aduan_id: int) -> None:
    """Tell the reporter that there is news. The address is read here and nowhere kept."""
    aduan = Aduan.objects.select_related("kota").filter(pk=aduan_id).first()
    alamat = segel.surel_pelapor(aduan) if aduan else ""
    if aduan and alamat:
        kabar.surat_pelapor(aduan, alamat).send()
