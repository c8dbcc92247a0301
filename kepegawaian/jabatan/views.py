"""Pages of positions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from asn.core.views import requires, visible
from kepegawaian.jabatan.models import Jabatan


@require_safe
@requires("jabatan.view_jabatan")
def peta_pilih(request: HttpRequest) -> HttpResponse:
    """Units that hold positions today."""
    jabatan = visible(request, Jabatan).pada(request.user.hari_ini()).order_by("instansi__nama")
    instansi = jabatan.values_list("instansi__nama", flat=True).distinct()
    return render(request, "jabatan/peta_pilih.html", {"judul": "Peta jabatan", "instansi": instansi})
