"""The own cases of the accused: what was sent, what is due, which remedy is open. Nothing of the examiners' notes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.views import requires, visible
from kinerja.disiplin.halaman import dokumen_terperiksa, konteks_saya, perkara_saya
from kinerja.disiplin.models import Perkara
from kinerja.disiplin.views.perkara import catat, kirim, satu
from kinerja.disiplin.workflows import IZIN_TANGGAPI


@requires(IZIN_TANGGAPI)
@require_safe
@never_cache
def saya(request: HttpRequest) -> HttpResponse:
    """Own cases, newest first."""
    milik = visible(request, Perkara).for_list()
    konteks = {"judul": "Perkara disiplin saya", "perkara": perkara_saya(milik, request.user.hari_ini())}
    return render(request, "disiplin/saya.html", konteks)


@requires(IZIN_TANGGAPI)
@require_safe
@never_cache
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One own case."""
    perkara = satu(request, pk)
    catat(request, perkara, "Perkara disiplin sendiri")
    return render(request, "disiplin/saya_rincian.html", konteks_saya(request, perkara))


@requires(IZIN_TANGGAPI)
@require_safe
@never_cache
def dokumen(request: HttpRequest, pk: int, dokumen: int) -> HttpResponse:
    """A paper that is meant for the accused."""
    perkara = satu(request, pk)
    return kirim(request, perkara, get_object_or_404(dokumen_terperiksa(perkara), pk=dokumen))
