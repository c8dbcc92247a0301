"""Taking part: write, confirm by the link in a mail, see and withdraw one's own, support others."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from asn.core.laju import pengunjung_melebihi
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from pengaduan.forum.forms_publik import FormKeberatan, FormMasukan, FormSurel
from pengaduan.forum.models import Komentar, Konsultasi, Partisipan
from pengaduan.forum.services import baca, batas, masukan
from pengaduan.forum.services import keberatan as layanan_keberatan
from pengaduan.forum.services.sesi import sesi_buka, sesi_partisipan, sesi_tutup
from pengaduan.forum.services.surat import surat_dari_token, surat_hidup
from pengaduan.forum.views.publik import bingkai

RAMAI = "Dari jaringan Anda sudah banyak kiriman dalam satu jam ini. Tulisan Anda masih ada di bawah; coba lagi nanti."
PERIKSA_SUREL = "Bila alamat itu benar, tautannya tiba dalam beberapa menit. Periksa juga folder spam."


@publik_kota
@never_cache
def tulis(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """Write about the whole or about one article, or reply to a comment."""
    konsultasi = baca.satu_publik(kota, pk)
    partisipan = sesi_partisipan(request.session, kota.pk)
    induk = _induk(request, kota, konsultasi)
    butir = _butir(request, konsultasi)
    form = FormMasukan(request.POST or None, terbukti=partisipan is not None)
    status = 200
    if request.method == "POST":
        if pengunjung_melebihi(request, "forum-kirim", batas=batas.KIRIM_PER_JARINGAN):
            form.add_error(None, RAMAI)
            status = 429
        elif form.is_valid():
            jawaban = _kirim(request, konsultasi, form, partisipan, butir=butir, induk=induk)
            if jawaban is not None:
                return jawaban
        status = 422 if status == 200 else status
    isi = bingkai(kota, konsultasi) | {
        "judul": "Balas masukan" if induk else "Tulis masukan",
        "form": form,
        "induk": induk,
        "butir_dipilih": butir,
        "terbukti": partisipan is not None,
    }
    return tampil_publik(request, kota, "forum/publik/tulis.html", isi, status=status)


def _kirim(
    request: HttpRequest, konsultasi: Konsultasi, form: FormMasukan, partisipan: Partisipan | None, **letak: Any
) -> HttpResponse | None:
    slug = request.resolver_match.kwargs["kota"]
    if form.perangkap:  # a program: it learns nothing
        return redirect("forum:terkirim", slug, konsultasi.pk)
    try:
        penulis = partisipan or masukan.partisipan_untuk(kota_id=konsultasi.kota_id, surel=form.cleaned_data["surel"])
        komentar = masukan.masukan_kirim(
            konsultasi=konsultasi, isi=form.masukan, partisipan=penulis, terbukti=partisipan is not None, **letak
        )
    except TransitionRefused as sebab:
        form.add_error(None, str(sebab))
        return None
    if partisipan is None:
        return redirect("forum:terkirim", slug, konsultasi.pk)
    return _sesudah_masuk(request, slug, komentar)


def _sesudah_masuk(request: HttpRequest, slug: str, komentar: Komentar) -> HttpResponse:
    if komentar.keadaan == "ditahan":
        sebab = komentar.dugaan or "aturan konsultasi ini"
        messages.info(request, f"Masukan Anda diterima dan diperiksa dahulu oleh moderator ({sebab}).")
        return redirect("forum:saya", slug)
    messages.success(request, f"Terima kasih. Masukan Anda tayang dengan nomor {komentar.nomor}.")
    return redirect(reverse("forum:masukan", args=[slug, komentar.konsultasi_id]) + f"#masukan-{komentar.nomor}")


def _induk(request: HttpRequest, kota: Kota, konsultasi: Konsultasi) -> Komentar | None:
    pk = _angka(request, "balas")
    if pk is None:
        return None
    induk = baca.masukan_terbuka(kota, pk)
    return induk if induk.konsultasi_id == konsultasi.pk else None


def _butir(request: HttpRequest, konsultasi: Konsultasi) -> Any:
    pk = _angka(request, "butir")
    return get_object_or_404(konsultasi.butir.all(), pk=pk) if pk else None


def _angka(request: HttpRequest, nama: str) -> int | None:
    nilai = request.GET.get(nama, "")
    return int(nilai) if nilai.isascii() and nilai.isdecimal() and len(nilai) < 12 else None


@publik_kota
@require_safe
def terkirim(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """What to do next; the same page for every address, known or not."""
    isi = bingkai(kota, baca.satu_publik(kota, pk)) | {"judul": "Satu langkah lagi: buka surel Anda"}
    return tampil_publik(request, kota, "forum/publik/terkirim.html", isi)


@publik_kota
@never_cache
def surel(request: HttpRequest, kota: Kota, token: str) -> HttpResponse:
    """The link of a mail. Looking changes nothing, because mail programs look too; the button does."""
    if pengunjung_melebihi(request, "forum-token", batas=batas.TOKEN_PER_JARINGAN):
        return tampil_publik(
            request, kota, "forum/publik/terlalu_sering.html", {"judul": "Terlalu sering"}, status=429
        )
    surat = surat_dari_token(token)
    if surat is None or not surat_hidup(surat):
        isi = {"judul": "Tautan tidak berlaku lagi", "form": FormSurel()}
        return tampil_publik(request, kota, "forum/publik/tautan_mati.html", isi, status=410)
    if request.method == "POST":
        return _pakai(request, kota, surat)
    judul = "Kirim masukan ini?" if surat.jenis == "konfirmasi" else "Buka masukan Anda?"
    jawaban = tampil_publik(request, kota, "forum/publik/surel.html", {"judul": judul, "surat": surat})
    # No stricter referrer than elsewhere: a browser that hides its origin is refused by the form's protection.
    jawaban.headers["X-Robots-Tag"] = "noindex, nofollow"
    return jawaban


def _pakai(request: HttpRequest, kota: Kota, surat: Any) -> HttpResponse:
    slug = slug_kota(kota)
    try:
        if surat.jenis == "konfirmasi":
            komentar = masukan.masukan_konfirmasi(surat=surat)
            sesi_buka(request.session, komentar.partisipan)
            return _sesudah_masuk(request, slug, komentar)
        sesi_buka(request.session, masukan.masuk_dengan_surat(surat=surat))
    except TransitionRefused as sebab:
        messages.error(request, str(sebab))
        return redirect("forum:kota", slug)
    return redirect("forum:saya", slug)


@publik_kota
@never_cache
def saya(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Own contributions with their state and the reasons of moderators; a link by mail opens them."""
    partisipan = sesi_partisipan(request.session, kota.pk)
    if partisipan is None:
        return _minta_tautan(request, kota)
    daftar = list(baca.masukan_milik(partisipan))
    for satu in daftar:
        satu.dapat_digugat = layanan_keberatan.putusan_digugat(satu, satu.putusan) is not None
    isi = {"judul": "Masukan saya", "daftar": daftar, "remah": _remah(kota, "Masukan saya")}
    return tampil_publik(request, kota, "forum/publik/saya.html", isi)


