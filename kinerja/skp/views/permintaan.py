""" "Atasan saya salah": asking, and deciding."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from kinerja.skp.filters import SaringanPermintaan
from kinerja.skp.forms.alur import FormPermintaan, FormPutusanPermintaan
from kinerja.skp.models import PermintaanPenilai
from kinerja.skp.services.permintaan import (
    calon_penilai,
    permintaan_ajukan,
    permintaan_batalkan,
    permintaan_putuskan,
)
from kinerja.skp.services.wewenang import wewenang
from kinerja.skp.tables import TabelPermintaan
from kinerja.skp.views.bantu import halaman_form, jalankan, kembali, remah_skp, satu_skp, simpan_form
from kinerja.skp.workflows import IZIN_LIHAT, IZIN_SUSUN, IZIN_TETAPKAN, KeadaanPermintaan


@requires(IZIN_LIHAT)
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the post that should assess instead."""
    skp = satu_skp(request, pk)
    if not wewenang(skp, request.user).ganti_penilai:
        raise PermissionDenied(IZIN_SUSUN)
    form = FormPermintaan(request.POST or None, calon=calon_penilai(skp, request.user.hari_ini()))
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: permintaan_ajukan(skp=skp, oleh=request.user, **isi)):
            messages.success(request, "Permintaan terkirim kepada pengelola kinerja untuk diperiksa.")
            return kembali(skp)
    return halaman_form(
        request,
        form,
        judul="Pejabat penilai saya tidak tepat",
        remah=remah_skp(request, skp, "Pejabat penilai"),
        templat="skp/permintaan.html",
        skp=skp,
        label_kirim="Kirim permintaan",
        url_batal=skp.get_absolute_url(),
    )


@requires(IZIN_TETAPKAN)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Requests to verify, those that wait first."""
    return halaman_daftar(
        request,
        kueri=visible(request, PermintaanPenilai).exclude(skp__pegawai=request.user.pegawai_id or 0),
        filterset_class=SaringanPermintaan,
        table_class=TabelPermintaan,
        judul="Permintaan pejabat penilai",
        nama_daftar="permintaan-penilai",
        ekspor_izin="skp.ekspor_progres",
        konteks={"remah": [("Progres SKP", reverse("skp:progres")), ("Permintaan penilai", None)]},
        template="skp/permintaan_daftar.html",
    )


@requires(IZIN_TETAPKAN)
def putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or refuse, never for oneself."""
    kueri = visible(request, PermintaanPenilai).for_list().select_related("jabatan_semula__instansi")
    permintaan = get_visible(request, PermintaanPenilai, kueri, pk=pk)
    if permintaan.skp.pegawai_id == request.user.pegawai_id:
        raise PermissionDenied(IZIN_TETAPKAN)
    form = FormPutusanPermintaan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        setuju, alasan = form.cleaned_data["putusan"] == "setuju", form.cleaned_data["alasan_putusan"]
        if simpan_form(
            form,
            lambda: permintaan_putuskan(permintaan=permintaan, setuju=setuju, alasan=alasan, oleh=request.user),
        ):
            messages.success(request, "Putusan tersimpan; pegawai menerima kabar.")
            return redirect("skp:permintaan_daftar")
    return halaman_form(
        request,
        form,
        judul=f"Permintaan penilai dari {permintaan.skp.pegawai.nama}",
        remah=[
            ("Progres SKP", reverse("skp:progres")),
            ("Permintaan penilai", reverse("skp:permintaan_daftar")),
            (permintaan.skp.pegawai.nama, None),
        ],
        templat="skp/permintaan_putus.html",
        permintaan=permintaan,
        menunggu=permintaan.keadaan == KeadaanPermintaan.MENUNGGU,
    )


@action(IZIN_LIHAT)
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    kueri = visible(request, PermintaanPenilai).select_related("skp__siklus", "skp__pegawai")
    permintaan = get_visible(request, PermintaanPenilai, kueri, pk=pk)
    jalankan(request, lambda: permintaan_batalkan(permintaan=permintaan, oleh=request.user), "Permintaan dibatalkan.")
    return kembali(permintaan.skp)
