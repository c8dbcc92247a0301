"""Committee members: what waits for them, the declaration, verification one by one, marks of interviews."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asn.core.views import action, get_visible, requires, visible
from kepegawaian.rekrutmen.forms import FormHindar, FormPernyataan
from kepegawaian.rekrutmen.halaman_tugas import lembar_verifikasi, lembar_wawancara
from kepegawaian.rekrutmen.models import Panitia, Verifikasi, Wawancara
from kepegawaian.rekrutmen.services import verifikasi as layanan
from kepegawaian.rekrutmen.services.panitia import kepentingan_nyatakan
from kepegawaian.rekrutmen.services.tugas import bagian_saya, tugas_saya
from kepegawaian.rekrutmen.services.wawancara import wawancara_nilai
from kepegawaian.rekrutmen.workflows import NILAI_WAWANCARA, VERIFIKASI_LAMARAN

IKUT = "rekrutmen.ikut_panitia"


def _remah(akhir: str) -> list[tuple[str, str | None]]:
    return [("Tugas panitia", reverse("rekrutmen:tugas")), (akhir, None)]


@requires(IKUT)
@never_cache
def tugas(request: HttpRequest) -> HttpResponse:
    """Every part of this account, and what waits in each."""
    isi = {"judul": "Tugas panitia", "bagian": tugas_saya(request.user)}
    return render(request, "rekrutmen/tugas.html", isi)


@requires(IKUT)
@never_cache
def pernyataan(request: HttpRequest, pk: int) -> HttpResponse:
    """The declaration of the own part; more can be added later, nothing is taken away."""
    panitia = get_visible(request, Panitia, bagian_saya(request.user).select_related("seleksi"), pk=pk)
    form = FormPernyataan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kepentingan_nyatakan(
            panitia=panitia, kerabat=form.kerabat, catatan=form.cleaned_data["catatan"], oleh=request.user
        )
        messages.success(request, "Pernyataan tersimpan. Anda dapat mulai bekerja.")
        return redirect("rekrutmen:tugas")
    isi = {
        "judul": "Pernyataan kepentingan",
        "panitia": panitia,
        "form": form,
        "dinyatakan": panitia.kerabat.count(),
        "remah": _remah("Pernyataan"),
    }
    return render(request, "rekrutmen/pernyataan.html", isi, status=422 if form.errors else 200)


@action(VERIFIKASI_LAMARAN)
def ambil(request: HttpRequest, pk: int) -> HttpResponse:
    """The next application of the queue."""
    panitia = get_visible(request, Panitia, bagian_saya(request.user), pk=pk)
    satu = layanan.verifikasi_ambil(panitia=panitia, oleh=request.user)
    if satu is None:
        messages.info(request, "Tidak ada lamaran yang menunggu Anda saat ini.")
        return redirect("rekrutmen:tugas")
    return redirect("rekrutmen:verifikasi", pk=satu.pk)


def _verifikasi(request: HttpRequest, pk: int) -> Verifikasi:
    semua = visible(request, Verifikasi).select_related(
        "panitia", "lamaran__seleksi__kota", "lamaran__lowongan__seleksi__kota", "lamaran__pelamar"
    )
    return get_visible(request, Verifikasi, semua, pk=pk)


@requires(VERIFIKASI_LAMARAN)
@never_cache
def verifikasi(request: HttpRequest, pk: int) -> HttpResponse:
    """One application, requirement by requirement; the decision goes on to the next one."""
    satu = _verifikasi(request, pk)
    lembar = lembar_verifikasi(satu, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            layanan.verifikasi_putuskan(verifikasi=satu, putusan=lembar.putusan, oleh=request.user)
        except ValidationError as galat:
            lembar.tempel(galat.message_dict)
        else:
            messages.success(request, f"Putusan lamaran {satu.lamaran.nomor} tersimpan.")
            return _berikutnya(request, satu.panitia)
    isi = {
        "judul": f"Verifikasi {satu.lamaran.nomor}",
        "verifikasi": satu,
        "lamaran": satu.lamaran,
        "lembar": lembar,
        "remah": _remah("Verifikasi"),
    }
    return render(request, "rekrutmen/verifikasi.html", isi, status=422 if lembar.bergalat else 200)


def _berikutnya(request: HttpRequest, panitia: Panitia) -> HttpResponse:
    satu = layanan.verifikasi_ambil(panitia=panitia, oleh=request.user)
    return redirect("rekrutmen:verifikasi", pk=satu.pk) if satu else redirect("rekrutmen:tugas")


@requires(VERIFIKASI_LAMARAN)
@never_cache
def hindari(request: HttpRequest, pk: int) -> HttpResponse:
    """Step aside: somebody else takes the turn."""
    satu = _verifikasi(request, pk)
    form = FormHindar(request.POST or None)
    if request.method == "POST" and form.is_valid():
        layanan.verifikasi_hindari(verifikasi=satu, oleh=request.user, **form.cleaned_data)
        messages.success(request, "Anda menghindar dari lamaran itu; orang lain yang memeriksanya.")
        return redirect("rekrutmen:tugas")
    isi = {
        "judul": f"Menghindar dari lamaran {satu.lamaran.nomor}?",
        "pesan": "Hubungan ini dicatat sebagai pernyataan kepentingan Anda. Lamaran beralih kepada verifikator lain.",
        "form": form,
        "label_kirim": "Menghindar",
        "bahaya": True,
        "url_batal": reverse("rekrutmen:verifikasi", args=[pk]),
        "remah": _remah("Menghindar"),
    }
    return render(request, "components/konfirmasi.html", isi, status=422 if form.errors else 200)


@requires(NILAI_WAWANCARA)
@never_cache
def wawancara(request: HttpRequest, pk: int) -> HttpResponse:
    """The own marks of one participant on anchored scales: kept, then sealed."""
    semua = visible(request, Wawancara).select_related("panitia", "lamaran__seleksi", "lamaran__lowongan")
    satu = get_visible(request, Wawancara, semua, pk=pk)
    lembar = lembar_wawancara(satu, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        segel = request.POST.get("langkah") == "segel"
        if _nilai(request, satu, lembar, segel):
            messages.success(request, "Nilai disegel." if segel else "Nilai tersimpan, belum disegel.")
            return redirect("rekrutmen:tugas" if segel else reverse("rekrutmen:wawancara", args=[pk]))
    isi = {
        "judul": f"Wawancara {satu.lamaran.nomor}",
        "wawancara": satu,
        "lamaran": satu.lamaran,
        "lembar": lembar,
        "remah": _remah("Wawancara"),
    }
    return render(request, "rekrutmen/wawancara.html", isi, status=422 if lembar.bergalat else 200)


def _nilai(request: HttpRequest, satu: Wawancara, lembar: Any, segel: bool) -> bool:
    try:
        wawancara_nilai(wawancara=satu, nilai=lembar.nilai, catatan=lembar.catatan, oleh=request.user, segel=segel)
    except ValidationError as galat:
        lembar.tempel(galat.message_dict)
        return False
    return True
