"""Public pages that are the same for everybody: laid out once in a while, then handed to each visitor anew.

A page of this kind shows nothing about its visitor. What differs from one to the next is put in again each time: the
token of the form (CSRF), the key that makes two clicks one (`kunci`), and the nonce of the content policy. Whoever has
a session, a message waiting or a parameter not named here gets a page of their own.
"""

import re
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token

Tampilan = Callable[..., HttpResponseBase]
TEMA = ("gelap", "terang", "")
NILAI_MAKS = 10
_CSRF = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*"')
_KUNCI = re.compile(rb'(name="kunci" value=")[^"]*"')
_NONCE = re.compile(rb'( nonce=")[^"]*"')


def halaman_bersama(*parameter: str) -> Callable[[Tampilan], Tampilan]:
    """Decorator, outermost: keep the page for `HALAMAN_BERSAMA_DETIK`; `parameter` of the address may vary it."""

    def bungkus(tampilan: Tampilan) -> Tampilan:
        @wraps(tampilan)
        def dalam(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not _untuk_semua(request, parameter):
                return tampilan(request, *args, **kwargs)
            kunci = f"bersama:{request.COOKIES.get('tema', '')}:{request.get_full_path()}"
            tersimpan = cache.get(kunci)
            if tersimpan is not None:
                return _segar(request, *tersimpan)
            response = tampilan(request, *args, **kwargs)
            if isinstance(response, HttpResponse) and response.status_code == 200 and not response.cookies:
                isi = response.content, dict(response.headers)
                cache.set(kunci, isi, timeout=settings.HALAMAN_BERSAMA_DETIK)
            return response

        return dalam

    return bungkus


def _untuk_semua(request: HttpRequest, parameter: tuple[str, ...]) -> bool:
    kuki = request.COOKIES
    return (
        settings.HALAMAN_BERSAMA_DETIK > 0
        and request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in kuki
        and "messages" not in kuki
        and kuki.get("tema", "") in TEMA
        and "HX-Request" not in request.headers
        and all(nama in parameter and len(nilai) <= NILAI_MAKS for nama, nilai in request.GET.items())
    )


def _segar(request: HttpRequest, isi: bytes, kepala: dict[str, str]) -> HttpResponse:
    """The kept page with what belongs to this visitor alone."""
    if kepala.get("Content-Type", "").startswith("text/html"):
        if _CSRF.search(isi):
            token = get_token(request).encode()
            isi = _CSRF.sub(rb"\g<1>" + token + rb'"', isi)
        isi = _KUNCI.sub(lambda cocok: cocok[1] + str(uuid.uuid4()).encode() + b'"', isi)
        if _NONCE.search(isi):
            isi = _NONCE.sub(rb"\g<1>" + str(getattr(request, "csp_nonce", "")).encode() + b'"', isi)
    return HttpResponse(isi, headers=kepala)
