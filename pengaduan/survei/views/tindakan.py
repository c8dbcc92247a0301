"""Acts on a survey. Every change of state is a POST behind a page that says what will happen."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from asn.core.berkas import PDF, XLSX
from asn.core.tindakan import FormAlasan, Tindakan
from asn.core.views import get_visible, requires, visible
from pengaduan.survei import dokumen, lembar_kerja
from pengaduan.survei.forms import FormBukaKembali
from pengaduan.survei.models import HasilSurvei, Kampanye
from pengaduan.survei.services import kampanye as layanan
from pengaduan.survei.services import terbit, tutup
from pengaduan.survei.views.kampanye import remah
from pengaduan.survei.workflows import IZIN_EKSPOR, IZIN_LIHAT, KAMPANYE_WORKFLOW

BUKA = Tindakan(
    "Buka survei ini?",
    "Jawaban diterima mulai hari pertama jadwal. Layanan dan pertanyaannya dibekukan, supaya semua responden menjawab "
    "hal yang sama.",
    "Buka survei",
    layanan.kampanye_buka,
    "Survei dibuka. Buat kupon untuk pengunjung yang baru dilayani, atau nyalakan kios.",
)
TUTUP = Tindakan(
    "Tutup survei dan hitung hasilnya?",
    "Jawaban tidak diterima lagi, angkanya dibekukan, dan IKM dicatat pada indikator unit yang dipakai evaluasi "
    "berkala. Bila belum lewat hari terakhir, alasannya wajib diisi.",
    "Tutup dan hitung",
    tutup.kampanye_tutup,
    "Survei ditutup dan dihitung.",
)
TERBITKAN = Tindakan(
    "Terbitkan hasil survei ini?",
    "Angka, tiga unsur terlemah, dan rencana tindak lanjutnya dapat dibaca siapa pun di halaman warga. Laporan PDF "
    "bernomor disimpan dengan kode verifikasi. Perbaikan sesudahnya hanya lewat revisi.",
    "Terbitkan hasil",
    terbit.hasil_terbitkan,
    "Hasil diterbitkan. Laporan PDF sedang dibuat.",
    bahaya=True,
)
BATALKAN = Tindakan(
    "Batalkan survei ini?",
    "Survei tidak jadi diadakan. Periodenya dapat disiapkan lagi dari awal.",
    "Batalkan",
    layanan.kampanye_batalkan,
    "Survei dibatalkan.",
    FormAlasan,
    bahaya=True,
)
BUKA_KEMBALI = Tindakan(
    "Buka kembali sebagai revisi?",
    "Survei menerima jawaban lagi. Hasil yang sudah tercatat dan terbit tetap berlaku sampai revisi ditutup dan "
    "diterbitkan.",
    "Buka kembali",
    tutup.kampanye_buka_kembali,
    "Survei dibuka kembali sebagai revisi.",
    FormBukaKembali,
)


def _jalankan(request: HttpRequest, pk: int, tindakan: Tindakan) -> HttpResponse:
    kampanye = get_visible(request, Kampanye, visible(request, Kampanye).select_related("kota", "instansi"), pk=pk)
    form = tindakan.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        lain = {k: v for k, v in form.cleaned_data.items() if k != "alasan"}
        tindakan.layanan(kampanye=kampanye, oleh=request.user, catatan=form.cleaned_data["alasan"], **lain)
        messages.success(request, tindakan.selesai)
        return redirect(kampanye)
    return render(request, "components/konfirmasi.html", _konteks(kampanye, tindakan, form))


def _konteks(kampanye: Kampanye, tindakan: Tindakan, form: forms.Form) -> dict[str, Any]:
    return {
        "judul": tindakan.judul,
        "remah": remah(kampanye, tindakan.label),
        "pesan": tindakan.pesan,
        "rincian": [
            ("Survei", str(kampanye)),
            ("Jadwal", f"{kampanye.mulai:%d-%m-%Y} sampai {kampanye.selesai:%d-%m-%Y}"),
            ("Keadaan sekarang", kampanye.get_keadaan_display()),
        ],
        "form": form,
        "label_kirim": tindakan.label,
        "bahaya": tindakan.bahaya,
        "url_batal": kampanye.get_absolute_url(),
    }


@requires(KAMPANYE_WORKFLOW["buka"].izin)
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, BUKA)


@requires(KAMPANYE_WORKFLOW["tutup"].izin)
def tutup_survei(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, TUTUP)


@requires(KAMPANYE_WORKFLOW["terbitkan"].izin)
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, TERBITKAN)


@requires(KAMPANYE_WORKFLOW["batalkan"].izin)
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, BATALKAN)


@requires(KAMPANYE_WORKFLOW["buka_kembali"].izin)
def buka_kembali(request: HttpRequest, pk: int) -> HttpResponse:
    return _jalankan(request, pk, BUKA_KEMBALI)


def _hasil(request: HttpRequest, pk: int) -> HasilSurvei:
    """A closing whose index may be shown."""
    kueri = visible(request, HasilSurvei).select_related("kampanye__instansi__perangkat_daerah", "kampanye__kota")
    hasil = get_visible(request, HasilSurvei, kueri.select_related("tanda"), pk=pk)
    if hasil.ikm is None:
        raise Http404(terbit.TERLALU_SEDIKIT.format(minimum=settings.SEL_PUBLIK_MINIMUM))
    return hasil


def unduhan(isi: bytes | str, nama: str, jenis: str) -> HttpResponse:
    """A small file made on the spot."""
    response = HttpResponse(isi, content_type=jenis)
    response.headers["Content-Disposition"] = content_disposition_header(True, nama) or ""
    response.headers["Cache-Control"] = "private, no-store"
    return response


@requires(IZIN_LIHAT)
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The stored report when published, else a draft."""
    hasil = _hasil(request, pk)
    if hasil.pdf_id:
        return redirect("berkas_unduh", pk=hasil.pdf_id)
    if hasil.diterbitkan_pada:
        terbit.laporan_minta(hasil)
        messages.info(request, "Laporan sedang dibuat. Coba lagi sebentar.")
        return redirect(hasil.kampanye)
    saat = timezone.now().astimezone(ZoneInfo(hasil.kampanye.kota.zona_waktu))
    return unduhan(dokumen.laporan_pdf(hasil, dicetak=saat), f"skm-{hasil.kampanye.periode}-draf.pdf", PDF)


@requires(IZIN_EKSPOR)
@require_safe
def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook of a closing: figures and raw answers, nothing about anybody."""
    hasil = _hasil(request, pk)
    return unduhan(lembar_kerja.buku_xlsx(hasil), f"skm-{hasil.kampanye.periode}-{hasil.kampanye_id}.xlsx", XLSX)
