"""List of positions: vacancies, acting holders, shortage and surplus."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from asn.core.ekspor import XLSX_LANGSUNG
from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.filters_jabatan import SaringanJabatan
from kepegawaian.pegawai.services.isian import berisi
from kepegawaian.pegawai.tables_jabatan import TabelJabatan


@requires("jabatan.view_jabatan")
def daftar_jabatan(request: HttpRequest) -> HttpResponseBase:
    """Positions in reach that exist today, with how they are filled. No names: a file of it is no personal data."""
    hari_ini = request.user.hari_ini()
    kueri = berisi(visible(request, Jabatan), hari_ini).select_related("instansi__perangkat_daerah")
    if request.GET.get("format") == "xlsx" and _terlalu_besar(request, kueri):
        messages.warning(request, "Daftar sebesar ini hanya dapat diunduh sebagai CSV; atau persempit saringannya.")
        return redirect(request.path)
    return halaman_daftar(
        request,
        kueri=kueri,
        filterset_class=SaringanJabatan,
        table_class=TabelJabatan,
        judul="Daftar jabatan",
        nama_daftar="jabatan",
        ekspor_izin="jabatan.view_jabatan",
        konteks={"tanggal_data": hari_ini},
        template="jabatan/daftar.html",
    )


def _terlalu_besar(request: HttpRequest, kueri: QuerySet) -> bool:
    """A large workbook is written later by a job, which knows positions without their filling."""
    saringan = SaringanJabatan(request.GET, queryset=kueri, request=request)
    return saringan.form.is_valid() and saringan.qs.order_by()[: XLSX_LANGSUNG + 1].count() > XLSX_LANGSUNG
