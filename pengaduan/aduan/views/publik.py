"""Pages of the citizens: report, receipt, tracking. They work without login and without JavaScript."""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from asn.core.berkas import berkas_tanggapan
from asn.core.bersama import halaman_bersama
from asn.core.cuplikan import berkas_cuplikan
from asn.core.ingat import ingat
from asn.core.laju import pengunjung_hitung, pengunjung_melebihi
from asn.core.models import Berkas
from asn.core.pdf import qr_svg
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from pengaduan.aduan import sesi
from pengaduan.aduan.forms import FormBalas, FormLacak, FormLapor, FormNilai
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.services import pelapor, terima
from pengaduan.aduan.services.bacaan import Bacaan, bacaan
from pengaduan.aduan.services.catatan import LangkahDitolak
from pengaduan.aduan.services.waktu import jam_penerimaan
from pengaduan.aduan.workflows import ARTI

JEBAKAN = "Isian jebakan terisi; mungkin dikirim mesin"
RAMAI = "Banyak laporan dari satu alamat dalam satu jam"


@halaman_bersama()
@publik_kota
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lapor(request: HttpRequest, kota: Kota) -> HttpResponse:
    """The one page of intake; with a preview of what the public will see."""
    if request.method != "POST":
        return _halaman_lapor(request, kota, FormLapor(kota=kota))
    kiriman, laporan = pengunjung_hitung(request, "lapor-tolak", "lapor")
    if kiriman > settings.ADUAN_TOLAK_PER_JAM:
        return _terlalu_sering(request)
    form = FormLapor(request.POST, request.FILES, kota=kota, bersama=True)
    galat = berkas_form(request, kota, form.kunci_kirim)
    if galat or not form.is_valid() or perlu_pratinjau(request, form):
        pengunjung_hitung(request, "lapor", tambah=-1)
        return _sekali_lagi(request, kota, galat)
    curiga = _curiga(form, ramai=laporan > settings.ADUAN_PERIKSA_PER_JAM)
    tanda = terima.aduan_terima(
        kota=kota, kunci=form.kunci_kirim, isi=form.isi_aduan, identitas=form.identitas, curiga=curiga
    )
    response = redirect("lapor:terkirim", kota=slug_kota(kota))
    sesi.tanda_simpan(response, kota, tanda)
    return response


def _sekali_lagi(request: HttpRequest, kota: Kota, galat: list[str]) -> HttpResponse:
    """The form as it was sent: with what is wrong, or with what the public will see."""
    form = FormLapor(request.POST, request.FILES, kota=kota)
    if not form.is_valid() or galat:
        return _halaman_lapor(request, kota, form, galat=galat, status=422)
    return _halaman_lapor(request, kota, form, pratinjau=form.pratinjau)


def berkas_form(request: HttpRequest, kota: Kota, kunci: uuid.UUID) -> list[str]:
    """Keep the files of the form between its steps; sentences about those refused."""
    terima.titipan_lepas(kota=kota, kunci=kunci, ids=request.POST.getlist("lepas"))
    return terima.titip_berkas(kota=kota, kunci=kunci, berkas=request.FILES.getlist("berkas"))


def _sidik_tinjauan(form: FormLapor) -> str:
    bersih = form.cleaned_data
    return hashlib.sha256(repr([bersih[k] for k in ("judul", "isi", "lokasi", "rahasia")]).encode()).hexdigest()


def perlu_pratinjau(request: HttpRequest, form: FormLapor) -> bool:
    """Asked for, or personal data would become public and the reporter has not seen that yet."""
    if request.POST.get("langkah") == "pratinjau":
        return True
    return bool(form.peringatan) and form.cleaned_data["ditinjau"] != _sidik_tinjauan(form)


def _curiga(form: FormLapor, *, ramai: bool) -> str:
    """Why somebody should look first; never a refusal: an office shares one address, a trap may catch a person."""
    if form.cleaned_data["situs"]:
        return JEBAKAN
    return RAMAI if ramai else ""


