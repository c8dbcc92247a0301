"""Acts on a plan: each a form on a page of its own, a service, and back to the plan."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from asn.core.views import get_visible, requires, visible
from kinerja.tindak_lanjut.forms import (
    FormCatatan,
    FormHasil,
    FormKegiatan,
    FormLaksana,
    FormMulai,
    FormTitik,
)
from kinerja.tindak_lanjut.models import KegiatanPembinaan, RencanaPembinaan, TitikPantau
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan
from kinerja.tindak_lanjut.rules.pembinaan import masa_perbaikan
from kinerja.tindak_lanjut.services.baca import kompetensi_pilihan
from kinerja.tindak_lanjut.services.hasil import langkah_berikut, rencana_putuskan
from kinerja.tindak_lanjut.services.pembinaan import (
    BELUM_BERJALAN,
    kegiatan_laksanakan,
    kegiatan_tambah,
    konselor_tersedia,
    rencana_batalkan,
    rencana_mulai,
    titik_catat,
)
from kinerja.tindak_lanjut.workflows import JALANKAN, KELOLA_PEMBINAAN, LABEL_PEMBINAAN


def _rencana(request: HttpRequest, pk: int) -> RencanaPembinaan:
    gabung = ("pegawai__jabatan", "pegawai__instansi", "pembina")
    return get_visible(request, RencanaPembinaan, visible(request, RencanaPembinaan).select_related(*gabung), pk=pk)


def _isi(
    request: HttpRequest,
    rencana: RencanaPembinaan,
    form: forms.Form,
    layanan: Callable[[], Any],
    selesai: str,
    **konteks: Any,
) -> HttpResponseBase:
    """Show the form; when it is right, act and return to the plan. Refusals of the service stand at their fields."""
    if request.method == "POST" and form.is_valid():
        try:
            layanan()
        except ValidationError as galat:
            _tambahkan(form, galat)
        else:
            messages.success(request, selesai)
            return redirect(rencana)
    judul = konteks.pop("judul")
    bingkai = {
        "judul": judul,
        "remah": [(f"Pembinaan {rencana.pegawai.nama}", rencana.get_absolute_url()), (judul, None)],
        "rencana": rencana,
        "form": form,
        "url_batal": rencana.get_absolute_url(),
    }
    return render(request, "tindak_lanjut/tindakan.html", bingkai | konteks, status=422 if form.errors else 200)


def _tambahkan(form: forms.Form, galat: ValidationError) -> None:
    for kolom, pesan in getattr(galat, "message_dict", {"__all__": galat.messages}).items():
        form.add_error(kolom if kolom in form.fields else None, pesan)


def _belum_berjalan(request: HttpRequest, rencana: RencanaPembinaan) -> HttpResponse:
    messages.error(request, BELUM_BERJALAN)
    return redirect(rencana)


@requires(JALANKAN)
def mulai(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Targets, the day, the counsellor; the months follow from the rule."""
    rencana = _rencana(request, pk)
    hari_ini = request.user.hari_ini()
    form = FormMulai(request.POST or None, konselor=konselor_tersedia(rencana), hari_ini=hari_ini)
    masa = masa_perbaikan(hari_ini)
    return _isi(
        request,
        rencana,
        form,
        lambda: rencana_mulai(rencana=rencana, oleh=request.user, **form.cleaned_data),
        "Pembinaan dimulai; titik pantau bulanan sudah dijadwalkan.",
        judul="Mulai pembinaan",
        pesan=f"Masa perbaikan {masa.nilai} bulan menurut {masa.kutipan}, dengan satu titik pantau setiap bulan. "
        "Pegawai diberi kabar dan dapat membaca rencana ini.",
        label_kirim="Mulai pembinaan",
    )


