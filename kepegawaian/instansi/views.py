"""The citizens' front page of a city. Pages that show people live one floor up, in pegawai."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from asn.core.views import publik_baca
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import KABAR, kota_terbuka, navigasi, publik_kota, tampil_publik


@publik_baca
def pilih(request: HttpRequest) -> HttpResponse:
    """Which city? A page of its own, so that the landing page asks no database."""
    return render(request, "warga/pilih.html", {"judul": "Layanan warga", "kota_warga": kota_terbuka()})


@publik_kota
@require_safe
def warga(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Every service for citizens of this city, with what is going on now."""
    butir = navigasi(request, kota)
    for satu in butir:
        nama = satu["layanan"].nama_url
        satu["kabar"] = KABAR[nama](kota) if nama in KABAR else ""
    return tampil_publik(request, kota, "warga/kota.html", {"judul": f"Layanan warga {kota}", "butir": butir})
