"""Parts of a selection while it is prepared: a vacancy's age limit, required documents, committee members."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import action, get_visible, requires, visible
from kepegawaian.rekrutmen.forms import FormBagi, FormDokumen, FormDokumenBaru, FormPanitia
from kepegawaian.rekrutmen.halaman import remah
from kepegawaian.rekrutmen.models import DokumenSyarat, Lowongan, Panitia, Seleksi
from kepegawaian.rekrutmen.services import panitia as layanan_panitia
from kepegawaian.rekrutmen.services import seleksi as layanan
from kepegawaian.rekrutmen.services.wawancara import wawancara_bagi
from kepegawaian.rekrutmen.views.pelamar import tempel
from kepegawaian.rekrutmen.views.seleksi import ambil
from kepegawaian.rekrutmen.workflows import KELOLA


class FormUsia(forms.Form):
    usia_min = forms.IntegerField(label="Usia paling rendah", required=False, min_value=18, max_value=65)
    usia_maks = forms.IntegerField(
        label="Usia paling tinggi", required=False, min_value=18, max_value=65, help_text="Kosong: mengikuti seleksi."
    )


def _tujuan(seleksi: Seleksi, bagian: str) -> str:
    return f"{reverse('rekrutmen:seleksi', args=[seleksi.pk])}?bagian={bagian}"


def _tampil(request: HttpRequest, seleksi: Seleksi, form: Any, judul: str, bagian: str) -> HttpResponse:
    isi = {"judul": judul, "form": form, "remah": remah(seleksi, judul), "url_batal": _tujuan(seleksi, bagian)}
    return render(request, "rekrutmen/formulir.html", isi, status=422 if form.errors else 200)


@requires(KELOLA)
def lowongan_usia(request: HttpRequest, pk: int) -> HttpResponse:
    lowongan = get_visible(request, Lowongan, visible(request, Lowongan).select_related("seleksi"), pk=pk)
    awal = {"usia_min": lowongan.usia_min, "usia_maks": lowongan.usia_maks}
    form = FormUsia(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            layanan.lowongan_usia(lowongan=lowongan, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Batas usia tersimpan.")
            return redirect(_tujuan(lowongan.seleksi, "lowongan"))
    return _tampil(request, lowongan.seleksi, form, f"Batas usia {lowongan.nama_jabatan}", "lowongan")


@action(KELOLA)
def lowongan_lepas(request: HttpRequest, pk: int) -> HttpResponse:
    lowongan = get_visible(request, Lowongan, visible(request, Lowongan).select_related("seleksi"), pk=pk)
    layanan.lowongan_lepas(lowongan=lowongan, oleh=request.user)
    messages.success(request, "Formasi dilepas dari seleksi.")
    return redirect(_tujuan(lowongan.seleksi, "lowongan"))


@requires(KELOLA)
def dokumen_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """From the fixed catalogue; its form can be changed afterwards."""
    seleksi = ambil(request, pk)
    form = FormDokumenBaru(request.POST or None)
    if request.method == "POST" and form.is_valid():
        urutan = seleksi.dokumen.count() + 1
        dokumen = layanan.dokumen_dari_katalog(seleksi, form.cleaned_data["kode"], urutan)
        try:
            layanan.dokumen_simpan(dokumen=dokumen, oleh=request.user)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            return redirect("rekrutmen:dokumen_ubah", pk=dokumen.pk)
    return _tampil(request, seleksi, form, "Tambah dokumen", "dokumen")


@requires(KELOLA)
def dokumen_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = get_visible(request, DokumenSyarat, visible(request, DokumenSyarat).select_related("seleksi"), pk=pk)
    form = FormDokumen(request.POST or None, instance=dokumen)
    if request.method == "POST" and form.is_valid():
        try:
            layanan.dokumen_simpan(dokumen=form.instance, oleh=request.user)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Dokumen syarat tersimpan.")
            return redirect(_tujuan(dokumen.seleksi, "dokumen"))
    return _tampil(request, dokumen.seleksi, form, dokumen.nama, "dokumen")


@action(KELOLA)
def dokumen_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = get_visible(request, DokumenSyarat, visible(request, DokumenSyarat).select_related("seleksi"), pk=pk)
    layanan.dokumen_hapus(dokumen=dokumen, oleh=request.user)
    messages.success(request, "Dokumen syarat dihapus.")
    return redirect(_tujuan(dokumen.seleksi, "dokumen"))


@requires(KELOLA)
def panitia_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    seleksi = ambil(request, pk)
    calon = layanan_panitia.calon_panitia(seleksi)
    form = FormPanitia(request.POST or None, calon=calon, initial={"mulai": request.user.hari_ini()})
    if request.method == "POST" and form.is_valid():
        try:
            layanan_panitia.panitia_tambah(seleksi=seleksi, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Panitia ditunjuk. Ia bekerja sesudah membuat pernyataan kepentingan.")
            return redirect(_tujuan(seleksi, "panitia"))
    return _tampil(request, seleksi, form, "Tunjuk panitia", "panitia")


@action(KELOLA)
def panitia_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    panitia = get_visible(request, Panitia, visible(request, Panitia).select_related("seleksi"), pk=pk)
    layanan_panitia.panitia_akhiri(panitia=panitia, tanggal=request.user.hari_ini(), oleh=request.user)
    messages.success(request, "Tugas panitia diakhiri hari ini.")
    return redirect(_tujuan(panitia.seleksi, "panitia"))


@requires(KELOLA)
def wawancara_bagikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Give participants their interviewers."""
    seleksi = ambil(request, pk)
    form = FormBagi(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            jumlah = wawancara_bagi(seleksi=seleksi, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, f"{jumlah} lembar wawancara dibagikan.")
            return redirect(_tujuan(seleksi, "wawancara"))
    return _tampil(request, seleksi, form, "Bagikan wawancara", "wawancara")
