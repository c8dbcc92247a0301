"""Formasi: gaps of the peta jabatan, requests, and their approval."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.tindakan import FormAlasan, FormCatatan
from asn.core.views import get_visible, requires, visible
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.rekrutmen.filters import SaringanCelah, SaringanFormasi
from kepegawaian.rekrutmen.forms import FormFormasi, FormTetapkan
from kepegawaian.rekrutmen.models import Formasi
from kepegawaian.rekrutmen.services import formasi as layanan
from kepegawaian.rekrutmen.services.riwayat import riwayat_keadaan
from kepegawaian.rekrutmen.tables import TabelCelah, TabelFormasi
from kepegawaian.rekrutmen.views.pelamar import tempel
from kepegawaian.rekrutmen.workflows import FORMASI_WORKFLOW, TETAPKAN, USUL, VERIFIKASI_FORMASI

LIHAT, EKSPOR = "rekrutmen.view_formasi", "rekrutmen.ekspor_formasi"
BERCELAH = "kepegawaian.rekrutmen.services.formasi.bercelah"
PESAN = {
    "usulkan": ("Usulkan formasi ini?", "BKD memverifikasinya, lalu PPK menetapkannya.", FormCatatan),
    "tarik": ("Tarik usulan ini?", "Usulan kembali menjadi draf Anda.", FormCatatan),
    "verifikasi": ("Teruskan kepada PPK?", "Kekurangan jabatan dan kualifikasinya sudah Anda periksa.", FormCatatan),
    "kembalikan": (
        "Kembalikan kepada pengusul?",
        "Pengusul membaca alasannya dan dapat memperbaiki.",
        FormAlasan,
    ),
    "tetapkan": ("Tetapkan formasi ini?", "Formasi yang ditetapkan dapat dibuka dalam seleksi.", FormTetapkan),
    "tolak": ("Tolak usulan ini?", "Usulan berakhir; alasannya dibaca pengusul.", FormAlasan),
}


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Requests and approved formasi within reach, with the shares of the law for this year's CPNS."""
    semua, hari_ini = visible(request, Formasi), request.user.hari_ini()
    return halaman_daftar(
        request,
        kueri=semua,
        filterset_class=SaringanFormasi,
        table_class=TabelFormasi,
        judul="Formasi",
        nama_daftar="formasi",
        ekspor_izin=EKSPOR,
        template="rekrutmen/formasi_daftar.html",
        konteks={
            "boleh_usul": request.user.has_perm(USUL),
            "bagian": layanan.bagian_kota(semua, hari_ini.year, "CPNS", hari_ini),
            "tahun": hari_ini.year,
        },
    )


@requires(USUL)
def celah(request: HttpRequest) -> HttpResponseBase:
    """Positions that lack people today: where a request begins."""
    hari_ini = request.user.hari_ini()
    return halaman_daftar(
        request,
        kueri=visible(request, Jabatan).berbentuk(BERCELAH, hari_ini, hari_ini.year).order_by("-celah", "pk"),
        filterset_class=SaringanCelah,
        table_class=TabelCelah,
        judul="Kekurangan menurut peta jabatan",
        nama_daftar="formasi-celah",
        template="rekrutmen/celah_daftar.html",
        konteks={"remah": [("Formasi", reverse("rekrutmen:formasi_daftar")), ("Kekurangan", None)]},
    )


@requires(USUL)
def baru(request: HttpRequest, pk: int) -> HttpResponse:
    """A request for one position; its gap is beside the form."""
    jabatan = get_visible(request, Jabatan, visible(request, Jabatan).select_related("instansi", "kota"), pk=pk)
    hari_ini = request.user.hari_ini()
    awal = {"tahun": hari_ini.year, "per_tanggal": hari_ini, "jumlah": 1}
    formasi = Formasi(jabatan=jabatan, kota=jabatan.kota)
    return _formulir(request, formasi, FormFormasi(request.POST or None, instance=formasi, initial=awal))


@requires(USUL)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    formasi = get_visible(request, Formasi, visible(request, Formasi).select_related("jabatan", "instansi"), pk=pk)
    return _formulir(request, formasi, FormFormasi(request.POST or None, instance=formasi))


