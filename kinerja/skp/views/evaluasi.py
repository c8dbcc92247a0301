"""One evaluation for its person, its penilai and its overseers; lists, distribution, the ledger of angka kredit."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.berkas import berkas_tanggapan
from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from asn.core.workflows import TransitionRefused
from kinerja.skp.dokumen import dokumen_terbitkan, dokumen_tersedia, pratinjau
from kinerja.skp.filters_penilaian import SaringanEvaluasi
from kinerja.skp.models import EvaluasiKinerja
from kinerja.skp.services.angka_kredit import buku_angka_kredit
from kinerja.skp.services.evaluasi import menilai
from kinerja.skp.services.lembar import baris_perilaku, baris_rhk, berlengkap, matriks, peristiwa
from kinerja.skp.services.papan import pola_evaluasi
from kinerja.skp.services.penyampaian import evaluasi_terima
from kinerja.skp.services.susul import keberatan_evaluasi
from kinerja.skp.tables_penilaian import TabelEvaluasi
from kinerja.skp.workflows import IZIN_EKSPOR, IZIN_LIHAT_EVALUASI, IZIN_TERIMA, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja


def _satu(request: HttpRequest, pk: int) -> EvaluasiKinerja:
    return get_visible(request, EvaluasiKinerja, berlengkap(visible(request, EvaluasiKinerja)), pk=pk)


@requires(IZIN_LIHAT_EVALUASI)
@require_safe
@never_cache
def evaluasi(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided and why; for the person judged also what can be done about it."""
    satu = _satu(request, pk)
    sendiri = request.user.pegawai_id is not None and request.user.pegawai_id == satu.pegawai_id
    hari_ini = request.user.hari_ini()
    konteks = {
        "judul": str(satu),
        "remah": [_asal(request, satu, sendiri), (str(satu), None)],
        "evaluasi": satu,
        "sendiri": sendiri,
        "dapat_dinilai": menilai(satu, request.user) and satu.keadaan in (E.BELUM, E.DRAF),
        "dapat_terima": sendiri and satu.keadaan == E.DISAMPAIKAN,
        "dapat_keberatan": sendiri
        and satu.keadaan in (E.DISAMPAIKAN, E.DITERIMA)
        and satu.keberatan_terbuka(hari_ini),
        "keberatan": keberatan_evaluasi(satu, request.user),
        "baris_rhk": baris_rhk(satu),
        "baris_perilaku": baris_perilaku(satu),
        "matriks": matriks(satu),
        "pola": pola_evaluasi(satu) if not sendiri else None,
        "peristiwa": peristiwa(satu),
        "dokumen": dokumen_tersedia(satu),
    }
    return render(request, "skp/penilaian/evaluasi.html", konteks)


def _asal(request: HttpRequest, satu: EvaluasiKinerja, sendiri: bool) -> tuple[str, str]:
    if sendiri:
        return ("Evaluasi kinerja saya", reverse("skp:evaluasi_saya"))
    if menilai(satu, request.user):
        return ("Penilaian kinerja", f"{reverse('skp:penilaian')}?periode={satu.periode}")
    return ("Evaluasi kinerja pegawai", reverse("skp:evaluasi_daftar"))


@action(IZIN_LIHAT_EVALUASI)
def terima(request: HttpRequest, pk: int) -> HttpResponse:
    """The person judged acknowledges receipt; of anybody else's not even the existence is told."""
    milik = visible(request, EvaluasiKinerja).filter(pegawai=request.user.pegawai_id)
    satu = get_visible(request, EvaluasiKinerja, milik, pk=pk)
    try:
        baris = evaluasi_terima(evaluasi=satu, oleh=request.user)
    except (TransitionRefused, PermissionDenied) as galat:
        messages.error(request, str(galat))
    else:
        batas = f"{baris.batas_keberatan:%d-%m-%Y}"
        messages.success(request, f"Hasil evaluasi diterima. Keberatan masih dapat diajukan sampai {batas}.")
    return redirect("skp:evaluasi", pk=pk)


@requires(IZIN_TERIMA)
@never_cache
def saya(request: HttpRequest) -> HttpResponse:
    """Own evaluations and the own ledger of angka kredit."""
    if request.user.pegawai is None:
        raise Http404
    milik = visible(request, EvaluasiKinerja).filter(pegawai=request.user.pegawai)
    konteks = {
        "judul": "Evaluasi kinerja saya",
        "baris": list(milik.select_related("penilai", "jabatan_penilai", "skp").order_by("-periode")),
        "buku": buku_angka_kredit(request.user.pegawai),
    }
    return render(request, "skp/penilaian/saya.html", konteks)


@requires(IZIN_LIHAT_EVALUASI)
@never_cache
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Everything in reach: who was not judged, who has not answered, which objections run."""
    return halaman_daftar(
        request,
        kueri=visible(request, EvaluasiKinerja).menurut_nama(),
        filterset_class=SaringanEvaluasi,
        table_class=TabelEvaluasi,
        judul="Evaluasi kinerja pegawai",
        nama_daftar="evaluasi-kinerja",
        ekspor_izin=IZIN_EKSPOR,
        template="skp/penilaian/daftar.html",
    )


@requires(IZIN_LIHAT_EVALUASI)
@require_safe
def dokumen(request: HttpRequest, pk: int, jenis: str) -> HttpResponseBase:
    """A document of this evaluation: issued once when it is final, before that a draft that is not kept."""
    satu = _satu(request, pk)
    if jenis not in {d.jenis for d in dokumen_tersedia(satu)}:
        raise Http404
    if satu.keadaan != E.FINAL:
        response = HttpResponse(pratinjau(satu, jenis), content_type="application/pdf")
        response.headers["Content-Disposition"] = f'attachment; filename="draf-{jenis}-{satu.periode}.pdf"'
        response.headers["Cache-Control"] = "private, no-store"
        return response
    return berkas_tanggapan(dokumen_terbitkan(satu, jenis).berkas)
