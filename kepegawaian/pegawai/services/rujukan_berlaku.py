"""A new validity of a reference row ends the one before it, in one step, and never overlaps a later one."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from kepegawaian.pegawai.models.rujukan import Rujukan


def rujukan_pendahulu(baru: Rujukan, kunci: tuple[str, ...]) -> Any:
    """The row that would still be in force when `baru` begins, and therefore ends; None when there is none."""
    berjalan = Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=baru.berlaku_mulai)
    return (
        _sekunci(baru, kunci).filter(berjalan, berlaku_mulai__lt=baru.berlaku_mulai).order_by("-berlaku_mulai").first()
    )


def rujukan_halangan(baru: Rujukan, kunci: tuple[str, ...]) -> str:
    """Why the new validity cannot stand beside later ones; empty when it can."""
    kemudian = _sekunci(baru, kunci).filter(berlaku_mulai__gte=baru.berlaku_mulai).order_by("berlaku_mulai").first()
    if kemudian is None:
        return ""
    ada = f"Sudah ada baris yang berlaku mulai {kemudian.berlaku_mulai:%d-%m-%Y}"
    if kemudian.berlaku_mulai == baru.berlaku_mulai:
        return f"{ada}; perbaiki baris itu."
    if baru.berlaku_sampai is None or baru.berlaku_sampai >= kemudian.berlaku_mulai:
        return f"{ada}; isi “berlaku sampai” {kemudian.berlaku_mulai - timedelta(days=1):%d-%m-%Y}."
    return ""


@transaction.atomic
def rujukan_berlakukan(*, baru: Rujukan, kunci: tuple[str, ...]) -> Any:
    """Store the new row and end the former one the day before. Returns the ended row or None.

    Raises ValidationError when it would overlap a later row.
    """
    list(_sekunci(baru, kunci).select_for_update().values_list("pk"))
    if alasan := rujukan_halangan(baru, kunci):
        raise ValidationError(alasan)
    lama = rujukan_pendahulu(baru, kunci)
    if lama is not None:
        lama.berlaku_sampai = baru.berlaku_mulai - timedelta(days=1)
        lama.save(update_fields=["berlaku_sampai"])
    baru.save()
    return lama


def _sekunci(baru: Rujukan, kunci: tuple[str, ...]) -> Any:
    """Other rows about the same thing."""
    manajer: Any = type(baru).objects
    return manajer.filter(**{k: getattr(baru, k) for k in kunci}).exclude(pk=baru.pk)
