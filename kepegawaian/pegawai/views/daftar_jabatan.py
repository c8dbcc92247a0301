"""List of positions: vacancies, acting holders, shortage and surplus."""

from django.http import HttpRequest, HttpResponseBase

from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.filters_jabatan import SaringanJabatan
from kepegawaian.pegawai.services.isian import BERISI
from kepegawaian.pegawai.tables_jabatan import TabelJabatan


@requires("jabatan.view_jabatan")
def daftar_jabatan(request: HttpRequest) -> HttpResponseBase:
    """Positions in reach that exist today, with how they are filled. No names: a file of it is no personal data."""
    hari_ini = request.user.hari_ini()
    kueri = visible(request, Jabatan).berbentuk(BERISI, hari_ini)
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
