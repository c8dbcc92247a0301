"""Nominating: a fact in the register, news to the person, and the list of the unseen put right at once."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.notifikasi.services import kabar_kirim
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai, Pencalonan
from kepegawaian.pegawai.rules.kepentingan import ALASAN
from kepegawaian.pegawai.services.kepentingan import ikatan_kepentingan
from kepegawaian.pegawai.services.pencalonan import pencalonan_cabut, pencalonan_catat
from kepegawaian.talenta.services.terlihat import terlihat_segarkan
from kepegawaian.talenta.workflows import CALONKAN

ALASAN_TERPENDEK = 20


@transaction.atomic
def calonkan(
    *, pegawai: Pegawai, alasan: str, oleh: Any, jenjang: str = "", jabatan: Jabatan | None = None
) -> Pencalonan:
    """Nominate somebody for a position or the pool of a level. The same act again finds the first.

    Raises PermissionDenied out of reach; ValidationError for oneself and one's family, for a reason too short, and for
    a person who already stands nominated for the same.
    """
    terjangkau = Pegawai.objects.terlihat_oleh(oleh, CALONKAN).select_related("kota")
    orang = terjangkau.filter(pk=pegawai.pk).first()
    if orang is None:
        raise PermissionDenied(CALONKAN)
    if orang.kedudukan != "AKTIF":
        raise ValidationError(
            f"{orang.nama} tidak dapat dicalonkan: kedudukannya {orang.get_kedudukan_display().lower()}."
        )
    ikatan = ikatan_kepentingan(oleh, orang)
    if ikatan is not None and ikatan.menutup:
        raise ValidationError(ALASAN[ikatan])
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": f"Tulis alasan sedikitnya {ALASAN_TERPENDEK} huruf; pegawai membacanya."})
    hari_ini = orang.kota.hari_ini()
    sasaran = f"jabatan-{jabatan.pk}" if jabatan else jenjang
    pencalonan = pencalonan_catat(
        pegawai=orang,
        alasan=alasan,
        kunci=f"talenta:{orang.pk}:{sasaran}:{hari_ini.isoformat()}",
        oleh=oleh,
        jenjang=jenjang,
        jabatan=jabatan,
        tautan=reverse("talenta:pegawai", args=[orang.pk]),
        tanggal=hari_ini,
    )
    terlihat_segarkan(kota_id=orang.kota_id, tanggal=hari_ini, pegawai_ids=[orang.pk])
    _kabari(pencalonan, f"Anda dicalonkan: {pencalonan.sasaran}", "catat")
    return pencalonan


@transaction.atomic
def calon_cabut(*, pencalonan: Pencalonan, alasan: str, oleh: Any) -> Pencalonan:
    """Withdraw a nomination made here, with its reason; the person is told."""
    terlihat = Pencalonan.objects.terlihat_oleh(oleh, CALONKAN).select_related("pegawai__kota", "jabatan")
    baris = terlihat.filter(pk=pencalonan.pk).first()
    if baris is None:
        raise PermissionDenied(CALONKAN)
    if baris.keadaan != "BERLAKU":
        raise ValidationError(f"Pencalonan ini sudah {baris.get_keadaan_display().lower()}.")
    hasil = pencalonan_cabut(pencalonan=baris, alasan=alasan, oleh=oleh)
    kota = baris.pegawai.kota
    terlihat_segarkan(kota_id=kota.pk, tanggal=kota.hari_ini(), pegawai_ids=[baris.pegawai_id])
    _kabari(baris, f"Pencalonan dicabut: {baris.sasaran}", "cabut")
    return hasil


def _kabari(pencalonan: Pencalonan, judul: str, apa: str) -> None:
    kabar_kirim(
        kepada=Pengguna.objects.filter(pegawai=pencalonan.pegawai_id),
        kota_id=pencalonan.kota_id,
        jenis="talenta",
        judul=judul,
        isi=pencalonan.alasan if apa == "catat" else "",
        tautan=pencalonan.tautan,
        kunci=f"pencalonan:{pencalonan.pk}:{apa}",
    )
