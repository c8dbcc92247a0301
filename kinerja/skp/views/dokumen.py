"""The SKP and its lampiran as PDF: as they were set, or as a draft."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from asn.core.berkas import berkas_tanggapan
from asn.core.views import requires
from kinerja.skp.dokumen_naskah import JENIS, naskah_cetak, naskah_pratinjau
from kinerja.skp.services.baca import naskah_menurut
from kinerja.skp.views.bantu import satu_skp
from kinerja.skp.workflows import IZIN_LIHAT


@requires(IZIN_LIHAT)
@require_safe
def unduh(request: HttpRequest, pk: int, jenis: str) -> HttpResponseBase:
    """`?naskah=2`: that content; without it the newest that was set, else a draft of what is planned now."""
    skp = satu_skp(request, pk)
    if jenis not in JENIS:
        raise Http404
    diminta = request.GET.get("naskah", "")
    ke = int(diminta) if diminta.isascii() and diminta.isdecimal() and len(diminta) < 5 else skp.naskah
    if not diminta and (not skp.naskah or skp.dapat_disusun):
        response = HttpResponse(naskah_pratinjau(skp, jenis), content_type="application/pdf")
        response.headers["Content-Disposition"] = f'attachment; filename="draf-{jenis}-{skp.tahun}.pdf"'
        response.headers["Cache-Control"] = "private, no-store"
        return response
    naskah = get_object_or_404(naskah_menurut(skp), ke=ke)
    return berkas_tanggapan(naskah_cetak(naskah, jenis).berkas)
