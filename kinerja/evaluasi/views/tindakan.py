"""Acts on an evaluation: start, move its state, make its files.

Every change of state is a POST behind a page that says what will happen.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.periode import Periode
from asn.core.tindakan import Tindakan
from asn.core.views import action, get_visible, requires, visible
from kinerja.evaluasi.forms import FormAlasan, FormMulai
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.services import siklus, unduhan
from kinerja.evaluasi.workflows import EVALUASI_WORKFLOW

IZIN_MULAI = "evaluasi.mulai_evaluasi"


@requires(IZIN_MULAI)
def mulai(request: HttpRequest) -> HttpResponse:
    """Choose a closed period, read what will happen, start."""
    ada = visible(request, EvaluasiBerkala).hidup().values_list("kota_id", "periode")
    form = FormMulai(
        request.POST or None, initial={"periode": request.GET.get("periode")}, pengguna=request.user, ada=ada
    )
    if request.method == "POST" and form.is_valid():
        evaluasi = siklus.evaluasi_mulai(
            kota_id=form.cleaned_data["kota"],
            periode=Periode.dari_kode(form.cleaned_data["periode"]),
            oleh=request.user,
        )
        messages.success(request, f"{evaluasi} dimulai.")
        return redirect("evaluasi:rincian", pk=evaluasi.pk)
    konteks = {
        "judul": "Mulai evaluasi berkala",
        "remah": [("Evaluasi berkala", reverse("evaluasi:daftar")), ("Mulai", None)],
        "form": form,
        "pesan": "Sistem menghitung satu lembar untuk setiap perangkat daerah, lalu menyimpulkan angka kota.",
        "rincian": [
            ("Sumber angka", "Buku induk sebagaimana adanya saat dihitung"),
            ("Yang berubah", "Tidak ada data pegawai yang berubah"),
            ("Hasil", "Draf yang masih dapat dihitung ulang, ditinjau, atau dibatalkan"),
        ],
        "label_kirim": "Mulai evaluasi",
        "url_batal": reverse("evaluasi:daftar"),
    }
    return render(request, "components/konfirmasi.html", konteks)


TINJAU = Tindakan(
    "Nyatakan sudah ditinjau?",
    "Anda menyatakan angka dan peringatannya sudah diperiksa. Setelah itu pejabat pembina kepegawaian dapat "
    "menerbitkannya.",
    "Nyatakan sudah ditinjau",
    siklus.evaluasi_tinjau,
    "Evaluasi dinyatakan sudah ditinjau.",
)
KEMBALIKAN = Tindakan(
    "Kembalikan ke draf?",
    "Evaluasi kembali menjadi draf sehingga dapat dihitung ulang. Alasannya dibaca analis yang menyusunnya.",
    "Kembalikan ke draf",
    siklus.evaluasi_kembalikan,
    "Evaluasi dikembalikan ke draf.",
    FormAlasan,
)
HITUNG_ULANG = Tindakan(
    "Hitung ulang?",
    "Semua lembar dihitung lagi dari buku induk saat ini. Angka draf yang sekarang diganti.",
    "Hitung ulang",
    siklus.evaluasi_hitung_ulang,
    "Hitungan dimulai lagi.",
)
TERBITKAN = Tindakan(
    "Terbitkan evaluasi ini?",
    "Angka dibekukan; laporan kota dan lembar setiap perangkat daerah disimpan sebagai PDF bernomor dengan kode "
    "verifikasi. Perbaikan sesudahnya hanya lewat revisi bernomor.",
    "Terbitkan",
    siklus.evaluasi_terbitkan,
    "Penerbitan dimulai; laporan sedang dibuat.",
    bahaya=True,
)
BATALKAN = Tindakan(
    "Batalkan evaluasi ini?",
    "Evaluasi berhenti dan tidak dapat diterbitkan. Periodenya dapat dievaluasi lagi dari awal.",
    "Batalkan evaluasi",
    siklus.evaluasi_batalkan,
    "Evaluasi dibatalkan.",
    FormAlasan,
    bahaya=True,
)


def _jalankan(request: HttpRequest, pk: int, tindakan: Tindakan) -> HttpResponse:
    evaluasi = get_visible(request, EvaluasiBerkala, visible(request, EvaluasiBerkala).select_related("kota"), pk=pk)
    form = tindakan.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tindakan.layanan(evaluasi=evaluasi, oleh=request.user, catatan=form.cleaned_data["alasan"])
        messages.success(request, tindakan.selesai)
        return redirect("evaluasi:rincian", pk=pk)
    return render(request, "components/konfirmasi.html", _konteks(evaluasi, tindakan, form))


def _konteks(evaluasi: EvaluasiBerkala, tindakan: Tindakan, form: forms.Form) -> dict[str, Any]:
    alamat = reverse("evaluasi:rincian", args=[evaluasi.pk])
    return {
        "judul": tindakan.judul,
        "remah": [("Evaluasi berkala", reverse("evaluasi:daftar")), (str(evaluasi), alamat), (tindakan.label, None)],
        "pesan": tindakan.pesan,
        "rincian": [
            ("Evaluasi", str(evaluasi)),
            ("Kota", str(evaluasi.kota)),
            ("Keadaan sekarang", evaluasi.get_keadaan_display()),
        ],
        "form": form,
        "label_kirim": tindakan.label,
        "bahaya": tindakan.bahaya,
        "url_batal": alamat,
    }


@requires(EVALUASI_WORKFLOW["tinjau"].izin)
def tinjau(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, TINJAU)


@requires(EVALUASI_WORKFLOW["kembalikan"].izin)
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, KEMBALIKAN)


@requires(EVALUASI_WORKFLOW["hitung_ulang"].izin)
def hitung_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, HITUNG_ULANG)


@requires(EVALUASI_WORKFLOW["terbitkan"].izin)
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, TERBITKAN)


@requires(EVALUASI_WORKFLOW["batalkan"].izin)
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, BATALKAN)


@requires(IZIN_MULAI)
def revisi(request: HttpRequest, pk: int) -> HttpResponse:
    """A new evaluation of the same period that will replace the issued one."""
    evaluasi = get_visible(request, EvaluasiBerkala, visible(request, EvaluasiBerkala).select_related("kota"), pk=pk)
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        baru = siklus.evaluasi_revisi(evaluasi=evaluasi, oleh=request.user, alasan=form.cleaned_data["alasan"])
        messages.success(request, f"{baru} dimulai. Yang lama tetap berlaku sampai revisi ini terbit.")
        return redirect("evaluasi:rincian", pk=baru.pk)
    return render(request, "components/konfirmasi.html", _konteks(evaluasi, REVISI, form))


REVISI = Tindakan(
    "Buat revisi bernomor?",
    "Evaluasi periode ini dihitung lagi sebagai revisi. Laporan yang terbit tetap berlaku sampai revisinya terbit, "
    "lalu ditandai digantikan.",
    "Buat revisi",
    siklus.evaluasi_revisi,
    "",
    FormAlasan,
)


@action("evaluasi.view_evaluasiberkala")
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of the city: the stored file when issued, else a draft rendered as a job."""
    evaluasi = get_visible(request, EvaluasiBerkala, pk=pk)
    if evaluasi.pdf_id:
        return redirect("berkas_unduh", pk=evaluasi.pdf_id)
    return redirect("pekerjaan_lihat", pk=unduhan.draf_kota_pesan(evaluasi=evaluasi, oleh=request.user).pk)


@action("evaluasi.view_evaluasiinstansi")
def pdf_lembar(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of one instansi: likewise."""
    terlihat = visible(request, EvaluasiInstansi).select_related("instansi", "evaluasi")
    lembar = get_visible(request, EvaluasiInstansi, terlihat, pk=pk)
    if lembar.pdf_id:
        return redirect("berkas_unduh", pk=lembar.pdf_id)
    return redirect("pekerjaan_lihat", pk=unduhan.draf_instansi_pesan(lembar=lembar, oleh=request.user).pk)


@action("evaluasi.ekspor_baris_evaluasi")
def xlsx(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Workbook with the figures and the rows of people: logged, made as a job."""
    evaluasi = get_visible(request, EvaluasiBerkala, pk=pk)
    pekerjaan = unduhan.lembar_kerja_pesan(evaluasi=evaluasi, oleh=request.user, id_permintaan=request.id_permintaan)
    return redirect("pekerjaan_lihat", pk=pekerjaan.pk)
