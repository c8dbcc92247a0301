"""One page for every act: a form, what it does, and its refusals at their fields."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused

Remah = list[tuple[str, str | None]]
EKSPOR = "program.ekspor_pelatihan"


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
    """Show the form; when it is right, act and go back. An empty `kembali` leads to what the service returned."""
    if request.method == "POST" and form.is_valid():
        try:
            hasil = layanan()
        except ValidationError as galat:
            tempel(form, galat)
        except (TransitionRefused, VersiBasi) as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, selesai)
            return redirect(kembali or hasil)
    return tampil(request, form=form, judul=judul, remah=remah, **({"url_batal": kembali} | konteks))


def tampil(request: HttpRequest, *, form: forms.BaseForm, judul: str, remah: Remah, **konteks: Any) -> HttpResponse:
    templat = konteks.pop("templat", "program/tindakan.html")
    bingkai = {"judul": judul, "remah": [*remah, (judul, None)], "form": form}
    return render(request, templat, bingkai | konteks, status=422 if form.errors else 200)


def kerjakan(request: HttpRequest, layanan: Callable[[], Any], selesai: str, kembali: str) -> HttpResponseBase:
    """An act without a form of its own: done, or refused in words, and back to the page it came from."""
    try:
        layanan()
    except ValidationError as galat:
        for kalimat in galat.messages:
            messages.error(request, kalimat)
    except TransitionRefused as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, selesai)
    return redirect(kembali)


def tempel(form: forms.BaseForm, galat: ValidationError) -> None:
    """Refusals of a service at the fields they name; whatever names none stands above the form."""
    for kolom, pesan in getattr(galat, "message_dict", {"__all__": galat.messages}).items():
        form.add_error(kolom if kolom in form.fields else None, pesan)


def tab(request: HttpRequest, butir: tuple[tuple[str, str, str, str], ...], kini: str) -> list[dict[str, Any]]:
    """Tabs of one area: (label, key, address, permission), those this reader may open."""
    boleh = [(label, kunci, nama) for label, kunci, nama, izin in butir if request.user.has_perm(izin)]
    return [{"label": label, "url": reverse(nama), "aktif": kunci == kini} for label, kunci, nama in boleh]
