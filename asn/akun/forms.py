"""Forms of accounts, and the few of allauth whose words or reach differ here."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm, ResetPasswordForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.http import HttpRequest

from asn.akun.services.sandi import tautan_sandi_kirim

SANDI = "Kata sandi"


class MasukForm(LoginForm):
    """NIP or e-mail, in our words and without placeholders standing in for labels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "NIP atau surel"
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].label = SANDI
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class UlangForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = SANDI
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class LupaSandiForm(ResetPasswordForm):
    """Accepts the NIP too, because most people know that and not which address was registered."""

    email = forms.CharField(
        label="NIP atau surel", max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        tautan_sandi_kirim(request, self.cleaned_data["email"])
        return self.cleaned_data["email"]


class TambahKunciForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Nama kunci"
        self.fields["passwordless"].label = "Dapat dipakai masuk tanpa kata sandi"
        self.fields["passwordless"].help_text = "Perangkat akan meminta sidik jari, wajah, atau PIN."


class UbahKunciForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Nama kunci"


class LihatSebagaiForm(forms.Form):
    """Why the administrator looks through somebody else's eyes; kept in the access log."""

    alasan = forms.CharField(
        label="Alasan",
        min_length=10,
        max_length=300,
        help_text="Tersimpan di catatan akses bersama nama Anda. Contoh: pegawai melapor menu evaluasi tidak tampil.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
