"""Setting up a second factor also proves it in the present session, so nobody is asked for a code twice in a row."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from asn.akun.sesi import mfa_terpasang

Tampilan = Callable[..., HttpResponse]


def membuktikan(tampilan: Tampilan) -> Tampilan:
    """Record the second factor when, and only when, this very request has added one.

    A redirect alone proves nothing (allauth also redirects who already has one), and a new row alone could have come
    from another browser in the same moment; both together mean that the code typed here was right.
    """

    @wraps(tampilan)
    def dalam(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sebelum = mfa_terpasang(request.user)
        response = tampilan(request, *args, **kwargs)
        baru = mfa_terpasang(request.user) - sebelum if isinstance(response, HttpResponseRedirect) else set()
        if request.method == "POST" and baru:
            record_authentication(request, request.user, method="mfa", type=baru.pop()[1])
        return response

    return dalam


aktifkan_totp = membuktikan(totp.activate_totp)
tambah_webauthn = membuktikan(webauthn.add_webauthn)
