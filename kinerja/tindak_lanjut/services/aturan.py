"""Local rules of a city: a new row closes the one before it, and the one before it stays for old decisions."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kinerja.tindak_lanjut.models import InsentifPenghargaan, KriteriaPenghargaan
from kinerja.tindak_lanjut.workflows import KELOLA_PENGHARGAAN

LEBIH_LAMA = "Sudah ada aturan yang mulai berlaku pada atau sesudah tanggal ini."


@transaction.atomic
def kriteria_catat(*, kota_id: int, nilai: Mapping[str, Any], oleh: Any) -> KriteriaPenghargaan:
    """New published criteria from a day on."""
    return _catat(KriteriaPenghargaan(kota_id=kota_id, dicatat_oleh=oleh, **nilai), {}, oleh)


@transaction.atomic
def insentif_catat(*, kota_id: int, nilai: Mapping[str, Any], oleh: Any) -> InsentifPenghargaan:
    """What an award brings from a day on."""
    return _catat(InsentifPenghargaan(kota_id=kota_id, dicatat_oleh=oleh, **nilai), {"jenis": nilai["jenis"]}, oleh)


def _catat(baru: Any, serupa: dict[str, Any], oleh: Any) -> Any:
    if baru.kota_id not in oleh.jangkauan(KELOLA_PENGHARGAAN).kota_ids:
        raise PermissionDenied(KELOLA_PENGHARGAAN)
    lama = type(baru).objects.select_for_update(of=("self",)).filter(kota=baru.kota_id, **serupa)
    if lama.filter(berlaku_mulai__gte=baru.berlaku_mulai).exists():
        raise ValidationError({"berlaku_mulai": LEBIH_LAMA})
    baru.full_clean(exclude=["kota"])
    for baris in lama.filter(berlaku_sampai=None):
        baris.berlaku_sampai = baru.berlaku_mulai - timedelta(days=1)
        baris.save(update_fields=["berlaku_sampai"])
    baru.save()
    return baru
