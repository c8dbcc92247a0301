"""The room of a selection's results: where it stands, what comes next, the ranking before and after publication."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.tindakan import FormCatatan
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.publik import slug_kota
from kepegawaian.rekrutmen.filters_hasil import SaringanRuang
from kepegawaian.rekrutmen.forms_hasil import FormSeri, FormTerbit
from kepegawaian.rekrutmen.models import Seleksi
from kepegawaian.rekrutmen.services.hasil import baca
from kepegawaian.rekrutmen.services.hasil.langkah import (
    LANGKAH,
    UMUMKAN,
    halangan,
    langkah_jalankan,
    langkah_tersedia,
    seri_menunggu,
    seri_putuskan,
)
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from kepegawaian.rekrutmen.services.penggantian import penggantian_publik, tempat_kosong
from kepegawaian.rekrutmen.tables_hasil import TabelRuang
from kepegawaian.rekrutmen.workflows import KELOLA, SELEKSI_WORKFLOW

PESAN = {
    "mulai_dasar": "Nilai seleksi dasar dapat diimpor. Masa sanggah administrasi ditutup.",
    "mulai_lanjutan": "Nilai seleksi lanjutan dapat diimpor. Masa sanggah sebelumnya ditutup.",
    "olah_akhir": "Nilai tidak dapat diimpor lagi; hasil akhir dihitung dan dapat diperiksa sebelum diumumkan.",
    "berkaskan": "Masa sanggah hasil akhir ditutup dan berkas pengangkatan setiap peserta yang lulus dibuka.",
    "selesaikan": "Seleksi dinyatakan selesai.",
}


@requires(KELOLA)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Selections whose results are made here."""
    return halaman_daftar(
        request,
        kueri=visible(request, Seleksi).for_list(),
        filterset_class=SaringanRuang,
        table_class=TabelRuang,
        judul="Hasil seleksi",
        nama_daftar="hasil-seleksi",
        template="rekrutmen/hasil/daftar.html",
    )


def _seleksi(request: HttpRequest, pk: int) -> Seleksi:
    return get_visible(request, Seleksi, visible(request, Seleksi).select_related("kota"), pk=pk)


def remah(seleksi: Seleksi, *akhir: str) -> list[tuple[str, str | None]]:
    jalan: list[tuple[str, str | None]] = [("Hasil seleksi", reverse("hasil_seleksi:daftar"))]
    jalan.append((seleksi.nama, reverse("hasil_seleksi:ruang", args=[seleksi.pk]) if akhir else None))
    return [*jalan, *((teks, None) for teks in akhir)]


@requires(KELOLA)
def ruang(request: HttpRequest, pk: int) -> HttpResponse:
    """One selection: next steps with what stands in their way, marks that are missing, lists that are out."""
    seleksi = _seleksi(request, pk)
    langkah = [
        {
            "nama": nama,
            "label": SELEKSI_WORKFLOW[nama].label,
            "halangan": halangan(seleksi, nama) if nama in LANGKAH else baca.kekurangan(seleksi, UMUMKAN[nama]),
            "url": reverse("hasil_seleksi:terbit", args=[pk, UMUMKAN[nama]])
            if nama in UMUMKAN
            else reverse("hasil_seleksi:langkah", args=[pk, nama]),
        }
        for nama in langkah_tersedia(seleksi)
    ]
    konteks = {
        "judul": seleksi.nama,
        "remah": remah(seleksi),
        "seleksi": seleksi,
        "kota_slug": slug_kota(seleksi.kota),
        "langkah": langkah,
        "nilai": baca.kemajuan_nilai(seleksi),
        "pengumuman": baca.pengumuman_seleksi(seleksi),
        "tahap_peringkat": baca.tahap_dapat_diperingkat(seleksi),
        "seri": seri_menunggu(seleksi) if seleksi.keadaan == "integrasi" else [],
        "sanggah": baca.hitung_sanggah(seleksi),
        "kosong": tempat_kosong(seleksi),
        "penggantian": penggantian_publik(seleksi),
    }
    return render(request, "rekrutmen/hasil/ruang.html", konteks)


