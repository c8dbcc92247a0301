"""Editing the content of a SKP."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from asn.core.views import action, get_visible, requires, visible
from kinerja.skp.forms.isi import FormEkspektasi, FormLampiran, FormRHK, set_indikator
from kinerja.skp.models import RHK, SKP
from kinerja.skp.services.isi import ekspektasi_simpan, lampiran_simpan, rhk_geser, rhk_hapus, rhk_simpan
from kinerja.skp.services.wewenang import wewenang
from kinerja.skp.views.bantu import halaman_form, jalankan, kembali, remah_skp, satu_skp, simpan_form
from kinerja.skp.views.skp import versi_kirim
from kinerja.skp.workflows import IZIN_LIHAT, IZIN_SETUJUI


def _dapat_disusun(request: HttpRequest, skp: SKP) -> bool:
    """Whether the reader may write now; a third person is refused, a wrong state is explained."""
    boleh = wewenang(skp, request.user)
    if not (boleh.sendiri or boleh.pengelola):
        raise PermissionDenied("skp.susun_skp")
    if not boleh.susun:
        messages.error(request, f"SKP ini {skp.get_keadaan_display().lower()}; isinya tidak dapat diubah sekarang.")
    return boleh.susun


def _rhk(request: HttpRequest, pk: int) -> RHK:
    kueri = visible(request, RHK).select_related(
        "skp__siklus", "skp__pegawai", "skp__penilai", "skp__jabatan_penilai", "skp__instansi", "induk"
    )
    return get_visible(request, RHK, kueri, pk=pk)


@requires(IZIN_LIHAT)
def rhk_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    skp = satu_skp(request, pk)
    return _isi_rhk(request, skp, None) if _dapat_disusun(request, skp) else kembali(skp)


@requires(IZIN_LIHAT)
def rhk_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    rhk = _rhk(request, pk)
    return _isi_rhk(request, rhk.skp, rhk) if _dapat_disusun(request, rhk.skp) else kembali(rhk.skp)


def _isi_rhk(request: HttpRequest, skp: SKP, rhk: RHK | None) -> HttpResponse:
    indikator = list(rhk.indikator.all()) if rhk else []
    data = request.POST or None
    form = FormRHK(data, instance=RHK(pk=rhk.pk, skp=skp, **_semula(rhk)) if rhk else RHK(skp=skp), skp=skp)
    baris = set_indikator(data, skp=skp, indikator=indikator)
    sah = request.method == "POST" and all([form.is_valid(), baris.is_valid()])
    if sah and simpan_form(form, lambda: _simpan(request, skp, rhk, form, baris)):
        messages.success(request, "RHK tersimpan.")
        return redirect("skp:rhk_tambah", pk=skp.pk) if "lagi" in request.POST else kembali(skp)
    konteks = {
        "judul": "Ubah RHK" if rhk else "Tambah RHK",
        "remah": remah_skp(request, skp, "Ubah RHK" if rhk else "Tambah RHK"),
        "skp": skp,
        "rhk": rhk,
        "form": form,
        "baris": baris,
        "url_batal": skp.get_absolute_url(),
    }
    return render(request, "skp/rhk.html", konteks)


def _semula(rhk: RHK) -> dict[str, Any]:
    """A copy to fill the form from: the form must not change the row the service reads."""
    return {
        n: getattr(rhk, n)
        for n in ("kota_id", "induk_id", "urutan", *(f for f in FormRHK.Meta.fields if f != "induk"))
    }


def _simpan(request: HttpRequest, skp: SKP, rhk: RHK | None, form: FormRHK, baris: Any) -> RHK:
    return rhk_simpan(
        skp=skp,
        versi=form.cleaned_data["versi"],
        isi=form.isi(),
        indikator=baris.isi(),
        oleh=request.user,
        rhk=rhk,
    )


@requires(IZIN_LIHAT)
def rhk_hapus_tanya(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, saying whose RHK would become orphans."""
    rhk = _rhk(request, pk)
    if not _dapat_disusun(request, rhk.skp):
        return kembali(rhk.skp)
    if request.method == "POST":
        versi = versi_kirim(request) or rhk.skp.versi
        jalankan(request, lambda: rhk_hapus(rhk=rhk, versi=versi, oleh=request.user), "RHK dihapus.")
        return kembali(rhk.skp)
    turunan = rhk.turunan.count()
    konteks = {
        "judul": "Hapus RHK ini?",
        "remah": remah_skp(request, rhk.skp, "Hapus RHK"),
        "pesan": rhk.teks,
        "rincian": [("RHK bawahan yang terhubung", f"{turunan}; menjadi tanpa induk")] if turunan else [],
        "label_kirim": "Hapus RHK",
        "bahaya": True,
        "url_batal": rhk.skp.get_absolute_url(),
    }
    return render(request, "components/konfirmasi.html", konteks)


@action(IZIN_LIHAT)
def rhk_pindah(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    rhk = _rhk(request, pk)
    naik = request.POST.get("arah") == "naik"
    if _dapat_disusun(request, rhk.skp):
        jalankan(request, lambda: rhk_geser(rhk=rhk, naik=naik, oleh=request.user), "Urutan RHK diubah.")
    return kembali(rhk.skp)


@requires(IZIN_SETUJUI)
def ekspektasi(request: HttpRequest, pk: int) -> HttpResponse:
    """What the penilai expects in particular, per BerAKHLAK value."""
    skp = satu_skp(request, pk)
    if not wewenang(skp, request.user).penilai:
        raise PermissionDenied(IZIN_SETUJUI)
    form = FormEkspektasi(request.POST or None, skp=skp)
    if request.method == "POST" and form.is_valid():
        versi = form.cleaned_data["versi"]
        if simpan_form(form, lambda: ekspektasi_simpan(skp=skp, versi=versi, teks=form.teks(), oleh=request.user)):
            messages.success(request, "Ekspektasi tersimpan.")
            return kembali(skp)
    return halaman_form(
        request,
        form,
        judul=f"Ekspektasi khusus untuk {skp.pegawai.nama}",
        remah=remah_skp(request, skp, "Ekspektasi perilaku"),
        url_batal=skp.get_absolute_url(),
    )


@requires(IZIN_LIHAT)
def lampiran(request: HttpRequest, pk: int) -> HttpResponse:
    """Support, accountability, consequences."""
    skp = satu_skp(request, pk)
    if not _dapat_disusun(request, skp):
        return kembali(skp)
    form = FormLampiran(request.POST or None, skp=skp)
    if request.method == "POST" and form.is_valid():
        versi = form.cleaned_data["versi"]
        if simpan_form(form, lambda: lampiran_simpan(skp=skp, versi=versi, isi=form.isi(), oleh=request.user)):
            messages.success(request, "Lampiran tersimpan.")
            return kembali(skp)
    return halaman_form(
        request,
        form,
        judul="Lampiran SKP",
        remah=remah_skp(request, skp, "Lampiran"),
        url_batal=skp.get_absolute_url(),
    )
