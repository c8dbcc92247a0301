"""Workload analyses: the list, the analyses of one post, one analysis, its editor and its setting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.services import VersiBasi
from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from kepegawaian.jabatan.models import AnalisisBeban, Jabatan
from kepegawaian.jabatan.services.abk import (
    KOLOM_URAIAN,
    SUSUN,
    TETAPKAN,
    abk_buka,
    abk_buka_banyak,
    abk_hitung,
    abk_simpan,
)
from kepegawaian.jabatan.services.abk import abk_tetapkan as tetapkan
from kepegawaian.pegawai.filters_abk import SaringanABK
from kepegawaian.pegawai.forms_abk import FormABK, FormUnitABK, kumpulan_uraian, uraian_terisi
from kepegawaian.pegawai.services.abk import baris_abk, beban_jabatan, keterangan_abk
from kepegawaian.pegawai.services.pilihan import instansi_pilihan
from kepegawaian.pegawai.tables_abk import TabelABK

LIHAT = "jabatan.view_analisisbeban"
BASI = "Analisis ini sudah disimpan orang lain sejak halaman Anda dibuka. Salin isian Anda, lalu buka ulang."


@requires(LIHAT)
def abk_daftar(request: HttpRequest) -> HttpResponseBase:
    """Analyses in reach: drafts, those in force, those superseded."""
    return halaman_daftar(
        request,
        kueri=visible(request, AnalisisBeban),
        filterset_class=SaringanABK,
        table_class=TabelABK,
        judul="Analisis beban kerja",
        nama_daftar="abk",
        ekspor_izin=LIHAT,
        konteks={"boleh_susun": request.user.has_perm(SUSUN)},
        template="jabatan/abk_daftar.html",
    )


@requires(LIHAT)
def abk_jabatan(request: HttpRequest, pk: int) -> HttpResponse:
    """The analyses of one post, newest first, and what is in force."""
    jabatan = get_visible(request, Jabatan, visible(request, Jabatan).select_related("instansi"), pk=pk)
    semua = list(visible(request, AnalisisBeban).for_list().filter(jabatan=jabatan).order_by("-urut"))
    berlaku = next((a for a in semua if a.keadaan == "DITETAPKAN"), None)
    konteks = {
        "judul": f"ABK {jabatan.nama}",
        "remah": _remah(jabatan),
        "jabatan": jabatan,
        "semua": semua,
        "berlaku": berlaku,
        "draf": next((a for a in semua if a.keadaan == "DRAF"), None),
        "boleh_susun": request.user.has_perm(SUSUN),
        **beban_jabatan(jabatan, berlaku, request.user.hari_ini()),
    }
    return render(request, "jabatan/abk_jabatan.html", konteks)


@action(SUSUN)
def abk_mulai(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the draft of a post, a new one when there is none."""
    jabatan = get_visible(request, Jabatan, pk=pk)
    return redirect("jabatan:abk_ubah", pk=abk_buka(jabatan=jabatan, oleh=request.user).pk)


@requires(SUSUN)
def abk_mulai_unit(request: HttpRequest) -> HttpResponse:
    """Drafts for all posts of a unit at once, to be filled by hand or from a table."""
    pohon = instansi_pilihan(request.user, SUSUN, request.POST.get("instansi", ""))
    form = FormUnitABK(request.POST or None, pohon=pohon)
    if request.method == "POST" and form.is_valid():
        unit = form.cleaned_data["instansi"]
        banyak = abk_buka_banyak(unit=unit, oleh=request.user)
        messages.success(
            request, f"{banyak} draf dibuka." if banyak else "Semua jabatan unit ini sudah mempunyai draf."
        )
        return redirect(f"{reverse('jabatan:abk_daftar')}?instansi={unit.pk}&keadaan=DRAF")
    konteks = {
        "judul": "Buka draf satu unit",
        "remah": [("Analisis beban kerja", reverse("jabatan:abk_daftar")), ("Buka draf satu unit", None)],
        "form": form,
        "label_kirim": "Buka draf",
        "url_batal": reverse("jabatan:abk_daftar"),
        "boleh_impor": request.user.has_perm("impor.kelola_impor"),
    }
    return render(request, "jabatan/abk_mulai.html", konteks, status=422 if form.errors else 200)


