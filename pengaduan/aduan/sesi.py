"""What a visitor's browser may do for a while: see a receipt once, and read the report opened by number and secret.

The browser holds a random key; what it stands for lies in the cache, ends by itself and can be taken back. No session
row is written, so that a rush of citizens does not become a rush of rows, and nothing of it stays in a backup.
"""

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from kepegawaian.instansi.models import Kota
from pengaduan.aduan.services.terima import TANDA_ULANG, Tanda

TANDA = "aduan_tanda"
DIBUKA = "aduan_dibuka"
TANDA_DETIK = int(TANDA_ULANG.total_seconds())
# A phone left on a table does not stay open.
LAMA_DETIK = 30 * 60


def _simpanan(kunci: str) -> str:
    """Where it lies: under the digest, so that the cache alone opens nothing."""
    return f"aduan:{hashlib.sha256(kunci.encode()).hexdigest()}"


def _simpan(response: HttpResponse, nama: str, isi: dict[str, Any], detik: int) -> None:
    kunci = secrets.token_urlsafe(24)
    cache.set(_simpanan(kunci), isi, timeout=detik)
    response.set_cookie(
        nama, kunci, max_age=max(detik, 0), httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def _ambil(request: HttpRequest, nama: str, kota: Kota) -> dict[str, Any] | None:
    kunci = request.COOKIES.get(nama, "")
    isi = cache.get(_simpanan(kunci)) if kunci else None
    return isi if isi and isi["kota"] == kota.pk else None


def _buang(request: HttpRequest, nama: str) -> None:
    if kunci := request.COOKIES.get(nama, ""):
        cache.delete(_simpanan(kunci))


def tanda_simpan(response: HttpResponse, kota: Kota, tanda: Tanda) -> None:
    isi = {
        "kota": kota.pk,
        "nomor": tanda.aduan.nomor,
        "rahasia": tanda.rahasia,
        "baru": tanda.baru,
        "periksa": bool(tanda.aduan.sebab_karantina),
    }
    _simpan(response, TANDA, isi, TANDA_DETIK)


def tanda_ambil(request: HttpRequest, kota: Kota) -> dict[str, Any] | None:
    """The receipt, once."""
    tanda = _ambil(request, TANDA, kota)
    if tanda:
        _buang(request, TANDA)
    return tanda


def buka(response: HttpResponse, kota: Kota, aduan_id: int) -> None:
    """Remember who has proved to know the secret, under a new key each time, so that no planted one gets in."""
    _simpan(response, DIBUKA, {"kota": kota.pk, "aduan": aduan_id}, LAMA_DETIK)


def terbuka(request: HttpRequest, kota: Kota) -> int | None:
    """Id of the report this visitor has opened in this city."""
    isi = _ambil(request, DIBUKA, kota)
    return isi["aduan"] if isi else None


def tutup(request: HttpRequest) -> None:
    _buang(request, DIBUKA)
