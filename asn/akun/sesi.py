"""What the session proves: that a second factor was used, that the demo door was taken, that a preview is running."""

import time
from datetime import datetime, timedelta

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from asn.akun.models import Pengguna

KUNCI_DEMO = "pintu_demo"
KUNCI_PRATINJAU = "lihat_sebagai"
LAMA_PRATINJAU = timedelta(minutes=15)


def mfa_longgar() -> bool:
    """Relaxed only on a demo installation whose operator asked for it; production ignores the setting."""
    return settings.DEMO and not settings.MFA_WAJIB


def mfa_terbukti(request: HttpRequest, pengguna: Pengguna) -> bool:
    """A second factor was used in this very session (no query), or a demo persona entered without any secret."""
    if settings.DEMO and request.session.get(KUNCI_DEMO) == pengguna.pk:
        return True
    return any(catatan.get("method") == "mfa" for catatan in get_authentication_records(request, pengguna))


def mfa_terpasang(pengguna: Pengguna) -> set[tuple[int, str]]:
    """The account's second factors as (id, kind), without the recovery codes that only back them up."""
    utama = Authenticator.objects.filter(user_id=pengguna.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return set(utama.values_list("pk", "type"))


def mfa_tandai(sesi: SessionBase, pengguna: Pengguna) -> None:
    """Write into a session that a second factor was used: for sessions made without a browser (tests, benchmark)."""
    sesi[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    sesi["account_authentication_methods_user"] = user_id_to_str(pengguna)


def pratinjau_pasang(request: HttpRequest, sasaran: Pengguna) -> None:
    sampai = timezone.now() + LAMA_PRATINJAU
    request.session[KUNCI_PRATINJAU] = {"pengguna": sasaran.pk, "sampai": sampai.isoformat()}


def pratinjau_baca(request: HttpRequest) -> tuple[int, bool] | None:
    """Id of the previewed account and whether its quarter of an hour is not over yet."""
    isi = request.session.get(KUNCI_PRATINJAU)
    if not isi:
        return None
    return isi["pengguna"], datetime.fromisoformat(isi["sampai"]) > timezone.now()


def pratinjau_lepas(request: HttpRequest) -> None:
    request.session.pop(KUNCI_PRATINJAU, None)


def milik(pengguna: Pengguna) -> QuerySet[UserSession]:
    """The user's own sessions."""
    return UserSession.objects.filter(user=pengguna)
