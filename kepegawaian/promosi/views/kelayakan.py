"""Eligibility pages: posts to choose, who may be given one of them, and one person's requirements for a post."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.filters_jabatan import SaringanJabatan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.isian import BERISI
from kepegawaian.pegawai.services.rujukan import jabatan_sekota
from kepegawaian.promosi.filters_kelayakan import SaringanKelayakan
from kepegawaian.promosi.rules.kelayakan import Butir
from kepegawaian.promosi.services.kelayakan import kelayakan_orang, kelayakan_terlihat, syarat_jabatan
from kepegawaian.promosi.services.kelayakan_baca import (
    NADA,
    baris_syarat,
    cari_jabatan,
    diminta,
    saran_jabatan,
    tanggal_diminta,
)
from kepegawaian.promosi.tables_kelayakan import TabelJabatanDituju, TabelKelayakan

CARI = "promosi.cari_kelayakan"
LIHAT = "promosi.lihat_kelayakan"
EKSPOR = "promosi.ekspor_kelayakan"


@requires(CARI)
def pilih(request: HttpRequest) -> HttpResponseBase:
    """Posts of the city; the name of one leads to the people weighed for it."""
    return halaman_daftar(
        request,
        kueri=visible(request, Jabatan).berbentuk(BERISI, request.user.hari_ini()),
        filterset_class=SaringanJabatan,
        table_class=TabelJabatanDituju,
        judul="Kelayakan jabatan",
        nama_daftar="kelayakan-jabatan",
        template="promosi/kelayakan_pilih.html",
    )


@requires(CARI)
def jabatan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who meets the requirements of one post on a day; all people of the city are asked in SQL."""
    dituju = get_visible(
        request, Jabatan, visible(request, Jabatan).select_related("instansi__perangkat_daerah"), pk=pk
    )
    tanggal = tanggal_diminta(request.GET.get("tanggal", ""), request.user.hari_ini())
    syarat = syarat_jabatan(jabatan=dituju, tanggal=tanggal)
    request.ditimbang = (syarat, tanggal, dituju.pk)
    return halaman_daftar(
        request,
        kueri=_ditimbang(request, dituju, syarat, tanggal),
        filterset_class=SaringanKelayakan,
        table_class=TabelKelayakan,
        judul=f"Siapa memenuhi syarat {dituju.nama}",
        nama_daftar="kelayakan",
        ekspor_izin=EKSPOR,
        konteks={
            "remah": [("Kelayakan jabatan", reverse("kelayakan:pilih")), (dituju.nama, None)],
            "jabatan": dituju,
            "tanggal": tanggal,
            "syarat": [(b, diminta(b)) for b in syarat],
        },
        template="promosi/kelayakan_jabatan.html",
    )


def _ditimbang(request: HttpRequest, dituju: Jabatan, syarat: tuple[Butir, ...], tanggal: Any) -> QuerySet:
    """The people. The rules explain those of a page; only an export and the order by result need answers of SQL."""
    orang = visible(request, Pegawai).masih_pegawai().filter(kota=dituju.kota_id)
    menjawab = "format" in request.GET or any("hasil" in u for u in request.GET.getlist("urut"))
    return kelayakan_terlihat(orang, dituju, syarat, tanggal) if menjawab else orang


@requires(LIHAT)
def saya(request: HttpRequest) -> HttpResponseBase:
    """The own requirements: the page of one person, of oneself."""
    diri = get_visible(request, Pegawai, pk=request.user.pegawai_id or 0)
    alamat = reverse("kelayakan:orang", args=[diri.pk])
    return redirect(f"{alamat}?{request.GET.urlencode()}" if request.GET else alamat)


@requires(LIHAT)
def orang(request: HttpRequest, pk: int) -> HttpResponse:
    """One person for one post: every requirement, the row it rests on, what is missing and when it could be met."""
    kueri = visible(request, Pegawai).select_related("jabatan__atasan__atasan", "instansi", "golongan")
    pegawai = get_visible(request, Pegawai, kueri, pk=pk)
    tanggal = tanggal_diminta(request.GET.get("tanggal", ""), request.user.hari_ini())
    dituju = jabatan_sekota(request.GET.get("jabatan", ""), pegawai)
    teks = request.GET.get("q", "")[:100]
    konteks = {
        "judul": "Syarat jabatan",
        "remah": _remah(request, pegawai),
        "pegawai": pegawai,
        "nip": nip.tampilkan(pegawai.nip),
        "sendiri": request.user.pegawai_id == pegawai.pk,
        "jabatan": dituju,
        "tanggal": tanggal,
        "q": teks,
        "temuan": cari_jabatan(pegawai, teks) if teks else [],
        "saran": saran_jabatan(pegawai),
        **(_jawaban(dituju, pegawai, tanggal) if dituju else {}),
    }
    return render(request, "promosi/kelayakan_orang.html", konteks)


def _jawaban(dituju: Jabatan, pegawai: Pegawai, tanggal: Any) -> dict[str, Any]:
    hasil = kelayakan_orang(jabatan=dituju, pegawai=pegawai, tanggal=tanggal)
    return {"hasil": hasil, "nada": NADA[hasil.ringkas], "baris": baris_syarat(hasil)}


def _remah(request: HttpRequest, pegawai: Pegawai) -> list[tuple[str, str | None]]:
    if not request.user.has_perm(CARI):
        return [("Syarat jabatan", None)]
    return [("Kelayakan jabatan", reverse("kelayakan:pilih")), (pegawai.nama, None)]
