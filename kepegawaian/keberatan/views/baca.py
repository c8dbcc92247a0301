"""Reading pages: own appeals, those before the user, all in reach, one appeal, published answers.

A party needs no role to follow an appeal: rows come through `terlihat_oleh`, which knows the parties.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.views import masuk_saja, publik_baca, requires, visible
from kepegawaian.keberatan.filters import SaringanKeberatan, SaringanKeberatanDasar, SaringanTugas
from kepegawaian.keberatan.halaman import catat_pembukaan, konteks_keberatan
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services.baca import (
    keberatan_saya,
    keberatan_terlihat,
    kota_berputusan,
    putusan_terbit,
    tugas_saya,
)
from kepegawaian.keberatan.services.naskah import naskah_bita, naskah_terbitkan
from kepegawaian.keberatan.services.pemeriksaan import asal_keterangan
from kepegawaian.keberatan.tables import TabelKeberatan, TabelSaya, TabelTugas
from kepegawaian.keberatan.workflows import IZIN_EKSPOR, IZIN_LIHAT


@masuk_saja
@never_cache
def saya(request: HttpRequest) -> HttpResponseBase:
    """Appeals this user has filed."""
    return halaman_daftar(
        request,
        kueri=keberatan_saya(request.user),
        filterset_class=SaringanKeberatanDasar,
        table_class=TabelSaya,
        judul="Keberatan saya",
        nama_daftar="keberatan-saya",
        template="keberatan/saya.html",
    )


@masuk_saja
@never_cache
def tugas(request: HttpRequest) -> HttpResponseBase:
    """Open appeals this user decides."""
    return halaman_daftar(
        request,
        kueri=tugas_saya(request.user),
        filterset_class=SaringanTugas,
        table_class=TabelTugas,
        judul="Keberatan untuk diputus",
        nama_daftar="keberatan-tugas",
        template="keberatan/tugas.html",
    )


@requires(IZIN_LIHAT)
@never_cache
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Every appeal in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, Keberatan),
        filterset_class=SaringanKeberatan,
        table_class=TabelKeberatan,
        judul="Daftar keberatan",
        nama_daftar="keberatan",
        ekspor_izin=IZIN_EKSPOR,
    )


@masuk_saja
@require_safe
@never_cache
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One appeal, for its parties and for who oversees it."""
    keberatan = get_object_or_404(keberatan_terlihat(request.user), pk=pk)
    konteks = konteks_keberatan(request, keberatan)
    catat_pembukaan(request, keberatan, konteks["asal"])
    return render(request, "keberatan/rincian.html", konteks)


@masuk_saja
@require_safe
@never_cache
def unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision as a paper, for whoever may read the appeal."""
    keberatan = get_object_or_404(keberatan_terlihat(request.user), pk=pk)
    naskah = naskah_terbitkan(keberatan)
    if naskah is None:
        messages.info(request, "Keberatan ini belum diputus, jadi putusannya belum dapat diunduh.")
        return redirect("keberatan:rincian", pk=pk)
    catat_pembukaan(request, keberatan, asal_keterangan(keberatan, request.user))
    headers = {"Content-Disposition": f'attachment; filename="putusan-keberatan-{naskah.tahun}-{naskah.urut:04d}.pdf"'}
    headers |= {"X-Content-Type-Options": "nosniff"}
    return HttpResponse(naskah_bita(naskah), content_type="application/pdf", headers=headers)


@publik_baca
def putusan(request: HttpRequest) -> HttpResponse:
    """Published answers of one city, without names."""
    kode = request.GET.get("kota", "")[:8]
    konteks = {
        "judul": "Putusan keberatan yang diumumkan",
        "kota_pilihan": kota_berputusan(),
        "kode": kode,
        "putusan": putusan_terbit(kode) if kode else [],
    }
    return render(request, "keberatan/putusan.html", konteks)