@requires(KELOLA)
def langkah(request: HttpRequest, pk: int, nama: str) -> HttpResponse:
    """A step asked once more before it is taken."""
    seleksi = _seleksi(request, pk)
    if nama not in LANGKAH:
        raise Http404
    if request.method == "POST":
        langkah_jalankan(seleksi=seleksi, nama=nama, oleh=request.user)
        messages.success(request, f"“{SELEKSI_WORKFLOW[nama].label}” selesai.")
        return redirect("hasil_seleksi:ruang", pk)
    konteks = {
        "judul": f"{SELEKSI_WORKFLOW[nama].label}?",
        "remah": remah(seleksi, SELEKSI_WORKFLOW[nama].label),
        "pesan": PESAN[nama],
        "rincian": [("Seleksi", seleksi.nama), *(("Belum dapat dilakukan", p) for p in halangan(seleksi, nama))],
        "form": FormCatatan(),
        "label_kirim": SELEKSI_WORKFLOW[nama].label,
        "bahaya": True,
        "url_batal": reverse("hasil_seleksi:ruang", args=[pk]),
    }
    return render(request, "components/konfirmasi.html", konteks)


@requires(KELOLA)
def terbit(request: HttpRequest, pk: int, tahap: str) -> HttpResponse:
    """Publish the list of a stage: number and day; what cannot be undone is said."""
    seleksi = _seleksi(request, pk)
    if tahap not in UMUMKAN.values():
        raise Http404
    form = FormTerbit(request.POST or None, hari_ini=seleksi.kota.hari_ini())
    if request.method == "POST" and form.is_valid():
        try:
            terbitan = pengumuman_terbitkan(seleksi=seleksi, tahap=tahap, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            form.add_error(None, ValidationError(galat.messages))
        else:
            messages.success(request, f"{terbitan} diumumkan dan dibekukan. PDF-nya sedang dibuat.")
            return redirect("hasil_seleksi:ruang", pk)
    konteks = {
        "judul": "Umumkan hasil seleksi dasar" if tahap == "dasar" else "Umumkan hasil akhir",
        "remah": remah(seleksi, "Umumkan"),
        "seleksi": seleksi,
        "tahap": tahap,
        "form": form,
        "kekurangan": baca.kekurangan(seleksi, tahap),
        "label_kirim": "Umumkan dan bekukan",
        "url_batal": reverse("hasil_seleksi:ruang", args=[pk]),
    }
    return render(request, "rekrutmen/hasil/terbit.html", konteks, status=422 if form.errors else 200)


@requires(KELOLA)
def peringkat(request: HttpRequest, pk: int, tahap: str) -> HttpResponse:
    """The ranking of one vacancy: as published, or as it would be now."""
    seleksi = _seleksi(request, pk)
    if tahap not in baca.tahap_dapat_diperingkat(seleksi):
        raise Http404
    lembar = baca.lembar_peringkat(seleksi, tahap, request.GET.get("lowongan", ""), request.GET.get("hal", "1"))
    konteks: dict[str, Any] = {
        "judul": "Peringkat hasil akhir" if tahap == "akhir" else "Peringkat seleksi dasar",
        "remah": remah(seleksi, "Peringkat"),
        "seleksi": seleksi,
        "tahap": tahap,
        "lembar": lembar,
    }
    return render(request, "rekrutmen/hasil/peringkat.html", konteks)


@requires(KELOLA)
def seri(request: HttpRequest, pk: int) -> HttpResponse:
    """The committee's order among equals at the edge of the need."""
    seleksi = _seleksi(request, pk)
    menunggu = seri_menunggu(seleksi)
    form = FormSeri(request.POST or None, nomor=menunggu)
    if request.method == "POST" and form.is_valid():
        seri_putuskan(seleksi=seleksi, oleh=request.user, **form.putusan)
        messages.success(request, "Putusan panitia dicatat; hasil akhir dapat diumumkan.")
        return redirect("hasil_seleksi:ruang", pk)
    konteks = {
        "judul": "Urutkan peserta yang sama",
        "remah": remah(seleksi, "Nilai sama"),
        "menunggu": menunggu,
        "form": form,
        "label_kirim": "Catat putusan",
        "url_batal": reverse("hasil_seleksi:ruang", args=[pk]),
    }
    return render(request, "rekrutmen/hasil/seri.html", konteks, status=422 if form.errors else 200)
