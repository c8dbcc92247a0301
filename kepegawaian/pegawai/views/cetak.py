"""Prints: a page with the options, then the file at once or a job."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from asn.core.berkas import PDF, XLSX
from asn.core.ekspor import ekspor_catat
from asn.core.saringan import SEMENTARA, chip_saringan, gayakan
from asn.core.services import akses_catat
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.filters import tanggal_diminta
from kepegawaian.pegawai.filters_cetak import SaringanCetak
from kepegawaian.pegawai.forms_cetak import FormCetak
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.duk import JENIS
from kepegawaian.pegawai.services.cetak.pesanan import (
    JUDUL,
    Pesanan,
    cetak_bahan,
    cetak_berkas,
    cetak_pesan,
)
from kepegawaian.pegawai.services.keadaan import KEADAAN_PADA
from kepegawaian.pegawai.services.pilihan import kota_pilihan

JENIS_ISI = {"pdf": PDF, "xlsx": XLSX}
# Shown on the form of a print; the other filters of the list come along as they are.
DITAWARKAN = ("kota", "instansi", "per_tanggal")


@requires("pegawai.ekspor_pegawai")
def cetak_duk(request: HttpRequest) -> HttpResponseBase:
    """Daftar urut kepangkatan of the people the filters name."""
    return _cetak_orang(request, "duk")


@requires("pegawai.ekspor_pegawai")
def cetak_nominatif(request: HttpRequest) -> HttpResponseBase:
    """Daftar nominatif of the people the filters name."""
    return _cetak_orang(request, "nominatif")


def _cetak_orang(request: HttpRequest, jenis: str) -> HttpResponseBase:
    hari_ini = request.user.hari_ini()
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), hari_ini)
    kueri = visible(request, Pegawai)
    saringan = SaringanCetak(
        request.GET, queryset=kueri.berbentuk(KEADAAN_PADA, tanggal) if tanggal else kueri, request=request
    )
    sah = saringan.form.is_valid()
    kota = _kota(request)
    orang = _orang(saringan.qs, kota, jenis, tanggal or hari_ini) if sah else kueri.none()
    form = FormCetak(request.POST or None)
    if request.method == "POST" and sah and form.is_valid():
        pesanan = _pesanan(request, jenis, kota, orang, tanggal or hari_ini, saringan, form)
        if not pesanan.kunci:
            messages.warning(request, "Tidak ada pegawai yang dicetak; longgarkan saringannya.")
            return redirect(request.get_full_path())
        alasan = form.cleaned_data["alasan"]
        ekspor_catat(request, Pegawai, {kota.pk: len(pesanan.kunci)}, jenis, pesanan.bentuk, alasan)
        return _jawab(request, pesanan)
    konteks = {
        "judul": f"Cetak {JUDUL[jenis]}",
        "remah": [("Daftar pegawai", reverse("pegawai:daftar")), (f"Cetak {JUDUL[jenis]}", None)],
        "jumlah": orang.count(),
        "duk": jenis == "duk",
        "form": form,
        "url_batal": f"{reverse('pegawai:daftar')}?{request.GET.urlencode()}",
        **_pilihan(request, saringan, sah),
    }
    return render(request, "pegawai/cetak.html", konteks, status=422 if form.is_bound else 200)


def _kota(request: HttpRequest) -> Kota:
    """A print is one city's: the one asked for, else the own, else the first in reach."""
    semua = {str(k.pk): k for k in kota_pilihan(request.user, request.izin)}
    diminta = semua.get(request.GET.get("kota", "")) or semua.get(str(request.user.kota_id))
    return diminta or next(iter(semua.values()))


def _orang(kueri: QuerySet, kota: Kota, jenis: str, pada: date) -> QuerySet:
    kueri = kueri.filter(kota=kota).pegawai_pada(pada).order_by()
    return kueri.filter(jenis__in=[j.value for j in JENIS]) if jenis == "duk" else kueri


