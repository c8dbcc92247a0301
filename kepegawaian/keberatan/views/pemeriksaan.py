"""Hearing and deciding. Who decides is asked of the row itself: a position, the PPK, or a named account."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from asn.core.services import VersiBasi
from asn.core.views import masuk_saja
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.forms import FormAlihkan, FormKeterangan, FormPutusan
from kepegawaian.keberatan.halaman import konteks_keberatan, konteks_putusan
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import (
    keberatan_alihkan,
    keberatan_keterangan,
    keberatan_periksa,
    keberatan_putuskan,
)
from kepegawaian.keberatan.services.baca import keberatan_diputus, keberatan_terlihat
from kepegawaian.keberatan.services.pemeriksaan import asal_keterangan


@masuk_saja
@require_POST
def periksa(request: HttpRequest, pk: int) -> HttpResponse:
    """The examination begins."""
    keberatan = get_object_or_404(keberatan_diputus(request.user), pk=pk)
    try:
        keberatan_periksa(keberatan=keberatan, oleh=request.user)
    except TransitionRefused as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Pemeriksaan dimulai. Kedua pihak diminta memberi keterangan.")
    return redirect("keberatan:rincian", pk=pk)


@masuk_saja
@require_POST
def keterangan(request: HttpRequest, pk: int) -> HttpResponse:
    """What one of the sides, or the decider, writes down."""
    keberatan = get_object_or_404(keberatan_terlihat(request.user), pk=pk)
    asal = asal_keterangan(keberatan, request.user)
    if not asal:
        raise Http404
    form = FormKeterangan(request.POST, request.FILES, asal=asal)
    if form.is_valid():
        try:
            keberatan_keterangan(keberatan=keberatan, oleh=request.user, **form.cleaned_data)
        except (ValidationError, TransitionRefused) as galat:
            _tempel(form, galat)
        else:
            messages.success(request, "Keterangan tersimpan.")
            return redirect("keberatan:rincian", pk=pk)
    konteks = konteks_keberatan(request, keberatan, keterangan=form)
    return render(request, "keberatan/rincian.html", konteks, status=422)


@masuk_saja
def alihkan(request: HttpRequest, pk: int) -> HttpResponse:
    """The decider steps aside."""
    keberatan = get_object_or_404(keberatan_diputus(request.user), pk=pk)
    form = FormAlihkan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            baris = keberatan_alihkan(keberatan=keberatan, oleh=request.user, alasan=form.cleaned_data["alasan"])
        except (ValidationError, TransitionRefused) as galat:
            _tempel(form, galat)
        else:
            messages.success(request, f"Keberatan dialihkan kepada {baris.pemutus_label}.")
            return redirect("keberatan:tugas")
    return render(request, "components/konfirmasi.html", _konteks_alihkan(keberatan, form))


def _konteks_alihkan(keberatan: Keberatan, form: FormAlihkan) -> dict[str, Any]:
    alamat = reverse("keberatan:rincian", args=[keberatan.pk])
    return {
        "judul": "Nyatakan benturan kepentingan?",
        "remah": [("Keberatan untuk diputus", reverse("keberatan:tugas")), (keberatan.sasaran_judul, alamat)],
        "pesan": "Keberatan beralih kepada pejabat di atas Anda dan diperiksa dari awal (UU 30/2014 ps. 42–43).",
        "rincian": [("Keputusan", keberatan.sasaran_judul), ("Pemohon", str(keberatan.pemohon))],
        "form": form,
        "label_kirim": "Alihkan keberatan",
        "bahaya": True,
        "url_batal": alamat,
    }


@masuk_saja
def putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision, beside everything it stands on."""
    keberatan = get_object_or_404(keberatan_diputus(request.user), pk=pk)
    macam = keberatan.jenis_objek
    data = request.POST or None
    awal = {"versi": keberatan.versi, "sidik": keberatan.sidik}
    form = FormPutusan(data, jenis=macam, initial=awal)
    akibat = macam.form_putusan(data, keberatan=keberatan) if macam.form_putusan else None
    if request.method == "POST" and _sah(form, akibat):
        try:
            baris = _putuskan(keberatan, form, akibat, request.user)
        except VersiBasi as galat:
            return _basi(request, keberatan, galat)
        except (ValidationError, TransitionRefused, PermissionDenied) as galat:
            _tempel(form, galat, akibat)
        else:
            messages.success(request, f"Keberatan {baris.get_keadaan_display().lower()}. Pemohon diberi tahu.")
            return redirect("keberatan:rincian", pk=pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "keberatan/putuskan.html", konteks_putusan(request, keberatan, form, akibat), status=status)


def _sah(form: FormPutusan, akibat: Any) -> bool:
    """Both forms are judged, so that all errors show at once; a refusal changes nothing and needs no second form."""
    utama = form.is_valid()
    if akibat is None or form.data.get("hasil") == "ditolak":
        return utama
    return akibat.is_valid() and utama


def _putuskan(keberatan: Keberatan, form: FormPutusan, akibat: Any, oleh: Any) -> Keberatan:
    isi = akibat.cleaned_data if akibat is not None and akibat.is_valid() else {}
    return keberatan_putuskan(keberatan=keberatan, oleh=oleh, isi=isi, **form.cleaned_data)


def _tempel(form: Any, galat: Exception, akibat: Any = None) -> None:
    """Put errors of the service at their fields."""
    if not isinstance(galat, ValidationError):
        form.add_error(None, str(galat))
        return
    per_kolom = galat.message_dict if hasattr(galat, "error_dict") else {"__all__": galat.messages}
    for kolom, pesan in per_kolom.items():
        tujuan = akibat if akibat is not None and kolom in akibat.fields else form
        tujuan.add_error(kolom if kolom in tujuan.fields else None, pesan)


def _basi(request: HttpRequest, keberatan: Keberatan, galat: VersiBasi) -> HttpResponse:
    """Something was added meanwhile: say what, and lead back."""
    alamat = reverse("keberatan:rincian", args=[keberatan.pk])
    konteks = {
        "judul": "Isi sudah berubah",
        "remah": [(keberatan.sasaran_judul, alamat), ("Isi sudah berubah", None)],
        "keberatan": keberatan,
        "galat": galat,
    }
    return render(request, "keberatan/basi.html", konteks, status=409)
