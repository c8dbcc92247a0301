"""The inbox of the logged-in user; nobody else's."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from asn.core.tabel import halaman_daftar
from asn.core.views import masuk_saja
from asn.notifikasi.filters import SaringanKabar
from asn.notifikasi.forms import FormPilihan
from asn.notifikasi.models import Kabar
from asn.notifikasi.services import kabar as layanan
from asn.notifikasi.tables import TabelKabar


@masuk_saja
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Unread first, then the newest."""
    return halaman_daftar(
        request,
        kueri=layanan.kabar_milik(request.user),
        filterset_class=SaringanKabar,
        table_class=TabelKabar,
        judul="Kabar",
        nama_daftar="kabar",
        template="notifikasi/daftar.html",
    )


@masuk_saja
@require_POST
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it and go where it points."""
    kabar = _milik(request, pk)
    layanan.kabar_baca(kabar=[kabar], oleh=request.user)
    return redirect(kabar.tautan or "notifikasi:daftar")


@masuk_saja
@require_POST
def baca(request: HttpRequest, pk: int) -> HttpResponse:
    layanan.kabar_baca(kabar=[_milik(request, pk)], oleh=request.user)
    return redirect("notifikasi:daftar")


@masuk_saja
@require_POST
def belum(request: HttpRequest, pk: int) -> HttpResponse:
    layanan.kabar_belum(kabar=_milik(request, pk), oleh=request.user)
    return redirect("notifikasi:daftar")


@masuk_saja
@require_POST
def baca_semua(request: HttpRequest) -> HttpResponse:
    jumlah = layanan.kabar_baca_semua(oleh=request.user)
    messages.success(request, f"{jumlah} kabar ditandai sudah dibaca.")
    return redirect("notifikasi:daftar")


@masuk_saja
def pengaturan(request: HttpRequest) -> HttpResponse:
    """Which kinds come by e-mail, and how often."""
    form = FormPilihan(request.POST or None, initial=layanan.pilihan_baca(request.user))
    if request.method == "POST" and form.is_valid():
        layanan.pilihan_simpan(pengguna=request.user, pilihan=form.cleaned_data)
        messages.success(request, "Pengaturan kabar disimpan.")
        return redirect("notifikasi:daftar")
    konteks = {
        "judul": "Pengaturan kabar",
        "form": form,
        "remah": [("Kabar", reverse("notifikasi:daftar")), ("Pengaturan", None)],
        "url_batal": reverse("notifikasi:daftar"),
    }
    return render(request, "notifikasi/pengaturan.html", konteks)


def _milik(request: HttpRequest, pk: int) -> Kabar:
    return get_object_or_404(layanan.kabar_milik(request.user), pk=pk)
