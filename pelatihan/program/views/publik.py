"""Pages for anybody: a certificate by its code, the catalogue of a city."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.laju import pengunjung_melebihi
from asn.core.verifikasi import kode_rapikan, terlalu_sering
from asn.core.views import publik_baca
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, tampil_publik
from pelatihan.program.services.publik import katalog_publik, kelas_publik, sertifikat_publik

PER_HALAMAN = 20
KUNJUNGAN_PER_JAM = 600


@publik_baca
@never_cache
def verifikasi(request: HttpRequest, kode: str) -> HttpResponse:
    """Name, title, JP and dates of one certificate; nothing else about the person."""
    if terlalu_sering(request):
        jawaban = render(request, "inti/terlalu_sering.html", {"judul": "Terlalu banyak pemeriksaan"}, status=429)
        jawaban.headers["Retry-After"] = "60"
        return jawaban
    fakta = sertifikat_publik(kode)
    konteks = {"judul": "Pemeriksaan sertifikat", "sertifikat": fakta, "kode": kode_rapikan(kode)}
    jawaban = render(request, "program/verifikasi.html", konteks, status=200 if fakta else 404)
    jawaban.headers["X-Robots-Tag"] = "noindex, nofollow"
    return jawaban


@publik_kota
@require_safe
def katalog(request: HttpRequest, kota: Kota) -> HttpResponse:
    """What the city teaches its people, and which classes are open now."""
    if pengunjung_melebihi(request, "katalog-pelatihan", batas=KUNJUNGAN_PER_JAM):
        return render(request, "inti/terlalu_sering.html", {"judul": "Terlalu banyak kunjungan"}, status=429)
    cari = request.GET.get("q", "").strip()[:100]
    halaman = Paginator(katalog_publik(kota, cari), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "judul": "Katalog pelatihan",
        "halaman": halaman,
        "cari": cari,
        "kelas": kelas_publik(kota, kota.hari_ini())[:PER_HALAMAN],
        "url_halaman": f"?q={cari}&halaman=" if cari else "?halaman=",
    }
    return tampil_publik(request, kota, "program/katalog_publik.html", konteks)
