"""Published criteria and incentives of the city: what is in force, what was, and recording what comes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import requires, visible
from kinerja.tindak_lanjut.forms import FormInsentif, FormKriteria
from kinerja.tindak_lanjut.models import InsentifPenghargaan, KriteriaPenghargaan
from kinerja.tindak_lanjut.rules.penghargaan import URUTAN_PERINGKAT
from kinerja.tindak_lanjut.services.aturan import insentif_catat, kriteria_catat
from kinerja.tindak_lanjut.views.nominasi import tab_penghargaan
from kinerja.tindak_lanjut.workflows import KELOLA_PENGHARGAAN

LIHAT = "tindak_lanjut.view_kriteriapenghargaan"


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """Every row of both rules, newest first, with its source and how sure it is."""
    hari_ini = request.user.hari_ini()
    konteks = {
        "judul": "Kriteria dan insentif",
        "tab": tab_penghargaan(request, "aturan"),
        "kriteria": visible(request, KriteriaPenghargaan).select_related("kota"),
        "insentif": visible(request, InsentifPenghargaan).select_related("kota"),
        "urutan": URUTAN_PERINGKAT,
        "boleh_kelola": bool(request.user.jangkauan(KELOLA_PENGHARGAAN).kota_ids),
        "tanggal_data": hari_ini,
    }
    return render(request, "tindak_lanjut/aturan.html", konteks)


@requires(KELOLA_PENGHARGAAN)
def kriteria(request: HttpRequest) -> HttpResponse:
    return _catat(request, FormKriteria, kriteria_catat, "Kriteria baru")


@requires(KELOLA_PENGHARGAAN)
def insentif(request: HttpRequest) -> HttpResponse:
    return _catat(request, FormInsentif, insentif_catat, "Insentif baru")


def _catat(request: HttpRequest, kelas: Any, layanan: Callable[..., Any], judul: str) -> HttpResponse:
    form = kelas(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            layanan(kota_id=_kota(request), nilai=form.cleaned_data, oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            messages.success(request, "Aturan dicatat. Aturan sebelumnya ditutup sehari sebelum yang baru berlaku.")
            return redirect("tindak_lanjut:aturan")
    alamat = reverse("tindak_lanjut:aturan")
    konteks = {
        "judul": judul,
        "remah": [("Kriteria dan insentif", alamat), (judul, None)],
        "form": form,
        "label_kirim": "Catat aturan",
        "url_batal": alamat,
    }
    return render(request, "tindak_lanjut/aturan_baru.html", konteks, status=422 if form.errors else 200)


def _kota(request: HttpRequest) -> int:
    """The city this officer manages; who manages several works in the own one."""
    kota = request.user.jangkauan(KELOLA_PENGHARGAAN).kota_ids
    if request.user.kota_id in kota:
        return request.user.kota_id
    if not kota:
        raise PermissionDenied(KELOLA_PENGHARGAAN)
    return min(kota)
