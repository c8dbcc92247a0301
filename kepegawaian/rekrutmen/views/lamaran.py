"""The guided application: each step saves itself; nothing is lost between two of them. Works without JavaScript."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.berkas import berkas_tanggapan
from asn.core.views import action, get_visible, requires, visible
from kepegawaian.rekrutmen.forms_publik import FormAkomodasi, FormPendidikan
from kepegawaian.rekrutmen.halaman_lamaran import (
    LANGKAH,
    akomodasi,
    alasan_tms,
    berikutnya,
    jalan,
    langkah,
    tampil_pelamar,
)
from kepegawaian.rekrutmen.models import Lamaran, Lowongan
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.services import berkas as layanan_berkas
from kepegawaian.rekrutmen.services import lamaran as layanan
from kepegawaian.rekrutmen.services.baca_lamaran import lamaran_milik
from kepegawaian.rekrutmen.services.kartu import kartu_ambil
from kepegawaian.rekrutmen.views.pelamar import tempel
from kepegawaian.rekrutmen.workflows import MASUK, MELAMAR

TEMPLAT = {
    "pendidikan": "rekrutmen/lamaran/pendidikan.html",
    "dokumen": "rekrutmen/lamaran/dokumen.html",
    "akomodasi": "rekrutmen/lamaran/akomodasi.html",
    "tinjau": "rekrutmen/lamaran/tinjau.html",
}


@action(MELAMAR)
def mulai(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin, or go on with, the one application of this selection."""
    semua = _lowongan_terbuka(request)
    lowongan = get_visible(request, Lowongan, semua, pk=pk)
    lamaran = layanan.lamaran_mulai(lowongan=lowongan, oleh=request.user)
    return redirect("lamaran:isi", pk=lamaran.pk, bagian="pendidikan")


def _lowongan_terbuka(request: HttpRequest) -> Any:
    return visible(request, Lowongan).terbuka_publik().select_related("seleksi__kota")


@requires(MELAMAR)
@never_cache
def isi(request: HttpRequest, pk: int, bagian: str) -> HttpResponse:
    """One step of a draft."""
    if bagian not in LANGKAH:
        raise Http404
    lamaran = lamaran_milik(request.user, pk)
    if not lamaran.draf:
        return redirect("lamaran:status", pk=pk)
    return BAGIAN[bagian](request, lamaran)


