"""Doing: steps, evidence, realisation."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import action, get_visible, requires, visible
from kinerja.skp.forms.laksana import FormBukti, FormRealisasi, FormRencanaAksi
from kinerja.skp.models import SKP, BuktiDukung, RencanaAksi
from kinerja.skp.services.baca import indikator_skp, realisasi_periode
from kinerja.skp.services.pelaksanaan import (
    bukti_hapus,
    bukti_tambah,
    periode_diisi,
    periode_tertutup,
    realisasi_isi,
    rencana_aksi_hapus,
    rencana_aksi_simpan,
    rencana_aksi_tandai,
)
from kinerja.skp.services.siklus import periode_kini
from kinerja.skp.services.wewenang import wewenang
from kinerja.skp.views.bantu import halaman_form, jalankan, kembali, remah_skp, satu_skp, simpan_form
from kinerja.skp.workflows import IZIN_LIHAT

BAGIAN = "pelaksanaan"


def _milik(request: HttpRequest, skp: SKP) -> bool:
    """Whether the reader carries this SKP out now; a third person is refused, a wrong state is explained."""
    boleh = wewenang(skp, request.user)
    if not boleh.sendiri:
        raise PermissionDenied("skp.susun_skp")
    if not boleh.laksanakan:
        messages.error(request, "Pelaksanaan dicatat setelah SKP ditetapkan.")
    return boleh.laksanakan


def _rencana(request: HttpRequest, pk: int) -> RencanaAksi:
    kueri = visible(request, RencanaAksi).select_related("skp__siklus", "skp__pegawai", "rhk")
    return get_visible(request, RencanaAksi, kueri, pk=pk)


@requires(IZIN_LIHAT)
def rencana_aksi_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    skp = satu_skp(request, pk)
    return _isi_rencana(request, skp, None) if _milik(request, skp) else kembali(skp, BAGIAN)


@requires(IZIN_LIHAT)
def rencana_aksi_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = _rencana(request, pk)
    return (
        _isi_rencana(request, rencana.skp, rencana) if _milik(request, rencana.skp) else kembali(rencana.skp, BAGIAN)
    )


def _isi_rencana(request: HttpRequest, skp: SKP, rencana: RencanaAksi | None) -> HttpResponse:
    kini = periode_kini(skp.siklus, request.user.hari_ini()).kode
    form = FormRencanaAksi(
        request.POST or None,
        skp=skp,
        periode=rencana.periode if rencana else request.GET.get("periode", kini),
        tertutup=periode_tertutup(skp),
        initial={n: getattr(rencana, n) for n in ("rhk", "teks", "target")} if rencana else _rhk_diminta(request),
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: rencana_aksi_simpan(skp=skp, rencana=rencana, oleh=request.user, **isi)):
            messages.success(request, "Rencana aksi tersimpan.")
            lagi = f"{reverse('skp:rencana_aksi_tambah', args=[skp.pk])}?periode={isi['periode']}"
            return redirect(lagi) if "lagi" in request.POST else kembali(skp, BAGIAN)
    judul = "Ubah rencana aksi" if rencana else "Tambah rencana aksi"
    return halaman_form(
        request,
        form,
        judul=judul,
        remah=remah_skp(request, skp, judul),
        templat="skp/rencana_aksi.html",
        skp=skp,
        rencana=rencana,
        url_batal=f"{skp.get_absolute_url()}?bagian={BAGIAN}",
    )


def _rhk_diminta(request: HttpRequest) -> dict[str, str]:
    nilai = request.GET.get("rhk", "")
    return {"rhk": nilai} if nilai.isascii() and nilai.isdecimal() else {}


@action(IZIN_LIHAT)
def rencana_aksi_selesai(request: HttpRequest, pk: int) -> HttpResponse:
    """Done, or not done after all."""
    rencana = _rencana(request, pk)
    selesai = request.POST.get("selesai") == "ya"
    if _milik(request, rencana.skp):
        pesan = "Rencana aksi ditandai selesai." if selesai else "Tanda selesai dilepas."
        jalankan(request, lambda: rencana_aksi_tandai(rencana=rencana, selesai=selesai, oleh=request.user), pesan)
    return kembali(rencana.skp, BAGIAN)


@requires(IZIN_LIHAT)
def rencana_aksi_buang(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = _rencana(request, pk)
    if not _milik(request, rencana.skp):
        return kembali(rencana.skp, BAGIAN)
    if request.method == "POST":
        jalankan(request, lambda: rencana_aksi_hapus(rencana=rencana, oleh=request.user), "Rencana aksi dihapus.")
        return kembali(rencana.skp, BAGIAN)
    return _tanya_hapus(request, rencana.skp, "Hapus rencana aksi ini?", rencana.teks)


def _tanya_hapus(request: HttpRequest, skp: SKP, judul: str, pesan: str) -> HttpResponse:
    konteks: dict[str, Any] = {
        "judul": judul,
        "remah": remah_skp(request, skp, "Hapus"),
        "pesan": pesan,
        "bahaya": True,
        "label_kirim": "Hapus",
        "url_batal": f"{skp.get_absolute_url()}?bagian={BAGIAN}",
    }
    return render(request, "components/konfirmasi.html", konteks)


@requires(IZIN_LIHAT)
def bukti(request: HttpRequest, pk: int) -> HttpResponse:
    """Evidence of one step: a file or a link."""
    rencana = _rencana(request, pk)
    if not _milik(request, rencana.skp):
        return kembali(rencana.skp, BAGIAN)
    form = FormBukti(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: bukti_tambah(rencana=rencana, oleh=request.user, **isi)):
            messages.success(request, "Bukti dukung tersimpan.")
            return kembali(rencana.skp, BAGIAN)
    return halaman_form(
        request,
        form,
        judul="Tambah bukti dukung",
        remah=remah_skp(request, rencana.skp, "Tambah bukti dukung"),
        templat="skp/bukti.html",
        rencana=rencana,
        url_batal=f"{rencana.skp.get_absolute_url()}?bagian={BAGIAN}",
    )


@requires(IZIN_LIHAT)
def bukti_buang(request: HttpRequest, pk: int) -> HttpResponse:
    kueri = visible(request, BuktiDukung).select_related("rencana_aksi__skp__siklus", "rencana_aksi__skp__pegawai")
    objek = get_visible(request, BuktiDukung, kueri, pk=pk)
    skp = objek.rencana_aksi.skp
    if not _milik(request, skp):
        return kembali(skp, BAGIAN)
    if request.method == "POST":
        jalankan(request, lambda: bukti_hapus(bukti=objek, oleh=request.user), "Bukti dukung dihapus.")
        return kembali(skp, BAGIAN)
    return _tanya_hapus(request, skp, "Hapus bukti dukung ini?", objek.nama)


@requires(IZIN_LIHAT)
def realisasi(request: HttpRequest, pk: int, periode: str) -> HttpResponse:
    """What was reached in one period, indicator by indicator."""
    skp = satu_skp(request, pk)
    pilihan = next((p for p in periode_diisi(skp) if p.kode == periode), None)
    if pilihan is None:
        raise Http404
    if not _milik(request, skp):
        return kembali(skp, BAGIAN)
    if periode in periode_tertutup(skp):
        messages.info(request, "Evaluasi periode ini sudah disampaikan, jadi realisasinya tidak dapat diubah.")
        return kembali(skp, BAGIAN)
    form = FormRealisasi(request.POST or None, indikator=indikator_skp(skp), ada=realisasi_periode(skp, periode))
    if request.method == "POST" and form.is_valid():
        capaian = form.capaian()
        if simpan_form(form, lambda: realisasi_isi(skp=skp, periode=periode, capaian=capaian, oleh=request.user)):
            messages.success(request, f"Realisasi {pilihan.label} tersimpan.")
            return kembali(skp, BAGIAN)
    return halaman_form(
        request,
        form,
        judul=f"Realisasi {pilihan.label}",
        remah=remah_skp(request, skp, f"Realisasi {pilihan.label}"),
        templat="skp/realisasi.html",
        skp=skp,
        periode=pilihan,
        url_batal=f"{skp.get_absolute_url()}?bagian={BAGIAN}",
    )
