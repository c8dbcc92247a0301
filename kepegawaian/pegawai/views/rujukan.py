"""Search while typing in the forms about one person."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from asn.core.views import get_visible, requires
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.rujukan import RUJUKAN, rujukan_cari


@requires("pegawai.view_pegawai")
def cari_rujukan(request: HttpRequest, pk: int, apa: str) -> HttpResponse:
    """Options of a select: positions, units or people of the city of a person in reach."""
    if apa not in RUJUKAN:
        raise Http404
    pegawai = get_visible(request, Pegawai, pk=pk)
    teks = request.GET.get(f"cari_{apa}", "")[:100]
    pilihan = rujukan_cari(apa, pegawai, teks)
    konteks = {"pilihan": pilihan, "jumlah": len(pilihan), "kolom": apa, "teks": teks}
    return render(request, "pegawai/isian/pilihan.html", konteks | {"terpendek": RUJUKAN[apa].terpendek})
