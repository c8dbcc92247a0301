"""The workbench of the BKD: vacant positions, selections, one selection in parts, its candidates."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.tabel import TANPA_SARINGAN, halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.publik import slug_kota
from kepegawaian.promosi import halaman
from kepegawaian.promosi.filters import SaringanLamaran, SaringanLowong, SaringanSeleksi
from kepegawaian.promosi.models import LamaranJabatan, SeleksiJabatan
from kepegawaian.promosi.services.lowong import BARIS_LOWONG, lowong_didaftar, lowong_terlihat
from kepegawaian.promosi.services.paket import lowongan_tanpa_paket
from kepegawaian.promosi.tables import TabelLamaran, TabelLowong, TabelSeleksi
from kepegawaian.promosi.tindakan import AKSI_SELEKSI, tersedia
from kepegawaian.promosi.views.bersama import Remah, tab_promosi
from kepegawaian.promosi.workflows import EKSPOR, KELOLA, KELOLA_PAKET, LIHAT, LIHAT_LAMARAN, KeadaanSeleksi

# Code, label and template of each part.
BAGIAN = (
    ("ringkasan", "Ringkasan", "promosi/bagian_ringkasan.html"),
    ("tahap", "Tahap dan nilai", "promosi/bagian_tahap.html"),
    ("panitia", "Panitia", "promosi/bagian_panitia.html"),
    ("pengumuman", "Pengumuman", "promosi/bagian_pengumuman.html"),
    ("jejak", "Perjalanan", "promosi/bagian_jejak.html"),
)
ISIAN = {kode: template for kode, _, template in BAGIAN}


@requires(LIHAT)
def lowong(request: HttpRequest) -> HttpResponseBase:
    """Managerial positions without a definitive holder."""
    hari = request.user.hari_ini()
    # Only a filter by how a position is being filled, or a file, asks that of all of them.
    if {"pengisian", "format"} & request.GET.keys():
        kueri, kunci = lowong_terlihat(request.user, LIHAT, hari), None
    else:
        kueri, kunci = lowong_didaftar(request.user, LIHAT, hari)
    polos = request.GET.keys() <= TANPA_SARINGAN
    return halaman_daftar(
        request,
        kueri=kueri,
        filterset_class=SaringanLowong,
        table_class=TabelLowong,
        judul="Jabatan lowong",
        nama_daftar="jabatan-lowong",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab_promosi(request, "lowong"),
            "boleh_kelola": request.user.has_perm(KELOLA),
            "tanggal_data": hari,
        },
        template="promosi/lowong.html",
        baris=BARIS_LOWONG.dengan(tanggal=hari),
        kunci=kunci if polos else None,
    )


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Selections in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, SeleksiJabatan),
        filterset_class=SaringanSeleksi,
        table_class=TabelSeleksi,
        judul="Seleksi jabatan",
        nama_daftar="seleksi-jabatan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab_promosi(request, "seleksi_daftar"),
            "boleh_kelola": request.user.has_perm(KELOLA),
            "tanggal_data": request.user.hari_ini(),
        },
        template="promosi/seleksi_daftar.html",
    )


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One selection, a part at a time."""
    seleksi = ambil(request, pk)
    diminta = request.GET.get("bagian", "")
    bagian = diminta if diminta in ISIAN else "ringkasan"
    kelola = request.user.has_perm(KELOLA)
    konteks = {
        "judul": seleksi.judul,
        "remah": [*remah(seleksi)[:1], (seleksi.judul, None)],
        "seleksi": seleksi,
        "bagian": bagian,
        "isian": ISIAN[bagian],
        "tab": _tab(request, seleksi, bagian),
        "tindakan": tersedia(AKSI_SELEKSI, seleksi, request.user),
        "boleh_kelola": kelola,
        "draf": seleksi.keadaan == KeadaanSeleksi.DRAF and kelola,
        "boleh_paket": seleksi.keadaan == KeadaanSeleksi.DIPUTUS
        and request.user.has_perm(KELOLA_PAKET)
        and lowongan_tanpa_paket(seleksi).exists(),
        "kota_slug": slug_kota(seleksi.kota),
    }
    konteks |= halaman.bagian(bagian, seleksi, request.user)
    return render(request, "promosi/seleksi.html", konteks)


def ambil(request: HttpRequest, pk: int) -> SeleksiJabatan:
    kueri = visible(request, SeleksiJabatan).select_related("kota", "dibuat_oleh")
    baris: SeleksiJabatan = get_visible(request, SeleksiJabatan, kueri, pk=pk)
    return baris


def remah(seleksi: SeleksiJabatan, halaman_ini: str = "") -> Remah:
    daftar_url = reverse("promosi:seleksi_daftar")
    return [("Seleksi jabatan", daftar_url), (seleksi.judul, seleksi.get_absolute_url()), (halaman_ini, None)]


def _tab(request: HttpRequest, seleksi: SeleksiJabatan, bagian: str) -> list[dict[str, Any]]:
    alamat = seleksi.get_absolute_url()
    tab = [{"label": label, "url": f"{alamat}?bagian={kode}", "aktif": kode == bagian} for kode, label, _ in BAGIAN]
    if request.user.has_perm(LIHAT_LAMARAN):
        url = reverse("promosi:peserta", args=[seleksi.pk])
        tab.insert(1, {"label": "Pelamar", "url": url, "aktif": False})
    return tab


@requires(LIHAT_LAMARAN)
def peserta(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Everybody who applied in one selection."""
    kueri = visible(request, LamaranJabatan).filter(seleksi=pk)
    seleksi = get_visible(request, SeleksiJabatan, kueri=seleksi_terlihat(request), pk=pk)
    return halaman_daftar(
        request,
        kueri=kueri,
        filterset_class=SaringanLamaran,
        table_class=TabelLamaran,
        judul=f"Pelamar {seleksi.judul}",
        nama_daftar="pelamar-seleksi",
        ekspor_izin=EKSPOR,
        konteks={
            "remah": remah(seleksi, "Pelamar"),
            "seleksi": seleksi,
            "tanggal_data": request.user.hari_ini(),
        },
        template="promosi/peserta.html",
    )


def seleksi_terlihat(request: HttpRequest) -> Any:
    """Selections in reach of the permission of this page, which is that of applications."""
    return visible(request, SeleksiJabatan)
