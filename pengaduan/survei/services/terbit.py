"""Publishing the frozen result of a closing: number, public proof, and the report as PDF by a job."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.services import apply_transition
from asn.core.tipe import terisi
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import RiwayatJabatan
from pengaduan.survei.models import HasilSurvei, Kampanye
from pengaduan.survei.services.kampanye import kunci
from pengaduan.survei.workflows import IZIN_LIHAT, IZIN_TERBIT, KAMPANYE_WORKFLOW

TERTINGGAL = timedelta(days=7)
Cetak = Callable[[HasilSurvei], bytes]
TERLALU_SEDIKIT = "Jawaban terverifikasi kurang dari {minimum} orang: hasilnya tidak dihitung dan tidak diterbitkan."


@transaction.atomic
def hasil_terbitkan(*, kampanye: Kampanye, oleh: Any, catatan: str = "") -> HasilSurvei:
    """Show the result to the public; a published earlier revision is marked as replaced. PermenPANRB 14/2017."""
    baris = kunci(kampanye, oleh=oleh, izin=IZIN_TERBIT)
    hasil = baris.hasil_terakhir
    if hasil is None or hasil.ikm is None:
        raise TransitionRefused(TERLALU_SEDIKIT.format(minimum=settings.SEL_PUBLIK_MINIMUM))
    apply_transition(KAMPANYE_WORKFLOW, "terbitkan", baris, oleh=oleh, catatan=catatan)
    kota = Kota.objects.select_for_update(no_key=True).get(pk=baris.kota_id)  # one number after the other
    saat = timezone.now()
    hari = saat.astimezone(ZoneInfo(kota.zona_waktu)).date()
    hasil.nomor = _nomor_baru(kota, hari.year)
    hasil.tanda = tanda_terbitkan(kota_id=kota.pk, judul=f"Laporan {hasil}"[:250], nomor=hasil.nomor, tanggal=hari)
    hasil.diterbitkan_pada, hasil.diterbitkan_oleh = saat, oleh
    baris.hasil.exclude(pk=hasil.pk).filter(diterbitkan_pada__isnull=False).update(digantikan=True)
    hasil.save(update_fields=["nomor", "tanda", "diterbitkan_pada", "diterbitkan_oleh"])
    enqueue("survei.cetak_laporan", hasil.pk, kota=kota.pk, terjadwal=True)
    return hasil


def _nomor_baru(kota: Kota, tahun: int) -> str:
    terpakai = set(HasilSurvei.objects.filter(kota=kota).exclude(nomor="").values_list("nomor", flat=True))
    urut = 1
    while (nomor := settings.SKM_POLA_NOMOR.format(urut=urut, tahun=tahun, singkatan=kota.singkatan)) in terpakai:
        urut += 1
    return nomor


@transaction.atomic
def laporan_cetak(*, hasil_id: int, cetak: Cetak) -> bool:
    """Make and seal the report once; False when it exists, or another worker is at it."""
    bebas = HasilSurvei.objects.select_for_update(of=("self",), skip_locked=True)
    hasil = bebas.filter(pk=hasil_id, pdf=None, diterbitkan_pada__isnull=False).select_related("tanda").first()
    if hasil is None:
        return False
    nama = f"skm-{hasil.kampanye.periode}-{hasil.kampanye_id}-r{hasil.revisi}.pdf"
    hasil.pdf = berkas_simpan(isi=cetak(hasil), nama=nama, pemilik=hasil, izin=IZIN_LIHAT, oleh=None)
    hasil.save(update_fields=["pdf"])
    lama = HasilSurvei.objects.filter(kampanye=hasil.kampanye_id, revisi__lt=hasil.revisi, tanda__isnull=False)
    sebelum = lama.select_related("tanda").order_by("-revisi").first()
    tanda_segel(terisi(hasil.tanda), sha256=hasil.pdf.sha256, menggantikan=sebelum.tanda if sebelum else None)
    return True


def laporan_minta(hasil: HasilSurvei) -> None:
    """Have the report of a published result made that has none yet: an old one is made when somebody asks for it."""
    enqueue("survei.cetak_laporan", hasil.pk, kota=hasil.kota_id, terjadwal=True)


def laporan_belum_tercetak() -> list[int]:
    """Lately published results whose job was lost: the timetable asks for them again."""
    sejak = timezone.now() - TERTINGGAL
    tertinggal = HasilSurvei.objects.filter(diterbitkan_pada__gte=sejak, pdf=None)
    return list(tertinggal.order_by("pk").values_list("pk", flat=True))


def penanda_tangan(instansi: Instansi, kota: Kota, tanggal: Any) -> dict[str, str]:
    """The head of the unit, else of the perangkat daerah; where nobody is, the PPK by title."""
    for unit in (instansi, instansi.perangkat_daerah):
        dijabat = RiwayatJabatan.objects.pada(tanggal).filter(jabatan__instansi=unit, jabatan__memimpin=True).sah()
        dijabat = dijabat.filter(pegawai__tanggal_berhenti=None).select_related("pegawai__golongan", "jabatan")
        if pejabat := dijabat.order_by("penugasan", "-tmt_mulai").first():  # DEFINITIF before PLH and PLT
            awalan = "" if pejabat.penugasan == "DEFINITIF" else f"{pejabat.get_penugasan_display()} "
            golongan = pejabat.pegawai.golongan
            return {
                "jabatan": f"{awalan}{terisi(pejabat.jabatan).nama}",
                "nama": pejabat.pegawai.nama_lengkap,
                "nip": pejabat.pegawai.nip,
                "pangkat": golongan.pangkat if golongan else "",
            }
    wilayah = kota.nama.removeprefix("Kota ").removeprefix("Provinsi ")
    return {"jabatan": f"{kota.sebutan_ppk} {wilayah}", "nama": "", "nip": "", "pangkat": ""}
