"""Learners: catalogue, course, lesson, own progress."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.putar import berkas_putar
from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from pelatihan.belajar.filters import SaringanKatalog
from pelatihan.belajar.halaman import konteks_kursus, lanjut, remah, remah_ikut
from pelatihan.belajar.models import Kepesertaan, Kursus, Pelajaran
from pelatihan.belajar.services.ikut import (
    Kemajuan,
    ikut_milik,
    ikut_ringkas,
    kemajuan,
    kemajuan_semua,
    kursus_hentikan,
    kursus_ikuti,
    pelajaran_buka,
    pelajaran_selesaikan,
    status_kursus,
)
from pelatihan.belajar.tables import TabelKatalog
from pelatihan.belajar.workflows import IKUTI, LIHAT, KeadaanIkut


@requires(LIHAT)
@require_safe
def katalog(request: HttpRequest) -> HttpResponseBase:
    """Published courses of the own city, with how far one is in each."""
    status = status_kursus(request.user.pegawai_id)
    return halaman_daftar(
        request,
        kueri=visible(request, Kursus).terbit(),
        filterset_class=SaringanKatalog,
        table_class=TabelKatalog,
        judul="Kursus mandiri",
        nama_daftar="belajar-katalog",
        template="belajar/katalog.html",
        per=12,
        konteks={"remah": [("Kursus mandiri", None)], **status},
    )


@requires(IKUTI)
@require_safe
@never_cache
def saya(request: HttpRequest) -> HttpResponse:
    """Everything one has begun: where to go on, what is finished, which certificate came of it."""
    semua = ikut_ringkas(request.user)
    berjalan = [i for i in semua if i.keadaan == KeadaanIkut.BERJALAN]
    maju = kemajuan_semua(berjalan)
    jalan = [{"ikut": i, "maju": maju[i.pk], "lanjut": lanjut(i, maju[i.pk])} for i in berjalan]
    isi = {
        "judul": "Belajar saya",
        "remah": remah(("Belajar saya", None)),
        "jalan": jalan,
        "selesai": [i for i in semua if i.keadaan == KeadaanIkut.LULUS],
    }
    return render(request, "belajar/saya.html", isi)


@requires(LIHAT)
@require_safe
@never_cache
def kursus(request: HttpRequest, pk: int) -> HttpResponse:
    """One course: what it teaches, and for whoever takes it the way so far and the next step."""
    semua = visible(request, Kursus).exclude(versi_terbit=None).select_related("instansi", "kota", "versi_terbit")
    satu = get_visible(request, Kursus, semua, pk=pk)
    ikut = ikut_milik(request.user).filter(kursus=satu).first()
    return render(request, "belajar/kursus.html", konteks_kursus(satu, ikut))


@action(IKUTI)
def mulai(request: HttpRequest, pk: int) -> HttpResponse:
    ikut = kursus_ikuti(kursus=get_visible(request, Kursus, pk=pk), oleh=request.user)
    return redirect(lanjut(ikut, kemajuan(ikut)).get("url") or reverse("belajar:kursus", args=[pk]))


def ambil_ikut(request: HttpRequest, pk: int) -> Kepesertaan:
    """The reader's own way through a course; 404 for anybody else's."""
    milik = visible(request, Kepesertaan).select_related("kursus", "versi").berkemajuan()
    return get_visible(request, Kepesertaan, milik, pk=pk)


@requires(IKUTI)
@never_cache
def pelajaran(request: HttpRequest, pk: int, nomor: int) -> HttpResponse:
    """One lesson with its neighbours; POST finishes it and leads on."""
    ikut = ambil_ikut(request, pk)
    maju = kemajuan(ikut)
    if not 1 <= nomor <= len(maju.langkah):
        raise Http404
    langkah = maju.langkah[nomor - 1]
    if request.method == "POST":
        return _tuntas(request, pelajaran_selesaikan(ikut=ikut, pelajaran=langkah.pelajaran, oleh=request.user), nomor)
    pelajaran_buka(ikut=ikut, pelajaran=langkah.pelajaran)
    return render(request, "belajar/pelajaran.html", _konteks_pelajaran(ikut, maju, nomor))


def _tuntas(request: HttpRequest, ikut: Kepesertaan, nomor: int) -> HttpResponse:
    maju = kemajuan(ikut)
    if ikut.keadaan == KeadaanIkut.LULUS:
        return redirect("belajar:kursus", pk=ikut.kursus_id)
    if nomor < len(maju.langkah):
        return redirect("belajar:pelajaran", pk=ikut.pk, nomor=nomor + 1)
    if maju.pelajaran_tuntas:
        messages.success(request, "Semua pelajaran selesai.")
    return redirect("belajar:kursus", pk=ikut.kursus_id)


def _konteks_pelajaran(ikut: Kepesertaan, maju: Kemajuan, nomor: int) -> dict[str, Any]:
    langkah = maju.langkah[nomor - 1]
    return {
        "judul": langkah.pelajaran.judul,
        "remah": remah_ikut(ikut, f"Pelajaran {nomor}"),
        "ikut": ikut,
        "langkah": langkah,
        "jumlah": len(maju.langkah),
        "persen": maju.persen,
        "sebelum": nomor - 1 or None,
        "sesudah": nomor + 1 if nomor < len(maju.langkah) else None,
    }


@requires(LIHAT)
@require_safe
def media(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The PDF or video of a lesson, whole or by range, for learners of its version and staff of its course."""
    satu = get_visible(request, Pelajaran, visible(request, Pelajaran).select_related("berkas"), pk=pk)
    if satu.berkas is None:
        raise Http404
    return berkas_putar(request, satu.berkas)


@requires(IKUTI)
def hentikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a course, behind a page that asks first."""
    ikut = ambil_ikut(request, pk)
    if request.method == "POST":
        kursus_hentikan(ikut=ikut, oleh=request.user)
        messages.success(request, "Kursus dihentikan. Anda dapat mengulangnya mulai besok.")
        return redirect("belajar:saya")
    isi = {
        "judul": f"Berhenti dari “{ikut.kursus.judul}”?",
        "remah": remah_ikut(ikut, "Berhenti"),
        "pesan": "Kemajuan dan nilai kursus ini tidak berlanjut. Mulai besok kursus dapat diulang dari awal.",
        "label_kirim": "Berhenti",
        "bahaya": True,
        "url_batal": reverse("belajar:kursus", args=[ikut.kursus_id]),
    }
    return render(request, "components/konfirmasi.html", isi)
