"""Lists of people and the log of opened personal data."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase

from asn.core.models import CatatanAkses
from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.pegawai.filters import SaringanBawahan, SaringanCatatan, SaringanPegawai, tanggal_diminta
from kepegawaian.pegawai.filters_berkas import SaringanKelengkapan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.data_pribadi import catatan_berpegawai
from kepegawaian.pegawai.services.keadaan import KEADAAN_PADA
from kepegawaian.pegawai.services.kelengkapan import BERKELENGKAPAN
from kepegawaian.pegawai.tables import TabelBawahan, TabelCatatan, TabelPegawai, TabelPegawaiPada
from kepegawaian.pegawai.tables_berkas import TabelKelengkapan


@requires("pegawai.view_pegawai")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """People in reach, today or as of `per_tanggal`."""
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    return halaman_daftar(
        request,
        kueri=kueri_daftar(request),
        filterset_class=SaringanPegawai,
        table_class=TabelPegawaiPada if tanggal else TabelPegawai,
        judul="Daftar pegawai",
        nama_daftar="pegawai",
        ekspor_izin="pegawai.ekspor_pegawai",
        konteks={
            "per_tanggal": tanggal,
            "tanggal_data": tanggal or request.user.hari_ini(),
            "boleh_lengkap": request.user.has_perm("pegawai.ekspor_lengkap"),
        },
        template="pegawai/daftar.html",
    )


def kueri_daftar(request: HttpRequest) -> QuerySet:
    """People in reach of the page's permission, shaped as of the day the address asks for."""
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    kueri = visible(request, Pegawai)
    return kueri.berbentuk(KEADAAN_PADA, tanggal) if tanggal else kueri


@requires("pegawai.view_dokumen")
def kelengkapan(request: HttpRequest) -> HttpResponseBase:
    """Dossiers of people in reach: how complete, what is missing."""
    return halaman_daftar(
        request,
        kueri=visible(request, Pegawai).masih_pegawai().berbentuk(BERKELENGKAPAN, request.user.hari_ini()),
        filterset_class=SaringanKelengkapan,
        table_class=TabelKelengkapan,
        judul="Kelengkapan berkas",
        nama_daftar="kelengkapan-berkas",
        ekspor_izin="pegawai.ekspor_pegawai",
        template="pegawai/kelengkapan.html",
    )


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
