"""Reading pages: the inbox, own usulan, all in reach, one usulan."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.usulan.filters import SaringanKotak, SaringanSaya, SaringanUsulan, isi_kotak
from kepegawaian.usulan.halaman import catat_pembukaan, konteks_usulan
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.tables import TabelKotak, TabelSaya, TabelUsulan
from kepegawaian.usulan.workflows import IZIN_AJUKAN, IZIN_EKSPOR, IZIN_KOTAK, IZIN_LIHAT


@requires(IZIN_KOTAK)
@never_cache
def kotak(request: HttpRequest) -> HttpResponseBase:
    """What this user may decide now, most urgent first."""
    return halaman_daftar(
        request,
        kueri=isi_kotak(request),
        filterset_class=SaringanKotak,
        table_class=TabelKotak,
        judul="Kotak tugas",
        nama_daftar="kotak-tugas",
        ekspor_izin=IZIN_EKSPOR,
        template="usulan/kotak.html",
    )


@requires(IZIN_AJUKAN)
@never_cache
def saya(request: HttpRequest) -> HttpResponseBase:
    """What this user proposed, and what was proposed about this user."""
    return halaman_daftar(
        request,
        kueri=visible(request, Usulan).milik(request.user),
        filterset_class=SaringanSaya,
        table_class=TabelSaya,
        judul="Usulan saya",
        nama_daftar="usulan-saya",
        template="usulan/saya.html",
    )


@requires(IZIN_LIHAT)
@never_cache
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Every usulan in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, Usulan),
        filterset_class=SaringanUsulan,
        table_class=TabelUsulan,
        judul="Semua usulan",
        nama_daftar="usulan",
        ekspor_izin=IZIN_EKSPOR,
    )


@requires(IZIN_LIHAT)
@require_safe
@never_cache
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One usulan: what changes, its evidence, its way, and the decision when it is due here."""
    usulan = get_visible(request, Usulan, satu(request), pk=pk)
    catat_pembukaan(request, usulan)
    return render(request, "usulan/rincian.html", konteks_usulan(request, usulan))


def satu(request: HttpRequest):
    """Rows of the declared permission with what the page of one usulan shows."""
    return visible(request, Usulan).select_related(
        "pegawai__kota", "pegawai__jabatan", "instansi", "pengusul", "menggantikan", "kota"
    )
