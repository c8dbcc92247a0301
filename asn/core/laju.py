"""Counting acts of visitors without an account: a fixed window in the cache, shared by every process.

An address belongs to a whole office or mobile network as often as to one person, so the limits of an address are wide
and those of a person (an e-mail address, a topic) are narrow.
"""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from asn.core.verifikasi import alamat_pemohon

SATU_JAM = 60 * 60


def melebihi(apa: str, siapa: str, *, batas: int, detik: int = SATU_JAM) -> bool:
    """Count one act `apa` of `siapa`; True when it is beyond `batas` within the window.

    `siapa` may be personal (an address), so only its digest becomes a key.
    """
    kunci = f"laju:{apa}:{hashlib.sha256(siapa.encode()).hexdigest()[:32]}"
    try:
        jumlah = cache.incr(kunci)
    except ValueError:  # the first act of a window; of several at once each counts
        cache.add(kunci, 0, timeout=detik)
        jumlah = cache.incr(kunci)
    return jumlah > batas


def pengunjung_melebihi(request: HttpRequest, apa: str, *, batas: int, detik: int = SATU_JAM) -> bool:
    """The same for the network address of a visitor."""
    return melebihi(apa, alamat_pemohon(request), batas=batas, detik=detik)
