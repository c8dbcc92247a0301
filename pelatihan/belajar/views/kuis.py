"""Tests: the rules before, the paper, and the result."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.views import get_visible, requires, visible
from pelatihan.belajar.halaman import (
    hasil_tampil,
    kunci_terbuka,
    lanjut,
    lembar_tampil,
    remah_ikut,
    rincian_modul,
    tes,
)
from pelatihan.belajar.models import Percobaan
from pelatihan.belajar.services.ikut import kemajuan
from pelatihan.belajar.services.kuis import (
    jawaban_simpan,
    percobaan_kirim,
    percobaan_milik,
    percobaan_mulai,
    percobaan_segarkan,
)
from pelatihan.belajar.views.peserta import ambil_ikut
from pelatihan.belajar.workflows import IKUTI, KeadaanPercobaan

HABIS = (
    "Waktu sudah habis. Jawaban yang dikirim sesudahnya tidak diterima; yang dinilai adalah jawaban yang tersimpan "
    "sebelum batas waktu."
)


@requires(IKUTI)
@never_cache
def tes_mulai(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """The rules of a test; POST begins it, or goes on with the attempt that runs."""
    ikut = ambil_ikut(request, pk)
    maju = kemajuan(ikut)
    kuis = maju.kuis.get(jenis)
    if kuis is None:
        raise Http404
    if request.method == "POST":
        return redirect("belajar:percobaan", pk=percobaan_mulai(ikut=ikut, kuis=kuis, oleh=request.user).pk)
    satu = next(t for t in tes(ikut, maju) if t["kuis"].pk == kuis.pk)
    judul = kuis.get_jenis_display()
    isi = {"judul": judul, "remah": remah_ikut(ikut, judul), "ikut": ikut, "satu": satu, "kuis": kuis}
    return render(request, "belajar/tes_mulai.html", isi)


def _ambil(request: HttpRequest, pk: int) -> Percobaan:
    milik = visible(request, Percobaan).select_related(
        "kuis", "kepesertaan__kursus", "kepesertaan__versi", "kepesertaan__sertifikat"
    )
    return get_visible(request, Percobaan, milik, pk=pk)


@requires(IKUTI)
@never_cache
def percobaan(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper. POST keeps the answers, or sends them: once, and in time by the clock of the server."""
    if request.method == "POST":
        # The service locks the attempt and reads all of it; here only whose it is, and whether it still runs.
        if (milik := percobaan_milik(request.user, pk)) is None:
            raise Http404
        return _terima(request, milik)
    satu = percobaan_segarkan(percobaan=_ambil(request, pk), oleh=request.user)
    if satu.keadaan != KeadaanPercobaan.BERJALAN:
        return redirect("belajar:hasil", pk=satu.pk)
    sisa = max(0, int((satu.batas_pada - timezone.now()).total_seconds()))
    soal = lembar_tampil(satu)
    isi = {
        "judul": satu.kuis.get_jenis_display(),
        "remah": remah_ikut(satu.kepesertaan, satu.kuis.get_jenis_display()),
        "percobaan": satu,
        "soal": soal,
        "kurang": [s["nomor"] for s in soal if not s["terisi"]] if "kurang" in request.GET else [],
        "sisa_menit": -(-sisa // 60),
        "sisa_detik": sisa,
        "terjawab": len(satu.jawaban),
    }
    return render(request, "belajar/percobaan.html", isi)


def _terima(request: HttpRequest, satu: Percobaan) -> HttpResponse:
    masukan = {kunci: nilai for kunci, nilai in request.POST.lists() if kunci.startswith("j")}
    if satu.keadaan == KeadaanPercobaan.HABIS:
        messages.warning(request, HABIS)
        return redirect("belajar:hasil", pk=satu.pk)
    if satu.keadaan == KeadaanPercobaan.SELESAI:
        messages.info(request, "Tes ini sudah Anda kirim. Nilainya tidak berubah.")
        return redirect("belajar:hasil", pk=satu.pk)
    aksi = request.POST.get("aksi")
    if aksi == "simpan":
        satu = jawaban_simpan(percobaan=satu, masukan=masukan, oleh=request.user)
    else:
        satu = percobaan_kirim(percobaan=satu, masukan=masukan, oleh=request.user, lengkap=aksi == "kirim")
    if satu.keadaan == KeadaanPercobaan.BERJALAN and aksi == "kirim":
        return redirect(f"{reverse('belajar:percobaan', args=[satu.pk])}?kurang=1")
    if satu.keadaan == KeadaanPercobaan.BERJALAN:
        messages.success(request, f"{len(satu.jawaban)} dari {len(satu.soal)} jawaban tersimpan.")
        return redirect("belajar:percobaan", pk=satu.pk)
    if satu.keadaan == KeadaanPercobaan.HABIS:
        messages.warning(request, HABIS)
    return redirect("belajar:hasil", pk=satu.pk)


@requires(IKUTI)
@require_safe
@never_cache
def hasil(request: HttpRequest, pk: int) -> HttpResponse:
    """The mark, what to read again, and, once it helps nobody to pass, every question with its answer."""
    satu = percobaan_segarkan(percobaan=_ambil(request, pk), oleh=request.user)
    if satu.keadaan == KeadaanPercobaan.BERJALAN:
        return redirect("belajar:percobaan", pk=satu.pk)
    satu = _ambil(request, pk)
    ikut = satu.kepesertaan
    maju = kemajuan(ikut)
    buka = kunci_terbuka(satu, maju)
    isi = {
        "judul": f"Hasil {satu.kuis.get_jenis_display().lower()}",
        "remah": remah_ikut(ikut, "Hasil"),
        "percobaan": satu,
        "ikut": ikut,
        "lulus": satu.kuis.jenis == "akhir" and satu.nilai >= satu.kuis.nilai_lulus,
        "buka_kunci": buka,
        "jawaban": hasil_tampil(satu, buka_kunci=buka) if satu.kuis.jenis == "akhir" or buka else [],
        "modul": rincian_modul(satu),
        "tes": next(t for t in tes(ikut, maju) if t["kuis"].pk == satu.kuis_id),
        "lanjut": lanjut(ikut, maju),
    }
    return render(request, "belajar/hasil.html", isi)
