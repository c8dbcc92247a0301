"""The page an evaluation leads to from a figure about complaints."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.periode import Periode
from asn.core.views import requires, visible
from kepegawaian.instansi.models import IndikatorInstansi
from kepegawaian.instansi.publik import slug_kota
from pengaduan.aduan.services.asal import Asal, angka_asal
from pengaduan.aduan.workflows import IZIN_LIHAT


@requires("instansi.view_indikatorinstansi")
@require_safe
def asal(request: HttpRequest) -> HttpResponse:
    """The figures of one unit and period with their definitions; the reports themselves for who may read them."""
    isi = _diminta(request)
    konteks = {
        "judul": f"Angka aduan {isi.instansi}",
        "remah": [("Pohon instansi", reverse("instansi:pohon")), ("Angka aduan", None)],
        "asal": isi,
        "alamat_daftar": isi.alamat_daftar if request.user.has_perm(IZIN_LIHAT) else "",
        "alamat_statistik": reverse("statistik:lihat", args=[slug_kota(isi.instansi.kota)]),
    }
    return render(request, "aduan/asal.html", konteks)


def _diminta(request: HttpRequest) -> Asal:
    instansi, kode = request.GET.get("instansi", ""), request.GET.get("periode", "")
    try:
        periode = Periode.dari_kode(kode)
    except ValueError as salah:
        raise Http404 from salah
    terlihat = visible(request, IndikatorInstansi).select_related("instansi__kota")
    hasil = angka_asal(terlihat, int(instansi), periode) if instansi.isdecimal() and len(instansi) < 10 else None
    if hasil is None:
        raise Http404
    return hasil
