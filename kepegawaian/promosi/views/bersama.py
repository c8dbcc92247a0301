"""What the pages of this wing share: a form that acts, errors at their fields, tabs."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.workflows import TransitionRefused
from kepegawaian.promosi.workflows import LIHAT, LIHAT_PAKET, LIHAT_SEMENTARA, PILIH

Remah = list[tuple[str, str | None]]
TAB = (
    ("Jabatan lowong", "lowong", LIHAT),
    ("Seleksi", "seleksi_daftar", LIHAT),
    ("Pilihan PPK", "pilihan", PILIH),
    ("Pengangkatan dan perpindahan", "paket_daftar", LIHAT_PAKET),
    ("Plt. dan Plh.", "sementara_daftar", LIHAT_SEMENTARA),
)


def tab_promosi(request: HttpRequest, terpilih: str) -> list[dict[str, Any]]:
    """The lists this reader may open."""
    butir = [(label, nama) for label, nama, izin in TAB if request.user.has_perm(izin)]
    return [{"label": label, "url": reverse(f"promosi:{n}"), "aktif": n == terpilih} for label, n in butir]


def tempel(form: forms.Form, galat: ValidationError) -> None:
    """Refusals of a service at the fields they belong to."""
    for kolom, pesan in getattr(galat, "message_dict", {"__all__": galat.messages}).items():
        form.add_error(kolom if kolom in form.fields else None, pesan)


def kerjakan(form: forms.BaseForm, layanan: Callable[[], Any]) -> Any:
    """What the service returns, or None when the form or the service refused; the form then says why."""
    if not form.is_valid():
        return None
    try:
        return layanan() or True
    except ValidationError as galat:
        tempel(form, galat)
    except TransitionRefused as galat:
        form.add_error(None, str(galat))
    return None


def isi_form(
    request: HttpRequest,
    form: Any,
    layanan: Callable[[], Any],
    *,
    selesai: str,
    ke: Callable[[Any], str],
    template: str = "promosi/formulir.html",
    **konteks: Any,
) -> HttpResponse:
    """Show the form; when it is right, act, say so and go to `ke(result)`."""
    if request.method == "POST" and (hasil := kerjakan(form, layanan)):
        messages.success(request, selesai)
        return redirect(ke(hasil))
    return render(request, template, {"form": form, **konteks}, status=422 if form.errors else 200)
