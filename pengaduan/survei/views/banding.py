"""A unit before and after a day."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.views import requires
from pengaduan.survei import penyaji
from pengaduan.survei.forms import FormBanding
from pengaduan.survei.rules.banding import SEBAB_LAIN
from pengaduan.survei.services import banding as layanan
from pengaduan.survei.workflows import IZIN_LIHAT


@requires(IZIN_LIHAT)
@require_safe
def banding(request: HttpRequest) -> HttpResponse:
    """Nothing is stored: the address carries the question."""
    unit = list(layanan.unit_terbanding(request.user))
    dipilih = next((u for u in unit if str(u.pk) == request.GET.get("instansi")), None)
    milik = list(layanan.layanan_unit(dipilih)) if dipilih else []
    form = FormBanding(request.GET if dipilih else None, unit=unit, layanan=milik)
    konteks: dict[str, Any] = {
        "judul": "Bandingkan sebelum dan sesudah",
        "remah": [("Survei kepuasan", reverse("survei:daftar")), ("Bandingkan", None)],
        "form": form,
        "ada_unit": bool(unit),
        "sebab_lain": SEBAB_LAIN,
        "minimum": settings.SEL_PUBLIK_MINIMUM,
    }
    if dipilih and form.is_valid():
        konteks |= _hasil(form)
    return render(request, "survei/banding.html", konteks)


def _hasil(form: FormBanding) -> dict[str, Any]:
    sebelum, sesudah, banding, baris = layanan.banding_unit(**form.cleaned_data, minimum=settings.SEL_PUBLIK_MINIMUM)
    tulis = penyaji.tulis
    return {
        "sebelum": sebelum,
        "sesudah": sesudah,
        "banding": banding,
        "ikm_sebelum": tulis(banding.sebelum) if banding else penyaji.KOSONG,
        "ikm_sesudah": tulis(banding.sesudah) if banding else penyaji.KOSONG,
        "selisih": f"{'+' if banding.selisih > 0 else ''}{tulis(banding.selisih)}" if banding else "",
        "baris": [
            {
                "nama": b["nama"],
                "sebelum": tulis(b["sebelum"], 3),
                "sesudah": tulis(b["sesudah"], 3),
                "selisih": f"{'+' if b['selisih'] > 0 else ''}{tulis(b['selisih'], 3)}",
            }
            for b in baris
        ],
    }
