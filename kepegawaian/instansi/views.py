"""The citizens' front page of a city. Pages that show people live one floor up, in pegawai."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import KABAR, navigasi, publik_kota, tampil_publik


@publik_kota
@require_safe
def warga(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Every service for citizens of this city, with what is going on now."""
    butir = navigasi(request, kota)
    for satu in butir:
        nama = satu["layanan"].nama_url
        satu["kabar"] = KABAR[nama](kota) if nama in KABAR else ""
    return tampil_publik(request, kota, "warga/kota.html", {"judul": f"Layanan warga {kota}", "butir": butir})
