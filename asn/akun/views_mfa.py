"""Setting up a second factor also proves it in the present session, so nobody is asked for a code twice in a row.

Sub-classes of allauth's views, because only its `form_valid` knows that the new authenticator was accepted.
"""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpResponse


class AktifkanTOTP(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="totp", reauthenticated=True)
        return response


class TambahWebAuthn(AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="webauthn", reauthenticated=True)
        return response


aktifkan_totp = AktifkanTOTP.as_view()
tambah_webauthn = TambahWebAuthn.as_view()
