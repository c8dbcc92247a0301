"""The sheet of one person: their own, or that of somebody the reader may read about."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.lanjutan import lanjutan_kinerja
from kinerja.evaluasi import dokumen, lembar_orang
from kinerja.evaluasi.services.perorangan import EvaluasiPegawai, evaluasi_pegawai

# Years of follow-ups beside this one.
TAHUN_LANJUTAN = 2
IZIN_SAYA = "evaluasi.view_evaluasi_saya"
# Whoever may read about somebody's performance: BKD, PPK, head and clerk of the instansi, and the direct superior.
IZIN_ORANG = "pegawai.view_riwayatkinerja"


@requires(IZIN_SAYA)
@require_safe
def saya(request: HttpRequest) -> HttpResponse:
    return _halaman(request, _diri(request), "evaluasi:saya_pdf")


@requires(IZIN_SAYA)
@require_safe
def saya_pdf(request: HttpRequest) -> HttpResponse:
    return _pdf(_lembar(request, _diri(request)))


@requires(IZIN_ORANG)
@require_safe
def pegawai(request: HttpRequest, pk: int) -> HttpResponse:
    orang = get_visible(request, Pegawai, visible(request, Pegawai).for_list().select_related("kota"), pk=pk)
    return _halaman(request, orang, "evaluasi:pegawai_pdf")


@requires(IZIN_ORANG)
@require_safe
def pegawai_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    orang = get_visible(request, Pegawai, visible(request, Pegawai).for_list().select_related("kota"), pk=pk)
    return _pdf(_lembar(request, orang))


def _diri(request: HttpRequest) -> Pegawai:
    """The own record; an account without one has no sheet."""
    terlihat = visible(request, Pegawai).for_list().select_related("kota")
    return get_visible(request, Pegawai, terlihat, pk=request.user.pegawai_id)


def _lembar(request: HttpRequest, orang: Pegawai) -> EvaluasiPegawai:
    """With what this reader may know about this person: salary and punishments have permissions of their own."""
    terlihat = visible(request, Pegawai)
    return evaluasi_pegawai(
        orang,
        request.user.hari_ini(),
        boleh_kgb=terlihat.terlihat_oleh(request.user, "pegawai.view_riwayatkgb").filter(pk=orang.pk).exists(),
        boleh_hukdis=terlihat.terlihat_oleh(request.user, "pegawai.view_riwayathukdis").filter(pk=orang.pk).exists(),
    )


def _halaman(request: HttpRequest, orang: Pegawai, nama_pdf: str) -> HttpResponse:
    lembar = _lembar(request, orang)
    sendiri = orang.pk == request.user.pegawai_id
    profil = reverse("pegawai:rincian", args=[orang.pk])
    konteks: dict[str, Any] = {
        "judul": "Evaluasi saya" if sendiri else f"Evaluasi {orang.nama_lengkap}",
        "remah": None if sendiri else [(orang.nama_lengkap, profil), ("Evaluasi", None)],
        "sendiri": sendiri,
        "url_pdf": reverse(nama_pdf, args=[] if nama_pdf == "evaluasi:saya_pdf" else [orang.pk]),
        "tanggal_data": lembar.tanggal,
        "lanjutan": lanjutan_kinerja(
            orang, pengguna=request.user, sejak=date(lembar.tanggal.year - TAHUN_LANJUTAN, 1, 1)
        ),
        **lembar_orang.isi(lembar),
    }
    return render(request, "evaluasi/saya.html", konteks)


def _pdf(lembar: EvaluasiPegawai) -> HttpResponse:
    nama = f"evaluasi-{lembar.pegawai.nip}-{lembar.tanggal:%Y%m%d}.pdf"
    headers = {
        "Content-Disposition": content_disposition_header(True, nama),
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(dokumen.evaluasi_saya_pdf(lembar), content_type="application/pdf", headers=headers)
