"""The page "Belajar" of a pegawai: what to learn and why, the own classes, the JP ledger, the certificates."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from asn.core.views import requires
from pelatihan.program.beranda import bagian_untuk
from pelatihan.program.services.saya import belajar_saya
from pelatihan.program.workflows import BELAJAR


@requires(BELAJAR)
def beranda(request: HttpRequest) -> HttpResponse:
    """Everything on one page, phone first."""
    konteks = belajar_saya(request.user) | {
        "judul": "Belajar",
        "bagian": bagian_untuk(request.user),
        "tanggal_data": request.user.hari_ini(),
    }
    return render(request, "program/belajar.html", konteks)
