"""The peta jabatan as a drawn tree, on the page and on A3."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from asn.core.pdf import gambar_svg, render_pdf
from asn.core.views import requires
from kepegawaian.pegawai.filters import tanggal_diminta
from kepegawaian.pegawai.kotak_bagan import KotakBagan
from kepegawaian.pegawai.services.bagan import KEDALAMAN_BAWAAN, susun_bagan, tandai_pensiun
from kepegawaian.pegawai.services.bagan_letak import gambar_bagan
from kepegawaian.pegawai.services.cetak.bingkai import kop_kota
from kepegawaian.pegawai.services.struktur import jumlahkan
from kepegawaian.pegawai.views.cetak import berkas_langsung
from kepegawaian.pegawai.views.peta import posisi_halaman, unit_peta

LIHAT = "jabatan.view_jabatan"
KEDALAMAN = (2, 3, 4, 6)


@requires(LIHAT)
def bagan(request: HttpRequest, pk: int) -> HttpResponse:
    """The tree of a unit, with links to focus on a part of it; the table of the same peta is one click away."""
    konteks = _bagan(request, pk, kertas=False)
    instansi = konteks["instansi"]
    konteks |= {
        "judul": f"Bagan jabatan {instansi.nama}",
        "remah": [
            ("Peta jabatan", reverse("jabatan:peta_pilih")),
            (instansi.nama, reverse("jabatan:peta", args=[pk])),
            ("Bagan", None),
        ],
        "pilihan_kedalaman": KEDALAMAN,
    }
    return render(request, "jabatan/bagan.html", konteks)


@requires(LIHAT)
def bagan_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same tree on one sheet of A3."""
    konteks = _bagan(request, pk, kertas=True)
    instansi = konteks["instansi"]
    svg = render_to_string("jabatan/bagan_svg.html", konteks)
    konteks |= {
        "judul": "Peta Jabatan",
        "subjudul": instansi.nama,
        "kota_aktif": kop_kota(instansi.kota),
        "instansi_nama": (instansi.perangkat_daerah or instansi).nama,
        "tanpa_sampul": True,
        "gambar": gambar_svg(svg),
    }
    isi = render_pdf("jabatan/cetak_bagan.html", konteks)
    return berkas_langsung(isi, f"bagan-jabatan-{instansi.pk}.pdf", "pdf")


def _bagan(request: HttpRequest, pk: int, *, kertas: bool) -> dict[str, Any]:
    instansi = unit_peta(request, pk)
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pada = tanggal or request.user.hari_ini()
    akar = _angka(request.GET.get("akar", ""))
    posisi, lepas = posisi_halaman(request, instansi, pada, lengkap=bool(akar))
    kedalaman = _angka(request.GET.get("kedalaman", "")) or KEDALAMAN_BAWAAN
    puncak = susun_bagan(posisi, akar=akar, kedalaman=min(kedalaman, max(KEDALAMAN)))
    if request.user.ditugasi("pegawai.view_pegawai"):
        tandai_pensiun(puncak, pada)
    gambar = gambar_bagan(puncak)
    return {
        "instansi": instansi,
        "bagan": gambar,
        "kotak": KotakBagan(per_tanggal=tanggal, kertas=kertas).semua(gambar.kotak),
        "akar": akar,
        "kedalaman": kedalaman,
        "jumlah": jumlahkan(posisi),
        "unit_terpisah": len(lepas),
        "per_tanggal": tanggal,
        "tanggal_data": pada,
    }


def _angka(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 19 else None
