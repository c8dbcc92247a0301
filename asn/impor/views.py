"""Pages of an import: list, upload, mapping, preview, decision, progress, result, undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.berkas import XLSX
from asn.core.pekerjaan import konteks_kemajuan
from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from asn.impor import services
from asn.impor.filters import SaringanBaris, SaringanImpor
from asn.impor.forms import FormPeta, FormTerapkan, FormUnggah
from asn.impor.jenis import DAFTAR, semua_jenis
from asn.impor.models import BarisImpor, Impor
from asn.impor.services import masalah as layanan_masalah
from asn.impor.services import templat as layanan_templat
from asn.impor.tables import TabelBaris, TabelImpor, angka
from asn.impor.tampilan import baris_peta, konteks_rincian, rincian_batal, rincian_terapan
from asn.impor.workflows import KELOLA, LIHAT, KeadaanImpor


@requires(LIHAT)
@require_safe
def daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, Impor),
        filterset_class=SaringanImpor,
        table_class=TabelImpor,
        judul="Impor data",
        nama_daftar="impor",
        template="impor/daftar.html",
        konteks={"boleh_kelola": request.user.has_perm(KELOLA)},
    )


@requires(KELOLA)
def mulai(request: HttpRequest) -> HttpResponse:
    """Choose the kind, hand over the file."""
    form = FormUnggah(
        request.POST or None, request.FILES or None, pengguna=request.user, initial={"jenis": request.GET.get("jenis")}
    )
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            impor = services.impor_unggah(
                kota_id=form.cleaned_data["kota"],
                jenis=form.cleaned_data["jenis"],
                isi=berkas,
                nama=berkas.name,
                oleh=request.user,
            )
        except ValidationError as galat:
            form.add_error("berkas", galat)
        else:
            return redirect("impor:petakan", pk=impor.pk)
    konteks = {
        "judul": "Impor baru",
        "remah": [("Impor data", reverse("impor:daftar")), ("Impor baru", None)],
        "form": form,
        "jenis_semua": semua_jenis(),
        "label_kirim": "Unggah dan lanjutkan",
        "url_batal": reverse("impor:daftar"),
    }
    return render(request, "impor/mulai.html", konteks)


@requires(LIHAT)
@require_safe
def templat(request: HttpRequest) -> HttpResponse:
    """The empty table of a kind (`?jenis=`)."""
    jenis = DAFTAR.get(request.GET.get("jenis", "pegawai"))
    if jenis is None:
        raise Http404
    response = HttpResponse(layanan_templat.templat(jenis), content_type=XLSX)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"templat-{jenis.kode}.xlsx")
    return response


@requires(KELOLA)
def petakan(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what each column means; the check begins."""
    impor = get_visible(request, Impor, visible(request, Impor).select_related("pekerjaan"), pk=pk)
    form = FormPeta(request.POST or None, impor=impor)
    if request.method == "POST" and form.is_valid():
        try:
            services.impor_petakan(
                impor=impor, peta=form.peta, jangan_timpa=form.cleaned_data["jangan_timpa"], oleh=request.user
            )
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            return redirect("impor:rincian", pk=pk)
    konteks = {
        "judul": "Pasangkan kolom",
        "remah": [*_remah(impor), ("Pasangkan kolom", None)],
        "impor": impor,
        "form": form,
        "baris_peta": baris_peta(impor, form),
        "label_kirim": "Periksa berkas",
        "url_batal": reverse("impor:daftar"),
    }
    return render(request, "impor/petakan.html", konteks)


def _remah(impor: Impor) -> list[tuple[str, str | None]]:
    return [("Impor data", reverse("impor:daftar")), (impor.nama_berkas, reverse("impor:rincian", args=[impor.pk]))]