@requires(JALANKAN)
def kegiatan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One more activity."""
    rencana = _rencana(request, pk)
    if not rencana.berjalan:
        return _belum_berjalan(request, rencana)
    form = FormKegiatan(request.POST or None, kompetensi=kompetensi_pilihan(), rencana=rencana)
    return _isi(
        request,
        rencana,
        form,
        lambda: kegiatan_tambah(rencana=rencana, nilai=form.cleaned_data, oleh=request.user),
        "Kegiatan ditambahkan.",
        judul="Tambah kegiatan",
        label_kirim="Tambah kegiatan",
    )


@requires(JALANKAN)
def laksanakan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Note that an activity took place."""
    terlihat = visible(request, KegiatanPembinaan).select_related("rencana__pegawai", "rencana__pembina")
    baris = get_visible(request, KegiatanPembinaan, terlihat, pk=pk)
    if not baris.rencana.berjalan:
        return _belum_berjalan(request, baris.rencana)
    form = FormLaksana(request.POST or None, mulai=baris.rencana.mulai, hari_ini=request.user.hari_ini())
    return _isi(
        request,
        baris.rencana,
        form,
        lambda: kegiatan_laksanakan(kegiatan=baris, oleh=request.user, **form.cleaned_data),
        "Kegiatan dicatat terlaksana.",
        judul="Catat pelaksanaan",
        pesan=str(baris),
        label_kirim="Catat",
    )


@requires(JALANKAN)
def titik(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Note one checkpoint."""
    terlihat = visible(request, TitikPantau).select_related("rencana__pegawai", "rencana__pembina")
    baris = get_visible(request, TitikPantau, terlihat, pk=pk)
    semula = {"capaian": baris.capaian, "uraian": baris.uraian, "langkah": baris.langkah}
    form = FormTitik(request.POST or None, initial=semula)
    return _isi(
        request,
        baris.rencana,
        form,
        lambda: titik_catat(titik=baris, nilai=form.cleaned_data, oleh=request.user, hari_ini=request.user.hari_ini()),
        f"{baris} dicatat; pegawai diberi kabar.",
        judul=f"{baris}",
        pesan="Pegawai membaca catatan ini dan dapat menanggapinya. Sesudah dibaca, catatan tidak dapat diubah.",
        label_kirim="Simpan catatan",
    )


@requires(KELOLA_PEMBINAAN)
def hasil(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Read the verdict, add what people must find out, take the step."""
    rencana = _rencana(request, pk)
    hari_ini = request.user.hari_ini()
    form = FormHasil(request.POST or None, keadaan=rencana.keadaan)
    nilai = form.cleaned_data if request.method == "POST" and form.is_valid() else {}
    langkah = langkah_berikut(rencana, nilai, hari_ini)
    return _isi(
        request,
        rencana,
        form,
        lambda: rencana_putuskan(
            rencana=rencana,
            nilai=form.cleaned_data,
            catatan=form.cleaned_data["catatan"],
            oleh=request.user,
            hari_ini=hari_ini,
        ),
        "Hasil pembinaan diputus dan pegawai diberi kabar.",
        judul="Putuskan hasil pembinaan",
        langkah=langkah,
        label_langkah=LABEL_PEMBINAAN[langkah.menuju] if langkah.menuju else "",
        perlu_temuan=rencana.keadaan != KeadaanPembinaan.BERJALAN,
        label_kirim="Putuskan",
        bahaya=True,
    )


@requires(KELOLA_PEMBINAAN)
def batalkan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give a plan up."""
    rencana = _rencana(request, pk)
    form = FormCatatan(request.POST or None)
    return _isi(
        request,
        rencana,
        form,
        lambda: rencana_batalkan(rencana=rencana, catatan=form.cleaned_data["catatan"], oleh=request.user),
        "Rencana pembinaan dibatalkan.",
        judul="Batalkan rencana ini?",
        pesan="Rencana berhenti dan tidak dapat dilanjutkan. Batalkan bila predikatnya ternyata keliru atau pegawai "
        "sudah tidak bertugas.",
        label_kirim="Batalkan rencana",
        bahaya=True,
    )
