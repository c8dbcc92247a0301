"""Objections that wait for this account's answer, grouped by ground, and answering many alike."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from asn.core.views import masuk_saja
from kepegawaian.rekrutmen.forms_hasil import FormSanggahBanyak
from kepegawaian.rekrutmen.services import sanggah


@masuk_saja
def tugas(request: HttpRequest) -> HttpResponse:
    """What waits, and the outcome of each row after one answer was given to several."""
    form = FormSanggahBanyak(request.POST or None)
    hasil: list[Any] = []
    pilihan = _pilihan(request)
    if request.method == "POST" and not pilihan:
        form.add_error(None, "Pilih sedikitnya satu sanggah.")
    elif request.method == "POST" and form.is_valid():
        hasil = sanggah.sanggah_putuskan_banyak(pilihan=pilihan, oleh=request.user, **form.cleaned_data)
        form = FormSanggahBanyak()
    konteks = {
        "judul": "Sanggah untuk dijawab",
        "remah": [("Keberatan", None), ("Sanggah", None)],
        "kelompok": sanggah.kelompokkan(sanggah.tugas_saya(request.user)),
        "form": form,
        "hasil": hasil,
    }
    return render(request, "rekrutmen/hasil/sanggah.html", konteks, status=422 if form.errors else 200)


def _pilihan(request: HttpRequest) -> list[tuple[int, int, str]]:
    """Ticked rows: id, version and fingerprint as they were shown."""
    hasil = []
    for nilai in request.POST.getlist("pilih"):
        pk, _, sisa = nilai.partition(":")
        versi, _, sidik = sisa.partition(":")
        if pk.isdecimal() and versi.isdecimal():
            hasil.append((int(pk), int(versi), sidik))
    return hasil
