"""Feedback of colleagues: asking for it on a SKP, the letters to oneself, answering one.

A letter is reached by whom it is addressed to, whatever the role: `surat_terlihat` knows.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from asn.core.views import action, get_visible, masuk_saja, requires, visible
from kinerja.skp.forms.rekan import FormJawabRekan, FormMintaRekan
from kinerja.skp.models import PermintaanUmpan
from kinerja.skp.services.rekan import (
    boleh_minta,
    rekan_batalkan,
    rekan_jawab,
    rekan_minta,
    rekan_tolak,
    surat_saya,
    surat_terlihat,
)
from kinerja.skp.views.bantu import halaman_form, jalankan, kembali, remah_skp, satu_skp, simpan_form
from kinerja.skp.workflows import IZIN_LIHAT, IZIN_SUSUN

BAGIAN = "dialog"
REMAH = "Umpan balik untuk rekan"


@requires(IZIN_LIHAT)
def minta(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a colleague about one result or one value."""
    skp = satu_skp(request, pk)
    if not boleh_minta(skp, request.user):
        raise PermissionDenied(IZIN_SUSUN)
    form = FormMintaRekan(request.POST or None, skp=skp, initial={"sasaran": request.GET.get("sasaran", "")})
    if request.method == "POST" and form.is_valid():
        isi = form.isi()
        if simpan_form(form, lambda: rekan_minta(skp=skp, oleh=request.user, **isi)):
            messages.success(request, f"Permintaan terkirim kepada {isi['kepada'].nama}.")
            return kembali(skp, BAGIAN)
    return halaman_form(
        request,
        form,
        judul="Minta umpan balik rekan",
        remah=remah_skp(request, skp, "Minta umpan balik"),
        templat="skp/rekan_minta.html",
        skp=skp,
        label_kirim="Kirim permintaan",
        url_batal=f"{skp.get_absolute_url()}?bagian={BAGIAN}",
    )


@masuk_saja
def daftar(request: HttpRequest) -> HttpResponse:
    """Letters to oneself: what waits, and what was answered."""
    surat = surat_saya(request.user)
    konteks = {
        "judul": REMAH,
        "remah": [("Kinerja saya", reverse("skp:saya")), (REMAH, None)],
        "menunggu": [s for s in surat if s.keadaan == "menunggu"],
        "selesai": [s for s in surat if s.keadaan != "menunggu"],
        "hari_ini": request.user.hari_ini(),
    }
    return render(request, "skp/rekan.html", konteks)


@masuk_saja
def jawab(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: what is asked, and the answer."""
    surat = get_object_or_404(surat_terlihat(request.user), pk=pk)
    if surat.keadaan != "menunggu":
        messages.info(request, f"Permintaan ini sudah ditutup: {surat.get_keadaan_display().lower()}.")
        return redirect("skp:rekan")
    form = FormJawabRekan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: rekan_jawab(permintaan=surat, oleh=request.user, **isi)):
            messages.success(request, f"Umpan balik terkirim kepada {surat.skp.pegawai.nama}.")
            return redirect("skp:rekan")
    return halaman_form(
        request,
        form,
        judul=f"Umpan balik untuk {surat.skp.pegawai.nama}",
        remah=[("Kinerja saya", reverse("skp:saya")), (REMAH, reverse("skp:rekan")), (surat.skp.pegawai.nama, None)],
        templat="skp/rekan_jawab.html",
        surat=surat,
        label_kirim="Kirim",
        url_batal=reverse("skp:rekan"),
    )


@masuk_saja
@require_POST
def tolak(request: HttpRequest, pk: int) -> HttpResponse:
    """The colleague cannot tell."""
    surat = get_object_or_404(surat_terlihat(request.user), pk=pk)
    jalankan(
        request,
        lambda: rekan_tolak(permintaan=surat, oleh=request.user),
        "Anda menyatakan tidak dapat menilai. Yang meminta diberi tahu.",
    )
    return redirect("skp:rekan")


@action(IZIN_LIHAT)
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever asked takes it back."""
    surat = get_visible(request, PermintaanUmpan, visible(request, PermintaanUmpan).select_related("skp"), pk=pk)
    if surat.diminta_oleh_id != request.user.pk:
        raise PermissionDenied(IZIN_LIHAT)
    jalankan(request, lambda: rekan_batalkan(permintaan=surat, oleh=request.user), "Permintaan dibatalkan.")
    return kembali(surat.skp, BAGIAN)
