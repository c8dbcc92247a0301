"""Counting acts of visitors without an account: a fixed window in the cache, shared by every process.

An address belongs to a whole office or mobile network as often as to one person, so the limits of an address are wide
and those of a person (an e-mail address, a topic) are narrow.
"""

import hashlib
from collections.abc import Sequence
from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from asn.core.singgahan import SinggahanRedis

SATU_JAM = 60 * 60


def melebihi(apa: str, siapa: str, *, batas: int, detik: int = SATU_JAM) -> bool:
    """Count one act `apa` of `siapa`; True when it is beyond `batas` within the window."""
    return _hitung([apa], siapa, 1, detik)[0] > batas


def pengunjung_melebihi(request: HttpRequest, apa: str, *, batas: int, detik: int = SATU_JAM) -> bool:
    """The same for the network address of a visitor."""
    return melebihi(apa, alamat_pemohon(request), batas=batas, detik=detik)


def pengunjung_hitung(request: HttpRequest, *apa: str, tambah: int = 1, detik: int = SATU_JAM) -> list[int]:
    """Count several acts of a visitor at once: how many of each there are in its window, this one included.

    What turns out not to have been such an act is taken back with `tambah=-1`.
    """
    return _hitung(apa, alamat_pemohon(request), tambah, detik)


def _hitung(apa: Sequence[str], siapa: str, tambah: int, detik: int) -> list[int]:
    # `siapa` may be personal (an address), so only its digest becomes a key.
    sidik = hashlib.sha256(siapa.encode()).hexdigest()[:32]
    return cast(SinggahanRedis, cache).hitung([f"laju:{satu}:{sidik}" for satu in apa], tambah=tambah, detik=detik)


def alamat_pemohon(request: HttpRequest) -> str:
    """Address of the visitor; behind our proxy its last hop is the only part that cannot be made up."""
    terusan = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and terusan:
        return terusan.rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")
