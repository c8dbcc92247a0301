"""The author's page: a whole course with its lessons, tests and new questions in one form, without JavaScript."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import get_visible, requires, visible
from asn.core.workflows import TransitionRefused
from pelatihan.belajar.forms import (
    FormKuis,
    FormKuisPra,
    FormKursus,
    FormSoalBaru,
    FormVersi,
    KumpulanPelajaran,
    formset_pelajaran,
)
from pelatihan.belajar.models import Kuis, Kursus, VersiKursus
from pelatihan.belajar.services.kursus import (
    DrafBerubah,
    IsiNaskah,
    kursus_buat,
    naskah_simpan,
    penyelenggara,
)
from pelatihan.belajar.views.kelola import remah_kelola
from pelatihan.belajar.workflows import KELOLA, KeadaanVersi

PELAJARAN_AWAL = 5
BERUBAH = (
    "Draf ini disimpan orang lain sejak halaman ini dibuka. Tulisan Anda masih ada di bawah: bandingkan dengan versi "
    "tersimpan di tab lain, lalu simpan sekali lagi bila tulisan Anda yang dipakai."
)


@dataclass(slots=True)
class Lembar:
    """The forms of the page together."""

    kursus: FormKursus
    versi: FormVersi
    pelajaran: KumpulanPelajaran
    pra: FormKuisPra
    akhir: FormKuis
    soal: FormSoalBaru

    def semua(self) -> list[forms.BaseForm]:
        return [self.kursus, self.versi, self.pra, self.akhir, self.soal]

    def sah(self) -> bool:
        # Every form is asked, so that the page shows all that is wrong at once.
        return all([*(f.is_valid() for f in self.semua()), self.pelajaran.is_valid()])

    def isi(self) -> IsiNaskah:
        return IsiNaskah(
            kursus={k: self.kursus.cleaned_data[k] for k in FormKursus.Meta.fields},
            versi={k: self.versi.cleaned_data[k] for k in FormVersi.Meta.fields},
            pelajaran=self.pelajaran.susun(),
            kuis={"pra": self.pra.nilai(), "akhir": self.akhir.nilai()},
            soal_baru=self.soal.hasil.soal,
        )


def _lembar(request: HttpRequest, versi: VersiKursus | None, tambahan: int) -> Lembar:
    isi, berkas = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    kuis = {k.jenis: k for k in versi.kuis.all()} if versi else {}
    akhir = kuis.get("akhir")
    return Lembar(
        kursus=FormKursus(
            isi, instance=versi.kursus if versi else Kursus(), penyelenggara=penyelenggara(request.user)
        ),
        versi=FormVersi(isi, instance=versi or VersiKursus()),
        pelajaran=formset_pelajaran(tambahan)(isi, berkas, prefix="p", initial=_awal(versi)),
        pra=FormKuisPra(isi, prefix="pra", instance=kuis.get("pra") or Kuis()),
        akhir=FormKuis(isi, prefix="akhir", instance=akhir or Kuis(), initial={} if versi else {"pakai": True}),
        soal=FormSoalBaru(isi),
    )


def _awal(versi: VersiKursus | None) -> list[dict[str, Any]]:
    if versi is None:
        return []
    kolom = ("pk", "urutan", "modul", "judul", "jenis", "menit", "isi")
    return list(versi.pelajaran.values(*kolom))


@requires(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    """A new course: one page with room for five lessons."""
    lembar = _lembar(request, None, PELAJARAN_AWAL)
    if request.method == "POST" and lembar.sah():
        try:
            versi = kursus_buat(isi=lembar.isi(), oleh=request.user)
        except ValidationError as galat:
            _tampilkan(lembar, galat)
        else:
            return _tersimpan(request, versi)
    return _halaman(request, lembar, None)


@requires(KELOLA)
def susun(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft of a course."""
    semua = visible(request, VersiKursus).select_related("kursus__instansi", "kursus__kota")
    versi = get_visible(request, VersiKursus, semua, pk=pk)
    if versi.keadaan != KeadaanVersi.DRAF:
        raise TransitionRefused("Versi yang sudah terbit tidak dapat diubah. Buat versi baru, lalu ubah drafnya.")
    lembar = _lembar(request, versi, 1 if "tambah" in request.GET or not versi.pelajaran.exists() else 0)
    if request.method == "POST" and lembar.sah():
        dibaca = request.POST.get("revisi", "")
        try:
            naskah_simpan(
                versi=versi,
                isi=lembar.isi(),
                revisi=int(dibaca) if dibaca.isdecimal() and len(dibaca) < 9 else -1,
                oleh=request.user,
            )
        except DrafBerubah:
            lembar.kursus.add_error(None, BERUBAH)
        except ValidationError as galat:
            _tampilkan(lembar, galat)
        else:
            return _tersimpan(request, versi)
    return _halaman(request, lembar, versi)


def _tampilkan(lembar: Lembar, galat: ValidationError) -> None:
    """Errors of the service at their field where the page has one."""
    for nama, pesan in getattr(galat, "message_dict", {"__all__": galat.messages}).items():
        form = next((f for f in lembar.semua() if nama in f.fields), lembar.kursus)
        form.add_error(nama if nama in form.fields else None, pesan)


def _tersimpan(request: HttpRequest, versi: VersiKursus) -> HttpResponse:
    messages.success(request, "Draf tersimpan.")
    aksi = request.POST.get("aksi")
    if aksi == "tambah":
        return redirect(f"{reverse('belajar:susun', args=[versi.pk])}?tambah=1#pelajaran-baru")
    if aksi == "pratinjau":
        return redirect("belajar:pratinjau", pk=versi.pk)
    if aksi == "selesai":
        return redirect("belajar:kelola_kursus", pk=versi.kursus_id)
    return redirect("belajar:susun", pk=versi.pk)


def _halaman(request: HttpRequest, lembar: Lembar, versi: VersiKursus | None) -> HttpResponse:
    galat = lembar.pelajaran.is_bound and lembar.pelajaran.total_error_count()
    salah = any(f.errors for f in lembar.semua()) or galat
    judul = f"Susun versi {versi.nomor}" if versi else "Kursus baru"
    isi = {
        "judul": judul,
        "remah": remah_kelola(versi.kursus if versi else None, judul),
        "lembar": lembar,
        "versi": versi,
        "salah": bool(salah),
        "bank": list(versi.soal.all()) if versi else [],
        "berkas": {p.pk: p.berkas for p in versi.pelajaran.select_related("berkas")} if versi else {},
    }
    if versi:
        isi["revisi"] = visible(request, VersiKursus).values_list("revisi", flat=True).get(pk=versi.pk)
    return render(request, "belajar/susun.html", isi, status=422 if salah else 200)
