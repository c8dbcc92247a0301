"""The account of an applicant: prove an address, make the account, keep the own data."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asn.core.laju import melebihi, pengunjung_melebihi
from asn.core.views import get_visible, masuk_saja, requires, visible
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import kota_dari_slug, publik_kota, slug_kota, tampil_publik
from kepegawaian.rekrutmen.forms_publik import FormAktifkan, FormDiri, FormMinta
from kepegawaian.rekrutmen.models import Lamaran, Pelamar
from kepegawaian.rekrutmen.services import akun as layanan
from kepegawaian.rekrutmen.workflows import MELAMAR

BATAS_JARINGAN, BATAS_ALAMAT = 60, 5
KOLOM_DIRI = ("nama", "nik", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "telepon", "alamat")
TOLAK_SERING = "Terlalu banyak permintaan. Tunggu satu jam, lalu coba lagi."


@publik_kota
@never_cache
def daftar(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Ask for the link. The answer is the same whether the address is known or not."""
    form = FormMinta(request.POST or None)
    if request.method == "POST" and form.is_valid() and _tidak_sering(request, form):
        if not form.cleaned_data["situs"]:
            layanan.pendaftaran_minta(kota=kota, surel=form.cleaned_data["surel"])
        isi = {"judul": "Periksa surel Anda", "remah": _remah(kota, "Terkirim")}
        return tampil_publik(request, kota, "rekrutmen/publik/terkirim.html", isi)
    isi = {"judul": "Buat akun pelamar", "form": form, "remah": _remah(kota, "Buat akun")}
    return tampil_publik(request, kota, "rekrutmen/publik/daftar_akun.html", isi, status=422 if form.errors else 200)


def _tidak_sering(request: HttpRequest, form: FormMinta) -> bool:
    sering = pengunjung_melebihi(request, "rekrutmen-daftar", batas=BATAS_JARINGAN)
    if sering or melebihi("rekrutmen-surel", form.cleaned_data["surel"].lower(), batas=BATAS_ALAMAT):
        form.add_error(None, TOLAK_SERING)
        return False
    return True


def _remah(kota: Kota, akhir: str) -> list[tuple[str, str | None]]:
    return [("Lowongan", reverse("lowongan:kota", args=[slug_kota(kota)])), (akhir, None)]


@publik_kota
@never_cache
def aktifkan(request: HttpRequest, kota: Kota, token: str) -> HttpResponse:
    """Make the account behind a proven address, and come in."""
    surel = layanan.surel_dari_token(kota, token)
    if not surel:
        isi = {"judul": "Tautan tidak berlaku", "remah": _remah(kota, "Buat akun")}
        return tampil_publik(request, kota, "rekrutmen/publik/tautan_mati.html", isi, status=410)
    form = FormAktifkan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pelamar = _daftarkan(kota, surel, form)
        if pelamar is not None:
            login(request, pelamar.akun, backend=settings.AUTHENTICATION_BACKENDS[0])
            messages.success(request, "Akun Anda siap. Pilih lowongan yang Anda minati.")
            return redirect("lowongan:kota", slug_kota(kota))
    isi = {"judul": "Lengkapi akun pelamar", "form": form, "surel": surel, "remah": _remah(kota, "Lengkapi akun")}
    return tampil_publik(request, kota, "rekrutmen/publik/aktifkan.html", isi, status=422 if form.errors else 200)


def _daftarkan(kota: Kota, surel: str, form: FormAktifkan) -> Pelamar | None:
    isi = {k: form.cleaned_data[k] for k in KOLOM_DIRI}
    try:
        return layanan.pelamar_daftar(kota=kota, surel=surel, sandi=form.cleaned_data["sandi"], isi=isi)
    except ValidationError as galat:
        tempel(form, galat)
    return None


def tempel(form: Any, galat: ValidationError) -> None:
    """Errors of a service at the fields of the form, those without a field on top."""
    if not hasattr(galat, "error_dict"):
        form.add_error(None, galat)
        return
    for kolom, pesan in galat.message_dict.items():
        form.add_error(kolom if kolom in form.fields else None, pesan)


@masuk_saja
@never_cache
def gabung(request: HttpRequest, kota: str) -> HttpResponse:
    """An account that exists already becomes an applicant of this city as well (a pegawai of another one, say)."""
    pemerintah = kota_dari_slug(kota)
    form = FormDiri(request.POST or None, initial={"nama": str(request.user)})
    if request.method == "POST" and form.is_valid():
        try:
            layanan.pelamar_gabung(
                akun=request.user, kota=pemerintah, isi={k: form.cleaned_data[k] for k in KOLOM_DIRI}
            )
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Data pelamar tersimpan. Pilih lowongan yang Anda minati.")
            return redirect("lowongan:kota", kota)
    isi = {"judul": f"Menjadi pelamar di {pemerintah}", "form": form, "remah": _remah(pemerintah, "Data pelamar")}
    return tampil_publik(request, pemerintah, "rekrutmen/publik/diri.html", isi, status=422 if form.errors else 200)


@requires(MELAMAR)
@never_cache
def diri(request: HttpRequest, pk: int) -> HttpResponse:
    """The own data; identity is closed once an application was sent."""
    pelamar = get_visible(request, Pelamar, visible(request, Pelamar).select_related("kota"), pk=pk)
    terkunci = visible(request, Lamaran).filter(pelamar=pelamar).masuk().exists()
    form = FormDiri(request.POST or None, initial={k: getattr(pelamar, k) for k in KOLOM_DIRI})
    if terkunci:
        for kolom in KOLOM_DIRI[:5]:
            form.fields[kolom].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            layanan.pelamar_ubah(pelamar=pelamar, isi=form.cleaned_data, oleh=request.user)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Data Anda tersimpan.")
            return redirect("lamaran:saya")
    isi = {"judul": "Data saya", "form": form, "terkunci": terkunci, "remah": _remah(pelamar.kota, "Data saya")}
    return tampil_publik(request, pelamar.kota, "rekrutmen/publik/diri.html", isi, status=422 if form.errors else 200)


@requires(MELAMAR)
@never_cache
def saya(request: HttpRequest) -> HttpResponse:
    """Everything of this applicant, in every city it applied in."""
    semua = visible(request, Lamaran).select_related("seleksi__kota", "lowongan").order_by("-dibuat_pada")
    pelamar = list(visible(request, Pelamar).select_related("kota"))
    if not pelamar:
        messages.info(request, "Pilih kotanya, lalu buka Lowongan untuk melamar.")
        return redirect("warga:pilih")
    isi = {
        "judul": "Lamaran saya",
        "semua": semua,
        "pelamar": pelamar,
        "remah": _remah(pelamar[0].kota, "Lamaran saya"),
    }
    return tampil_publik(request, pelamar[0].kota, "rekrutmen/publik/saya.html", isi)
