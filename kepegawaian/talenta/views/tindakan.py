"""Acts on a cycle, each behind a page that says what will happen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tindakan import FormAlasan, Tindakan
from asn.core.views import get_visible, requires, visible
from kepegawaian.talenta.models import SiklusTalenta
from kepegawaian.talenta.services import siklus as layanan
from kepegawaian.talenta.workflows import KELOLA, SIKLUS_WORKFLOW

HITUNG = Tindakan(
    "Mulai hitungan?",
    "Setiap PNS aktif dinilai dari buku induk menurut ketentuan kota pada tanggal acuan. Data pegawai tidak berubah.",
    "Mulai hitungan",
    layanan.siklus_mulai_hitung,
    "Hitungan dimulai.",
)
HITUNG_ULANG = Tindakan(
    "Hitung ulang?",
    "Hasil sekarang dibuang dan dihitung lagi dari buku induk dan ketentuan yang berlaku sekarang.",
    "Hitung ulang",
    layanan.siklus_hitung_ulang,
    "Hitungan dimulai lagi.",
    FormAlasan,
)
TETAPKAN = Tindakan(
    "Tetapkan hasil siklus ini?",
    "Hasil dibekukan, diberi nomor, dan dikabarkan kepada setiap pegawai. Perbaikan sesudahnya hanya lewat keberatan, "
    "sebagai revisi bernomor.",
    "Tetapkan hasil",
    layanan.siklus_tetapkan,
    "Hasil ditetapkan; dokumennya sedang dibuat.",
    bahaya=True,
)
BATALKAN = Tindakan(
    "Batalkan siklus ini?",
    "Siklus berhenti dan tidak dapat ditetapkan. Siklus baru dapat dibuat sesudahnya.",
    "Batalkan siklus",
    layanan.siklus_batalkan,
    "Siklus dibatalkan.",
    FormAlasan,
    bahaya=True,
)


def _jalankan(request: HttpRequest, pk: int, tindakan: Tindakan) -> HttpResponse:
    siklus = get_visible(request, SiklusTalenta, visible(request, SiklusTalenta).select_related("kota"), pk=pk)
    form = tindakan.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tindakan.layanan(siklus=siklus, oleh=request.user, catatan=form.cleaned_data["alasan"])
        messages.success(request, tindakan.selesai)
        return redirect(siklus)
    konteks = {
        "judul": tindakan.judul,
        "remah": [
            ("Talenta", reverse("talenta:daftar")),
            (siklus.nama, siklus.get_absolute_url()),
            (tindakan.label, None),
        ],
        "pesan": tindakan.pesan,
        "rincian": [
            ("Siklus", siklus.nama),
            ("Tanggal acuan", siklus.acuan),
            ("Keadaan sekarang", siklus.get_keadaan_display()),
        ],
        "form": form,
        "label_kirim": tindakan.label,
        "bahaya": tindakan.bahaya,
        "url_batal": siklus.get_absolute_url(),
    }
    return render(request, "components/konfirmasi.html", konteks, status=422 if form.errors else 200)


@requires(KELOLA)
def hitung(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, HITUNG)


@requires(SIKLUS_WORKFLOW["hitung_ulang"].izin)
def hitung_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, HITUNG_ULANG)


@requires(SIKLUS_WORKFLOW["tetapkan"].izin)
def tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, TETAPKAN)


@requires(SIKLUS_WORKFLOW["batalkan"].izin)
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, BATALKAN)
