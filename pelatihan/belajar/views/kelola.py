"""The office: its courses, one course with its versions, steps of its life, learners and figures."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.tindakan import FormCatatan, Tindakan
from asn.core.views import action, get_visible, requires, visible
from pelatihan.belajar.filters import SaringanKelola, SaringanPeserta
from pelatihan.belajar.halaman import bermodul
from pelatihan.belajar.models import Kepesertaan, Kursus, VersiKursus
from pelatihan.belajar.models.kursus import berstatistik
from pelatihan.belajar.services.bawaan import bahan_ambil, bahan_baca, bahan_tersedia
from pelatihan.belajar.services.ikut import Langkah
from pelatihan.belajar.services.kursus import (
    kursus_alihkan,
    kursus_terbitkan,
    masalah_terbit,
    penyelenggara,
    peringatan_terbit,
    versi_baru,
)
from pelatihan.belajar.tables import TabelKelola, TabelPeserta, TabelStatistik, gain
from pelatihan.belajar.workflows import EKSPOR, HASIL, KELOLA, KURSUS_WORKFLOW, TERBITKAN, KeadaanVersi

TINDAKAN = {
    "terbitkan": Tindakan(
        "Terbitkan draf ini?",
        "Peserta baru mendapat versi ini. Peserta yang sedang belajar tetap pada versi yang dimulainya.",
        "Terbitkan",
        lambda **k: kursus_terbitkan(kursus=k["kursus"], oleh=k["oleh"], catatan=k["catatan"]),
        "Kursus terbit.",
    ),
    "tutup": Tindakan(
        "Tutup kursus untuk peserta baru?",
        "Kursus hilang dari katalog. Peserta yang sudah mulai dapat menyelesaikannya.",
        "Tutup",
        kursus_alihkan,
        "Kursus ditutup untuk peserta baru.",
    ),
    "buka": Tindakan(
        "Buka kembali kursus ini?",
        "Kursus tampil lagi di katalog dan menerima peserta baru.",
        "Buka kembali",
        kursus_alihkan,
        "Kursus dibuka kembali.",
    ),
}


@requires(KELOLA)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Courses in reach of their authors."""
    tersedia = bahan_tersedia(request.user.kota_id) if request.user.kota_id else []
    return halaman_daftar(
        request,
        kueri=visible(request, Kursus).berpeserta(),
        filterset_class=SaringanKelola,
        table_class=TabelKelola,
        judul="Kelola kursus",
        nama_daftar="belajar-kelola",
        ekspor_izin=EKSPOR,
        template="belajar/kelola.html",
        konteks={"bahan": [(k, bahan_baca(k).kepala["judul"]) for k in tersedia]},
    )


@action(KELOLA)
def ambil_bahan(request: HttpRequest) -> HttpResponse:
    """A shipped course as a draft of the own city."""
    kode = request.POST.get("kode", "")
    if kode not in bahan_tersedia(request.user.kota_id):
        raise Http404
    unit = penyelenggara(request.user)
    instansi = unit.filter(nama__icontains="kepegawaian").first() or unit.first()
    if instansi is None:
        raise Http404
    versi = bahan_ambil(kode=kode, instansi=instansi, oleh=request.user)
    messages.success(request, "Bahan bawaan menjadi draf kursus Anda. Periksa, sesuaikan, lalu terbitkan.")
    return redirect("belajar:kelola_kursus", pk=versi.kursus_id)


def ambil(request: HttpRequest, pk: int) -> Kursus:
    semua = visible(request, Kursus).select_related("instansi", "kota", "versi_terbit", "dibuat_oleh")
    return get_visible(request, Kursus, semua, pk=pk)


def remah_kelola(kursus: Kursus | None, akhir: str) -> list[tuple[str, str | None]]:
    jalan: list[tuple[str, str | None]] = [("Kelola kursus", reverse("belajar:kelola"))]
    if kursus is not None:
        jalan.append((kursus.judul, reverse("belajar:kelola_kursus", args=[kursus.pk])))
    return [*jalan, (akhir, None)]


