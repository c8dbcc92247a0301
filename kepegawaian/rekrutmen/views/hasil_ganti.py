"""A place that was won and given up: who is next, and the letter that says so."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import get_visible, requires, visible
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.forms_hasil import FormGantikan
from kepegawaian.rekrutmen.models import Lamaran
from kepegawaian.rekrutmen.rules.penggantian import URUTAN
from kepegawaian.rekrutmen.services import penggantian as layanan
from kepegawaian.rekrutmen.views.hasil_ruang import remah
from kepegawaian.rekrutmen.views.pelamar import tempel
from kepegawaian.rekrutmen.workflows import KELOLA


@requires(KELOLA)
def gantikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the place of one who withdrew to the next of the published list."""
    semua = visible(request, Lamaran).select_related("seleksi__kota", "lowongan")
    mundur = get_visible(request, Lamaran, semua, pk=pk)
    seleksi = mundur.seleksi
    tempat = next((t for t in layanan.tempat_kosong(seleksi) if t.mundur.pk == mundur.pk), None)
    if tempat is None:
        raise TransitionRefused(layanan.TERISI)
    form = FormGantikan(request.POST or None, calon=tempat.calon, hari_ini=seleksi.kota.hari_ini())
    if request.method == "POST" and form.is_valid():
        try:
            ganti = layanan.pengganti_tetapkan(mundur=mundur, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, f"{ganti}. Pemberkasannya dibuka dan ia diberi kabar.")
            return redirect("hasil_seleksi:ruang", seleksi.pk)
    konteks = {
        "judul": f"Gantikan peserta {mundur.nomor}",
        "remah": remah(seleksi, "Gantikan"),
        "tempat": tempat,
        "urutan": URUTAN,
        "form": form,
        "label_kirim": "Tetapkan pengganti",
        "url_batal": reverse("hasil_seleksi:ruang", args=[seleksi.pk]),
    }
    return render(request, "rekrutmen/hasil/gantikan.html", konteks, status=422 if form.errors else 200)
