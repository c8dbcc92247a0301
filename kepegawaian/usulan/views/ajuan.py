"""What the proposer does: fill in, review, submit, withdraw, try again.

Filling in stores a draft with its evidence; the page of the draft shows old and new side by side and asks to submit.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.services import VersiBasi
from asn.core.views import action, get_visible, requires, visible
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.usulan.forms import FormBatal
from kepegawaian.usulan.halaman import catat_pengisian
from kepegawaian.usulan.isian import Isian, isian_baru, isian_biodata, isian_sasaran, isian_usulan
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_ajukan, usulan_batalkan, usulan_ulangi
from kepegawaian.usulan.views.baca import satu
from kepegawaian.usulan.views.putusan import basi
from kepegawaian.usulan.workflows import IZIN_AJUKAN


def _pegawai(request: HttpRequest, pk: int) -> Pegawai:
    return get_visible(request, Pegawai, visible(request, Pegawai).select_related("kota", "instansi"), pk=pk)


def _ada(isian: Isian | None) -> Isian:
    if isian is None:
        raise Http404
    return isian


@requires(IZIN_AJUKAN)
def baru(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """A new row of riwayat for this person."""
    return _isi(request, _ada(isian_baru(request.user, _pegawai(request, pk), jenis)))


@requires(IZIN_AJUKAN)
def biodata(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """A change of the person's own data."""
    return _isi(request, _ada(isian_biodata(request.user, _pegawai(request, pk), jenis)))


@requires(IZIN_AJUKAN)
def perbaiki(request: HttpRequest, pk: int, jenis: str, sasaran: int) -> HttpResponse:
    """A correction of one row."""
    return _isi(request, _ada(isian_sasaran(request.user, _pegawai(request, pk), jenis, sasaran, "perbaiki")))


@requires(IZIN_AJUKAN)
def cabut(request: HttpRequest, pk: int, jenis: str, sasaran: int) -> HttpResponse:
    """The withdrawal of one row."""
    return _isi(request, _ada(isian_sasaran(request.user, _pegawai(request, pk), jenis, sasaran, "cabut")))


@requires(IZIN_AJUKAN)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft or a returned usulan, once more."""
    usulan = _milik(request, pk)
    if not usulan.dapat_diubah:
        raise Http404
    return _isi(request, _ada(isian_usulan(request.user, usulan)))


def _isi(request: HttpRequest, isian: Isian) -> HttpResponse:
    catat_pengisian(request, isian)
    isian.siapkan(request.POST or None, request.FILES or None)
    if request.method == "POST" and isian.sah():
        try:
            usulan = isian.simpan(request.user)
        except ValidationError as galat:
            isian.tempel(galat)
        else:
            messages.info(request, "Isian tersimpan sebagai draf. Periksa di bawah ini, lalu ajukan.")
            return redirect("usulan:rincian", pk=usulan.pk)
    return render(request, "usulan/isian.html", isian.konteks())


@action(IZIN_AJUKAN)
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a draft on its way."""
    usulan = _milik(request, pk)
    try:
        hasil = usulan_ajukan(usulan=usulan, oleh=request.user)
    except ValidationError as galat:
        for pesan in galat.messages:
            messages.error(request, pesan)
        return redirect("usulan:rincian", pk=pk)
    except VersiBasi as galat:
        return basi(request, usulan, galat)
    messages.success(request, f"Usulan diajukan dan sekarang menunggu {hasil.get_menunggu_display()}.")
    return redirect("usulan:rincian", pk=pk)


@requires(IZIN_AJUKAN)
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw, after asking."""
    usulan = _milik(request, pk)
    form = FormBatal(request.POST or None)
    if request.method == "POST" and form.is_valid():
        usulan_batalkan(usulan=usulan, oleh=request.user, catatan=form.cleaned_data["catatan"])
        messages.success(request, "Usulan dibatalkan.")
        return redirect("usulan:saya")
    return render(request, "components/konfirmasi.html", _konteks_batal(usulan, form))


def _konteks_batal(usulan: Usulan, form: FormBatal) -> dict[str, Any]:
    alamat = reverse("usulan:rincian", args=[usulan.pk])
    return {
        "judul": "Batalkan usulan ini?",
        "remah": [("Usulan saya", reverse("usulan:saya")), (usulan.judul, alamat), ("Batalkan", None)],
        "pesan": "Pemeriksaan berhenti dan buku induk tidak berubah. Anda dapat membuat usulan baru kapan saja.",
        "rincian": [("Usulan", usulan.judul), ("Pegawai", usulan.pegawai.nama_lengkap)],
        "form": form,
        "label_kirim": "Batalkan usulan",
        "bahaya": True,
        "url_batal": alamat,
    }


@action(IZIN_AJUKAN)
def ulangi(request: HttpRequest, pk: int) -> HttpResponse:
    """A new draft from a refused usulan."""
    baru_lagi = usulan_ulangi(usulan=_milik(request, pk), oleh=request.user)
    messages.info(
        request, "Draf baru dibuat dari usulan yang ditolak. Perbaiki isiannya, lampirkan bukti, lalu ajukan."
    )
    return redirect("usulan:ubah", pk=baru_lagi.pk)


def _milik(request: HttpRequest, pk: int) -> Usulan:
    """Only the proposer's own; of anybody else's not even the existence is told."""
    return get_visible(request, Usulan, satu(request).filter(pengusul=request.user), pk=pk)
