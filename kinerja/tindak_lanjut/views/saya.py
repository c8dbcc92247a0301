"""The person's own pages, first of all on a phone: awards with the consent to be named, and the plan to improve."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from asn.core.views import requires
from kepegawaian.instansi.publik import slug_kota
from kinerja.tindak_lanjut.services.baca import pembinaan_milik, penghargaan_milik
from kinerja.tindak_lanjut.services.nominasi import izin_publik_atur

TANPA_DATA = "Akun ini tidak terhubung dengan data pegawai."


@requires("tindak_lanjut.view_penghargaan_saya")
def penghargaan(request: HttpRequest) -> HttpResponseBase:
    """Awards conferred; each may be shown on the public page, or not, as the person decides, at any time."""
    if request.user.pegawai_id is None:
        raise Http404(TANPA_DATA)
    milik = penghargaan_milik(request.user)
    if request.method == "POST":
        nomor = request.POST.get("nominasi", "")
        baris = get_object_or_404(milik, pk=int(nomor) if nomor.isascii() and nomor.isdecimal() else 0)
        setuju = request.POST.get("setuju") == "ya"
        izin_publik_atur(nominasi=baris, setuju=setuju, oleh=request.user)
        kini = "tampil" if setuju else "tidak tampil"
        messages.success(request, f"Nama Anda sekarang {kini} di laman kehormatan untuk {baris}.")
        return redirect("tindak_lanjut:penghargaan_saya")
    kota = request.user.pegawai.kota
    konteks = {
        "judul": "Penghargaan saya",
        "daftar": milik,
        "kota": kota,
        "url_kehormatan": reverse("tindak_lanjut:kehormatan", args=[slug_kota(kota)]),
    }
    return render(request, "tindak_lanjut/penghargaan_saya.html", konteks)


@requires("tindak_lanjut.view_rencanapembinaan")
def pembinaan(request: HttpRequest) -> HttpResponseBase:
    """The own plans; a single open one is shown at once."""
    if request.user.pegawai_id is None:
        raise Http404(TANPA_DATA)
    milik = list(pembinaan_milik(request.user))
    if len(milik) == 1:
        return redirect(milik[0])
    return render(request, "tindak_lanjut/pembinaan_saya.html", {"judul": "Pembinaan saya", "daftar": milik})
