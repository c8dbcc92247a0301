"""Citizens' pages: how the positions of a city are filled. Nobody is named before the choice of the PPK."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from kepegawaian.promosi.halaman import syarat_teks
from kepegawaian.promosi.models import SeleksiJabatan
from kepegawaian.promosi.services import publik


@publik_kota
@require_safe
def kota(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Vacancies, selections, and the figures with their definitions."""
    hari = kota.hari_ini()
    lowong = publik.jabatan_lowong(kota, hari)
    konteks = {
        "judul": "Pengisian jabatan",
        "dibuka": publik.lowongan_publik(kota, hari),
        "seleksi": publik.seleksi_publik(kota)[:50],
        "lowong": lowong,
        "jumlah_lowong": sum(x["jumlah"] for x in lowong),
        "hari_lowong": publik.hari_lowong(kota, hari),
        "bagian_terbuka": publik.bagian_terbuka(kota, hari),
        "definisi": publik.definisi(),
        "hari_ini": hari,
    }
    return tampil_publik(request, kota, "promosi/publik_kota.html", konteks)


def _seleksi(kota: Kota, pk: int) -> SeleksiJabatan:
    seleksi: SeleksiJabatan = get_object_or_404(publik.seleksi_publik(kota), pk=pk)
    return seleksi


@publik_kota
@require_safe
def seleksi(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """One announced selection with everything that was made public."""
    satu = _seleksi(kota, pk)
    konteks = {
        "judul": satu.judul,
        "remah": [("Pengisian jabatan", reverse("promosi:kota", args=[slug_kota(kota)])), (satu.judul, None)],
        "seleksi": satu,
        "lowongan": [(x, syarat_teks(x.syarat)) for x in satu.lowongan.for_list()],
        "tahap": satu.tahap.all(),
        "panitia": satu.panitia.aktif(),
        "pengumuman": satu.pengumuman.all(),
        "hasil": publik.hasil_publik(kota, satu),
    }
    return tampil_publik(request, kota, "promosi/publik_seleksi.html", konteks)


@publik_kota
@require_safe
def berkas(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """The published file, byte for byte: `manage.py hitung_ulang_promosi` computes it again."""
    satu = _seleksi(kota, pk)
    hasil = get_object_or_404(publik.hasil_terbit(kota), seleksi=satu)
    response = HttpResponse(hasil.berkas, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, f"hasil-seleksi-{satu.pk}.csv") or ""
    return response
