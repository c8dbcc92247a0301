"""Closed notes of counselling: the cases, one case without a word of what was said, writing, and opening one note."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from kepegawaian.pegawai.rules import nip
from kinerja.tindak_lanjut.filters import SaringanKonseling
from kinerja.tindak_lanjut.forms import FormBuka, FormKonseling
from kinerja.tindak_lanjut.models import CatatanKonseling, RencanaPembinaan
from kinerja.tindak_lanjut.models.pembinaan import LIHAT_KONSELING
from kinerja.tindak_lanjut.services.baca import kasus_daftar
from kinerja.tindak_lanjut.services.konseling import catatan_buka, catatan_tulis
from kinerja.tindak_lanjut.tables import TabelKonseling


@requires(LIHAT_KONSELING)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Cases this counsellor keeps, or all of the city for the PyB."""
    return halaman_daftar(
        request,
        kueri=visible(request, RencanaPembinaan).exclude(konselor=None).dengan_sesi(),
        filterset_class=SaringanKonseling,
        table_class=TabelKonseling,
        judul="Konseling kinerja",
        nama_daftar="konseling",
        template="tindak_lanjut/konseling_daftar.html",
    )


@requires(LIHAT_KONSELING)
@never_cache
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: when sessions took place and what they recommended; each note is opened by itself."""
    return _halaman(request, _kasus(request, pk), None)


@action(LIHAT_KONSELING)
def tulis(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One more session, by the counsellor of the case."""
    kasus = _kasus(request, pk)
    form = FormKonseling(request.POST, hari_ini=request.user.hari_ini())
    if not form.is_valid():
        return _halaman(request, kasus, form, status=422)
    catatan_tulis(rencana=kasus, oleh=request.user, **form.cleaned_data)
    messages.success(request, "Catatan sesi disimpan tersandi.")
    return redirect("tindak_lanjut:konseling", pk=pk)


@action(LIHAT_KONSELING)
@never_cache
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """One note, once, after its opening has been logged."""
    terlihat = visible(request, CatatanKonseling).select_related("rencana__pegawai").defer("isi")
    baris = get_visible(request, CatatanKonseling, terlihat, pk=pk)
    form = FormBuka(request.POST)
    if not form.is_valid():
        messages.error(request, "Tulis alasan membuka catatan sedikitnya 10 huruf.")
        return redirect("tindak_lanjut:konseling", pk=baris.rencana_id)
    catatan = catatan_buka(
        catatan=pk, alasan=form.cleaned_data["alasan"], oleh=request.user, id_permintaan=request.id_permintaan
    )
    konteks = {
        "judul": "Catatan konseling",
        "remah": [*_remah(baris.rencana), (f"{catatan.tanggal:%d-%m-%Y}", None)],
        "catatan": catatan,
        "pegawai": catatan.rencana.pegawai,
        "url_kembali": reverse("tindak_lanjut:konseling", args=[baris.rencana_id]),
    }
    return render(request, "tindak_lanjut/konseling_terbuka.html", konteks)


def _kasus(request: HttpRequest, pk: int) -> RencanaPembinaan:
    return get_object_or_404(kasus_daftar(request.user).select_related("pegawai__jabatan", "pegawai__instansi"), pk=pk)


def _remah(rencana: RencanaPembinaan) -> list[tuple[str, str | None]]:
    alamat = reverse("tindak_lanjut:konseling", args=[rencana.pk])
    return [("Konseling kinerja", reverse("tindak_lanjut:konseling_daftar")), (rencana.pegawai.nama, alamat)]


def _halaman(
    request: HttpRequest, kasus: RencanaPembinaan, form: FormKonseling | None, status: int = 200
) -> HttpResponse:
    boleh_tulis = kasus.konselor_id == request.user.pk and kasus.terbuka
    if form is None and boleh_tulis:
        form = FormKonseling(hari_ini=request.user.hari_ini())
    konteks = {
        "judul": f"Konseling {kasus.pegawai.nama}",
        "remah": [_remah(kasus)[0], (kasus.pegawai.nama, None)],
        "kasus": kasus,
        "nip": nip.tampilkan(kasus.pegawai.nip),
        "sesi": kasus.konseling.defer("isi").select_related("oleh"),
        "form": form if boleh_tulis else None,
    }
    return render(request, "tindak_lanjut/konseling.html", konteks, status=status)
