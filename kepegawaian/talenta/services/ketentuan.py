"""The city's own rules: the row in force, a new row from a date on, what holds where nothing is decided yet."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from asn.core.kueri_tetap import KueriTetap
from kepegawaian.talenta.models import KetentuanTalenta
from kepegawaian.talenta.rules.perangkat import PERANGKAT, berbobot
from kepegawaian.talenta.workflows import KELOLA

# A start where the city is still to decide: cuts of one published city (61, 81); for performance by score the place a
# bare Baik and a bare Sangat Baik take. All of it says "perlu verifikasi" on every page.
BAWAAN: dict[str, Any] = {
    "perangkat": "KEPKA_BKN_411_2025",
    "kinerja_bawah": Decimal(46),
    "kinerja_atas": Decimal(60),
    "potensial_bawah": Decimal(61),
    "potensial_atas": Decimal(81),
    "dasar": "Bawaan sistem: ambang contoh setempat, belum ditetapkan kota",
    "keyakinan": "rendah",
}


_BERLAKU = KueriTetap(lambda kota_id, tanggal: KetentuanTalenta.objects.filter(kota_id=kota_id).pada(tanggal)[:1])


def ketentuan_pada(kota_id: int, tanggal: date) -> KetentuanTalenta:
    """The row in force on the day, or an unsaved one with the default figures."""
    baris: KetentuanTalenta | None = _BERLAKU.satu(kota_id=kota_id, tanggal=tanggal)
    return baris or KetentuanTalenta(kota_id=kota_id, berlaku_mulai=date(2020, 1, 1), **BAWAAN)


@transaction.atomic
def ketentuan_tambah(*, kota_id: int, nilai: dict[str, Any], oleh: Any) -> KetentuanTalenta:
    """A new dated row. Cycles keep what they froze. Raises PermissionDenied out of reach, ValidationError by field."""
    if kota_id not in oleh.jangkauan(KELOLA).kota_ids:
        raise PermissionDenied(KELOLA)
    try:
        berbobot(PERANGKAT[nilai["perangkat"]], nilai.get("bobot", {}))
    except ValueError as galat:
        raise ValidationError({"perangkat": str(galat)}) from galat
    bobot = {k: str(v) for k, v in nilai.get("bobot", {}).items()}
    baris = KetentuanTalenta(kota_id=kota_id, dibuat_oleh=oleh, **(nilai | {"bobot": bobot}))
    baris.full_clean(exclude=["kota"])
    baris.save(force_insert=True)
    return baris
