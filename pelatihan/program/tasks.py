"""Background work: the night of each city, certificates of finished classes, papers to print."""

from celery import shared_task

from asn.akun.services.layanan import akun_layanan
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from pelatihan.program import dokumen
from pelatihan.program.services import dampak, kebutuhan, kelas, lembar, malam, sertifikat, surat


@shared_task(name="program.semua_kota")
def semua_kota() -> None:
    for kota_id in Kota.objects.aktif_ids():
        enqueue("program.malam_kota", kota_id, kota=kota_id)


@shared_task(name="program.malam_kota", per_langkah=True)
def malam_kota(kota_id: int) -> dict[str, int]:
    return malam.kota_jalankan(kota_id=kota_id, hari_ini=hari_ini_kota(kota_id))


@shared_task(name="program.hitung_kebutuhan")
def hitung_kebutuhan(kota_id: int) -> int:
    """The ranking alone, when somebody asks for it in the day."""
    return kebutuhan.kebutuhan_hitung(kota_id=kota_id, tanggal=hari_ini_kota(kota_id))


@shared_task(name="program.terbitkan_sertifikat")
def terbitkan_sertifikat(angkatan_id: int) -> int:
    """Certificates of a finished class, and the reaction forms of who took part."""
    kota = Kota.objects.get(pk=kelas.kota_kelas(angkatan_id))
    lembar.reaksi_buka(angkatan_id=angkatan_id, hari_ini=kota.hari_ini())
    return kelas.sertifikat_kelas(angkatan_id=angkatan_id, oleh=akun_layanan(kota))


@shared_task(name="program.cetak_sertifikat")
def cetak_sertifikat(sertifikat_id: int) -> None:
    sertifikat.sertifikat_cetak(sertifikat_id=sertifikat_id, cetak=dokumen.sertifikat_pdf)


@shared_task(name="program.cetak_surat")
def cetak_surat(surat_id: int) -> None:
    surat.surat_cetak(surat_id=surat_id, cetak=dokumen.surat_pdf)


@shared_task(name="program.cetak_laporan")
def cetak_laporan(laporan_id: int) -> None:
    dampak.laporan_cetak(laporan_id=laporan_id, cetak=dokumen.laporan_pdf)


@shared_task(name="program.cetak_tertinggal", per_langkah=True)
def cetak_tertinggal() -> None:
    """Certificates and papers whose message was lost."""
    for kota_id in Kota.objects.aktif_ids():
        with lingkup_kota([kota_id]):
            tertinggal = [
                *(("program.terbitkan_sertifikat", pk) for pk in kelas.kelas_belum_bersertifikat(kota_id)),
                *(("program.cetak_sertifikat", pk) for pk in sertifikat.sertifikat_belum_tercetak(kota_id)),
                *(("program.cetak_surat", pk) for pk in surat.surat_belum_tercetak(kota_id)),
                *(("program.cetak_laporan", pk) for pk in dampak.laporan_belum_tercetak(kota_id)),
            ]
        for nama, pk in tertinggal:
            enqueue(nama, pk, kota=kota_id)
