"""The official side: clusters, answers, changes and follow-ups; all of it a draft until the answer is published."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.workflows import TransitionRefused
from pengaduan.forum.models import Klaster, Komentar, Konsultasi, Perubahan, TindakLanjut
from pengaduan.forum.services.konsultasi import KELOLA, konsultasi_kunci
from pengaduan.forum.workflows import KeadaanKonsultasi

K = KeadaanKonsultasi
# Grouping may begin while comments still come in; nothing of it is public before the answer is.
MENYUSUN = (K.DIBUKA, K.DITUTUP)
TETAP = "Tanggapan yang sudah terbit tidak dapat diubah."


@transaction.atomic
def klaster_simpan(*, klaster: Klaster, oleh: Any) -> Klaster:
    """Save a cluster with its answer. Raises ValidationError at the field."""
    satu = konsultasi_kunci(klaster.konsultasi, oleh, MENYUSUN, TETAP)
    klaster.kota_id = satu.kota_id
    if not klaster.pk:
        klaster.urutan = satu.klaster.count() + 1
    _periksa(klaster, "judul")
    klaster.save()
    return klaster


@transaction.atomic
def klaster_hapus(*, klaster: Klaster, oleh: Any) -> None:
    """Dissolve a cluster: its comments are ungrouped again. Refused while changes or follow-ups name it."""
    konsultasi_kunci(klaster.konsultasi, oleh, MENYUSUN, TETAP)
    if klaster.perubahan.exists() or klaster.tindak_lanjut.exists():
        raise TransitionRefused("Kelompok ini masih disebut perubahan naskah atau tindak lanjut.")
    klaster.delete()


@transaction.atomic
def masukan_kelompokkan(*, konsultasi: Konsultasi, komentar: Iterable[int], klaster: Klaster | None, oleh: Any) -> int:
    """Put comments (with their replies) into a cluster, or take them out. Returns how many first-level ones."""
    satu = konsultasi_kunci(konsultasi, oleh, MENYUSUN, TETAP)
    if klaster is not None and klaster.konsultasi_id != satu.pk:
        raise TransitionRefused("Kelompok itu milik konsultasi lain.")
    milik = Komentar.objects.filter(konsultasi=satu, keadaan="tayang")
    ids = list(milik.filter(pk__in=list(komentar), induk=None).values_list("pk", flat=True))
    milik.filter(pk__in=ids).update(klaster=klaster)
    milik.filter(induk__in=ids).update(klaster=klaster)
    return len(ids)


@transaction.atomic
def perubahan_simpan(*, perubahan: Perubahan, oleh: Any) -> Perubahan:
    """Save one change of the draft: article, before, after, and the comments because of which."""
    satu = konsultasi_kunci(perubahan.konsultasi, oleh, MENYUSUN, TETAP)
    if perubahan.klaster.konsultasi_id != satu.pk:
        raise ValidationError({"klaster": "Pilih kelompok dari konsultasi ini."})
    perubahan.kota_id = satu.kota_id
    _periksa(perubahan, "sesudah")
    perubahan.save()
    return perubahan


@transaction.atomic
def perubahan_hapus(*, perubahan: Perubahan, oleh: Any) -> None:
    konsultasi_kunci(perubahan.konsultasi, oleh, MENYUSUN, TETAP)
    perubahan.delete()


@transaction.atomic
def tindak_lanjut_simpan(*, langkah: TindakLanjut, oleh: Any) -> TindakLanjut:
    """Save a follow-up. Once the answer is published its promise stands; only its progress moves."""
    satu = konsultasi_kunci(
        langkah.konsultasi, oleh, (*MENYUSUN, K.DITANGGAPI), "Tindak lanjut konsultasi ini sudah dinyatakan selesai."
    )
    langkah.kota_id = satu.kota_id
    if satu.keadaan == K.DITANGGAPI:
        _periksa_janji(langkah)
    langkah.selesai_pada = (langkah.selesai_pada or timezone.localdate()) if langkah.keadaan == "selesai" else None
    langkah.diperbarui_pada = timezone.now()
    _periksa(langkah, "keterangan")
    langkah.save()
    return langkah


def _periksa_janji(langkah: TindakLanjut) -> None:
    lama = TindakLanjut.objects.filter(pk=langkah.pk).first()
    if lama is None:
        return  # one may promise more afterwards
    for kolom in ("uraian", "pelaksana_id", "tenggat", "klaster_id"):
        if getattr(lama, kolom) != getattr(langkah, kolom):
            raise ValidationError(
                {kolom.removesuffix("_id"): "Yang sudah dijanjikan tidak dapat diubah; tulis perkembangannya."}
            )


def _periksa(objek: Any, kolom_umum: str) -> None:
    """Full check; a constraint of the whole row is shown at the field that can mend it."""
    try:
        objek.full_clean(exclude=["kota"])
    except ValidationError as galat:
        rinci = galat.update_error_dict({})
        umum = rinci.pop("__all__", [])
        if umum:
            rinci.setdefault(kolom_umum, []).extend(umum)
        raise ValidationError(rinci) from galat


def kelola_terlihat(oleh: Any, model: Any) -> Any:
    """Rows of a model of this app within the reach of who manages consultations."""
    return model.objects.terlihat_oleh(oleh, KELOLA)
