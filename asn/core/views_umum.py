"""Pages that belong to no domain. `views.py` beside it holds the helpers every app uses."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from asn.core.berkas import berkas_pratinjau, berkas_tanggapan, berkas_terlihat, hasil_pekerjaan
from asn.core.cuplikan import berkas_cuplikan
from asn.core.depan import PINTU_DEPAN
from asn.core.filters import SaringanPekerjaan
from asn.core.kesiapan import keadaan_siap
from asn.core.pekerjaan import konteks_kemajuan, pekerjaan_milik
from asn.core.tabel import halaman_daftar
from asn.core.tables import TabelPekerjaan
from asn.core.tampilan import simpan_tampilan
from asn.core.verifikasi import kode_rapikan, tanda_cari, terlalu_sering
from asn.core.views import masuk_saja, publik, publik_baca

SETAHUN = 365 * 24 * 60 * 60


@publik_baca
def beranda(request: HttpRequest) -> HttpResponse:
    return render(request, "beranda.html")


@masuk_saja
@require_safe
def dasbor(request: HttpRequest) -> HttpResponse:
    """Lead each person to the page of their work."""
    tujuan = [nama for pintu in PINTU_DEPAN if (nama := pintu(request.user))]
    if request.user.has_perm("core.lihat_dasbor"):
        tujuan.append("instansi:dasbor_kota")
    if request.user.pegawai_id:
        tujuan.append("evaluasi:saya")
    for nama in tujuan:
        try:
            return redirect(reverse(nama))
        except NoReverseMatch:
            continue
    return render(request, "inti/dasbor.html", {"judul": "Dasbor"})


@publik_baca
@transaction.non_atomic_requests
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; asks nothing of anybody else."""
    return HttpResponse("ok", content_type="text/plain")


@publik_baca
@never_cache
@transaction.non_atomic_requests
def readyz(request: HttpRequest) -> HttpResponse:
    keadaan = keadaan_siap()
    return JsonResponse(keadaan, status=200 if all(keadaan.values()) else 503)


@publik_baca
@never_cache
def verifikasi_cari(request: HttpRequest) -> HttpResponse:
    kode = kode_rapikan(request.GET.get("kode", ""))
    if kode:
        return redirect("verifikasi_dokumen", kode=kode)
    return render(
        request, "inti/verifikasi_cari.html", {"judul": "Periksa keaslian dokumen", "kosong": "kode" in request.GET}
    )


@publik_baca
@never_cache
def verifikasi_dokumen(request: HttpRequest, kode: str) -> HttpResponse:
    """Title, number, date, hash and successor of an issued document; never a person's data."""
    if terlalu_sering(request):
        response = render(request, "inti/terlalu_sering.html", {"judul": "Terlalu banyak pemeriksaan"}, status=429)
        response.headers["Retry-After"] = "60"
        return response
    tanda = tanda_cari(kode)
    konteks = {"judul": "Hasil pemeriksaan dokumen", "tanda": tanda, "kode": kode_rapikan(kode)}
    response = render(request, "inti/verifikasi_dokumen.html", konteks, status=200 if tanda else 404)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@masuk_saja
@require_safe
def berkas_unduh(request: HttpRequest, pk: str) -> HttpResponseBase:
    """The bytes of a file, after asking the row that owns it, every time."""
    berkas = berkas_terlihat(request.user, pk)
    if berkas is None:
        # The same words for a file that is gone, that never was, and that is out of reach.
        return render(request, "inti/berkas_tidak_ada.html", {"judul": "Berkas tidak tersedia"}, status=404)
    return berkas_tanggapan(berkas)


@masuk_saja
@require_safe
def berkas_lihat(request: HttpRequest, pk: str) -> HttpResponseBase:
    """The same bytes for a frame or picture of our own pages, after the same question."""
    berkas = berkas_terlihat(request.user, pk)
    if berkas is None:
        raise Http404
    return berkas_pratinjau(berkas)


