"""Attendance: the trainer opens a session for a while, participants enter the code of the minute, once."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from asn.core.laju import melebihi
from pelatihan.program.models import Peserta, Presensi, Sesi
from pelatihan.program.rules.kode import kode_cocok, kode_pada
from pelatihan.program.services.sistem import pindahkan
from pelatihan.program.workflows import AJAR, PESERTA_WORKFLOW, KeadaanAngkatan, KeadaanPeserta

MENIT_BUKA = 20
# Six figures and two that hold: ten tries an hour leave one chance in fifty thousand.
PERCOBAAN_PER_JAM = 10
SALAH = "Kode tidak cocok atau sudah berganti. Masukkan kode yang sedang tampil di layar kelas."
TERTUTUP = "Presensi sesi ini tidak sedang dibuka."
SUDAH = "Kehadiran Anda pada sesi ini sudah tercatat."
TERLALU_SERING = "Terlalu banyak percobaan. Minta pengajar mencatat kehadiran Anda."


def _sesi_ajar(sesi: Sesi, oleh: Any) -> Sesi:
    """The session, locked, within the reach of who teaches it."""
    terlihat = Sesi.objects.terlihat_oleh(oleh, AJAR).select_for_update(of=("self",)).select_related("angkatan")
    baris = terlihat.filter(pk=sesi.pk).first()
    if baris is None:
        raise PermissionDenied(AJAR)
    return baris


@transaction.atomic
def presensi_buka(*, sesi: Sesi, oleh: Any, menit: int = MENIT_BUKA) -> Sesi:
    """Begin to take attendance; opening again makes all earlier codes void."""
    baris = _sesi_ajar(sesi, oleh)
    if baris.angkatan.keadaan not in (KeadaanAngkatan.BERJALAN, KeadaanAngkatan.DIBUKA):
        raise ValidationError("Presensi dibuka selama kelas berjalan.")
    baris.rahasia = get_random_string(48)
    baris.presensi_sampai = timezone.now() + timedelta(minutes=menit)
    baris.save(update_fields=["rahasia", "presensi_sampai"])
    return baris


@transaction.atomic
def presensi_tutup(*, sesi: Sesi, oleh: Any) -> Sesi:
    baris = _sesi_ajar(sesi, oleh)
    baris.rahasia, baris.presensi_sampai = "", timezone.now()
    baris.save(update_fields=["rahasia", "presensi_sampai"])
    return baris


def kode_layar(sesi: Sesi) -> str:
    """What the screen of the class shows now; empty when attendance is closed."""
    kini = timezone.now()
    return kode_pada(sesi.rahasia, kini) if sesi.presensi_terbuka(kini) else ""


@transaction.atomic
def presensi_catat(*, sesi: Sesi, pegawai: Any, kode: str, oleh: Any, cara: str = "KODE") -> Presensi:
    """A participant's own presence. Raises ValidationError: closed, wrong or outdated code, already noted, no seat."""
    if melebihi("presensi-latih", f"{sesi.pk}:{oleh.pk}", batas=PERCOBAAN_PER_JAM):
        raise ValidationError({"kode": TERLALU_SERING})
    kini = timezone.now()
    segar = Sesi.objects.select_related("angkatan").get(pk=sesi.pk)
    if not segar.presensi_terbuka(kini):
        raise ValidationError({"kode": TERTUTUP})
    if not kode_cocok(segar.rahasia, kode.strip(), kini):
        raise ValidationError({"kode": SALAH})
    peserta = (
        Peserta.objects.select_for_update(of=("self",))
        .menempati()
        .filter(angkatan=segar.angkatan_id, pegawai=pegawai)
        .first()
    )
    if peserta is None:
        raise ValidationError({"kode": "Anda tidak mempunyai kursi pada kelas ini."})
    if Presensi.objects.filter(peserta=peserta, sesi=segar, hadir=True).exists():
        raise ValidationError({"kode": SUDAH})
    return _tulis(peserta, segar, True, cara, oleh, "")


@transaction.atomic
def presensi_koreksi(*, sesi: Sesi, peserta: Peserta, hadir: bool, alasan: str, oleh: Any) -> Presensi:
    """What the trainer knows better than the code, with why; the field history keeps what stood there before."""
    alasan = alasan.strip()
    if len(alasan) < 5:
        raise ValidationError({"alasan": "Tulis alasan koreksi, sedikitnya 5 huruf."})
    baris = _sesi_ajar(sesi, oleh)
    satu = Peserta.objects.select_for_update(of=("self",)).menempati()
    kursi = satu.filter(pk=peserta.pk, angkatan=baris.angkatan_id).first()
    if kursi is None:
        raise ValidationError("Orang ini bukan peserta kelas tersebut.")
    return _tulis(kursi, baris, hadir, "KOREKSI", oleh, alasan)


def _tulis(peserta: Peserta, sesi: Sesi, hadir: bool, cara: str, oleh: Any, alasan: str) -> Presensi:
    isi = {"hadir": hadir, "cara": cara, "oleh": oleh, "alasan": alasan[:300], "pada": timezone.now()}
    presensi, _ = Presensi.objects.update_or_create(kota_id=peserta.kota_id, peserta=peserta, sesi=sesi, defaults=isi)
    if hadir and peserta.keadaan == KeadaanPeserta.DITETAPKAN:
        pindahkan(PESERTA_WORKFLOW, "hadiri", peserta, catatan=f"Hadir pada sesi {sesi}")
    return presensi
