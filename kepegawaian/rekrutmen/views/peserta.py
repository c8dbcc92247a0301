"""Staff: applications of a selection, one application, and what is provided in the exam."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.rekrutmen.filters import SaringanLamaran
from kepegawaian.rekrutmen.forms import FormAkomodasiPutus
from kepegawaian.rekrutmen.halaman import remah
from kepegawaian.rekrutmen.halaman_lamaran import akomodasi, alasan_tms
from kepegawaian.rekrutmen.models import Lamaran, Seleksi
from kepegawaian.rekrutmen.services.peserta import akomodasi_putuskan
from kepegawaian.rekrutmen.services.riwayat import riwayat_keadaan
from kepegawaian.rekrutmen.services.seleksi import LIHAT as LIHAT_SELEKSI
from kepegawaian.rekrutmen.tables import TabelLamaran
from kepegawaian.rekrutmen.views.pelamar import tempel
from kepegawaian.rekrutmen.workflows import KELOLA, LAMARAN_WORKFLOW

LIHAT, EKSPOR = "rekrutmen.view_lamaran", "rekrutmen.ekspor_lamaran"


@requires(LIHAT)
def daftar(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Applications that were sent, by exam number; drafts belong to their authors."""
    seleksi = get_visible(request, Seleksi, _seleksi(request), pk=pk)
    request.seleksi = seleksi
    return halaman_daftar(
        request,
        kueri=visible(request, Lamaran).filter(seleksi=seleksi),
        filterset_class=SaringanLamaran,
        table_class=TabelLamaran,
        judul="Lamaran",
        nama_daftar="lamaran",
        ekspor_izin=EKSPOR,
        template="rekrutmen/lamaran_daftar.html",
        konteks={"seleksi": seleksi, "remah": remah(seleksi, "Lamaran")},
    )


def _seleksi(request: HttpRequest) -> Any:
    return visible(request, Seleksi).terlihat_oleh(request.user, LIHAT_SELEKSI).select_related("kota")


@requires(LIHAT)
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One application as staff may see it: no NIK, no address, no outcome before it was announced."""
    semua = visible(request, Lamaran).for_list().select_related("seleksi__kota")
    lamaran = get_visible(request, Lamaran, semua, pk=pk)
    isi = {
        "judul": f"Lamaran {lamaran.nomor}",
        "lamaran": lamaran,
        "alasan": alasan_tms(lamaran),
        "akomodasi": akomodasi(lamaran),
        "boleh_kelola": lamaran.kota_id in request.user.jangkauan(KELOLA).kota_ids,
        "riwayat": riwayat_keadaan(lamaran, LAMARAN_WORKFLOW),
        "remah": [*remah(lamaran.seleksi, "")[:-1], (lamaran.nomor, None)],
    }
    return render(request, "rekrutmen/lamaran_rincian.html", isi)


@requires(KELOLA)
def akomodasi_putus(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what can be provided."""
    semua = visible(request, Lamaran).for_list()
    lamaran = get_visible(request, Lamaran, semua, pk=pk)
    form = FormAkomodasiPutus(
        request.POST or None, initial={"putusan": lamaran.akomodasi_putusan, "alasan": lamaran.akomodasi_alasan}
    )
    if request.method == "POST" and form.is_valid():
        try:
            akomodasi_putuskan(lamaran=lamaran, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Putusan akomodasi tersimpan; pelamar dikabari.")
            return redirect("rekrutmen:lamaran", pk=pk)
    isi = {
        "judul": "Akomodasi ujian",
        "pesan": lamaran.akomodasi_catatan,
        "rincian": [("Peserta", lamaran.nomor), ("Diminta", ", ".join(akomodasi(lamaran)) or "–")],
        "form": form,
        "label_kirim": "Simpan putusan",
        "url_batal": reverse("rekrutmen:lamaran", args=[pk]),
        "remah": [*remah(lamaran.seleksi, "")[:-1], ("Akomodasi", None)],
    }
    return render(request, "components/konfirmasi.html", isi, status=422 if form.errors else 200)
