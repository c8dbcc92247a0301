"""List of positions: vacancies, acting holders, shortage and surplus."""

from django.http import HttpRequest, HttpResponseBase

from asn.core.tabel import TANPA_SARINGAN, halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.filters import tanggal_diminta
from kepegawaian.pegawai.filters_jabatan import SaringanJabatan, ditanya
from kepegawaian.pegawai.services.isian import BARIS_BERISI, BERISI, jumlah_jabatan, terisi_pada
from kepegawaian.pegawai.tables_jabatan import TabelJabatan


@requires("jabatan.view_jabatan")
def daftar_jabatan(request: HttpRequest) -> HttpResponseBase:
    """Positions in reach, today or on a past day, with how they are filled. No names: a file is no personal data."""
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pada = tanggal or request.user.hari_ini()
    jabatan = visible(request, Jabatan)
    polos = request.GET.keys() <= TANPA_SARINGAN
    kini = None if tanggal else terisi_pada(jabatan, pada, ditanya=ditanya(request))
    return halaman_daftar(
        request,
        kueri=jabatan.berbentuk(BERISI, pada, True) if kini is None else kini,
        filterset_class=SaringanJabatan,
        table_class=TabelJabatan,
        judul="Daftar jabatan",
        nama_daftar="jabatan",
        ekspor_izin="jabatan.view_jabatan",
        konteks={"per_tanggal": tanggal, "tanggal_data": pada},
        template="jabatan/daftar.html",
        baris=None if tanggal else BARIS_BERISI.dengan(tanggal=pada),
        jumlah=jumlah_jabatan(request.user.jangkauan(request.izin), pada) if polos else None,
    )
