"""Counts over whole cities, kept for some minutes; the page says when they were counted and offers to count again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from asn.core.jangkauan import Jangkauan

DISIMPAN_DETIK = 5 * 60


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Rows of counts, and the moment they were counted."""

    baris: list[tuple[Any, ...]]
    pada: datetime


def hitungan(nama: str, jangkauan: Jangkauan, kueri: Iterable[tuple[Any, ...]], *, segar: bool = False) -> Hitungan:
    """What `kueri` counts within this reach; `nama` says what is counted, its day or period included.

    Only counts over whole cities are kept: a part of one is counted at once. They are shared by everybody with the
    same reach, and by nobody else. `segar` counts again.
    """
    if not jangkauan.kota_ids:
        return Hitungan(list(kueri), timezone.now())
    kunci = f"hitungan:{nama}:{sidik_jangkauan(jangkauan)}"
    ada: Hitungan | None = None if segar else cache.get(kunci)
    if ada is None:
        ada = Hitungan(list(kueri), timezone.now())
        cache.set(kunci, ada, DISIMPAN_DETIK)
    return ada


def sidik_jangkauan(j: Jangkauan) -> str:
    """Part of a key of the cache: figures are shared by everybody with the same reach, and by nobody else."""
    bagian = (sorted(j.kota_ids), sorted(j.instansi_ids), j.pegawai_id, sorted(j.jabatan_ids), sorted(j.semua_kota))
    return sha256(repr((connection.settings_dict["NAME"], bagian)).encode()).hexdigest()[:32]
