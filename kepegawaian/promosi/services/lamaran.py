"""Applications: sent once from the register, verified by a person, withdrawn by the applicant."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from asn.core.legal import hitung_usia
from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.pegawai.models import Pegawai, Pencalonan
from kepegawaian.pegawai.rules import nip
from kepegawaian.promosi.models import AnggotaPanitia, LamaranJabatan, Lowongan, SeleksiJabatan
from kepegawaian.promosi.services.nomor import nomor_peserta
from kepegawaian.promosi.services.syarat import beku, kelayakan_lowongan
from kepegawaian.promosi.workflows import KELOLA, LAMAR, LAMARAN_WORKFLOW, KeadaanLamaran, KeadaanSeleksi

DITUTUP = "Pendaftaran seleksi ini tidak sedang dibuka."
SUDAH_MELAMAR = "Anda sudah melamar pada seleksi ini. Satu pelamar memilih satu jabatan."
ANGGOTA_PANITIA = "Anda anggota panitia seleksi ini, sehingga tidak dapat melamar."
HASIL_TERBIT = "Hasil administrasi sudah diumumkan; perubahan hanya lewat keberatan."


@transaction.atomic
def lamaran_kirim(*, lowongan: Lowongan, motivasi: str, oleh: Any) -> LamaranJabatan:
    """Apply for one position. The register fills in everything else, and the verdict is frozen beside it.

    Raises PermissionDenied, TransitionRefused when applications are closed, ValidationError when applied before.
    """
    if oleh.pratinjau or not oleh.pegawai_id or not oleh.has_perm(LAMAR):
        raise PermissionDenied(LAMAR)
    seleksi = _kunci_terbuka(lowongan, oleh)
    if seleksi.lamaran.filter(pegawai=oleh.pegawai_id).exists():
        raise ValidationError(SUDAH_MELAMAR)
    if AnggotaPanitia.objects.filter(seleksi=seleksi, pengguna__pegawai=oleh.pegawai_id).exists():
        raise ValidationError(ANGGOTA_PANITIA)
    if len(motivasi.strip()) < 20:
        raise ValidationError({"motivasi": "Tulis alasan Anda melamar sedikitnya 20 huruf."})
    return _rekam(seleksi, lowongan, oleh.pegawai, motivasi.strip())


def _kunci_terbuka(lowongan: Lowongan, oleh: Any) -> SeleksiJabatan:
    """Applications of one selection are numbered one after the other."""
    terlihat = SeleksiJabatan.objects.terlihat_oleh(oleh, LAMAR).select_for_update(of=("self",), no_key=True)
    seleksi = terlihat.filter(pk=lowongan.seleksi_id).first()
    if seleksi is None:
        raise PermissionDenied(LAMAR)
    if not seleksi.menerima_lamaran(hari_ini_kota(seleksi.kota_id)):
        raise TransitionRefused(DITUTUP)
    return seleksi


def _rekam(seleksi: SeleksiJabatan, lowongan: Lowongan, pegawai: Pegawai, motivasi: str) -> LamaranJabatan:
    lowongan.seleksi = seleksi
    layak = kelayakan_lowongan(lowongan, pegawai)
    return LamaranJabatan.objects.create(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        lowongan=lowongan,
        pegawai=pegawai,
        nomor=nomor_peserta(seleksi),
        asal="NOMINASI" if dicalonkan(pegawai, lowongan) else "MANDIRI",
        motivasi=motivasi,
        data=data_pelamar(pegawai, seleksi),
        putusan=beku(layak.hasil),
        memenuhi_sistem=layak.memenuhi,
    )


def dicalonkan(pegawai: Pegawai, lowongan: Lowongan) -> bool:
    """Whether the register holds a nomination in force for this position or its level."""
    hari = hari_ini_kota(lowongan.kota_id)
    return Pencalonan.objects.filter(pegawai=pegawai).berlaku(hari).untuk(lowongan.jabatan).exists()


def data_pelamar(pegawai: Pegawai, seleksi: SeleksiJabatan) -> dict[str, Any]:
    """What the register says of the applicant that day; nothing closed."""
    jabatan, unit, golongan = pegawai.jabatan, pegawai.instansi, pegawai.golongan
    return {
        "Nama": pegawai.nama_lengkap,
        "NIP": pegawai.nip,
        "Pangkat": str(golongan) if golongan else "–",
        "Jabatan": jabatan.nama if jabatan else "–",
        "Unit kerja": unit.nama if unit else "–",
        "Pendidikan": pegawai.get_pendidikan_display() or "–",
        "Predikat kinerja terakhir": pegawai.get_predikat_display() or "–",
        "Usia saat pelantikan": f"{hitung_usia(pegawai.tanggal_lahir, seleksi.rencana_pelantikan)} tahun",
    }


# The database keeps no order of keys.
URUT_DATA = ("Nama", "NIP", "Pangkat", "Jabatan", "Unit kerja", "Pendidikan", "Predikat kinerja terakhir")


def data_urut(lamaran: LamaranJabatan, *, tanpa: str = "") -> list[tuple[str, str]]:
    """The frozen data in the order people read it."""
    isi = lamaran.data
    nama = [*(k for k in URUT_DATA if k in isi), *(k for k in isi if k not in URUT_DATA)]
    return [(k, nip.tampilkan(isi[k]) if k == "NIP" else isi[k]) for k in nama if k != tanpa]


@transaction.atomic
def lamaran_tarik(*, lamaran: LamaranJabatan, oleh: Any, catatan: str = "") -> LamaranJabatan:
    """The applicant withdraws while applications are taken or verified."""
    if lamaran.pegawai_id != oleh.pegawai_id or oleh.pratinjau:
        raise PermissionDenied(LAMAR)
    seleksi = SeleksiJabatan.objects.select_for_update(of=("self",), no_key=True).get(pk=lamaran.seleksi_id)
    if seleksi.keadaan not in (KeadaanSeleksi.DIUMUMKAN, KeadaanSeleksi.ADMINISTRASI):
        raise TransitionRefused("Penilaian sudah dimulai, sehingga lamaran tidak dapat ditarik.")
    return apply_transition(LAMARAN_WORKFLOW, "tarik", lamaran, oleh=oleh, catatan=catatan)


@transaction.atomic
def lamaran_periksa(*, lamaran: LamaranJabatan, memenuhi: bool, alasan: str, versi: int, oleh: Any) -> LamaranJabatan:
    """The verdict of a person. One against the verdict of the system, and every refusal, needs a reason.

    Raises VersiBasi when somebody decided meanwhile, TransitionRefused once the result is public.
    """
    seleksi = SeleksiJabatan.objects.select_for_update(of=("self",), no_key=True).get(pk=lamaran.seleksi_id)
    if seleksi.keadaan not in (KeadaanSeleksi.DIUMUMKAN, KeadaanSeleksi.ADMINISTRASI):
        raise TransitionRefused(HASIL_TERBIT)
    if len(alasan.strip()) < 10 and (not memenuhi or not lamaran.memenuhi_sistem):
        raise ValidationError({"alasan": "Tulis alasannya sedikitnya 10 huruf; pelamar membacanya."})
    return _putuskan(lamaran, memenuhi, alasan.strip(), versi, oleh)


def _putuskan(lamaran: LamaranJabatan, memenuhi: bool, alasan: str, versi: int, oleh: Any) -> LamaranJabatan:
    baris = LamaranJabatan.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",)).filter(pk=lamaran.pk)
    kini = baris.first()
    if kini is None:
        raise PermissionDenied(KELOLA)
    if kini.versi != versi:
        tujuan = "Memenuhi syarat" if memenuhi else "Tidak memenuhi syarat"
        raise VersiBasi(
            kini, [("Hasil administrasi", kini.get_keadaan_display(), tujuan), ("Alasan", kini.alasan, alasan)]
        )
    kini.alasan, kini.versi = alasan, kini.versi + 1
    kini.save(update_fields=["alasan", "versi"])
    return apply_transition(LAMARAN_WORKFLOW, "penuhi" if memenuhi else "tolak", kini, oleh=oleh, catatan=alasan)


def boleh_diperiksa(lamaran: LamaranJabatan) -> bool:
    terbuka = lamaran.seleksi.keadaan in (KeadaanSeleksi.DIUMUMKAN, KeadaanSeleksi.ADMINISTRASI)
    return terbuka and lamaran.keadaan != KeadaanLamaran.DITARIK