def _tampil(
    request: HttpRequest, lamaran: Lamaran, bagian: str, konteks: dict[str, Any], form: Any = None
) -> HttpResponse:
    kurang = layanan.kekurangan(lamaran)
    bawaan = {
        "judul": LANGKAH[bagian],
        "langkah": langkah(lamaran, bagian, kurang),
        "kurang": kurang,
        "kelayakan": layanan.kelayakan_lamaran(lamaran),
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return tampil_pelamar(request, lamaran, TEMPLAT[bagian], bawaan | konteks, status=status)


def _pendidikan(request: HttpRequest, lamaran: Lamaran) -> HttpResponse:
    awal = {k: getattr(lamaran, k) for k in (*layanan.KOLOM_PENDIDIKAN, "prioritas")}
    form = FormPendidikan(request.POST or None, initial=awal, lamaran=lamaran)
    if request.method == "POST" and form.is_valid():
        layanan.pendidikan_simpan(lamaran=lamaran, isi=form.cleaned_data, oleh=request.user)
        return _lanjut(request, lamaran, "pendidikan")
    return _tampil(request, lamaran, "pendidikan", {}, form)


def _lanjut(request: HttpRequest, lamaran: Lamaran, bagian: str) -> HttpResponse:
    """On to the next step, or stay: the button says which. What the page saves by itself needs no page."""
    if request.headers.get("X-Simpan-Sendiri"):
        return HttpResponse(status=204)
    tujuan = bagian if request.POST.get("langkah") == "simpan" else berikutnya(bagian)
    if tujuan == bagian:
        messages.success(request, "Tersimpan.")
    return redirect("lamaran:isi", pk=lamaran.pk, bagian=tujuan)


def _akomodasi(request: HttpRequest, lamaran: Lamaran) -> HttpResponse:
    awal = {"akomodasi": lamaran.akomodasi, "catatan": lamaran.akomodasi_catatan}
    form = FormAkomodasi(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            layanan.akomodasi_simpan(lamaran=lamaran, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            return _lanjut(request, lamaran, "akomodasi")
    return _tampil(request, lamaran, "akomodasi", {}, form)


def _dokumen(request: HttpRequest, lamaran: Lamaran, galat: dict[int, list[str]] | None = None) -> HttpResponse:
    ada = layanan.berkas_pelamar(lamaran)
    baris = [(d, ada.get(d.pk), (galat or {}).get(d.pk, [])) for d in layanan.dokumen_diminta(lamaran)]
    return _tampil(request, lamaran, "dokumen", {"baris": baris})


def _tinjau(request: HttpRequest, lamaran: Lamaran, galat: list[str] | None = None) -> HttpResponse:
    konteks = {
        "pernyataan": rk.baca(lamaran.seleksi.konfigurasi).pernyataan,
        "dipilih": request.POST.getlist("pernyataan"),
        "galat": galat or [],
        "akomodasi": akomodasi(lamaran),
        "berkas": layanan.berkas_pelamar(lamaran).values(),
    }
    return _tampil(request, lamaran, "tinjau", konteks)


BAGIAN: dict[str, Callable[[HttpRequest, Lamaran], HttpResponse]] = {
    "pendidikan": _pendidikan,
    "dokumen": _dokumen,
    "akomodasi": _akomodasi,
    "tinjau": _tinjau,
}


@action(MELAMAR)
def unggah(request: HttpRequest, pk: int, syarat: int) -> HttpResponse:
    """One document, judged at once; what is wrong stands beside it."""
    lamaran = lamaran_milik(request.user, pk)
    diminta = {d.pk: d for d in layanan.dokumen_diminta(lamaran)}
    if syarat not in diminta:
        raise Http404
    if "berkas" not in request.FILES:
        return _ditolak(request, lamaran, syarat, ["Pilih berkasnya dahulu."])
    try:
        layanan_berkas.berkas_unggah(
            lamaran=lamaran, syarat=diminta[syarat], isi=request.FILES["berkas"], oleh=request.user
        )
    except ValidationError as galat:
        return _ditolak(request, lamaran, syarat, galat.messages)
    messages.success(request, f"{diminta[syarat].nama} diterima.")
    return redirect("lamaran:isi", pk=pk, bagian="dokumen")


def _ditolak(request: HttpRequest, lamaran: Lamaran, syarat: int, pesan: list[str]) -> HttpResponse:
    jawaban = _dokumen(request, lamaran, {syarat: pesan})
    jawaban.status_code = 422
    return jawaban


@action(MELAMAR)
def lepas(request: HttpRequest, pk: int, syarat: int) -> HttpResponse:
    lamaran = lamaran_milik(request.user, pk)
    dokumen = next((d for d in layanan.dokumen_diminta(lamaran) if d.pk == syarat), None)
    if dokumen is None:
        raise Http404
    layanan_berkas.berkas_lepas(lamaran=lamaran, syarat=dokumen, oleh=request.user)
    messages.success(request, f"{dokumen.nama} dilepas.")
    return redirect("lamaran:isi", pk=pk, bagian="dokumen")


@action(MELAMAR)
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it; a second click finds it sent and shows where it stands."""
    lamaran = lamaran_milik(request.user, pk)
    if lamaran.keadaan in MASUK:
        return redirect("lamaran:status", pk=pk)
    try:
        layanan.lamaran_ajukan(lamaran=lamaran, pernyataan=request.POST.getlist("pernyataan"), oleh=request.user)
    except ValidationError as galat:
        jawaban = _tinjau(request, lamaran, galat.messages)
        jawaban.status_code = 422
        return jawaban
    messages.success(request, "Lamaran Anda sudah diajukan. Unduh kartu pesertanya.")
    return redirect("lamaran:status", pk=pk)


@requires(MELAMAR)
@never_cache
@require_safe
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, what was said about it, and what comes next."""
    lamaran = lamaran_milik(request.user, pk)
    if lamaran.draf:
        return redirect("lamaran:isi", pk=pk, bagian="pendidikan")
    konteks = {
        "judul": f"Lamaran {lamaran.nomor}" if lamaran.nomor else "Lamaran",
        "jalan": jalan(lamaran),
        "alasan": alasan_tms(lamaran),
        "akomodasi": akomodasi(lamaran),
        "masuk": lamaran.keadaan in MASUK,
        "berkas": layanan.berkas_pelamar(lamaran).values(),
    }
    return tampil_pelamar(request, lamaran, "rekrutmen/lamaran/status.html", konteks)


@requires(MELAMAR)
@never_cache
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back, behind a page that asks."""
    lamaran = lamaran_milik(request.user, pk)
    if request.method == "POST":
        layanan.lamaran_batalkan(lamaran=lamaran, oleh=request.user)
        messages.success(request, "Lamaran dibatalkan. Selama pendaftaran dibuka Anda dapat menyusunnya kembali.")
        return redirect("lamaran:saya")
    return tampil_pelamar(request, lamaran, "rekrutmen/lamaran/batalkan.html", {"judul": "Batalkan lamaran"})


@requires(MELAMAR)
@never_cache
@require_safe
def kartu(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The card as PDF."""
    return berkas_tanggapan(kartu_ambil(lamaran=lamaran_milik(request.user, pk), oleh=request.user))
