"""Which participant this browser has proven to be: for some hours, per city, in the ordinary session."""

import time
from typing import Any

from pengaduan.forum.models import Partisipan

KUNCI = "forum_partisipan"
BERLAKU_DETIK = 12 * 60 * 60


def sesi_buka(sesi: Any, partisipan: Partisipan) -> None:
    """Remember the proof. The key of the session changes, so that nobody who knew it before comes along."""
    sesi.cycle_key()
    sesi[KUNCI] = (sesi.get(KUNCI) or {}) | {
        str(partisipan.kota_id): [partisipan.pk, int(time.time()) + BERLAKU_DETIK]
    }


def sesi_tutup(sesi: Any, kota_id: int) -> None:
    isi = sesi.get(KUNCI) or {}
    isi.pop(str(kota_id), None)
    sesi[KUNCI] = isi


def sesi_partisipan(sesi: Any, kota_id: int) -> Partisipan | None:
    """The proven participant of this city; None when there is none, or the proof has grown old."""
    pk, sampai = (sesi.get(KUNCI) or {}).get(str(kota_id), (None, 0))
    if pk is None or sampai < time.time():
        return None
    return Partisipan.objects.filter(pk=pk, kota=kota_id, terverifikasi_pada__isnull=False).exclude(sidik="").first()
