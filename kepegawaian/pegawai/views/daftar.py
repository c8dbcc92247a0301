"""Lists of people and the log of opened personal data."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect

from asn.core.ekspor import XLSX_LANGSUNG
from asn.core.models import CatatanAkses
from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.pegawai.filters import SaringanBawahan, SaringanCatatan, SaringanPegawai, tanggal_diminta
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.data_pribadi import catatan_berpegawai
from kepegawaian.pegawai.services.keadaan import keadaan_pada
from kepegawaian.pegawai.tables import TabelBawahan, TabelCatatan, TabelPegawai, TabelPegawaiPada


@requires("pegawai.view_pegawai")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """People in reach, today or as of `per_tanggal`."""
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    kueri = visible(request, Pegawai)
    if tanggal:
        kueri = keadaan_pada(kueri, tanggal)
        if request.GET.get("format") == "xlsx" and _terlalu_besar(request, kueri):
            messages.warning(request, "Daftar per tanggal sebesar ini hanya dapat diunduh sebagai CSV.")
            return redirect(f"{request.path}?{_tanpa_format(request).urlencode()}")
    return halaman_daftar(
        request,
        kueri=kueri,
        filterset_class=SaringanPegawai,
        table_class=TabelPegawaiPada if tanggal else TabelPegawai,
        judul="Daftar pegawai",
        nama_daftar="pegawai",
        ekspor_izin="pegawai.ekspor_pegawai",
        konteks={"per_tanggal": tanggal, "tanggal_data": tanggal or request.user.hari_ini()},
        template="pegawai/daftar.html",
    )


def _terlalu_besar(request: HttpRequest, kueri) -> bool:
    """A large workbook is written later by a job, which knows people only as they are today."""
    saringan = SaringanPegawai(request.GET, queryset=kueri, request=request)
    return saringan.form.is_valid() and saringan.qs.order_by()[: XLSX_LANGSUNG + 1].count() > XLSX_LANGSUNG


def _tanpa_format(request: HttpRequest) -> QueryDict:
    parameter = request.GET.copy()
    parameter.pop("format", None)
    return parameter


@requires("pegawai.lihat_bawahan")
def bawahan(request: HttpRequest) -> HttpResponseBase:
    """Direct subordinates of today, by the position tree."""
    return halaman_daftar(
        request,
        kueri=visible(request, Pegawai).masih_pegawai(),
        filterset_class=SaringanBawahan,
        table_class=TabelBawahan,
        judul="Bawahan saya",
        nama_daftar="bawahan",
        template="pegawai/bawahan.html",
    )


@requires("core.view_catatanakses")
def catatan_akses(request: HttpRequest) -> HttpResponseBase:
    """Who opened or exported which personal data, when and why."""
    return halaman_daftar(
        request,
        kueri=catatan_berpegawai(visible(request, CatatanAkses)),
        filterset_class=SaringanCatatan,
        table_class=TabelCatatan,
        judul="Catatan akses data pribadi",
        nama_daftar="catatan-akses",
        template="pegawai/catatan_akses.html",
    )
