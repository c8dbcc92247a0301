"""Reading pages for citizens: free, without account, without script, only their city in scope."""

import csv
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.berkas import berkas_tanggapan
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from pengaduan.forum.models import Konsultasi
from pengaduan.forum.services import baca
from pengaduan.forum.services.sesi import sesi_partisipan

SEKALI = 20


@publik_kota
@require_safe
def kota(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Every public consultation of the city."""
    q = request.GET.get("q", "").strip()[:100]
    isi = {"judul": f"Konsultasi publik {kota}", "kelompok": baca.daftar_publik(kota, q), "q": q}
    return tampil_publik(request, kota, "forum/publik/daftar.html", isi)


@publik_kota
@require_safe
def lihat(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """What is asked, until when, with which documents and articles."""
    konsultasi = baca.satu_publik(kota, pk)
    isi = bingkai(kota, konsultasi, "lihat") | {
        "dokumen": konsultasi.dokumen.select_related("berkas"),
        "butir": konsultasi.butir.all(),
    }
    return tampil_publik(request, kota, "forum/publik/lihat.html", isi)


@publik_kota
@require_safe
@never_cache
def masukan(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """The comments, a page at a time."""
    konsultasi = baca.satu_publik(kota, pk)
    partisipan = sesi_partisipan(request.session, kota.pk)
    urut = request.GET.get("urut", "terbaru")
    butir = request.GET.get("butir", "")
    nomor_butir = int(butir) if butir.isascii() and butir.isdecimal() and len(butir) < 12 else None
    halaman = Paginator(baca.masukan_publik(konsultasi, urut=urut, butir=nomor_butir), SEKALI).get_page(
        request.GET.get("halaman")
    )
    isi = bingkai(kota, konsultasi, "masukan") | {
        "halaman": baca.lengkapi(halaman, partisipan),
        "url_halaman": f"?urut={urut if urut in baca.URUTAN else 'terbaru'}&butir={nomor_butir or ''}&halaman=",
        "urut": urut,
        "butir_dipilih": nomor_butir,
        "semua_butir": konsultasi.butir.all(),
    }
    return tampil_publik(request, kota, "forum/publik/masukan.html", isi)


@publik_kota
@require_safe
def tanggapan(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """The official answer per group, what changed, and how far the follow-up is."""
    konsultasi = baca.satu_publik(kota, pk)
    if not konsultasi.terbit:
        raise Http404
    isi = bingkai(kota, konsultasi, "tanggapan") | {
        "beku": konsultasi.isi_beku,
        "tindak_lanjut": konsultasi.tindak_lanjut.select_related("pelaksana"),
        "hari_ini": timezone.localdate(),
    }
    return tampil_publik(request, kota, "forum/publik/tanggapan.html", isi)


@publik_kota
@require_safe
def dokumen(request: HttpRequest, kota: Kota, pk: int) -> HttpResponseBase:
    return berkas_tanggapan(baca.dokumen_publik(kota, pk))


@publik_kota
@require_safe
def berita_acara(request: HttpRequest, kota: Kota, pk: int) -> HttpResponseBase:
    return berkas_tanggapan(baca.berita_acara_publik(kota, pk))


@publik_kota
@require_safe
def data(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """Readable comments as CSV (open data); cells that a spreadsheet would run are quoted with an apostrophe."""
    konsultasi = baca.satu_publik(kota, pk)
    tanggapan_csv = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    tanggapan_csv.headers["Content-Disposition"] = f'attachment; filename="masukan-{konsultasi.pk}.csv"'
    tulis = csv.writer(tanggapan_csv, delimiter=";")
    for baris in baca.baris_data(konsultasi):
        tulis.writerow([_sel(nilai) for nilai in baris])
    return tanggapan_csv


def _sel(nilai: Any) -> str:
    teks = str(nilai)
    return f"'{teks}" if teks.startswith(("=", "+", "-", "@", "\t")) else teks


def bingkai(kota: Kota, konsultasi: Konsultasi, tab: str = "") -> dict[str, Any]:
    """What every page of one consultation shows around its content."""
    slug = slug_kota(kota)
    n = baca.ringkasan_masukan(konsultasi)
    butir = [("lihat", "Ringkasan"), ("masukan", f"Masukan ({n['tayang']})")]
    if konsultasi.terbit:
        butir.append(("tanggapan", "Tanggapan resmi"))
    return {
        "judul": konsultasi.judul,
        "remah": [
            ("Layanan warga", reverse("warga:kota", args=[slug])),
            ("Konsultasi publik", reverse("forum:kota", args=[slug])),
            (konsultasi.judul, None),
        ],
        "konsultasi": konsultasi,
        "jumlah": n,
        "menerima": konsultasi.menerima(timezone.localdate()),
        "tab": [
            {"label": label, "url": reverse(f"forum:{nama}", args=[slug, konsultasi.pk]), "aktif": nama == tab}
            for nama, label in butir
        ],
    }
