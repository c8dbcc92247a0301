"""The own rights, first of all on a phone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from asn.core.views import get_visible, requires
from kepegawaian.layanan.services.saya import hak_pegawai, surat_pegawai
from kepegawaian.pegawai.models import Pegawai


@requires("layanan.view_hak_saya")
def saya(request: HttpRequest) -> HttpResponse:
    """What comes next, when, what is missing and what to do about it."""
    if request.user.pegawai_id is None:
        raise Http404("Akun ini tidak terhubung dengan data pegawai.")
    pegawai = get_visible(request, Pegawai, pk=request.user.pegawai_id)
    hari_ini = request.user.hari_ini()
    konteks = {
        "judul": "Hak saya",
        "pegawai": pegawai,
        "hak": hak_pegawai(pegawai, hari_ini, request.user),
        "surat": surat_pegawai(request.user),
        "tanggal_data": hari_ini,
    }
    return render(request, "layanan/saya.html", konteks)