def _minta_tautan(request: HttpRequest, kota: Kota) -> HttpResponse:
    form = FormSurel(request.POST or None)
    status = 200
    if request.method == "POST":
        if pengunjung_melebihi(request, "forum-kirim", batas=batas.KIRIM_PER_JARINGAN):
            form.add_error(None, RAMAI)
            status = 429
        elif form.is_valid():
            masukan.tautan_minta(kota_id=kota.pk, surel=form.cleaned_data["surel"])
            messages.success(request, PERIKSA_SUREL)
            return redirect("forum:saya", slug_kota(kota))
    isi = {"judul": "Buka masukan saya", "form": form, "remah": _remah(kota, "Masukan saya")}
    return tampil_publik(request, kota, "forum/publik/minta.html", isi, status=status)


def _remah(kota: Kota, akhir: str) -> list[tuple[str, str | None]]:
    slug = slug_kota(kota)
    return [
        ("Layanan warga", reverse("warga:kota", args=[slug])),
        ("Konsultasi publik", reverse("forum:kota", args=[slug])),
        (akhir, None),
    ]


@publik_kota
@require_POST
def keluar(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Forget the proof in this browser: for a shared computer."""
    sesi_tutup(request.session, kota.pk)
    messages.success(request, "Peramban ini sudah melupakan Anda.")
    return redirect("forum:kota", slug_kota(kota))


@publik_kota
@never_cache
def tarik(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """Withdraw one's own contribution, after asking once more."""
    partisipan = sesi_partisipan(request.session, kota.pk)
    if partisipan is None:
        return redirect("forum:saya", slug_kota(kota))
    komentar = get_object_or_404(baca.masukan_milik(partisipan), pk=pk)
    if request.method == "POST":
        try:
            masukan.masukan_tarik(komentar=komentar, partisipan=partisipan)
        except TransitionRefused as sebab:
            messages.error(request, str(sebab))
        else:
            messages.success(request, f"Masukan nomor {komentar.nomor} ditarik.")
        return redirect("forum:saya", slug_kota(kota))
    isi = {"judul": f"Tarik masukan nomor {komentar.nomor}?", "komentar": komentar, "remah": _remah(kota, "Tarik")}
    return tampil_publik(request, kota, "forum/publik/tarik.html", isi)


@publik_kota
@never_cache
def keberatan(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """Ask for another moderator's look at a decision about one's own contribution."""
    partisipan = sesi_partisipan(request.session, kota.pk)
    if partisipan is None:
        return redirect("forum:saya", slug_kota(kota))
    komentar = get_object_or_404(baca.masukan_milik(partisipan), pk=pk)
    form = FormKeberatan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            layanan_keberatan.keberatan_ajukan(komentar=komentar, partisipan=partisipan, isi=form.cleaned_data["isi"])
        except TransitionRefused as sebab:
            messages.error(request, str(sebab))
        else:
            messages.success(request, "Keberatan Anda diterima. Moderator lain meninjaunya; hasilnya kami kabarkan.")
        return redirect("forum:saya", slug_kota(kota))
    isi = {
        "judul": f"Minta putusan atas masukan nomor {komentar.nomor} ditinjau",
        "komentar": komentar,
        "putusan": layanan_keberatan.putusan_digugat(komentar, komentar.putusan),
        "form": form,
        "remah": _remah(kota, "Keberatan"),
    }
    status = 422 if form.errors else 200
    return tampil_publik(request, kota, "forum/publik/keberatan.html", isi, status=status)


@publik_kota
@require_POST
def dukung(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """Support a comment, or take it back; only with a proven address."""
    komentar = baca.masukan_terbuka(kota, pk)
    slug = slug_kota(kota)
    partisipan = sesi_partisipan(request.session, kota.pk)
    if partisipan is None:
        messages.info(request, "Supaya satu orang satu dukungan, buktikan dahulu alamat surel Anda di bawah ini.")
        return redirect("forum:saya", slug)
    try:
        masukan.dukungan_ubah(komentar=komentar, partisipan=partisipan)
    except TransitionRefused as sebab:
        messages.error(request, str(sebab))
    jangkar = f"#masukan-{komentar.nomor}"
    return redirect(reverse("forum:masukan", args=[slug, komentar.konsultasi_id]) + jangkar)
