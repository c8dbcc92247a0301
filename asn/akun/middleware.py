"""Preview of another account ("lihat sebagai") and the duty of staff to use a second factor."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from asn.akun import sesi
from asn.akun.models import Pengguna
from asn.akun.services.pratinjau import pratinjau_sasaran
from asn.core.cacah import cacah_lupakan

Jawab = Callable[[HttpRequest], HttpResponseBase]

AMAN = frozenset({"GET", "HEAD", "OPTIONS"})
# Pages on which the administrator stays himself: leaving, and the colour scheme that belongs to the browser.
TETAP_SENDIRI = frozenset({"akun:lihat_sebagai_selesai", "account_logout", "tema"})
# The account pages of somebody else are nobody's business, read-only or not.
AKUN_PRIBADI = ("account_", "mfa_", "usersessions_", "socialaccount_", "admin:", "akun:")


class LihatSebagaiMiddleware:
    """Swap `request.user` for the previewed account; `request.pengguna_asli` keeps the administrator."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated or (isi := sesi.pratinjau_baca(request)) is None:
            return self.get_response(request)
        sasaran_id, berlaku = isi
        sasaran = pratinjau_sasaran(oleh=request.user, pk=sasaran_id) if berlaku else None
        if sasaran is None:
            sesi.pratinjau_lepas(request)
            messages.info(request, "Pratinjau sudah berakhir. Anda kembali sebagai diri sendiri.")
            return redirect("dasbor")
        if _nama_tampilan(request) not in TETAP_SENDIRI:
            request.pengguna_asli, request.user = request.user, sasaran
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not hasattr(request, "pengguna_asli"):
            return None
        if request.method in AMAN and not request.resolver_match.view_name.startswith(AKUN_PRIBADI):
            return None
        return render(request, "akun/lihat_sebagai_ditolak.html", {"judul": "Tidak boleh saat pratinjau"}, status=403)


class WajibMFAMiddleware:
    """Staff roles reach nothing but the pages of the second factor until one was used in this session."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        pengguna = getattr(request, "pengguna_asli", request.user)
        if not pengguna.is_authenticated or sesi.mfa_longgar() or sesi.mfa_terbukti(request, pengguna):
            return None
        if not pengguna.petugas:
            return None
        # The frame offers no menu of pages that would only lead back here.
        request.mfa_tertunda = True
        if not getattr(view_func, "login_required", True) or _boleh_tanpa_mfa(request.resolver_match.view_name):
            return None
        return _arahkan_ke_mfa(request, pengguna)


def cacah_segar(get_response: Jawab) -> Jawab:
    """Whatever a user sends may be work done: what waits for him is counted anew. What was refused was not done."""

    def tengah(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        ditolak = response.status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
        if request.method not in AMAN and request.user.is_authenticated and not ditolak:
            cacah_lupakan([request.user.pk])
        return response

    return tengah


def _boleh_tanpa_mfa(nama: str) -> bool:
    return nama.startswith("mfa_") or nama in ("account_logout", "account_reauthenticate")


def _arahkan_ke_mfa(request: HttpRequest, pengguna: Pengguna) -> HttpResponse:
    """To the second factor the account has, or to the page that sets one up."""
    jenis = {j for _, j in sesi.mfa_terpasang(pengguna)}
    if Authenticator.Type.TOTP in jenis:
        tujuan = "mfa_reauthenticate"
    elif Authenticator.Type.WEBAUTHN in jenis:
        tujuan = "mfa_reauthenticate_webauthn"
    else:
        messages.warning(request, "Peran Anda mewajibkan autentikasi ganda. Pasang satu cara untuk melanjutkan.")
        return _ke(request, reverse("mfa_index"))
    lanjut = request.get_full_path() if request.method in AMAN and not request.htmx else reverse("dasbor")
    return _ke(request, f"{reverse(tujuan)}?{urlencode({'next': lanjut})}")


def _ke(request: HttpRequest, alamat: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": alamat})
    return redirect(alamat)


def _nama_tampilan(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
