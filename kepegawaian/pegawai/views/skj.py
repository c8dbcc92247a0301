"""Competency standard of one position: page, editor, paper."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.pdf import render_pdf
from asn.core.services import VersiBasi
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.jabatan.services.skj import KELOLA, kompetensi_kamus, level_menurut_jenjang, skj_simpan
from kepegawaian.pegawai.forms_skj import FormSKJ
from kepegawaian.pegawai.services.cetak.bingkai import kop_kota
from kepegawaian.pegawai.services.skj import (
    level_tersimpan,
    riwayat_skj,
    standar_jabatan,
    syarat_baris,
    syarat_tersimpan,
)
from kepegawaian.pegawai.views.cetak import berkas_langsung

LIHAT = "jabatan.view_jabatan"
BASI = "SKJ ini sudah disimpan orang lain sejak halaman Anda dibuka. Catat isian Anda, lalu buka ulang halaman ini."


@requires(LIHAT)
def skj(request: HttpRequest, pk: int) -> HttpResponse:
    """Levels, requirements and what has changed."""
    jabatan = _jabatan(request, pk)
    konteks = {
        "judul": f"Standar kompetensi {jabatan.nama}",
        "remah": _remah(jabatan, "Standar kompetensi"),
        "jabatan": jabatan,
        "riwayat": riwayat_skj(jabatan),
        "boleh_ubah": request.user.has_perm(KELOLA),
        **_isi(jabatan, request.user.hari_ini()),
    }
    return render(request, "jabatan/skj.html", konteks)


@requires(LIHAT)
def skj_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same on paper."""
    jabatan = _jabatan(request, pk)
    hari_ini = request.user.hari_ini()
    konteks = {
        "judul": "Standar Kompetensi Jabatan",
        "subjudul": jabatan.nama,
        "kota_aktif": kop_kota(jabatan.kota),
        "instansi_nama": (jabatan.instansi.perangkat_daerah or jabatan.instansi).nama,
        "tanpa_sampul": True,
        "jabatan": jabatan,
        "tanggal": hari_ini,
        **_isi(jabatan, hari_ini),
    }
    return berkas_langsung(render_pdf("jabatan/cetak_skj.html", konteks), f"skj-{jabatan.pk}.pdf", "pdf")


@requires(KELOLA)
def skj_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit the standard; where none is set yet the form proposes the levels of the jenjang."""
    jabatan = _jabatan(request, pk)
    level = level_tersimpan(jabatan)
    kompetensi = kompetensi_kamus()
    bawaan = level_menurut_jenjang(jabatan, request.user.hari_ini())
    form = FormSKJ(
        request.POST or None,
        instance=syarat_tersimpan(jabatan),
        kompetensi=kompetensi,
        level=level or {k.pk: bawaan for k in kompetensi if k.kelompok != "teknis"},
        bidang=visible(request, Instansi).perangkat_daerah().filter(kota=jabatan.kota_id).order_by("urutan", "nama"),
        initial={"bidang": list(jabatan.bidang_terkait.values_list("perangkat_daerah_id", flat=True))},
    )
    if request.method == "POST" and form.is_valid() and _simpan(request, jabatan, form):
        return redirect("jabatan:skj", pk=pk)
    konteks = {
        "judul": f"Ubah standar kompetensi {jabatan.nama}",
        "remah": [*_remah(jabatan, None), ("Standar kompetensi", reverse("jabatan:skj", args=[pk])), ("Ubah", None)],
        "jabatan": jabatan,
        "form": form,
        "bawaan": bawaan,
        "belum_ada": not level,
        "url_batal": reverse("jabatan:skj", args=[pk]),
    }
    return render(request, "jabatan/skj_ubah.html", konteks, status=422 if form.errors else 200)


def _simpan(request: HttpRequest, jabatan: Jabatan, form: FormSKJ) -> bool:
    try:
        skj_simpan(
            jabatan=jabatan,
            level=form.level(),
            syarat=form.syarat(),
            bidang=form.cleaned_data["bidang"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
        )
    except VersiBasi:
        form.add_error(None, BASI)
        return False
    except ValidationError as galat:
        form.add_error(None, galat)
        return False
    messages.success(request, "Standar kompetensi jabatan disimpan.")
    return True


def _jabatan(request: HttpRequest, pk: int) -> Jabatan:
    kueri = visible(request, Jabatan).select_related("kota", "instansi__perangkat_daerah")
    hasil: Jabatan = get_visible(request, Jabatan, kueri, pk=pk)
    return hasil


def _isi(jabatan: Jabatan, tanggal: Any) -> dict[str, Any]:
    syarat = syarat_tersimpan(jabatan)
    return {
        "standar": standar_jabatan(jabatan),
        "syarat": syarat_baris(jabatan),
        "ikhtisar": syarat.ikhtisar if syarat else "",
        "bawaan": level_menurut_jenjang(jabatan, tanggal),
    }


def _remah(jabatan: Jabatan, akhir: str | None) -> list[tuple[str, str | None]]:
    remah: list[tuple[str, str | None]] = [
        ("Peta jabatan", reverse("jabatan:peta_pilih")),
        (jabatan.nama, reverse("jabatan:rincian", args=[jabatan.pk])),
    ]
    return [*remah, (akhir, None)] if akhir else remah
