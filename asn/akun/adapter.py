"""How allauth behaves here: no sign-up, messages in Indonesian, encrypted secrets, city single sign-on."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.shortcuts import render

from asn.akun.models import Pengguna
from asn.akun.services.sso import pengguna_dari_sso
from asn.core.jobs import enqueue
from asn.core.sandi import dekripsi, enkripsi

SALAH_MASUK = "NIP, surel, atau kata sandi tidak cocok."


class AdapterAkun(DefaultAccountAdapter):
    """Accounts are made by administrators only."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Akun ini tidak aktif.",
        "email_password_mismatch": SALAH_MASUK,
        "username_password_mismatch": SALAH_MASUK,
        "invalid_login": SALAH_MASUK,
        "enter_current_password": "Ketik kata sandi Anda yang sekarang.",
        "incorrect_code": "Kode tidak cocok atau sudah kedaluwarsa.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_or_expired_key": "Tautan tidak sah atau sudah kedaluwarsa.",
        "invalid_password_reset": "Tautan atur ulang kata sandi tidak sah.",
        "too_many_login_attempts": "Terlalu banyak percobaan masuk yang gagal. Coba lagi beberapa menit lagi.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.",
        "same_as_current": "Isian baru harus berbeda dari yang sekarang.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        dasar = {"request": self.request, "current_site": get_current_site(self.request)}
        pesan = self.render_mail(template_prefix, email, dasar | context)
        enqueue("akun.kirim_surel", pesan.subject, pesan.body, email)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        # allauth looks in its own table of addresses; ours is the account's.
        super().send_notification_mail(template_prefix, user, context, email or user.email or None)


class AdapterMFA(DefaultMFAAdapter):
    """Secrets of second factors are encrypted at rest; staff cannot drop their last one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Peran Anda mewajibkan autentikasi ganda. Pasang cara lain dahulu.",
        "cannot_generate_recovery_codes": "Pasang aplikasi autentikator atau kunci keamanan dahulu.",
        "incorrect_code": "Kode tidak cocok atau sudah kedaluwarsa.",
    }

    def encrypt(self, text: str) -> str:
        return enkripsi(text)

    def decrypt(self, encrypted_text: str) -> str:
        return dekripsi(encrypted_text)

    def get_totp_label(self, user: Pengguna) -> str:
        return user.username

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not authenticator.user.petugas:
            return True
        utama = Authenticator.objects.filter(user=authenticator.user).exclude(type=Authenticator.Type.RECOVERY_CODES)
        return utama.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: Pengguna, type: str) -> str:
        return f"Kunci {Authenticator.objects.filter(user=user, type=type).count() + 1}"


class AdapterSSO(DefaultSocialAccountAdapter):
    """A city's identity provider opens existing accounts of that city, and no others."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        kode_kota = sociallogin.provider.app.settings.get("kota", "")
        if sociallogin.is_existing:
            pengguna = sociallogin.user if _sekota(sociallogin.user, kode_kota) else None
        else:
            surel = [a.email for a in sociallogin.email_addresses if a.verified]
            klaim = sociallogin.account.extra_data
            pengguna = pengguna_dari_sso(kode_kota=kode_kota, nip=_nip(klaim), surel=surel)
        if pengguna is None:
            raise ImmediateHttpResponse(render(request, "socialaccount/authentication_error.html", status=403))
        if not sociallogin.is_existing:
            sociallogin.connect(request, pengguna)


def _sekota(pengguna: Pengguna, kode_kota: str) -> bool:
    return bool(kode_kota and pengguna.is_active and pengguna.kota_id and pengguna.kota.kode == kode_kota)


def _nip(klaim: dict[str, Any]) -> str:
    """The NIP as the provider states it; the user-info answer may be nested by allauth."""
    isi = {**klaim, **klaim.get("userinfo", {}), **klaim.get("id_token", {})}
    return str(isi.get("nip") or isi.get("preferred_username") or "")
