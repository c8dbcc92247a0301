"""The person's own pages, first of all on a phone: awards with the consent to be named, and the plan to improve."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from asn.core.views import requires
from kepegawaian.instansi.publik import slug_kota
from kinerja.tindak_lanjut.forms import FormAkui
from kinerja.tindak_lanjut.services.baca import pembinaan_milik, penghargaan_milik, titik_milik
from kinerja.tindak_lanjut.services.nominasi import izin_publik_atur
from kinerja.tindak_lanjut.services.pembinaan import titik_akui

TANPA_DATA = "Akun ini tidak terhubung dengan data pegawai."


@requires("tindak_lanjut.view_penghargaan_saya")
def penghargaan(request: HttpRequest) -> HttpResponseBase:
    """Awards conferred; each may be shown on the public page, or not, as the person decides, at any time."""
    if request.user.pegawai_id is None:
        raise Http404(TANPA_DATA)
    milik = penghargaan_milik(request.user)
    if request.method == "POST":
        baris = get_object_or_404(milik, pk=_nomor(request.POST.get("nominasi", "")))
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


@requires("tindak_lanjut.akui_pembinaan")
def pembinaan(request: HttpRequest) -> HttpResponseBase:
    """The own plans; a single one is shown at once. Sent here: that a checkpoint has been read, with an answer."""
    if request.user.pegawai_id is None:
        raise Http404(TANPA_DATA)
    if request.method == "POST":
        return _akui(request)
    milik = list(pembinaan_milik(request.user))
    if len(milik) == 1:
        return redirect(milik[0])
    return render(request, "tindak_lanjut/pembinaan_saya.html", {"judul": "Pembinaan saya", "daftar": milik})


def _akui(request: HttpRequest) -> HttpResponseBase:
    titik = get_object_or_404(titik_milik(request.user), pk=_nomor(request.POST.get("titik", "")))
    form = FormAkui(request.POST)
    if form.is_valid():
        titik_akui(titik=titik, tanggapan=form.cleaned_data["tanggapan"], oleh=request.user)
        messages.success(request, "Terima kasih. Atasan Anda melihat bahwa catatan ini sudah dibaca.")
    else:
        messages.error(request, "Tanggapan terlalu panjang: paling banyak 2.000 huruf.")
    return redirect(titik.rencana)


def _nomor(teks: str) -> int:
    """The id a form sends; what is no number belongs to no row."""
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 19 else 0