@requires(LIHAT)
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Progress while a step runs; the preview; the result."""
    semua = visible(request, Impor).select_related("pekerjaan", "kota", "oleh", "diterapkan_oleh").defer("contoh")
    impor = get_visible(request, Impor, semua, pk=pk)
    boleh = request.user.has_perm(KELOLA)
    if impor.keadaan == KeadaanImpor.DIUNGGAH and boleh:
        return redirect("impor:petakan", pk=pk)
    return halaman_daftar(
        request,
        kueri=visible(request, BarisImpor).filter(impor=impor).select_related("impor"),
        filterset_class=SaringanBaris,
        table_class=TabelBaris,
        judul=f"Impor {impor.label_jenis[:1].lower()}{impor.label_jenis[1:]}",
        nama_daftar="impor-baris",
        template="impor/rincian.html",
        konteks={
            "remah": [("Impor data", reverse("impor:daftar")), (impor.nama_berkas, None)],
            "boleh_kelola": boleh,
            **konteks_rincian(impor, request.GET),
        },
    )


@requires(LIHAT)
@require_safe
@never_cache
def kemajuan(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress piece; tells htmx to load the page anew once the step is over."""
    impor = get_visible(request, Impor, visible(request, Impor).select_related("pekerjaan").defer("contoh"), pk=pk)
    if not request.htmx:
        return redirect("impor:rincian", pk=pk)
    if not impor.sedang_berjalan:
        return HttpResponse(headers={"HX-Refresh": "true"})
    isi = {**konteks_kemajuan(impor.pekerjaan), "url_muat": reverse("impor:kemajuan", args=[pk])}
    return render(request, "components/kemajuan.html", isi)


@action(KELOLA)
def periksa_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    impor = get_visible(request, Impor, pk=pk)
    try:
        services.impor_periksa_ulang(impor=impor, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("impor:petakan", pk=pk)
    return redirect("impor:rincian", pk=pk)


@requires(KELOLA)
def terapkan(request: HttpRequest, pk: int) -> HttpResponse:
    """The last question before anything is written."""
    impor = get_visible(request, Impor, pk=pk)
    cara = "sah" if impor.galat else "semua"
    form = FormTerapkan(request.POST or None, impor=impor, initial={"cara": cara})
    if request.method == "POST" and form.is_valid():
        services.impor_terapkan(impor=impor, cara=form.cleaned_data["cara"], oleh=request.user)
        return redirect("impor:rincian", pk=pk)
    konteks = {
        "judul": "Terapkan yang sah saja?" if impor.galat else "Terapkan semua baris?",
        "remah": [*_remah(impor), ("Terapkan", None)],
        "pesan": "Data ditulis ke buku induk sekaligus: semua atau tidak sama sekali. "
        "Impor dapat dibatalkan selama 30 hari, selama tidak ada data lain yang bergantung padanya.",
        "rincian": rincian_terapan(impor),
        "form": form,
        "label_kirim": f"Terapkan {angka(impor.akan_diterapkan)} baris",
        "url_batal": reverse("impor:rincian", args=[pk]),
    }
    return render(request, "components/konfirmasi.html", konteks)


@action(KELOLA)
def hentikan(request: HttpRequest, pk: int) -> HttpResponse:
    impor = services.impor_hentikan(impor=get_visible(request, Impor, pk=pk), oleh=request.user)
    pesan = (
        "Permintaan berhenti diterima." if impor.henti_diminta else "Impor dihentikan; tidak ada data yang berubah."
    )
    messages.success(request, pesan)
    return redirect("impor:rincian", pk=pk)


@requires(KELOLA)
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo, after a look at what depends on the imported rows."""
    impor = get_visible(request, Impor, visible(request, Impor).select_related("kota"), pk=pk)
    if request.method == "POST":
        services.impor_batalkan(impor=impor, oleh=request.user)
        return redirect("impor:rincian", pk=pk)
    sebab = services.yang_bergantung(impor) if impor.dapat_dibatalkan else []
    konteks: dict[str, Any] = {
        "judul": "Impor tidak dapat dibatalkan" if sebab else "Batalkan impor ini?",
        "remah": [*_remah(impor), ("Batalkan", None)],
        "impor": impor,
        "sebab": sebab,
        "pesan": "Data baru dicabut dan data yang berubah dikembalikan seperti sebelum impor.",
        "rincian": rincian_batal(impor),
        "label_kirim": "Batalkan impor",
        "bahaya": True,
        "url_batal": reverse("impor:rincian", args=[pk]),
    }
    return render(request, "impor/tergantung.html" if sebab else "components/konfirmasi.html", konteks)


@action(KELOLA)
def masalah(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk's own file with the column `masalah`, made as a job."""
    pekerjaan = layanan_masalah.berkas_masalah_pesan(impor=get_visible(request, Impor, pk=pk), oleh=request.user)
    return redirect("pekerjaan_lihat", pk=pekerjaan.pk)
