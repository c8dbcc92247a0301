"""The bank of questions of a draft: import with preview, correction of one, removal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.lembar import Lembar, lembar_tanggapan
from asn.core.views import get_visible, requires, visible
from asn.impor.lembar import naskah as baca_naskah
from pelatihan.belajar.forms import FormImpor, FormSoal
from pelatihan.belajar.halaman import kunci_teks
from pelatihan.belajar.models import Soal, VersiKursus
from pelatihan.belajar.rules import lembar_soal
from pelatihan.belajar.rules.gift import tulis
from pelatihan.belajar.rules.soal import LABEL_JENIS, HasilUrai
from pelatihan.belajar.rules.soal import Soal as ButirSoal
from pelatihan.belajar.services.bank import (
    pratinjau_bungkus,
    soal_ganti,
    soal_hapus,
    soal_impor,
    soal_urai_gift,
    soal_urai_xlsx,
)
from pelatihan.belajar.views.kelola import remah_kelola
from pelatihan.belajar.workflows import KELOLA


def _versi(request: HttpRequest, pk: int) -> VersiKursus:
    return get_visible(request, VersiKursus, visible(request, VersiKursus).select_related("kursus"), pk=pk)


@requires(KELOLA)
def impor(request: HttpRequest, pk: int) -> HttpResponse:
    """Questions from GIFT or a workbook: first shown with a message for every row that is left out, then taken."""
    versi = _versi(request, pk)
    if "bungkus" in request.POST:
        return _ambil(request, versi)
    form = FormImpor(request.POST or None, request.FILES or None)
    hasil = None
    if request.method == "POST" and form.is_valid():
        try:
            hasil = _urai(form)
        except ValidationError as galat:
            form.add_error("berkas", galat)
    isi: dict[str, Any] = {
        "judul": "Impor soal",
        "remah": remah_kelola(versi.kursus, "Impor soal"),
        "versi": versi,
        "form": form,
        "hasil": hasil,
    }
    if hasil and hasil.soal:
        isi["bungkus"] = pratinjau_bungkus(versi, hasil)
        isi["pratinjau"] = [
            {"teks": s.teks, "jenis": LABEL_JENIS[s.jenis], "kelompok": s.kelompok, "kunci": kunci_teks(_peta(s))}
            for s in hasil.soal
        ]
    return render(request, "belajar/impor_soal.html", isi, status=422 if form.errors else 200)


def _peta(soal: ButirSoal) -> dict[str, Any]:
    return {"jenis": soal.jenis, "isi": soal.isi}


def _urai(form: FormImpor) -> HasilUrai:
    berkas = form.cleaned_data["berkas"]
    if not berkas:
        return soal_urai_gift(form.cleaned_data["naskah"])
    if (berkas.name or "").lower().endswith((".gift", ".txt")):
        return soal_urai_gift(baca_naskah(berkas.read(1_000_000)).teks)
    return soal_urai_xlsx(berkas)


def _ambil(request: HttpRequest, versi: VersiKursus) -> HttpResponse:
    try:
        jumlah = soal_impor(versi=versi, bungkus=request.POST["bungkus"], oleh=request.user)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
        return redirect("belajar:soal_impor", pk=versi.pk)
    messages.success(request, f"{jumlah} soal masuk ke bank.")
    return redirect(f"{reverse('belajar:susun', args=[versi.pk])}#bank")


@requires(KELOLA)
@require_safe
def contoh_xlsx(request: HttpRequest) -> HttpResponse:
    """The template of the workbook, with one example of each kind."""
    kepala = [k.capitalize() for k in lembar_soal.KEPALA]
    lembar = Lembar("Soal", kepala, [list(b) for b in lembar_soal.CONTOH], [len(k) + 12 for k in kepala])
    return lembar_tanggapan(lembar, nama="contoh-bank-soal", format_berkas="xlsx")


def _soal(request: HttpRequest, pk: int) -> Soal:
    return get_visible(request, Soal, visible(request, Soal).select_related("versi__kursus"), pk=pk)


@requires(KELOLA)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """One question as its GIFT text."""
    soal = _soal(request, pk)
    awal = {"naskah": tulis(ButirSoal(soal.jenis, soal.teks, soal.isi, soal.umpan))}
    form = FormSoal(request.POST or None, initial=awal)
    kembali = f"{reverse('belajar:susun', args=[soal.versi_id])}#bank"
    if request.method == "POST" and form.is_valid():
        try:
            soal_ganti(soal=soal, naskah=form.cleaned_data["naskah"], oleh=request.user)
        except ValidationError as galat:
            form.add_error("naskah", galat.message_dict["naskah"])
        else:
            messages.success(request, "Soal tersimpan.")
            return redirect(kembali)
    isi = {
        "judul": f"Ubah soal {soal.urutan}",
        "remah": remah_kelola(soal.versi.kursus, "Ubah soal"),
        "form": form,
        "url_batal": kembali,
    }
    return render(request, "layouts/formulir.html", isi, status=422 if form.errors else 200)


@requires(KELOLA)
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    soal = _soal(request, pk)
    kembali = f"{reverse('belajar:susun', args=[soal.versi_id])}#bank"
    if request.method == "POST":
        soal_hapus(soal=soal, oleh=request.user)
        messages.success(request, "Soal dihapus dari draf ini.")
        return redirect(kembali)
    isi = {
        "judul": f"Hapus soal {soal.urutan}?",
        "remah": remah_kelola(soal.versi.kursus, "Hapus soal"),
        "pesan": soal.teks,
        "label_kirim": "Hapus",
        "bahaya": True,
        "url_batal": kembali,
    }
    return render(request, "components/konfirmasi.html", isi)
