"""Pages of the units of a city."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from asn.core.views import requires, visible
from kepegawaian.instansi.models import Instansi


@require_safe
@requires("instansi.view_instansi")
def pohon(request: HttpRequest) -> HttpResponse:
    """Units in reach that exist today."""
    instansi = visible(request, Instansi).pada(request.user.hari_ini()).order_by("jalur")
    return render(request, "instansi/pohon.html", {"judul": "Pohon instansi", "instansi": instansi})