def _formulir(request: HttpRequest, formasi: Formasi, form: FormFormasi) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            hasil = layanan.formasi_simpan(
                formasi=form.instance, oleh=request.user, versi=form.cleaned_data.get("versi") if formasi.pk else None
            )
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Draf formasi tersimpan. Usulkan bila sudah lengkap.")
            return redirect("rekrutmen:formasi", pk=hasil.pk)
    hari_ini = request.user.hari_ini()
    isi = {
        "judul": f"Formasi {formasi.jabatan}",
        "form": form,
        "celah": layanan.celah_jabatan(formasi.jabatan, hari_ini),
        "jabatan": formasi.jabatan,
        "label_kirim": "Simpan draf",
        "url_batal": reverse("rekrutmen:formasi_daftar"),
        "remah": [("Formasi", reverse("rekrutmen:formasi_daftar")), (str(formasi.jabatan), None)],
    }
    return render(request, "rekrutmen/formasi_form.html", isi, status=422 if form.errors else 200)


@requires(LIHAT)
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: numbers, qualification, approval so far, next step."""
    semua = visible(request, Formasi).select_related("jabatan", "instansi", "kota", "dibuat_oleh")
    formasi = get_visible(request, Formasi, semua, pk=pk)
    tersedia = [
        t for t in FORMASI_WORKFLOW.tersedia(formasi.keadaan, request.user) if _boleh(request, formasi, t.izin)
    ]
    isi = {
        "judul": str(formasi.jabatan),
        "formasi": formasi,
        "langkah": tersedia,
        "boleh_ubah": formasi.keadaan in layanan.SUSUN and _boleh(request, formasi, USUL),
        "riwayat": riwayat_keadaan(formasi, FORMASI_WORKFLOW),
        "remah": [("Formasi", reverse("rekrutmen:formasi_daftar")), (str(formasi.jabatan), None)],
    }
    return render(request, "rekrutmen/formasi.html", isi)


def _boleh(request: HttpRequest, formasi: Formasi, izin: str) -> bool:
    jangkauan = request.user.jangkauan(izin)
    return formasi.kota_id in jangkauan.kota_ids or formasi.instansi_id in jangkauan.instansi_ids


def _alih(tindakan: str, izin: str) -> Any:
    """The page of one step, with its own permission."""
    judul, pesan, kelas = PESAN[tindakan]
    label = next(t.label for t in FORMASI_WORKFLOW.transisi if t.nama == tindakan)

    @requires(izin)
    def tampilan(request: HttpRequest, pk: int) -> HttpResponse:
        formasi = get_visible(request, Formasi, visible(request, Formasi).select_related("jabatan", "instansi"), pk=pk)
        form = kelas(request.POST or None) if request.method == "POST" else kelas()
        if request.method == "POST" and form.is_valid():
            try:
                layanan.formasi_alihkan(formasi=formasi, tindakan=tindakan, oleh=request.user, **form.cleaned_data)
            except ValidationError as galat:
                tempel(form, galat)
            else:
                messages.success(request, f"{label}: selesai.")
                return redirect("rekrutmen:formasi", pk=pk)
        isi = {
            "judul": judul,
            "pesan": pesan,
            "form": form,
            "label_kirim": label,
            "bahaya": tindakan == "tolak",
            "rincian": [
                ("Jabatan", formasi.jabatan),
                ("Unit", formasi.instansi),
                ("Jumlah", f"{formasi.jumlah} dari kekurangan {formasi.kurang}"),
                ("Kualifikasi", formasi.kualifikasi),
            ],
            "url_batal": reverse("rekrutmen:formasi", args=[pk]),
            "remah": [("Formasi", reverse("rekrutmen:formasi_daftar")), (label, None)],
        }
        return render(request, "components/konfirmasi.html", isi, status=422 if form.errors else 200)

    return tampilan


ALIH = {
    **{t: _alih(t, USUL) for t in ("usulkan", "tarik")},
    **{t: _alih(t, VERIFIKASI_FORMASI) for t in ("verifikasi", "kembalikan")},
    **{t: _alih(t, TETAPKAN) for t in ("tetapkan", "tolak")},
}