@requires(LIHAT)
def abk(request: HttpRequest, pk: int) -> HttpResponse:
    """One analysis with its rows and its result."""
    analisis = _analisis(request, pk)
    konteks = {
        "judul": f"ABK {analisis.jabatan.nama}",
        "remah": [*_remah(analisis.jabatan, tautan=True), (f"Versi {analisis.urut}", None)],
        "analisis": analisis,
        "baris": baris_abk(analisis),
        "boleh_ubah": analisis.keadaan == "DRAF" and request.user.has_perm(SUSUN),
        "boleh_tetapkan": analisis.keadaan == "DRAF" and request.user.has_perm(TETAPKAN),
        **keterangan_abk(analisis),
    }
    return render(request, "jabatan/abk.html", konteks)


@requires(SUSUN)
def abk_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit a draft: "Tambah baris" and "Hitung" show the page again, "Simpan" writes."""
    analisis = _analisis(request, pk)
    if analisis.keadaan != "DRAF":
        messages.info(request, "Analisis yang sudah ditetapkan tidak diubah; buka versi baru.")
        return redirect("jabatan:abk", pk=pk)
    data = request.POST if request.method == "POST" else None
    form = FormABK(data, instance=analisis)
    kumpulan = kumpulan_uraian(data, list(analisis.uraian.values(*KOLOM_URAIAN)))
    menambah = data is not None and "tambah" in data
    sah = data is not None and not menambah and form.is_valid() and kumpulan.is_valid()
    if sah and "hitung" not in request.POST and _simpan(request, form, kumpulan):
        return redirect("jabatan:abk", pk=pk)
    konteks = {
        "judul": f"Susun ABK {analisis.jabatan.nama}",
        "remah": [*_remah(analisis.jabatan, tautan=True), (f"Versi {analisis.urut}", None)],
        "analisis": analisis,
        "form": form,
        "kumpulan": kumpulan,
        "tampil_galat": data is not None and not menambah,
        "hasil": abk_hitung(form.instance, uraian_terisi(kumpulan)) if sah else None,
        **keterangan_abk(analisis),
    }
    gagal = data is not None and not menambah and bool(form.errors or kumpulan.total_error_count())
    return render(request, "jabatan/abk_ubah.html", konteks, status=422 if gagal else 200)


def _simpan(request: HttpRequest, form: FormABK, kumpulan: Any) -> bool:
    try:
        abk_simpan(
            analisis=form.instance,
            kepala=form.cleaned_data,
            uraian=uraian_terisi(kumpulan),
            versi=form.cleaned_data["versi"],
            oleh=request.user,
        )
    except VersiBasi:
        form.add_error(None, BASI)
        return False
    except ValidationError as galat:
        form.add_error(None, galat)
        return False
    messages.success(request, "Draf analisis beban kerja disimpan.")
    return True


@requires(TETAPKAN)
def abk_tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then let the draft come into force."""
    analisis = _analisis(request, pk)
    kembali = reverse("jabatan:abk", args=[pk])
    if request.method == "POST":
        versi = request.POST.get("versi", "")
        try:
            tetapkan(analisis=analisis, versi=int(versi) if versi.isdecimal() else -1, oleh=request.user)
            messages.success(request, "Analisis ditetapkan; kebutuhan jabatan mengikuti hasilnya.")
        except VersiBasi:
            messages.error(request, BASI)
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
        return redirect(kembali)
    konteks = {
        "judul": f"Tetapkan ABK {analisis.jabatan.nama}?",
        "remah": [*_remah(analisis.jabatan, tautan=True), ("Tetapkan", None)],
        "analisis": analisis,
        "url_batal": kembali,
        **keterangan_abk(analisis),
    }
    return render(request, "jabatan/abk_tetapkan.html", konteks)


def _analisis(request: HttpRequest, pk: int) -> AnalisisBeban:
    kueri = visible(request, AnalisisBeban).select_related(
        "jabatan__instansi__perangkat_daerah", "ditetapkan_oleh", "dibuat_oleh"
    )
    hasil: AnalisisBeban = get_visible(request, AnalisisBeban, kueri, pk=pk)
    return hasil


def _remah(jabatan: Jabatan, *, tautan: bool = False) -> list[tuple[str, str | None]]:
    akhir = reverse("jabatan:abk_jabatan", args=[jabatan.pk]) if tautan else None
    return [("Analisis beban kerja", reverse("jabatan:abk_daftar")), (jabatan.nama, akhir)]