def _pesanan(
    request: HttpRequest, jenis: str, kota: Kota, orang: QuerySet, pada: date, saringan: Any, form: FormCetak
) -> Pesanan:
    unit = saringan.form.cleaned_data.get("instansi")
    chip = chip_saringan(saringan, request.GET, request.path)
    lain = [c["label"] for c in chip if not c["label"].startswith(("Kota:", "Instansi:", "Keadaan per tanggal:"))]
    return Pesanan(
        jenis=jenis,
        kota_id=kota.pk,
        instansi_id=int(unit) if unit else None,
        kunci=tuple(orang.values_list("pk", flat=True)),
        tanggal=pada,
        hari_ini=request.user.hari_ini(),
        kertas=form.cleaned_data["kertas"],
        bentuk=form.cleaned_data["bentuk"],
        syarat="; ".join(lain),
    )


def _pilihan(request: HttpRequest, saringan: Any, sah: bool) -> dict[str, Any]:
    """The filters offered here, the others as hidden fields, and what is in force in words."""
    chip = chip_saringan(saringan, request.GET, request.path) if sah else []
    ditawarkan = [saringan.form[nama] for nama in DITAWARKAN if nama in saringan.form.fields]
    for bidang in ditawarkan:
        gayakan(bidang.field.widget)
    tetap = [(k, v) for k, semua in request.GET.lists() for v in semua if k not in {*DITAWARKAN, *SEMENTARA}]
    return {"chip": chip, "saringan": ditawarkan, "param_tetap": tetap}


@requires("jabatan.view_jabatan")
def cetak_bezetting(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Bezetting of a unit and everything below it."""
    instansi = get_visible(request, Instansi, visible(request, Instansi).select_related("kota"), pk=pk)
    hari_ini = request.user.hari_ini()
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), hari_ini)
    pada = tanggal or hari_ini
    jabatan = visible(request, Jabatan).filter(instansi__jalur__startswith=instansi.jalur).pada(pada).order_by()
    form = FormCetak(request.POST or None, beralasan=False)
    if request.method == "POST" and form.is_valid():
        pesanan = Pesanan(
            jenis="bezetting",
            kota_id=instansi.kota_id,
            instansi_id=instansi.pk,
            kunci=tuple(jabatan.values_list("pk", flat=True)),
            tanggal=pada,
            hari_ini=hari_ini,
            kertas=form.cleaned_data["kertas"],
            bentuk=form.cleaned_data["bentuk"],
        )
        akses_catat(
            pengguna=request.user,
            objek=instansi,
            butir="cetak bezetting",
            alasan=f"{pesanan.bentuk}, {len(pesanan.kunci)} jabatan, keadaan {pada:%d-%m-%Y}",
            id_permintaan=request.id_permintaan,
        )
        return _jawab(request, pesanan)
    alamat_peta = reverse("jabatan:peta", args=[pk])
    konteks = {
        "judul": "Cetak bezetting",
        "remah": [
            ("Peta jabatan", reverse("jabatan:peta_pilih")),
            (instansi.nama, alamat_peta),
            ("Cetak bezetting", None),
        ],
        "instansi": instansi,
        "jumlah": jabatan.count(),
        "per_tanggal": tanggal,
        "form": form,
        "url_batal": alamat_peta,
    }
    return render(request, "jabatan/cetak.html", konteks, status=422 if form.is_bound else 200)


def _jawab(request: HttpRequest, pesanan: Pesanan) -> HttpResponseBase:
    """The file at once, or the page of its job."""
    if not pesanan.langsung:
        return redirect("pekerjaan_lihat", pk=cetak_pesan(pesanan=pesanan, oleh=request.user).pk)
    isi = cetak_berkas(cetak_bahan(request.user, pesanan), pesanan.bentuk)
    return berkas_langsung(isi, pesanan.nama, pesanan.bentuk)


def berkas_langsung(isi: bytes, nama: str, bentuk: str) -> HttpResponse:
    response = HttpResponse(isi, content_type=JENIS_ISI[bentuk])
    response.headers["Content-Disposition"] = content_disposition_header(True, nama)
    response.headers["Cache-Control"] = "private, no-store"
    return response
