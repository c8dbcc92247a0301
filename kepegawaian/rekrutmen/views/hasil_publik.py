"""Published results for citizens: by exam number, with the signed file, the PDF and the answers to objections."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.berkas import berkas_tanggapan
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from kepegawaian.rekrutmen.models import Pengumuman, Seleksi
from kepegawaian.rekrutmen.rules.aturan import dari_data
from kepegawaian.rekrutmen.rules.pengisian import LABEL_AKHIR
from kepegawaian.rekrutmen.rules.peringkat import LABEL_STATUS
from kepegawaian.rekrutmen.services.hasil import baca
from kepegawaian.rekrutmen.services.penggantian import penggantian_publik
from kepegawaian.rekrutmen.services.sanggah import jawaban_publik
from kepegawaian.rekrutmen.services.tanda_hasil import kunci_publik

PER_HALAMAN = 50
JUDUL = {"administrasi": "Hasil seleksi administrasi", "dasar": "Hasil seleksi dasar", "akhir": "Hasil akhir"}


def _seleksi(kota: Kota, pk: int) -> Seleksi:
    seleksi = baca.seleksi_terbuka(kota, pk)
    if seleksi is None:
        raise Http404
    return seleksi


def _remah(kota: Kota, seleksi: Seleksi, akhir: str) -> list[tuple[str, str | None]]:
    slug = slug_kota(kota)
    return [
        ("Lowongan", reverse("lowongan:kota", args=[slug])),
        (seleksi.nama, reverse("lowongan:seleksi", args=[slug, seleksi.pk])),
        (akhir, None),
    ]


@publik_kota
@require_safe
def hasil(request: HttpRequest, kota: Kota, pk: int, tahap: str) -> HttpResponse:
    """One published list, the newest revision unless another is asked for. What is not published does not exist."""
    seleksi = _seleksi(kota, pk)
    semua = baca.terbitan_publik(seleksi, tahap)
    terbit = next((p for p in semua if str(p.revisi) == request.GET.get("revisi", "")), semua[0] if semua else None)
    if terbit is None:
        raise Http404
    cari, lowongan = request.GET.get("nomor", "").strip()[:30], request.GET.get("lowongan", "")
    baris = baca.baris_publik(terbit, cari, lowongan)
    aturan = dari_data(terbit.isi["aturan"]) if "aturan" in terbit.isi else None
    konteks = {
        "judul": JUDUL[tahap],
        "remah": _remah(kota, seleksi, JUDUL[tahap]),
        "seleksi": seleksi,
        "terbit": terbit,
        "semua": semua,
        "aturan": aturan,
        "cari": cari,
        "lowongan": lowongan,
        "pilihan": baca.lowongan_pilihan(seleksi),
        "halaman": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "url_halaman": f"?nomor={cari}&lowongan={lowongan}&revisi={terbit.revisi}&halaman=",
        "keterangan": _keterangan(terbit),
        "kunci": kunci_publik()[0],
        "tahap": tahap,
        "penggantian": penggantian_publik(seleksi) if tahap == "akhir" else [],
    }
    return tampil_publik(request, kota, "rekrutmen/hasil/publik.html", konteks)


def _keterangan(terbit: Pengumuman) -> list[tuple[str, str, Any]]:
    """(code, meaning, how many) of the codes in this list; a final one also names who did not get that far."""
    if terbit.tahap == "administrasi":
        label = {"MS": "Memenuhi syarat", "TMS": "Tidak memenuhi syarat"}
    else:
        label = {k.value: v for k, v in ((LABEL_AKHIR if terbit.tahap == "akhir" else {}) | LABEL_STATUS).items()}
    banyak = terbit.isi["akhir"] | baca.belum_akhir(terbit) if terbit.tahap == "akhir" else terbit.isi["status"]
    return [(kode, teks, banyak[kode]) for kode, teks in label.items() if banyak.get(kode)]


@publik_kota
@require_safe
def berkas(request: HttpRequest, kota: Kota, pk: int, tahap: str, revisi: int, bentuk: str) -> HttpResponseBase:
    """The signed result file ("csv") or the announcement ("pdf"), as it was sealed."""
    seleksi = _seleksi(kota, pk)
    terbit = next((p for p in baca.terbitan_publik(seleksi, tahap) if p.revisi == revisi), None)
    satu = {"csv": terbit.berkas, "pdf": terbit.pdf}.get(bentuk) if terbit else None
    if satu is None:
        raise Http404
    return berkas_tanggapan(satu)


@publik_kota
@require_safe
def sanggah(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """Answers to the objections of a selection, without anybody's name."""
    seleksi = _seleksi(kota, pk)
    konteks = {
        "judul": "Jawaban sanggah",
        "remah": _remah(kota, seleksi, "Jawaban sanggah"),
        "seleksi": seleksi,
        "jawaban": jawaban_publik(seleksi),
    }
    return tampil_publik(request, kota, "rekrutmen/hasil/publik_sanggah.html", konteks)
