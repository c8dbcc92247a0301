"""The request's frame: city scope, history context, domain refusals, security header."""

import uuid
from collections.abc import Callable

import pghistory
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from asn.core.lingkup import lingkup_kota
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused

Jawab = Callable[[HttpRequest], HttpResponseBase]


def permissions_policy(get_response: Jawab) -> Jawab:
    """Switch off browser features the system never uses."""

    def tengah(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
        )
        return response

    return tengah


def membuka_sendiri(jalur: str) -> bool:
    """Whether the view of this address opens scope and transaction by itself (`membuka_lingkup`)."""
    try:
        return getattr(resolve(jalur).func, "membuka_lingkup", False)
    except Resolver404:
        return False


class LingkupKotaMiddleware:
    """Wrap the request in one transaction that sees only the cities the user reaches, on the clock of the own city."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # They must answer while the database is away.
        if request.path in ("/healthz", "/readyz"):
            return self.get_response(request)
        pengguna = request.user
        if not pengguna.is_authenticated:
            return self._tamu(request)
        with timezone.override(pengguna.zona), lingkup_kota(pengguna.kota_terjangkau()):
            return self._jawab(request)

    def _tamu(self, request: HttpRequest) -> HttpResponseBase:
        """A visitor has no scope. A page that opens one for itself needs no transaction around it."""
        if membuka_sendiri(request.path_info):
            return self._jawab(request)
        with lingkup_kota([]):
            return self._jawab(request)

    def _jawab(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Render inside the transaction: a lazy template would otherwise query without scope.
        if hasattr(response, "render") and not getattr(response, "is_rendered", True):
            response.render()
        return response


class RiwayatMiddleware:
    """Give every row change of this request its actor and request id (pghistory context)."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.id_permintaan = uuid.uuid4().hex
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self._bertanda(request)
        with pghistory.context(
            user=request.user.pk,
            id_permintaan=request.id_permintaan,
            url=request.path,
            alasan=request.POST.get("alasan", ""),
        ):
            return self._bertanda(request)

    def _bertanda(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request.id_permintaan
        return response


class GalatDomainMiddleware:
    """Turn refusals of the domain into a message the user can act on, in one place instead of in each view."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, TransitionRefused):
            messages.error(request, str(exception))
            kembali = request.META.get("HTTP_REFERER", "")
            aman = url_has_allowed_host_and_scheme(kembali, {request.get_host()}, require_https=request.is_secure())
            return redirect(kembali if aman else "dasbor")
        if isinstance(exception, VersiBasi):
            return render(request, "inti/versi_basi.html", {"galat": exception}, status=409)
        return None
