"""The dossier of one person: upload, one document with its preview, and the acts on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.berkas import DAPAT_DILIHAT, PDF
from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.forms_dokumen import FormCabut, FormDokumen, FormPutusan, FormUnggah
from kepegawaian.pegawai.models import Dokumen, Pegawai
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.services.dokumen import (
    IZIN_UNGGAH,
    IZIN_VERIFIKASI,
    boleh_cabut,
    dokumen_cabut,
    dokumen_putuskan,
    dokumen_ubah,
    dokumen_unggah,
)
from kepegawaian.pegawai.services.kelengkapan import alasan_gugur, daftar_periksa, urut_dosir
from kepegawaian.pegawai.services.profil import Pembaca


@requires("pegawai.add_dokumen")
def dokumen_unggah_banyak(request: HttpRequest, pk: int) -> HttpResponse:
    """Several files at once, then what became of each. Sent twice, the second time finds every file already there."""
    pegawai = get_visible(request, Pegawai, pk=pk)
    daftar = daftar_periksa(request.user.hari_ini())
    awal = {"tipe": request.GET.get("tipe", "")}
    form = FormUnggah(request.POST or None, request.FILES or None, daftar=daftar, initial=awal)
    konteks = {
        "judul": "Unggah dokumen",
        "pegawai": pegawai,
        "remah": [*_remah(pegawai), ("Unggah", None)],
        "url_batal": alamat_dosir(pegawai),
        "label_kirim": "Unggah",
        "form": form,
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "pegawai/dokumen_unggah.html", konteks, status=422 if request.method == "POST" else 200)
    hasil = dokumen_unggah(
        pegawai=pegawai,
        berkas=form.cleaned_data["berkas"],
        daftar=daftar,
        tipe=form.cleaned_data["tipe"],
        oleh=request.user,
    )
    berhasil = sum(h.dokumen is not None for h in hasil)
    konteks |= {"judul": "Hasil unggahan", "hasil": hasil, "berhasil": berhasil, "gagal": len(hasil) - berhasil}
    return render(request, "pegawai/dokumen_hasil.html", konteks)


@requires("pegawai.view_dokumen")
def dokumen(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what it is, its preview, and what the reader may do with it."""
    return _halaman(request, _ambil(request, pk), FormPutusan())


def _halaman(request: HttpRequest, satu: Dokumen, form: FormPutusan, status: int = 200) -> HttpResponse:
    pembaca = Pembaca(request.user, satu.pegawai)
    menunggu = satu.verifikasi == "BELUM"
    unggahan_sendiri = satu.bukti is not None and satu.bukti.diunggah_oleh_id == request.user.pk
    pemeriksa = menunggu and satu.bukti is not None and pembaca.boleh(IZIN_VERIFIKASI)
    konteks = {
        "judul": satu.jenis,
        "remah": [*_remah(satu.pegawai), (satu.jenis, None)],
        "dokumen": satu,
        "pegawai": satu.pegawai,
        "pdf": satu.bukti is not None and satu.bukti.jenis_isi == PDF,
        "dapat_dilihat": satu.bukti is not None and satu.bukti.jenis_isi in DAPAT_DILIHAT,
        "boleh_periksa": pemeriksa and not unggahan_sendiri and not pembaca.sendiri,
        "periksa_orang_lain": pemeriksa and (unggahan_sendiri or pembaca.sendiri),
        "boleh_ubah": menunggu and pembaca.boleh(IZIN_UNGGAH),
        "boleh_cabut": boleh_cabut(satu, request.user),
        "alasan": "" if satu.verifikasi in SAH else alasan_gugur([satu]).get(satu.pk, ""),
        "form": form,
    }
    return render(request, "pegawai/dokumen.html", konteks, status=status)


@requires("pegawai.add_dokumen")
def dokumen_perbaiki(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Correct the kind, number and date of a waiting document."""
    satu = _ambil(request, pk)
    form = FormDokumen(request.POST or None, dokumen=satu, daftar=daftar_periksa(request.user.hari_ini()))
    if request.method == "POST" and form.is_valid():
        dokumen_ubah(dokumen=satu, oleh=request.user, **form.cleaned_data)
        messages.success(request, "Keterangan dokumen disimpan.")
        return redirect("pegawai:dokumen", pk=pk)
    konteks = {
        "judul": "Keterangan dokumen",
        "remah": [*_remah(satu.pegawai), (satu.jenis, reverse("pegawai:dokumen", args=[pk])), ("Perbaiki", None)],
        "form": form,
        "url_batal": reverse("pegawai:dokumen", args=[pk]),
    }
    return render(request, "layouts/formulir.html", konteks, status=422 if form.is_bound else 200)


@requires("pegawai.verifikasi_dokumen")
def dokumen_periksa(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Verify or refuse; asked for by its address it leads to the document."""
    satu = _ambil(request, pk)
    if request.method != "POST":
        return redirect("pegawai:dokumen", pk=pk)
    form = FormPutusan(request.POST)
    if not form.is_valid():
        return _halaman(request, satu, form, status=422)
    setuju = form.cleaned_data["putusan"] == "setuju"
    dokumen_putuskan(
        dokumen=satu,
        setuju=setuju,
        alasan=form.cleaned_data["alasan"],
        versi=form.cleaned_data["versi"],
        oleh=request.user,
    )
    messages.success(request, f"{satu.jenis} {'terverifikasi' if setuju else 'ditolak'}.")
    return redirect(alamat_dosir(satu.pegawai))


@requires("pegawai.add_dokumen")
def dokumen_tarik(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Withdraw a document with a reason."""
    satu = _ambil(request, pk)
    form = FormCabut(request.POST or None, initial={"versi": satu.versi})
    if request.method == "POST" and form.is_valid():
        dokumen_cabut(dokumen=satu, oleh=request.user, **form.cleaned_data)
        messages.success(request, f"{satu.jenis} dicabut.")
        return redirect(alamat_dosir(satu.pegawai))
    konteks = {
        "judul": f"Cabut {satu.jenis}?",
        "pesan": "Dokumen tidak lagi dihitung pada daftar periksa. Berkas dan alasannya tetap tersimpan.",
        "remah": [*_remah(satu.pegawai), (satu.jenis, reverse("pegawai:dokumen", args=[pk])), ("Cabut", None)],
        "form": form,
        "label_kirim": "Cabut",
        "bahaya": True,
        "url_batal": reverse("pegawai:dokumen", args=[pk]),
    }
    return render(request, "components/konfirmasi.html", konteks, status=422 if form.is_bound else 200)


def alamat_dosir(pegawai: Pegawai) -> str:
    return f"{reverse('pegawai:rincian', args=[pegawai.pk])}?bagian=dokumen"


def _ambil(request: HttpRequest, pk: int) -> Any:
    return get_visible(request, Dokumen, urut_dosir(visible(request, Dokumen)).select_related("pegawai"), pk=pk)


def _remah(pegawai: Pegawai) -> list[tuple[str, str | None]]:
    return [
        ("Daftar pegawai", reverse("pegawai:daftar")),
        (pegawai.nama, reverse("pegawai:rincian", args=[pegawai.pk])),
        ("Dokumen", alamat_dosir(pegawai)),
    ]
