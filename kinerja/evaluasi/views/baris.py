"""The rows behind one figure: every number on the pages leads here."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from asn.core.services import akses_catat
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kinerja.evaluasi.baris import (
    ANGKA_KREDIT,
    CALON,
    HUKDIS,
    INDIKATOR,
    IP_ASN,
    KINERJA,
    KUNCI,
    ORANG,
    PEMBINAAN,
    PENGHARGAAN,
    BarisAngka,
    boleh_buka,
)
from kinerja.evaluasi.filters import SaringanIndikator, SaringanOrang, SaringanRiwayat
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.tables_baris import (
    TabelAngkaKredit,
    TabelCalon,
    TabelHukdis,
    TabelIndikator,
    TabelIPASN,
    TabelKinerja,
    TabelOrang,
    TabelPembinaan,
    TabelPenghargaan,
)

IZIN_EKSPOR = "evaluasi.ekspor_baris_evaluasi"
_BENTUK = {
    ORANG: (SaringanOrang, TabelOrang),
    IP_ASN: (SaringanOrang, TabelIPASN),
    CALON: (SaringanOrang, TabelCalon),
    KINERJA: (SaringanRiwayat, TabelKinerja),
    HUKDIS: (SaringanRiwayat, TabelHukdis),
    INDIKATOR: (SaringanIndikator, TabelIndikator),
    PENGHARGAAN: (SaringanRiwayat, TabelPenghargaan),
    PEMBINAAN: (SaringanRiwayat, TabelPembinaan),
    ANGKA_KREDIT: (SaringanRiwayat, TabelAngkaKredit),
}


@requires("evaluasi.view_evaluasiberkala")
@require_http_methods(["GET", "HEAD", "POST"])
def baris_kota(request: HttpRequest, pk: int, kunci: str) -> HttpResponseBase:
    """Rows behind a figure of the city, optionally of one perangkat daerah (`?instansi=`)."""
    _pastikan(request, kunci)
    evaluasi = get_visible(request, EvaluasiBerkala, visible(request, EvaluasiBerkala).select_related("kota"), pk=pk)
    baris = BarisAngka(request.user, KUNCI[kunci], evaluasi)
    baris.persempit(request.GET.get("instansi", ""))
    remah = [(str(evaluasi), reverse("evaluasi:rincian", args=[pk]))]
    return _daftar(request, baris, str(evaluasi), remah)


@requires("evaluasi.view_evaluasiinstansi")
@require_http_methods(["GET", "HEAD", "POST"])
def baris_lembar(request: HttpRequest, pk: int, kunci: str) -> HttpResponseBase:
    """Rows behind a figure of one sheet."""
    _pastikan(request, kunci)
    terlihat = visible(request, EvaluasiInstansi).select_related("evaluasi__kota", "instansi")
    lembar = get_visible(request, EvaluasiInstansi, terlihat, pk=pk)
    baris = BarisAngka(request.user, KUNCI[kunci], lembar.evaluasi, lembar)
    remah = [(str(lembar.instansi), reverse("evaluasi:lembar", args=[pk]))]
    return _daftar(request, baris, f"{lembar.instansi} · {lembar.evaluasi}", remah)


def _pastikan(request: HttpRequest, kunci: str) -> None:
    """An unknown figure does not exist; a known one needs the permission of its rows too."""
    if kunci not in KUNCI:
        raise Http404
    if not boleh_buka(request.user, kunci):
        raise PermissionDenied


def _daftar(request: HttpRequest, baris: BarisAngka, tentang: str, remah: list[tuple[str, str]]) -> HttpResponseBase:
    if not baris.figur:
        raise Http404
    request.baris, request.izin = baris, baris.izin
    saringan, tabel = _BENTUK[baris.kunci.jenis]
    if baris.kunci.jenis == HUKDIS:
        _catat_hukdis(request, baris)
    konteks: dict[str, Any] = {
        "remah": [("Evaluasi berkala", reverse("evaluasi:daftar")), *remah, (baris.kunci.judul, None)],
        "tentang": tentang,
        "angka_beku": baris.kunci.angka(baris.figur),
        "evaluasi": baris.evaluasi,
        "terlalu_luas": baris.terlalu_luas,
        "tanggal_data": baris.evaluasi.tanggal_data,
    }
    return halaman_daftar(
        request,
        kueri=baris.kueri(),
        filterset_class=saringan,
        table_class=tabel,
        judul=baris.kunci.judul,
        nama_daftar=f"evaluasi-baris-{baris.kunci.jenis}",
        ekspor_izin=IZIN_EKSPOR,
        konteks=konteks,
        template="evaluasi/baris.html",
    )


def _catat_hukdis(request: HttpRequest, baris: BarisAngka) -> None:
    """A list of punishments names people: opening it leaves a trace."""
    akses_catat(
        pengguna=request.user,
        objek=baris.lembar or baris.evaluasi,
        butir="daftar hukuman disiplin",
        alasan=f"baris angka “{baris.kunci.judul}”",
        id_permintaan=request.id_permintaan,
    )
