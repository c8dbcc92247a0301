"""The catalogue of services that units give to the public."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from pengaduan.survei import sumber
from pengaduan.survei.filters import SaringanLayanan
from pengaduan.survei.forms import FormLayanan
from pengaduan.survei.models import LayananPublik
from pengaduan.survei.services.kampanye import layanan_simpan
from pengaduan.survei.tables import TabelLayanan
from pengaduan.survei.views.kampanye import salahkan
from pengaduan.survei.workflows import IZIN_EKSPOR, IZIN_KELOLA, IZIN_LIHAT


@requires(IZIN_LIHAT)
@require_safe
def layanan_daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, LayananPublik),
        filterset_class=SaringanLayanan,
        table_class=TabelLayanan,
        judul="Layanan publik",
        nama_daftar="layanan-publik",
        ekspor_izin=IZIN_EKSPOR,
        template="survei/layanan_daftar.html",
        konteks={
            "boleh_kelola": request.user.has_perm(IZIN_KELOLA),
            "remah": [("Survei kepuasan", reverse("survei:daftar")), ("Layanan publik", None)],
        },
    )


@requires(IZIN_KELOLA)
def layanan_baru(request: HttpRequest) -> HttpResponse:
    return _isi(request, LayananPublik(), "Tambah layanan")


@requires(IZIN_KELOLA)
def layanan_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    kueri = visible(request, LayananPublik).select_related("instansi")
    return _isi(request, get_visible(request, LayananPublik, kueri, pk=pk), "Ubah layanan")


def _isi(request: HttpRequest, layanan: LayananPublik, judul: str) -> HttpResponse:
    form = FormLayanan(request.POST or None, instance=layanan, unit=sumber.unit_dikelola(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            layanan_simpan(layanan=form.save(commit=False), oleh=request.user)
        except ValidationError as galat:
            salahkan(form, galat)
        else:
            messages.success(request, f"Layanan “{layanan}” disimpan.")
            return redirect("survei:layanan_daftar")
    remah = [
        ("Survei kepuasan", reverse("survei:daftar")),
        ("Layanan publik", reverse("survei:layanan_daftar")),
        (judul, None),
    ]
    konteks = {"judul": judul, "remah": remah, "form": form, "url_batal": reverse("survei:layanan_daftar")}
    return render(request, "layouts/formulir.html", konteks)
