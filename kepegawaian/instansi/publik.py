"""Public pages of one city: `/<wing>/<kota>/…`, where <kota> is the city's name as a slug ("tangerang-selatan").

A visitor has no scope. `publik_kota` opens it for exactly the city in the address, on that city's clock; a logged-in
visitor sees the same page as everybody else. What such a page shows is the wing's own question: its QuerySet has a
method for it (`terbuka_publik()`), because there is no user whose reach could answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.text import slugify

from asn.core.ingat import ingat
from asn.core.lingkup import lingkup_kota
from asn.core.views import publik
from kepegawaian.instansi.models import Kota

Tampilan = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Layanan:
    """One service for citizens: name of its first page (one argument: the slug of the city), and what it is for."""

    label: str
    nama_url: str
    ikon: str
    penjelasan: str
    ajakan: str
    # Current also on the pages whose namespace this is.
    ruang: str = ""


# Wings register themselves in `AppConfig.ready`; the order is that of INSTALLED_APPS.
LAYANAN: list[Layanan] = []
# What is going on now, one line per service, by `Layanan.nama_url`.
KABAR: dict[str, Callable[[Kota], str]] = {}


def slug_kota(kota: Kota) -> str:
    return slugify(kota.nama_tampilan)


def kota_dari_slug(slug: str) -> Kota:
    """The active city of this name; Http404 otherwise."""
    for kota in Kota.objects.filter(aktif=True):
        if slug_kota(kota) == slug:
            return kota
    raise Http404("Kota tidak dikenal.")


def kota_terbuka() -> list[dict[str, str]]:
    """Name and address of the citizens' page of every active city."""
    semua = Kota.objects.filter(aktif=True)
    return [{"nama": str(kota), "url": reverse("warga:kota", args=[slug_kota(kota)])} for kota in semua]


def publik_kota(tampilan: Tampilan) -> Tampilan:
    """A page without login: `tampilan(request, kota, …)` with a Kota instead of the slug, its rows in scope."""

    @wraps(tampilan)
    def dalam(request: HttpRequest, kota: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        pemerintah = ingat(("kota", kota), lambda: kota_dari_slug(kota))
        with timezone.override(ZoneInfo(pemerintah.zona_waktu)), lingkup_kota([pemerintah.pk]):
            return tampilan(request, pemerintah, *args, **kwargs)

    dalam.membuka_lingkup = True
    return transaction.non_atomic_requests(publik(dalam))


def tampil_publik(
    request: HttpRequest, kota: Kota, template: str, konteks: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page that extends layouts/warga.html with what its frame needs."""
    bingkai = {
        "kota": kota,
        "kota_slug": slug_kota(kota),
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama_tampilan, "inisial": kota.singkatan},
        "navigasi_warga": _pita(request, kota),
        "lingkup_label": "",
    }
    return render(request, template, bingkai | konteks, status=status)


def _pita(request: HttpRequest, kota: Kota) -> str:
    """The services as they stand on top of this page; drawn once in a while."""
    kini = request.resolver_match.view_name if request.resolver_match else ""

    def gambar() -> str:
        beranda = {"url": reverse("warga:kota", args=[slug_kota(kota)]), "aktif": kini == "warga:kota"}
        konteks = {"kota": kota, "beranda": beranda, "navigasi": navigasi(request, kota)}
        return render_to_string("components/nav_warga.html", konteks)

    return ingat(("pita-warga", kota.pk, kini), gambar)


def navigasi(request: HttpRequest, kota: Kota) -> list[dict[str, Any]]:
    """The city's services, those that exist in this installation."""
    ruang = request.resolver_match.namespace if request.resolver_match else ""
    kini = request.resolver_match.view_name if request.resolver_match else ""
    butir = []
    for satu in LAYANAN:
        if url := _alamat(satu.nama_url, kota):
            aktif = kini == satu.nama_url or bool(satu.ruang and satu.ruang == ruang)
            butir.append({"layanan": satu, "label": satu.label, "url": url, "aktif": aktif})
    return butir


def _alamat(nama: str, kota: Kota) -> str:
    try:
        return reverse(nama, args=[slug_kota(kota)])
    except NoReverseMatch:
        return ""
