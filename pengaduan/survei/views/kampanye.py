"""Surveys: the list, one survey with its parts, and preparing one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.periode import Periode
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from pengaduan.survei import halaman, sumber
from pengaduan.survei.filters import SaringanKampanye
from pengaduan.survei.forms import FormKampanye, FormKuesioner, FormLayananKampanye, FormUbah
from pengaduan.survei.models import Kampanye
from pengaduan.survei.services import kampanye as layanan
from pengaduan.survei.tables import TabelKampanye
from pengaduan.survei.workflows import IZIN_EKSPOR, IZIN_KELOLA, IZIN_LIHAT

DAFTAR = ("Survei kepuasan", "survei:daftar")


@requires(IZIN_LIHAT)
@require_safe
def daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, Kampanye),
        filterset_class=SaringanKampanye,
        table_class=TabelKampanye,
        judul="Survei kepuasan masyarakat",
        nama_daftar="survei",
        ekspor_izin=IZIN_EKSPOR,
        template="survei/daftar.html",
        konteks={"boleh_kelola": request.user.has_perm(IZIN_KELOLA), "kepala": sumber.angka_kepala(request.user)},
    )


@requires(IZIN_LIHAT)
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    kueri = visible(request, Kampanye).select_related("instansi__perangkat_daerah", "kota", "hasil_terakhir__pdf")
    kampanye = get_visible(request, Kampanye, kueri, pk=pk)
    return render(request, "survei/rincian.html", halaman.rincian(request, kampanye))


def remah(kampanye: Kampanye | None, akhir: str) -> list[tuple[str, str | None]]:
    tengah = [(str(kampanye), kampanye.get_absolute_url())] if kampanye else []
    return [(DAFTAR[0], reverse(DAFTAR[1])), *tengah, (akhir, None)]


def salahkan(form: Any, galat: ValidationError) -> None:
    """What a service refused, at the field it names."""
    for bidang, pesan in getattr(galat, "message_dict", {None: galat.messages}).items():
        form.add_error(bidang if bidang in form.fields else None, pesan)


@requires(IZIN_KELOLA)
def buat(request: HttpRequest) -> HttpResponse:
    """A draft for a unit and period."""
    unit = sumber.unit_berlayanan(request.user)
    hari_ini = request.user.hari_ini()
    kini = Periode.pada(hari_ini, "triwulan")
    awal = {"periode": kini.kode, "mulai": max(kini.mulai, hari_ini), "selesai": kini.selesai, "kios": True}
    form = FormKampanye(request.POST or None, initial=awal, unit=unit, hari_ini=hari_ini)
    if request.method == "POST" and form.is_valid():
        try:
            kampanye = layanan.kampanye_buat(**form.cleaned_data, oleh=request.user)
        except ValidationError as galat:
            salahkan(form, galat)
        else:
            messages.success(request, "Draf dibuat. Periksa layanan dan pertanyaannya, lalu buka survei.")
            return redirect("survei:layanan_atur", pk=kampanye.pk)
    konteks = {
        "judul": "Siapkan survei kepuasan",
        "remah": remah(None, "Siapkan survei"),
        "form": form,
        "label_kirim": "Simpan dan pilih layanan",
        "url_batal": reverse("survei:daftar"),
        "ada_unit": bool(form.unit),
    }
    return render(request, "survei/buat.html", konteks)


@requires(IZIN_KELOLA)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Schedule and channels."""
    kampanye = get_visible(request, Kampanye, visible(request, Kampanye).select_related("instansi"), pk=pk)
    awal = {n: getattr(kampanye, n) for n in ("mulai", "selesai", "kios", "tautan_terbuka")}
    form = FormUbah(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            layanan.kampanye_ubah(kampanye=kampanye, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            salahkan(form, galat)
        else:
            messages.success(request, "Jadwal dan cara menjawab disimpan.")
            return redirect(kampanye)
    konteks = {"judul": "Jadwal dan cara menjawab", "remah": remah(kampanye, "Jadwal"), "form": form}
    return render(request, "layouts/formulir.html", konteks | {"url_batal": kampanye.get_absolute_url()})


@requires(IZIN_KELOLA)
def layanan_atur(request: HttpRequest, pk: int) -> HttpResponse:
    """Which services, and how many people each served."""
    kampanye = get_visible(request, Kampanye, visible(request, Kampanye).select_related("instansi"), pk=pk)
    terpilih = dict(kampanye.baris_layanan.values_list("layanan_id", "populasi"))
    form = FormLayananKampanye(
        request.POST or None,
        pilihan=layanan.layanan_dapat_dipilih(kampanye),
        terpilih=terpilih,
        beku=kampanye.keadaan != "draf",
    )
    if request.method == "POST" and form.is_valid():
        layanan.layanan_atur(kampanye=kampanye, populasi=form.populasi, oleh=request.user)
        messages.success(request, "Layanan dan jumlah penerimanya disimpan.")
        return redirect(kampanye)
    konteks = {
        "judul": "Layanan yang disurvei",
        "remah": remah(kampanye, "Layanan"),
        "form": form,
        "kampanye": kampanye,
        "url_batal": kampanye.get_absolute_url(),
    }
    return render(request, "survei/layanan_atur.html", konteks)


@requires(IZIN_KELOLA)
def kuesioner(request: HttpRequest, pk: int) -> HttpResponse:
    """Wording of the nine questions."""
    kampanye = get_visible(request, Kampanye, visible(request, Kampanye).select_related("instansi"), pk=pk)
    form = FormKuesioner(request.POST or None, pertanyaan=kampanye.pertanyaan)
    if request.method == "POST" and form.is_valid():
        layanan.kuesioner_atur(kampanye=kampanye, kuesioner=form.kuesioner, oleh=request.user)
        messages.success(request, "Pertanyaan disimpan.")
        return redirect(f"{kampanye.get_absolute_url()}?bagian=kuesioner")
    konteks = {
        "judul": "Ubah pertanyaan",
        "remah": remah(kampanye, "Pertanyaan"),
        "form": form,
        "url_batal": f"{kampanye.get_absolute_url()}?bagian=kuesioner",
    }
    return render(request, "survei/kuesioner.html", konteks)
