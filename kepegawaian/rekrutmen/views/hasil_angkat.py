"""Appointments: the list, one person's way into the register, and its three acts."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.rekrutmen import forms_hasil as formulir
from kepegawaian.rekrutmen.filters_hasil import SaringanPengangkatan
from kepegawaian.rekrutmen.models import Pengangkatan
from kepegawaian.rekrutmen.services import baca_angkat
from kepegawaian.rekrutmen.services import pengangkatan as layanan
from kepegawaian.rekrutmen.tables_hasil import TabelPengangkatan
from kepegawaian.rekrutmen.workflows import KELOLA

LIHAT, EKSPOR = "rekrutmen.view_pengangkatan", "rekrutmen.ekspor_lamaran"


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Everybody who passed, on the way into the register."""
    return halaman_daftar(
        request,
        kueri=visible(request, Pengangkatan).for_list(),
        filterset_class=SaringanPengangkatan,
        table_class=TabelPengangkatan,
        judul="Pengangkatan",
        nama_daftar="pengangkatan",
        ekspor_izin=EKSPOR,
        template="rekrutmen/hasil/pengangkatan_daftar.html",
    )


def _satu(request: HttpRequest, pk: int) -> Pengangkatan:
    return get_visible(request, Pengangkatan, visible(request, Pengangkatan).for_list(), pk=pk)


def _remah(satu: Pengangkatan, *akhir: str) -> list[tuple[str, str | None]]:
    jalan: list[tuple[str, str | None]] = [("Pengangkatan", reverse("hasil_seleksi:pengangkatan_daftar"))]
    alamat = reverse("hasil_seleksi:pengangkatan", args=[satu.pk]) if akhir else None
    return [*jalan, (satu.lamaran.pelamar.nama, alamat), *((teks, None) for teks in akhir)]


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: how far it is, the decision, and the probation that follows."""
    satu = _satu(request, pk)
    konteks = {
        "judul": satu.lamaran.pelamar.nama,
        "remah": _remah(satu),
        "satu": satu,
        "langkah": baca_angkat.langkah(satu, request.user),
        "percobaan": baca_angkat.percobaan(satu),
        "riwayat": baca_angkat.jejak(satu),
    }
    return render(request, "rekrutmen/hasil/pengangkatan.html", konteks)


@requires(KELOLA)
def drh(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the own data or give it back; the reading is noted."""
    satu = _satu(request, pk)
    form = formulir.FormPutusDRH(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            layanan.drh_putuskan(
                pengangkatan=satu, terima=bool(isi["terima"]), catatan=isi["catatan"], oleh=request.user
            )
        except ValidationError as galat:
            form.add_error("catatan", galat.messages)
        else:
            messages.success(request, "DRH diterima." if isi["terima"] else "DRH dikembalikan untuk diperbaiki.")
            return redirect("hasil_seleksi:pengangkatan", pk)
    isi_drh = baca_angkat.drh_buka(satu, request.user)
    return _formulir(request, satu, form, "Periksa DRH", "Simpan putusan", drh=isi_drh)


@requires(KELOLA)
def nomor(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the number from BKN."""
    satu = _satu(request, pk)
    pilihan, usul = baca_angkat.golongan_pilihan(satu)
    form = formulir.FormNomor(
        request.POST or None,
        golongan=pilihan,
        kontrak=satu.jenis == "PPPK",
        bantuan=baca_angkat.golongan_dasar(satu),
        initial=baca_angkat.nomor_awal(satu, usul),
    )
    if request.method == "POST" and form.is_valid():
        try:
            layanan.nomor_catat(pengangkatan=satu, oleh=request.user, **({"kontrak_sampai": None} | form.cleaned_data))
        except ValidationError as galat:
            _salin_galat(form, galat)
        else:
            messages.success(request, "Nomor induk dicatat.")
            return redirect("hasil_seleksi:pengangkatan", pk)
    judul = "Perbaiki nomor induk" if satu.nomor_induk else "Catat nomor induk"
    return _formulir(request, satu, form, judul, "Simpan")


@requires(layanan.TETAPKAN)
def angkat(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide: one person enters the register, once."""
    satu = _satu(request, pk)
    form = formulir.FormAngkat(request.POST or None, hari_ini=satu.seleksi.kota.hari_ini())
    if request.method == "POST" and form.is_valid():
        try:
            pegawai = layanan.angkat(pengangkatan=satu, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            form.add_error(None, ValidationError(galat.messages))
        else:
            messages.success(request, f"{pegawai} tercatat di buku induk. SK-nya sedang dibuat.")
            return redirect("hasil_seleksi:pengangkatan", pk)
    return _formulir(request, satu, form, f"Angkat sebagai {satu.jenis}", "Tetapkan pengangkatan", bahaya=True)


def _salin_galat(form: Any, galat: ValidationError) -> None:
    """Findings of the rules at the field they are about."""
    for kolom, pesan in galat.message_dict.items():
        form.add_error({"nomor_induk": "nomor"}.get(kolom, kolom) if kolom != "__all__" else None, pesan)


def _formulir(
    request: HttpRequest, satu: Pengangkatan, form: Any, judul: str, label: str, **lain: Any
) -> HttpResponse:
    konteks = {
        "judul": judul,
        "remah": _remah(satu, judul),
        "satu": satu,
        "form": form,
        "label_kirim": label,
        "url_batal": reverse("hasil_seleksi:pengangkatan", args=[satu.pk]),
    }
    return render(
        request, "rekrutmen/hasil/pengangkatan_form.html", konteks | lain, status=422 if form.errors else 200
    )