@masuk_saja
@require_safe
def berkas_kecil(request: HttpRequest, pk: str) -> HttpResponse:
    """A small copy of a picture for our own pages, after the same question."""
    berkas = berkas_terlihat(request.user, pk)
    if berkas is None:
        raise Http404
    return berkas_cuplikan(berkas)


@masuk_saja
@require_safe
@never_cache
def pekerjaan_saya(request: HttpRequest) -> HttpResponseBase:
    """The jobs the reader started, newest first."""
    return halaman_daftar(
        request,
        kueri=pekerjaan_milik(request.user),
        filterset_class=SaringanPekerjaan,
        table_class=TabelPekerjaan,
        judul="Pekerjaan saya",
        nama_daftar="pekerjaan",
        template="inti/pekerjaan_daftar.html",
    )


@masuk_saja
@require_safe
@never_cache
def pekerjaan_lihat(request: HttpRequest, pk: str) -> HttpResponse:
    konteks = konteks_kemajuan(get_object_or_404(pekerjaan_milik(request.user), pk=pk))
    template = "components/kemajuan.html" if request.htmx else "inti/pekerjaan.html"
    return render(request, template, konteks)


@masuk_saja
@require_safe
@never_cache
def pekerjaan_hasil(request: HttpRequest, pk: str) -> HttpResponseBase:
    """The file a job made: only for who started it, only for some days, and only while the rows are in reach."""
    pekerjaan = get_object_or_404(pekerjaan_milik(request.user), pk=pk)
    if not pekerjaan.berakhir:
        return redirect("pekerjaan_lihat", pk=pk)
    berkas = hasil_pekerjaan(request.user, pekerjaan)
    if berkas is None:
        konteks = {"judul": "Berkas kedaluwarsa", "pekerjaan": pekerjaan, "umur": settings.HASIL_UMUR_HARI}
        return render(request, "inti/kedaluwarsa.html", konteks, status=410)
    return berkas_tanggapan(berkas)


@masuk_saja
@require_POST
def tampilan_simpan(request: HttpRequest) -> HttpResponse:
    """Keep the filters of a list under a name."""
    kueri = request.POST.get("kueri", "")
    kembali = _alamat_aman(request, request.GET.get("kembali", ""))
    try:
        tampilan = simpan_tampilan(
            pengguna=request.user, daftar=request.GET.get("daftar", ""), nama=request.POST.get("nama", ""), kueri=kueri
        )
    except ValidationError as galat:
        for pesan in galat.messages:
            messages.error(request, pesan)
    else:
        messages.success(request, f"Tampilan “{tampilan.nama}” disimpan.")
    return redirect(f"{urlsplit(kembali).path}?{QueryDict(kueri).urlencode()}")


@masuk_saja
@require_POST
def tampilan_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    tampilan = get_object_or_404(request.user.tampilan_tersimpan.all(), pk=pk)
    tampilan.delete()
    messages.success(request, f"Tampilan “{tampilan.nama}” dihapus.")
    return redirect(_alamat_aman(request, request.POST.get("kembali", "")))


@publik
@require_POST
def tema(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the device says, kept in a cookie that js/asn.js may overwrite (hence not HttpOnly)."""
    response = redirect(_alamat_aman(request, request.POST.get("kembali", ""), "beranda"))
    pilihan = request.POST.get("tema")
    if pilihan in ("terang", "gelap"):
        response.set_cookie("tema", pilihan, max_age=SETAHUN, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("tema", samesite="Lax")
    return response


def _alamat_aman(request: HttpRequest, alamat: str, pengganti: str = "dasbor") -> str:
    aman = url_has_allowed_host_and_scheme(alamat, {request.get_host()}, require_https=request.is_secure())
    return alamat if alamat and aman else reverse(pengganti)


def galat_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def galat_403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def galat_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def galat_500(request: HttpRequest) -> HttpResponse:
    """Without the request, so that no context processor queries a database that may be the very problem."""
    return HttpResponse(render_to_string("500.html"), status=500)
