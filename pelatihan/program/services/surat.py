"""The order to attend: numbered, frozen, printed by a job; late participants get a later letter."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max

from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from kepegawaian.instansi.models import Kota
from pelatihan.program.models import Angkatan, Peserta, SuratTugas
from pelatihan.program.workflows import KELOLA_KELAS, KeadaanPeserta

LIHAT = "program.view_peserta"
KOSONG = "Semua peserta yang ditetapkan sudah mempunyai surat tugas."
Cetak = Callable[[SuratTugas], bytes]


@transaction.atomic
def surat_terbitkan(*, angkatan: Angkatan, oleh: Any) -> SuratTugas:
    """One letter for everybody who has a seat and no letter yet. Raises ValidationError when nobody is left."""
    terlihat = Angkatan.objects.terlihat_oleh(oleh, KELOLA_KELAS).select_for_update(of=("self",), no_key=True)
    kelas = terlihat.select_related("kursus", "kota", "mitra").filter(pk=angkatan.pk).first()
    if kelas is None:
        raise PermissionDenied(KELOLA_KELAS)
    duduk = [KeadaanPeserta.DITETAPKAN.value, KeadaanPeserta.HADIR.value]
    peserta = Peserta.objects.filter(angkatan=kelas, surat_tugas=None, keadaan__in=duduk)
    semua = list(peserta.select_related("pegawai__golongan", "pegawai__jabatan", "pegawai__instansi"))
    if not semua:
        raise ValidationError(KOSONG)
    surat = _tulis(kelas, semua, oleh)
    peserta.update(surat_tugas=surat)
    enqueue("program.cetak_surat", surat.pk, kota=kelas.kota_id, terjadwal=True)
    return surat


def _tulis(kelas: Angkatan, peserta: list[Peserta], oleh: Any) -> SuratTugas:
    kota = Kota.objects.select_for_update(no_key=True).get(pk=kelas.kota_id)
    tanggal = kota.hari_ini()
    urut = (SuratTugas.objects.filter(kota=kota, tahun=tanggal.year).aggregate(n=Max("urut"))["n"] or 0) + 1
    nomor = settings.SURAT_TUGAS_LATIH_POLA_NOMOR.format(urut=urut, tahun=tanggal.year, singkatan=kota.singkatan)
    return SuratTugas.objects.create(
        kota=kota,
        angkatan=kelas,
        tahun=tanggal.year,
        urut=urut,
        nomor=nomor,
        tanggal=tanggal,
        isi=_isi(kelas, kota, peserta, oleh, tanggal),
        tanda=tanda_terbitkan(kota_id=kota.pk, judul="Surat tugas pelatihan", nomor=nomor, tanggal=tanggal),
        dibuat_oleh=oleh,
    )


def _isi(kelas: Angkatan, kota: Kota, peserta: list[Peserta], oleh: Any, tanggal: date) -> dict[str, Any]:
    return {
        "kelas": kelas.nama,
        "penyelenggara": kelas.penyelenggara,
        "mulai": kelas.mulai.isoformat(),
        "selesai": kelas.selesai.isoformat(),
        "tempat": kelas.tempat or ("daring" if kelas.tautan_daring else ""),
        "jp": str(kelas.jp),
        "penanda_tangan": {"jabatan": f"Kepala BKPSDM {kota.nama.removeprefix('Kota ')}", "nama": "", "nip": ""},
        "peserta": [
            {
                "nama": p.pegawai.nama_lengkap,
                "nip": p.pegawai.nip,
                "pangkat": str(p.pegawai.golongan) if p.pegawai.golongan else "",
                "jabatan": p.pegawai.jabatan.nama if p.pegawai.jabatan else "",
                "instansi": p.pegawai.instansi.nama if p.pegawai.instansi else "",
            }
            for p in peserta
        ],
    }


@transaction.atomic
def surat_cetak(*, surat_id: int, cetak: Cetak) -> bool:
    """Make and seal the PDF; False when it has one, or another worker is at it."""
    bebas = SuratTugas.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=surat_id, berkas=None)
    surat = bebas.select_related("kota", "tanda").first()
    if surat is None:
        return False
    nama = f"surat-tugas-{surat.tahun}-{surat.urut:04d}.pdf"
    surat.berkas = berkas_simpan(isi=cetak(surat), nama=nama, pemilik=surat, izin=LIHAT, oleh=None)
    surat.save(update_fields=["berkas"])
    tanda_segel(surat.tanda, sha256=surat.berkas.sha256)
    return True


def surat_belum_tercetak(kota_id: int) -> list[int]:
    return list(SuratTugas.objects.filter(kota=kota_id, berkas=None).order_by("pk").values_list("pk", flat=True))
