"""Pages of a pegawai: what to learn and why, classes, attendance, the JP ledger, evaluation forms."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asn.core.tindakan import FormAlasan
from asn.core.views import get_visible, requires, visible
from pelatihan.program.beranda import bagian_untuk
from pelatihan.program.forms import FormIkut, FormKode, FormLembar
from pelatihan.program.models import Angkatan, LembarEvaluasi, Peserta, Sesi
from pelatihan.program.models.dampak import ISI_LEMBAR
from pelatihan.program.rules.antrean import KALIMAT
from pelatihan.program.services import saya
from pelatihan.program.services.baca import peserta_saya, posisi_antrean, sesi_saya
from pelatihan.program.services.kursi import kursi_bebas, peserta_mundur, syarat_kelas
from pelatihan.program.services.lembar import lembar_isi, pertanyaan
from pelatihan.program.services.presensi import presensi_catat
from pelatihan.program.services.usulan_kelas import usulan_berjalan, usulan_kelas
from pelatihan.program.views.bantu import Remah, isi
from pelatihan.program.workflows import BELAJAR

MUKA: Remah = [("Belajar", "/belajar/")]


@requires(BELAJAR)
def beranda(request: HttpRequest) -> HttpResponse:
    """Everything on one page, phone first."""
    konteks = saya.belajar_saya(request.user) | {
        "judul": "Belajar",
        "bagian": bagian_untuk(request.user),
        "tanggal_data": request.user.hari_ini(),
    }
    return render(request, "program/belajar.html", konteks)


@requires(BELAJAR)
def kelas_daftar(request: HttpRequest) -> HttpResponse:
    """Classes that are open, those that answer an own need first."""
    cari = request.GET.get("q", "").strip()[:100]
    konteks = {
        "judul": "Kelas yang dibuka",
        "remah": [*MUKA, ("Kelas yang dibuka", None)],
        "kelas": saya.kelas_terbuka(request.user, cari),
        "cari": cari,
    }
    return render(request, "program/kelas_terbuka.html", konteks)


def _kelas(request: HttpRequest, pk: int) -> Angkatan:
    gabung = ("kursus__prasyarat", "kursus__kompetensi", "mitra", "kota")
    return get_visible(request, Angkatan, visible(request, Angkatan).select_related(*gabung), pk=pk)


def _remah(kelas: Angkatan) -> Remah:
    return [*MUKA, (kelas.nama, reverse("program:kelas", args=[kelas.pk]))]


@requires(BELAJAR)
def kelas(request: HttpRequest, pk: int) -> HttpResponse:
    """One class: when, where, whether I may, where I stand."""
    baris = _kelas(request, pk)
    peserta = peserta_saya(baris, request.user)
    konteks = {
        "judul": baris.nama,
        "remah": [*MUKA, (baris.nama, None)],
        "k": baris,
        "peserta": peserta,
        "posisi": posisi_antrean(baris, peserta),
        "sesi": sesi_saya(baris, peserta),
        "bebas": kursi_bebas(baris),
        "syarat": syarat_kelas(baris, request.user.pegawai),
        "usulan": usulan_berjalan(baris, request.user.pegawai),
        "aturan": KALIMAT,
    }
    return render(request, "program/kelas.html", konteks)


@requires(BELAJAR)
def ikut(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask for a seat: a usulan to the superior."""
    baris = _kelas(request, pk)
    form = FormIkut(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: usulan_kelas(
            angkatan=baris, pegawai=request.user.pegawai, alasan=form.cleaned_data["alasan"], oleh=request.user
        ),
        selesai="Usulan dikirim kepada atasan Anda.",
        kembali=reverse("program:kelas", args=[baris.pk]),
        judul="Minta ikut kelas ini",
        remah=_remah(baris),
        pengantar=baris.nama,
        pesan="Setelah disetujui atasan, kursi diberikan menurut aturan antrean yang diumumkan.",
        label_kirim="Kirim usulan",
    )


@requires(BELAJAR)
def mundur(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give the own seat back."""
    baris = _kelas(request, pk)
    milik = visible(request, Peserta).filter(angkatan=baris, keadaan__in=["diusulkan", "antre", "ditetapkan"])
    peserta = get_visible(request, Peserta, milik)
    form = FormAlasan(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: peserta_mundur(
            peserta=peserta, alasan=form.cleaned_data["alasan"], oleh=request.user, sendiri=True
        ),
        selesai="Anda mengundurkan diri; kursi Anda diberikan kepada calon berikutnya.",
        kembali=reverse("program:kelas", args=[baris.pk]),
        judul="Mengundurkan diri dari kelas ini?",
        remah=_remah(baris),
        pengantar=baris.nama,
        bahaya=True,
        label_kirim="Mengundurkan diri",
    )


@requires(BELAJAR)
@never_cache
def hadir(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Note the own presence: the code from the screen, or from its QR."""
    sesi = get_visible(request, Sesi, visible(request, Sesi).select_related("angkatan"), pk=pk)
    dari_qr = request.GET.get("kode", "")[:6]
    form = FormKode(request.POST or None, initial={"kode": dari_qr})
    return isi(
        request,
        form=form,
        layanan=lambda: presensi_catat(
            sesi=sesi,
            pegawai=request.user.pegawai,
            oleh=request.user,
            cara="QR" if dari_qr else "KODE",
            **form.cleaned_data,
        ),
        selesai=f"Anda tercatat hadir pada sesi “{sesi}”.",
        kembali=reverse("program:kelas", args=[sesi.angkatan_id]),
        judul="Catat kehadiran",
        remah=_remah(sesi.angkatan),
        pengantar=f"{sesi.angkatan}, {sesi.materi}",
        label_kirim="Saya hadir",
    )


@requires(BELAJAR)
def buku(request: HttpRequest) -> HttpResponse:
    """The own ledger of one year, with what counts and why not."""
    konteks = saya.buku_tahun(request.user.pegawai, request.GET.get("tahun", ""), request.user.hari_ini())
    bingkai = {"judul": "JP saya", "remah": [*MUKA, ("JP saya", None)], "url_tahun": reverse("program:jp_saya")}
    return render(request, "program/buku.html", konteks | bingkai)


@requires(ISI_LEMBAR)
def lembar(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One evaluation form, filled in once."""
    terlihat = visible(request, LembarEvaluasi).select_related("peserta__angkatan", "peserta__pegawai")
    baris = get_visible(request, LembarEvaluasi, terlihat, pk=pk)
    form: Any = FormLembar(request.POST or None, pertanyaan=pertanyaan(baris.jenis))
    tentang = baris.peserta.angkatan.nama
    if baris.jenis != "REAKSI":
        tentang = f"{baris.peserta.pegawai.nama}, sesudah {tentang}"
    return isi(
        request,
        form=form,
        layanan=lambda: lembar_isi(
            lembar=baris, jawaban=form.jawaban(), saran=form.cleaned_data["saran"], oleh=request.user
        ),
        selesai="Terima kasih; jawaban Anda tersimpan.",
        kembali=reverse("program:belajar"),
        judul=baris.get_jenis_display(),
        remah=MUKA,
        pengantar=tentang,
        pesan="Jawaban Anda dibaca hanya sebagai jumlah dari banyak jawaban.",
        label_kirim="Kirim",
        templat="program/lembar.html",
        lembar=baris,
    )
