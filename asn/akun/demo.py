"""The demo door: persona cards and entering without a secret. Everything here answers 404 when DEMO is off."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from asn.akun.models import Pengguna
from asn.akun.persona import DOMAIN, PERSONA_KOTA, PERSONA_PUSAT, PUSAT, Persona
from asn.akun.sesi import KUNCI_DEMO
from kepegawaian.instansi.models import Kota

Tampilan = Callable[..., HttpResponseBase]


def hanya_demo(tampilan: Tampilan) -> Tampilan:
    """The page does not exist unless this is a demo installation."""

    @wraps(tampilan)
    def dalam(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.DEMO:
            raise Http404
        return tampilan(request, *args, **kwargs)

    return dalam


def kartu_persona() -> dict[str, Any]:
    """Persona cards per city, only those whose account exists: two queries."""
    akun = {p.email: p for p in _persona()}
    kota = [
        {"kode": k.kode, "nama": k.nama_tampilan, "kartu": kartu}
        for k in Kota.objects.filter(aktif=True)
        if (kartu := [_kartu(p, k.kode, akun) for p in PERSONA_KOTA if p.email(k.kode) in akun])
    ]
    pusat = _kartu(PERSONA_PUSAT, PUSAT, akun) if PERSONA_PUSAT.email(PUSAT) in akun else None
    return {"kota": kota, "pusat": pusat}


def _persona() -> Any:
    return Pengguna.objects.filter(email__endswith=f"@{DOMAIN}", is_active=True)


def _kartu(persona: Persona, kode: str, akun: dict[str, Pengguna]) -> dict[str, Any]:
    email = persona.email(kode)
    return {"persona": persona, "email": email, "nama": str(akun[email])}


def masuk(request: HttpRequest, email: str) -> Pengguna:
    """Start a session of the persona with this address; any other address is a 404."""
    if not settings.DEMO:
        raise Http404
    pengguna = get_object_or_404(_persona(), email=email)
    get_adapter().login(request, pengguna)
    UserSession.objects.create_from_request(request)
    request.session[KUNCI_DEMO] = pengguna.pk
    return pengguna
