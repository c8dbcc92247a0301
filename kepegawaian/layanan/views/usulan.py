"""Opening a proposal, recording the decision on it, and the letters."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from asn.core.workflows import TransitionRefused
from kepegawaian.layanan.filters import SaringanKeputusan, SaringanSurat
from kepegawaian.layanan.forms import FormKeputusan
from kepegawaian.layanan.models import KeputusanHak, SuratKGB
from kepegawaian.layanan.services.daftar import hak_dari
from kepegawaian.layanan.services.jenis_usulan import beda
from kepegawaian.layanan.services.keputusan import CATAT, boleh_catat, keputusan_catat
from kepegawaian.layanan.services.surat import gabungan_minta
from kepegawaian.layanan.services.usul import usul_buka
from kepegawaian.layanan.tables import TabelKeputusan, TabelSurat
from kepegawaian.layanan.views.daftar import calon_terlihat, daftar_diminta, tab_daftar
from kepegawaian.pegawai.rules import nip


@action("layanan.usulkan_hak")
def usulkan(request: HttpRequest, jenis: str, pk: int) -> HttpResponseBase:
    """Open the proposal of one right; whoever opens it does not decide it."""
    pilihan = daftar_diminta(request, jenis)
    fakta = calon_terlihat(request, pilihan).filter(pk=pk).first()
    hak = hak_dari(fakta) if fakta else None
    if hak is None:
        raise Http404
    try:
        usul_buka(fakta=fakta, hak=hak, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    except TransitionRefused as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"Usulan {hak.judul.lower()} untuk {fakta.nama} sudah diajukan.")
    return redirect("layanan:rincian", jenis=jenis, pk=pk)


@requires("layanan.view_keputusanhak")
def keputusan_daftar(request: HttpRequest) -> HttpResponseBase:
    """Approved proposals: which wait for their SK, which for their TMT, which are in effect."""
    return halaman_daftar(
        request,
        kueri=visible(request, KeputusanHak),
        filterset_class=SaringanKeputusan,
        table_class=TabelKeputusan,
        judul="Keputusan hak pegawai",
        nama_daftar="keputusan-hak",
        ekspor_izin="layanan.ekspor_hakpegawai",
        konteks={"tab": tab_daftar(request, "keputusan_daftar"), "tanggal_data": request.user.hari_ini()},
        template="layanan/keputusan_daftar.html",
    )


@requires("layanan.view_keputusanhak")
def keputusan(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision; for who may, the form that records its SK."""
    baris = _keputusan(request, pk)
    boleh = baris.tanggal_sk is None and boleh_catat(baris, request.user)
    form = FormKeputusan(instance=baris, hari_ini=request.user.hari_ini()) if boleh else None
    return _halaman(request, baris, form)


@action(CATAT)
def catat(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Record the SK."""
    baris = _keputusan(request, pk)
    form = FormKeputusan(request.POST, instance=baris, hari_ini=request.user.hari_ini())
    if not form.is_valid():
        return _halaman(request, baris, form, status=422)
    try:
        hasil = keputusan_catat(keputusan=baris, nilai=form.cleaned_data, oleh=request.user)
    except ValidationError as galat:
        for pesan in galat.messages:
            form.add_error(None, pesan)
        return _halaman(request, _keputusan(request, pk), form, status=422)
    except TransitionRefused as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"SK dicatat. Keadaan: {hasil.label_keadaan}.")
    return redirect("layanan:keputusan", pk=pk)


def _keputusan(request: HttpRequest, pk: int) -> KeputusanHak:
    kueri = visible(request, KeputusanHak).select_related("pegawai__instansi", "pegawai__jabatan", "ditetapkan_oleh")
    return get_visible(request, KeputusanHak, kueri, pk=pk)


def _halaman(request: HttpRequest, baris: KeputusanHak, form: FormKeputusan | None, status: int = 200) -> HttpResponse:
    daftar = reverse("layanan:keputusan_daftar")
    konteks = {
        "judul": baris.isi["judul"],
        "remah": [("Keputusan hak pegawai", daftar), (baris.pegawai.nama, None)],
        "keputusan": baris,
        "pegawai": baris.pegawai,
        "nip": nip.tampilkan(baris.pegawai.nip),
        "uraian": [(label, nilai) for label, _, nilai in beda({}, baris.isi)],
        "form": form,
    }
    return render(request, "layanan/keputusan.html", konteks, status=status)


@requires("layanan.view_suratkgb")
def surat_daftar(request: HttpRequest) -> HttpResponseBase:
    """Letters of KGB in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, SuratKGB),
        filterset_class=SaringanSurat,
        table_class=TabelSurat,
        judul="Surat KGB",
        nama_daftar="surat-kgb",
        ekspor_izin="layanan.ekspor_hakpegawai",
        konteks={
            "tab": tab_daftar(request, "surat_daftar"),
            "saringan_kini": request.GET.urlencode(),
            "tanggal_data": request.user.hari_ini(),
        },
        template="layanan/surat_daftar.html",
    )


@action("layanan.view_suratkgb")
def surat_gabung(request: HttpRequest) -> HttpResponseBase:
    """One PDF of the letters the list shows, for printing."""
    saringan = SaringanSurat(request.GET, queryset=visible(request, SuratKGB), request=request)
    surat = list(saringan.qs.exclude(berkas=None)) if saringan.form.is_valid() else []
    if not surat:
        messages.error(request, "Tidak ada surat yang sudah tercetak dalam saringan ini.")
        return redirect("layanan:surat_daftar")
    return redirect("pekerjaan_lihat", pk=gabungan_minta(surat=surat, oleh=request.user).pk)
