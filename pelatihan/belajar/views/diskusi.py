"""The talk beside a course, and its moderation."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from pelatihan.belajar.filters import SaringanPesan
from pelatihan.belajar.forms import FormPesan
from pelatihan.belajar.halaman import remah
from pelatihan.belajar.models import Kursus, Pesan
from pelatihan.belajar.services.diskusi import (
    boleh_bicara,
    pesan_kirim,
    pesan_laporkan,
    pesan_putuskan,
    pesan_tarik,
    pesan_terbaca,
)
from pelatihan.belajar.tables import TabelPesan
from pelatihan.belajar.workflows import LIHAT, MODERASI


def _kursus(request: HttpRequest, pk: int) -> Kursus:
    return get_visible(request, Kursus, visible(request, Kursus).exclude(versi_terbit=None), pk=pk)


@requires(LIHAT)
@never_cache
def diskusi(request: HttpRequest, pk: int) -> HttpResponse:
    """All messages of a course; whoever takes it may write."""
    kursus = _kursus(request, pk)
    form = FormPesan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        induk = _induk(request, kursus, form.cleaned_data["induk"])
        pesan = pesan_kirim(kursus=kursus, isi=form.cleaned_data["isi"], induk=induk, oleh=request.user)
        return redirect(f"{reverse('belajar:diskusi', args=[pk])}#pesan-{pesan.pk}")
    isi = {
        "judul": f"Diskusi: {kursus.judul}",
        "remah": remah((kursus.judul, reverse("belajar:kursus", args=[pk])), ("Diskusi", None)),
        "kursus": kursus,
        "utas": _utas(list(pesan_terbaca(kursus, request.user))),
        "boleh": boleh_bicara(kursus, request.user),
        "form": form,
        "boleh_moderasi": request.user.has_perm(MODERASI),
    }
    return render(request, "belajar/diskusi.html", isi, status=422 if form.errors else 200)


def _induk(request: HttpRequest, kursus: Kursus, pk: int | None) -> Pesan | None:
    if pk is None:
        return None
    induk = pesan_terbaca(kursus, request.user).filter(pk=pk).first()
    if induk is None:
        raise Http404
    return induk


def _utas(semua: list[Pesan]) -> list[dict[str, Any]]:
    balasan: dict[int, list[Pesan]] = {}
    for p in semua:
        if p.induk_id:
            balasan.setdefault(p.induk_id, []).append(p)
    return [{"pesan": p, "balasan": balasan.get(p.pk, [])} for p in semua if not p.induk_id]


@action(LIHAT)
def pesan_ubah(request: HttpRequest, pk: int, nomor: int, tindakan: str) -> HttpResponse:
    """Report a message of this course, or take the own one back."""
    kursus = _kursus(request, pk)
    pesan = _induk(request, kursus, nomor)
    if tindakan == "laporkan":
        pesan_laporkan(pesan=pesan, oleh=request.user)
        messages.success(request, "Terima kasih. Moderator akan memeriksanya.")
    elif tindakan == "tarik":
        pesan_tarik(pesan=pesan, oleh=request.user)
        messages.success(request, "Pesan Anda ditarik.")
    else:
        raise Http404
    return redirect("belajar:diskusi", pk=pk)


@requires(MODERASI)
def moderasi(request: HttpRequest) -> HttpResponseBase:
    """Reported messages, and with the filter all others."""
    return halaman_daftar(
        request,
        kueri=visible(request, Pesan),
        filterset_class=SaringanPesan,
        table_class=TabelPesan,
        judul="Moderasi diskusi",
        nama_daftar="belajar-pesan",
        template="belajar/moderasi.html",
        konteks={"remah": [("Kelola kursus", reverse("belajar:kelola")), ("Moderasi diskusi", None)]},
    )


class FormPutusan(forms.Form):
    """Hide with a reason, or let it stand."""

    putusan = forms.ChoiceField(
        label="Putusan",
        choices=[("sembunyi", "Sembunyikan"), ("tayang", "Biarkan tayang")],
        widget=forms.RadioSelect,
    )
    alasan = forms.CharField(
        label="Alasan (dibaca peserta)", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if bersih.get("putusan") == "sembunyi" and len(bersih.get("alasan", "").strip()) < 10:
            raise ValidationError({"alasan": "Tulis alasannya sedikitnya 10 huruf."})
        return bersih


@requires(MODERASI)
def pesan_moderasi(request: HttpRequest, pk: int) -> HttpResponse:
    """One message and what becomes of it."""
    pesan = get_visible(request, Pesan, visible(request, Pesan).select_related("kursus", "penulis"), pk=pk)
    form = FormPutusan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        bersih = form.cleaned_data
        pesan_putuskan(
            pesan=pesan, sembunyikan=bersih["putusan"] == "sembunyi", alasan=bersih["alasan"], oleh=request.user
        )
        messages.success(request, "Putusan tersimpan.")
        return redirect("belajar:moderasi")
    isi = {
        "judul": "Putuskan pesan",
        "remah": [("Moderasi diskusi", reverse("belajar:moderasi")), ("Putuskan pesan", None)],
        "form": form,
        "pesan_diskusi": pesan,
        "label_kirim": "Simpan putusan",
        "url_batal": reverse("belajar:moderasi"),
    }
    return render(request, "belajar/pesan.html", isi, status=422 if form.errors else 200)
