"""One page for every act: a form, what it does, and its refusals at their fields."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from asn.core.workflows import TransitionRefused

Remah = list[tuple[str, str | None]]


def isi(
    request: HttpRequest,
    *,
    form: forms.BaseForm,
    layanan: Callable[[], Any],
    selesai: str,
    kembali: str,
    judul: str,
    remah: Remah,
    **konteks: Any,
) -> HttpResponseBase:
    """Show the form; when it is right, act and go back. `kembali` None-like leads to what the service returned."""
    if request.method == "POST" and form.is_valid():
        try:
            hasil = layanan()
        except ValidationError as galat:
            tempel(form, galat)
        except TransitionRefused as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, selesai)
            return redirect(kembali or hasil)
    return tampil(request, form=form, judul=judul, remah=remah, url_batal=kembali, **konteks)


def tampil(request: HttpRequest, *, form: forms.BaseForm, judul: str, remah: Remah, **konteks: Any) -> HttpResponse:
    templat = konteks.pop("templat", "program/tindakan.html")
    bingkai = {"judul": judul, "remah": [*remah, (judul, None)], "form": form}
    return render(request, templat, bingkai | konteks, status=422 if form.errors else 200)


def tempel(form: forms.BaseForm, galat: ValidationError) -> None:
    """Refusals of a service at the fields they name; whatever names none stands above the form."""
    for kolom, pesan in getattr(galat, "message_dict", {"__all__": galat.messages}).items():
        form.add_error(kolom if kolom in form.fields else None, pesan)


def tab(request: HttpRequest, butir: tuple[tuple[str, str, str, str], ...], kini: str) -> list[dict[str, Any]]:
    """Tabs of one area: (label, key, address, permission), those this reader may open."""
    boleh = [(label, kunci, url) for label, kunci, url, izin in butir if request.user.has_perm(izin)]
    return [{"label": label, "url": url, "aktif": kunci == kini} for label, kunci, url in boleh]