def _halaman_lapor(
    request: HttpRequest,
    kota: Kota,
    form: FormLapor,
    *,
    galat: list[str] | None = None,
    pratinjau: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    konteks = konteks_lapor(kota, form, galat, pratinjau) | {"judul": f"Lapor kepada Pemerintah {kota.nama}"}
    return tampil_publik(request, kota, "aduan/lapor.html", konteks, status=status)


def konteks_lapor(
    kota: Kota, form: FormLapor, galat: list[str] | None, pratinjau: dict[str, Any] | None
) -> dict[str, Any]:
    """What the form needs, for citizens and for the officer who keys in."""
    return {
        "form": form,
        "galat_berkas": galat or [],
        "pratinjau": pratinjau,
        "ditinjau": _sidik_tinjauan(form) if pratinjau else "",
        "titipan": terima.titipan_milik(kota, form.kunci_kirim) if form.is_bound else [],
    }


def _terlalu_sering(request: HttpRequest) -> HttpResponse:
    response = render(request, "inti/terlalu_sering.html", {"judul": "Terlalu banyak permintaan"}, status=429)
    response.headers["Retry-After"] = "600"
    return response


@publik_kota
@never_cache
@require_safe
def terkirim(request: HttpRequest, kota: Kota) -> HttpResponse:
    """The receipt: number and secret, shown once."""
    # A browser that only asks for headers must not use up the one showing.
    tanda = sesi.tanda_ambil(request, kota) if request.method == "GET" else None
    return tampil_publik(request, kota, "aduan/terkirim.html", konteks_tanda(kota, tanda))


def konteks_tanda(kota: Kota, tanda: dict[str, Any] | None) -> dict[str, Any]:
    alamat = f"{settings.ALAMAT_PUBLIK.rstrip('/')}{reverse('lapor:lacak', args=[slug_kota(kota)])}"
    # The code in the picture carries the number alone: whoever finds the paper's photo cannot open the report.
    qr = qr_svg(f"{alamat}?nomor={tanda['nomor']}") if tanda else ""
    judul = "Laporan Anda sudah kami terima" if tanda else "Tanda terima sudah ditampilkan"
    return {"judul": judul, "tanda": tanda, "alamat_lacak": alamat, "qr": qr}


@halaman_bersama()
@publik_kota
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lacak(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Open a report by number and secret. Every failure looks the same."""
    if request.method != "POST":
        form = FormLacak(initial={"nomor": request.GET.get("nomor", "")[:40]})
        return _halaman_lacak(request, kota, form)
    if pengunjung_melebihi(request, "lacak", batas=settings.ADUAN_LACAK_PER_10_MENIT, detik=600):
        return _terlalu_sering(request)
    form = FormLacak(request.POST)
    if form.is_valid():
        aduan_id = pelapor.aduan_buka(kota=kota, **form.cleaned_data)
        if aduan_id is not None:
            response = redirect("lapor:laporan", kota=slug_kota(kota))
            sesi.buka(response, kota, aduan_id)
            return response
        form.add_error(None, pelapor.TIDAK_COCOK)
    return _halaman_lacak(request, kota, form, status=422)


def _halaman_lacak(request: HttpRequest, kota: Kota, form: FormLacak, status: int = 200) -> HttpResponse:
    konteks = {"judul": "Lacak laporan", "form": form}
    return tampil_publik(request, kota, "aduan/lacak.html", konteks, status=status)


def _milik(request: HttpRequest, kota: Kota) -> Aduan | None:
    pk = sesi.terbuka(request, kota)
    return pelapor.aduan_pelapor(kota, pk) if pk else None


@publik_kota
@never_cache
@require_safe
def laporan(request: HttpRequest, kota: Kota) -> HttpResponse:
    """The opened report. Its address says nothing, so there is no link to steal."""
    pk = sesi.terbuka(request, kota)
    baca = bacaan(kota, pk) if pk else None
    return redirect("lapor:lacak", kota=slug_kota(kota)) if baca is None else _halaman_laporan(request, kota, baca)


def _halaman_laporan(
    request: HttpRequest,
    kota: Kota,
    baca: Bacaan,
    *,
    balas: FormBalas | None = None,
    nilai: FormNilai | None = None,
    galat: list[str] | None = None,
) -> HttpResponse:
    boleh_buka = pelapor.boleh_buka_kembali(baca, jam_penerimaan(kota))
    boleh_nilai = pelapor.boleh_nilai(baca)
    konteks = {
        "judul": baca.judul,
        "aduan": baca,
        "arti": ARTI[baca.keadaan],
        "boleh_balas": not baca.berakhir,
        "boleh_buka": boleh_buka,
        "boleh_nilai": boleh_nilai,
        "form_balas": None if baca.berakhir else balas or FormBalas(),
        "balas_kosong": "" if baca.berakhir or balas else ingat("aduan-balas-kosong", _balas_kosong),
        "form_nilai": nilai or FormNilai() if boleh_buka or boleh_nilai else None,
        "galat": galat or [],
    }
    salah = bool(galat) or (balas or nilai) is not None
    return tampil_publik(request, kota, "aduan/laporan.html", konteks, status=422 if salah else 200)


def _balas_kosong() -> str:
    """The empty fields of a reply are the same for everybody."""
    return render_to_string("aduan/isian_balas.html", {"form": FormBalas()})


def _tolak_laporan(request: HttpRequest, kota: Kota, aduan: Aduan, **lain: Any) -> HttpResponse:
    """The report once more, with what was wrong."""
    baca = bacaan(kota, aduan.pk)
    return _halaman_laporan(request, kota, baca, **lain) if baca else redirect("lapor:lacak", kota=slug_kota(kota))


@publik_kota
@require_POST
def balas(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Words and files of the reporter."""
    aduan = _milik(request, kota)
    if aduan is None:
        return redirect("lapor:lacak", kota=slug_kota(kota))
    form = FormBalas(request.POST, request.FILES)
    galat: list[str] = []
    if form.is_valid():
        try:
            galat = pelapor.balas_berlampiran(
                aduan=aduan,
                isi=form.cleaned_data["isi"],
                kunci=form.cleaned_data["kunci"],
                berkas=request.FILES.getlist("berkas"),
            )
        except LangkahDitolak as salah:
            galat = [str(salah)]
        if not galat:
            return redirect("lapor:laporan", kota=slug_kota(kota))
    return _tolak_laporan(request, kota, aduan, balas=form, galat=galat)


@publik_kota
@require_POST
def nilai(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Solved or not."""
    aduan = _milik(request, kota)
    if aduan is None:
        return redirect("lapor:lacak", kota=slug_kota(kota))
    form = FormNilai(request.POST)
    if form.is_valid():
        bersih = form.cleaned_data
        try:
            pelapor.aduan_nilai(
                aduan=aduan,
                teratasi=bersih["teratasi"] == "ya",
                kepuasan=bersih["kepuasan"],
                ulasan=bersih["ulasan"],
            )
        except LangkahDitolak as salah:
            return _tolak_laporan(request, kota, aduan, galat=[str(salah)])
        return redirect("lapor:laporan", kota=slug_kota(kota))
    return _tolak_laporan(request, kota, aduan, nilai=form)


@publik_kota
@never_cache
@require_safe
def berkas(request: HttpRequest, kota: Kota, pk: uuid.UUID) -> HttpResponseBase:
    """A file of the opened report: own evidence and what came with official answers."""
    return berkas_tanggapan(_berkas_milik(request, kota, pk))


@publik_kota
@never_cache
@require_safe
def foto(request: HttpRequest, kota: Kota, pk: uuid.UUID) -> HttpResponse:
    """A small copy of such a picture, for the page itself."""
    return berkas_cuplikan(_berkas_milik(request, kota, pk))


def _berkas_milik(request: HttpRequest, kota: Kota, pk: uuid.UUID) -> Berkas:
    aduan = _milik(request, kota)
    lampiran = pelapor.lampiran_pelapor(aduan).filter(berkas=pk).first() if aduan else None
    if lampiran is None:
        raise Http404
    return lampiran.berkas


@publik_kota
@require_POST
def tutup(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Done reading, on a computer that others use."""
    sesi.tutup(request)
    return redirect("lapor:lacak", kota=slug_kota(kota))


@halaman_bersama("halaman")
@publik_kota
@require_safe
def daftar(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Reports officers have released, as the public may read them."""
    konteks = pelapor.laporan_terbit(kota, request.GET.get("halaman", "1")[:6])
    return tampil_publik(request, kota, "aduan/terbit.html", konteks | {"judul": "Laporan warga"})
