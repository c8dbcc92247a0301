"""What the views of this wing share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from kepegawaian.talenta.workflows import LIHAT, LIHAT_KRS, LIHAT_TEMUAN

TAB = (
    ("Siklus", "daftar", LIHAT),
    ("Kelompok rencana suksesi", "krs", LIHAT_KRS),
    ("Belum terlihat", "belum_terlihat", LIHAT_TEMUAN),
    ("Pencalonan", "pencalonan", LIHAT_TEMUAN),
    ("Ketentuan", "ketentuan", LIHAT),
)


def tab_talenta(request: HttpRequest, terpilih: str) -> list[dict[str, Any]]:
    """The lists this reader may open."""
    butir = [(label, nama) for label, nama, izin in TAB if request.user.has_perm(izin)]
    return [{"label": label, "url": reverse(f"talenta:{n}"), "aktif": n == terpilih} for label, n in butir]


def remah_talenta(*lanjut: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """Breadcrumb below the front page of this wing."""
    return [("Talenta", reverse("talenta:daftar")), *lanjut]


def galat_ke_form(form: forms.BaseForm, galat: ValidationError) -> None:
    """Refusals of a service at the field they are about."""
    for kolom, pesan in getattr(galat, "message_dict", {"__all__": galat.messages}).items():
        form.add_error(kolom if kolom in form.fields else None, pesan)
