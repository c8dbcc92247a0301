"""The public page of honours of one city: awards of people who agree to be named, and nothing else of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.laju import pengunjung_melebihi
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, tampil_publik
from kinerja.tindak_lanjut.services.baca import kehormatan as terhormat
from kinerja.tindak_lanjut.services.baca import kriteria_umum

PER_HALAMAN = 30
KUNJUNGAN_PER_JAM = 600


@publik_kota
@require_safe
@never_cache
def kehormatan(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Read from the register each time: who takes the consent back is gone with the next visit."""
    if pengunjung_melebihi(request, "kehormatan", batas=KUNJUNGAN_PER_JAM):
        return render(request, "inti/terlalu_sering.html", {"judul": "Terlalu banyak kunjungan"}, status=429)
    cari = request.GET.get("q", "").strip()[:100]
    daftar = terhormat(kota.pk, cari)
    halaman = Paginator(daftar, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "judul": "Kehormatan",
        "halaman": halaman,
        "cari": cari,
        "kriteria": kriteria_umum(kota.pk),
        "url_halaman": f"?q={cari}&halaman=" if cari else "?halaman=",
    }
    return tampil_publik(request, kota, "tindak_lanjut/kehormatan.html", konteks)
