"""Nominations as facts: written once by whoever nominates, read by selection, the profile and the timeline."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai, Pencalonan


@transaction.atomic
def pencalonan_catat(
    *,
    pegawai: Pegawai,
    alasan: str,
    kunci: str,
    oleh: Any,
    jenjang: str = "",
    jabatan: Jabatan | None = None,
    tautan: str = "",
    tanggal: date | None = None,
    berlaku_sampai: date | None = None,
) -> Pencalonan:
    """The nomination under this key: a second call, also a concurrent one, finds the first and changes nothing.

    For one position (`jabatan`, which gives the level) or for the pool of a level (`jenjang`). Raises ValidationError
    when the position belongs to another city, or the person already stands nominated for the same.
    """
    _periksa(pegawai, jenjang, jabatan)
    # Nominations of one person queue behind the person's row, so the check below holds until the commit.
    Pegawai.objects.select_for_update(of=("self",)).get(pk=pegawai.pk, kota=pegawai.kota_id)
    ada = Pencalonan.objects.filter(kota=pegawai.kota_id, kunci=kunci).first()
    if ada is not None:
        return ada
    baris = Pencalonan(
        kota_id=pegawai.kota_id,
        pegawai=pegawai,
        jenis="JABATAN" if jabatan else "KELOMPOK",
        jenjang=jabatan.jenis if jabatan else jenjang,
        jabatan=jabatan,
        alasan=alasan.strip(),
        tanggal=tanggal or pegawai.kota.hari_ini(),
        berlaku_sampai=berlaku_sampai,
        oleh=oleh,
        tautan=tautan,
        kunci=kunci,
    )
    baris.validate_constraints()
    baris.save(force_insert=True)
    return baris


def _periksa(pegawai: Pegawai, jenjang: str, jabatan: Jabatan | None) -> None:
    if jabatan is None and not jenjang:
        raise ValidationError({"jenjang": "Pilih jenjang atau jabatan yang dituju."})
    if jabatan is not None and jabatan.kota_id != pegawai.kota_id:
        raise ValidationError({"jabatan": "Jabatan yang dituju harus berada di kota pegawai."})


def pencalonan_cabut(*, pencalonan: Pencalonan, alasan: str, oleh: Any) -> Pencalonan:
    """Withdraw a nomination, with its reason. One that has ended stays as it is."""
    return _akhiri(pencalonan, "DICABUT", alasan, oleh)


def pencalonan_penuhi(*, pencalonan: Pencalonan, alasan: str, oleh: Any) -> Pencalonan:
    """The person has reached what the nomination aimed at; `alasan` names the decision."""
    return _akhiri(pencalonan, "TERPENUHI", alasan, oleh)


@transaction.atomic
def _akhiri(pencalonan: Pencalonan, keadaan: str, alasan: str, oleh: Any) -> Pencalonan:
    baris = Pencalonan.objects.select_for_update(of=("self",)).get(pk=pencalonan.pk, kota=pencalonan.kota_id)
    if baris.keadaan == "BERLAKU":
        baris.keadaan, baris.alasan_akhir = keadaan, alasan.strip()
        baris.diakhiri_oleh, baris.diakhiri_pada = oleh, timezone.now()
        baris.save(update_fields=["keadaan", "alasan_akhir", "diakhiri_oleh", "diakhiri_pada"])
    return baris
