"""Reading pages: list of evaluations, one evaluation of a city, one sheet of an instansi."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.pekerjaan import konteks_kemajuan
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kinerja.evaluasi import sumber
from kinerja.evaluasi.filters import SaringanEvaluasi, SaringanLembar
from kinerja.evaluasi.forms import FormMulai
from kinerja.evaluasi.halaman import BAGIAN_INSTANSI, BAGIAN_KOTA, isi_bagian, pilih_bagian, tindakan_tersedia
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.tables import TabelEvaluasi, TabelLembar


@requires("evaluasi.view_evaluasiberkala")
@require_safe
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Evaluations of the cities in reach; who is bound to an instansi gets its sheets instead."""
    if not request.user.jangkauan(request.izin).kota_ids:
        return _daftar_lembar(request)
    semua = visible(request, EvaluasiBerkala)
    konteks: dict[str, Any] = {"form_mulai": None}
    if request.user.has_perm("evaluasi.mulai_evaluasi"):
        konteks["form_mulai"] = FormMulai(pengguna=request.user, ada=semua.hidup().values_list("kota_id", "periode"))
    return halaman_daftar(
        request,
        kueri=semua.select_related("kota", "pekerjaan"),
        filterset_class=SaringanEvaluasi,
        table_class=TabelEvaluasi,
        judul="Evaluasi berkala",
        nama_daftar="evaluasi",
        template="evaluasi/daftar.html",
        konteks=konteks,
    )


def _daftar_lembar(request: HttpRequest) -> HttpResponseBase:
    lembar = sumber.lembar_terlihat(request.user).filter(hasil="selesai")
    return halaman_daftar(
        request,
        kueri=lembar.select_related("evaluasi", "instansi"),
        filterset_class=SaringanLembar,
        table_class=TabelLembar,
        judul="Evaluasi berkala instansi Anda",
        nama_daftar="evaluasi-lembar",
        template="evaluasi/daftar.html",
        konteks={"form_mulai": None},
    )


@requires("evaluasi.view_evaluasiberkala")
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """The evaluation of a city: progress while it runs, figures once they are there, acts by state and role."""
    terlihat = visible(request, EvaluasiBerkala).select_related(
        "kota", "pekerjaan", "menggantikan", "pdf", "tanda", "dimulai_oleh", "diterbitkan_oleh"
    )
    evaluasi = get_visible(request, EvaluasiBerkala, terlihat, pk=pk)
    bagian = pilih_bagian(request, BAGIAN_KOTA)
    konteks = {
        "judul": f"Evaluasi berkala {evaluasi.periode_objek.label}",
        "remah": [("Evaluasi berkala", reverse("evaluasi:daftar")), (str(evaluasi), None)],
        "evaluasi": evaluasi,
        "tindakan": tindakan_tersedia(request.user, evaluasi),
        "lembar_gagal": sumber.lembar_gagal(request.user, evaluasi),
        "kemajuan": _kemajuan(evaluasi),
        "boleh_xlsx": request.user.has_perm("evaluasi.ekspor_baris_evaluasi"),
        "tanggal_data": evaluasi.tanggal_data,
        **isi_bagian(request, evaluasi.angka, BAGIAN_KOTA, bagian, evaluasi=evaluasi),
    }
    return render(request, "evaluasi/rincian.html", konteks)


@requires("evaluasi.view_evaluasiberkala")
@require_safe
@never_cache
def kemajuan(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress piece of the page; tells htmx to load the whole page again once the job is over."""
    terlihat = visible(request, EvaluasiBerkala).select_related("pekerjaan").defer("angka")
    evaluasi = get_visible(request, EvaluasiBerkala, terlihat, pk=pk)
    isi = _kemajuan(evaluasi)
    if not request.htmx:
        return redirect("evaluasi:rincian", pk=pk)
    if isi is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "components/kemajuan.html", isi)


def _kemajuan(evaluasi: EvaluasiBerkala) -> dict[str, Any] | None:
    pekerjaan = evaluasi.pekerjaan
    if pekerjaan is None or pekerjaan.berakhir:
        return None
    return {**konteks_kemajuan(pekerjaan), "url_muat": reverse("evaluasi:kemajuan", args=[evaluasi.pk])}


@requires("evaluasi.view_evaluasiinstansi")
@require_safe
def lembar(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of one perangkat daerah."""
    terlihat = visible(request, EvaluasiInstansi).select_related("evaluasi__kota", "instansi", "pdf", "tanda")
    satu = get_visible(request, EvaluasiInstansi, terlihat, pk=pk)
    bagian = pilih_bagian(request, BAGIAN_INSTANSI)
    kota_terlihat = request.user.jangkauan("evaluasi.view_evaluasiberkala").kota_ids
    alamat_kota = reverse("evaluasi:rincian", args=[satu.evaluasi_id]) if satu.kota_id in kota_terlihat else None
    konteks = {
        "judul": str(satu.instansi),
        "remah": [
            ("Evaluasi berkala", reverse("evaluasi:daftar")),
            (str(satu.evaluasi), alamat_kota),
            (str(satu.instansi), None),
        ],
        "lembar": satu,
        "evaluasi": satu.evaluasi,
        "tanggal_data": satu.evaluasi.tanggal_data,
        **isi_bagian(request, satu.angka, BAGIAN_INSTANSI, bagian, evaluasi=satu.evaluasi, lembar=satu),
    }
    return render(request, "evaluasi/lembar.html", konteks)