@requires(KELOLA)
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One course for its authors: versions, what stands in the way of publishing, figures, next steps."""
    kursus = ambil(request, pk)
    versi = list(kursus.versi.select_related("terbit_oleh"))
    draf = next((v for v in versi if v.keadaan == KeadaanVersi.DRAF), None)
    isi = {
        "judul": kursus.judul,
        "remah": [("Kelola kursus", reverse("belajar:kelola")), (kursus.judul, None)],
        "kursus": kursus,
        "versi": versi,
        "draf": draf,
        "masalah": masalah_terbit(draf) if draf else [],
        "peringatan": peringatan_terbit(draf) if draf else [],
        "langkah": _langkah(request, kursus, draf),
        "angka": berstatistik(visible(request, Kursus).filter(pk=pk)).first(),
        "boleh_hasil": request.user.has_perm(HASIL),
    }
    isi["gain"] = gain(isi["angka"])
    return render(request, "belajar/kelola_kursus.html", isi)


def _langkah(request: HttpRequest, kursus: Kursus, draf: VersiKursus | None) -> list[dict[str, str]]:
    bisa = [t for t in KURSUS_WORKFLOW.tersedia(kursus.keadaan, request.user) if t.nama != "terbitkan" or draf]
    return [{"label": t.label, "url": reverse("belajar:alih", args=[kursus.pk, t.nama])} for t in bisa]


@requires(TERBITKAN)
def alih(request: HttpRequest, pk: int, tindakan: str) -> HttpResponse:
    """One step of the life of a course, behind a page that asks first."""
    if tindakan not in TINDAKAN:
        raise Http404
    kursus, t = ambil(request, pk), TINDAKAN[tindakan]
    form = FormCatatan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        catatan = form.cleaned_data["alasan"]
        lain = {} if tindakan == "terbitkan" else {"tindakan": tindakan}
        t.layanan(kursus=kursus, oleh=request.user, catatan=catatan, **lain)
        messages.success(request, t.selesai)
        return redirect("belajar:kelola_kursus", pk=pk)
    isi = {
        "judul": t.judul,
        "remah": remah_kelola(kursus, t.label),
        "pesan": t.pesan,
        "form": form,
        "label_kirim": t.label,
        "url_batal": reverse("belajar:kelola_kursus", args=[pk]),
    }
    return render(request, "components/konfirmasi.html", isi)


@action(KELOLA)
def versi_baru_buat(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft copied from what is published; running learners are not touched."""
    versi = versi_baru(kursus=ambil(request, pk), oleh=request.user)
    return redirect("belajar:susun", pk=versi.pk)


@requires(KELOLA)
@require_safe
def pratinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as learners will read it, all lessons on one page."""
    versi = get_visible(request, VersiKursus, visible(request, VersiKursus).select_related("kursus"), pk=pk)
    langkah = [Langkah(n, p, False, False) for n, p in enumerate(versi.pelajaran.all(), 1)]
    isi = {
        "judul": f"Pratinjau versi {versi.nomor}",
        "remah": remah_kelola(versi.kursus, f"Pratinjau versi {versi.nomor}"),
        "versi": versi,
        "modul": bermodul(langkah),
        "soal": versi.soal.count(),
    }
    return render(request, "belajar/pratinjau.html", isi)


@requires(HASIL)
def statistik(request: HttpRequest) -> HttpResponseBase:
    """How many begin, how many finish, and what they learn."""
    terbit = visible(request, Kursus).exclude(versi_terbit=None)
    return halaman_daftar(
        request,
        kueri=terbit.berbentuk("pelatihan.belajar.models.kursus.berstatistik"),
        filterset_class=SaringanKelola,
        table_class=TabelStatistik,
        judul="Hasil kursus",
        nama_daftar="belajar-statistik",
        ekspor_izin=EKSPOR,
        template="belajar/statistik.html",
    )


@requires(HASIL)
def peserta(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Learners of one course, of the people in reach."""
    kursus = get_visible(request, Kursus, pk=pk)
    return halaman_daftar(
        request,
        kueri=visible(request, Kepesertaan).filter(kursus=kursus),
        filterset_class=SaringanPeserta,
        table_class=TabelPeserta,
        judul=f"Peserta: {kursus.judul}",
        nama_daftar="belajar-peserta",
        ekspor_izin=EKSPOR,
        template="belajar/peserta.html",
        konteks={"kursus": kursus, "remah": [("Hasil kursus", reverse("belajar:statistik")), (kursus.judul, None)]},
    )
