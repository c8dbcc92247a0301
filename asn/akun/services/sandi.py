"""Links with which a person sets a password; nobody else ever types or sees one."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from asn.akun.models import Pengguna


def tautan_sandi(pengguna: Pengguna) -> str:
    """Path of a one-time page on which this account sets its password; dies with the next login or change."""
    kunci = default_token_generator.make_token(pengguna)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(pengguna), "key": kunci})


def tautan_sandi_kirim(request: HttpRequest, masuk: str) -> None:
    """Mail the link to the active account with this NIP or address. Says nothing about whether there is one."""
    if not masuk:
        return
    for pengguna in Pengguna.objects.filter(Q(username=masuk) | Q(email=masuk), is_active=True).exclude(email=""):
        tautan_sandi_surel(request, pengguna)


def tautan_sandi_surel(request: HttpRequest, pengguna: Pengguna) -> None:
    """Mail the link to the account's own address, and only there."""
    konteks = {
        "user": pengguna,
        "username": pengguna.username,
        "password_reset_url": request.build_absolute_uri(tautan_sandi(pengguna)),
    }
    get_adapter().send_mail("account/email/password_reset_key", pengguna.email, konteks)
