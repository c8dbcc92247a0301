"""A trainer's own classes: attendance by the code on the screen, corrections, marks."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from asn.core.pdf import qr_svg
from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from pelatihan.program.filters import SaringanAngkatan
from pelatihan.program.forms import FormKoreksi, FormNilai
from pelatihan.program.models import Angkatan, Peserta, Sesi
from pelatihan.program.rules.kode import sisa_detik
from pelatihan.program.services import kelas, presensi
from pelatihan.program.services.baca import hadir_sesi, peserta_bernilai, sesi_kelas
from pelatihan.program.tables import TabelMengajar
from pelatihan.program.views.bantu import Remah, isi, kerjakan
from pelatihan.program.workflows import AJAR


@requires(AJAR)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """For a trainer the own classes; the training office sees all."""
    return halaman_daftar(
        request,
        kueri=visible(request, Angkatan),
        filterset_class=SaringanAngkatan,
        table_class=TabelMengajar,
        judul="Kelas yang saya ajar",
        nama_daftar="kelas-diajar",
        konteks={
            "pengantar": "Kehadiran dan nilai kelas Anda. Kelas pengajar lain tidak ditampilkan.",
            "kosong": ("Belum ada kelas", "Kelas muncul setelah Anda ditetapkan sebagai pengajarnya.", "presentation"),
        },
        template="program/daftar.html",
    )


def _kelas(request: HttpRequest, pk: int) -> Angkatan:
    return get_visible(request, Angkatan, visible(request, Angkatan).select_related("kursus", "kota"), pk=pk)


def _remah(baris: Angkatan) -> Remah:
    alamat = reverse("program:mengajar_kelas", args=[baris.pk])
    return [("Kelas yang saya ajar", reverse("program:mengajar")), (baris.nama, alamat)]


def _sesi(request: HttpRequest, pk: int) -> Sesi:
    return get_visible(request, Sesi, visible(request, Sesi).select_related("angkatan__kota"), pk=pk)


@requires(AJAR)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Sessions and participants of one class."""
    baris = _kelas(request, pk)
    konteks = {
        "judul": baris.nama,
        "remah": [("Kelas yang saya ajar", reverse("program:mengajar")), (baris.nama, None)],
        "k": baris,
        "sesi": sesi_kelas(baris),
        "peserta": peserta_bernilai(baris),
        "putusan": kelas.putusan_peserta(baris) if baris.keadaan == "berjalan" else [],
    }
    return render(request, "program/mengajar.html", konteks)


@requires(AJAR)
def nilai(request: HttpRequest, pk: int) -> HttpResponseBase:
    """All marks on one page."""
    baris = _kelas(request, pk)
    form = FormNilai(request.POST or None, peserta=peserta_bernilai(baris))
    return isi(
        request,
        form=form,
        layanan=lambda: kelas.nilai_simpan(angkatan=baris, nilai=form.nilai(), oleh=request.user),
        selesai="Nilai disimpan.",
        kembali=reverse("program:mengajar_kelas", args=[baris.pk]),
        judul="Nilai peserta",
        remah=_remah(baris),
        templat="program/nilai.html",
        k=baris,
        baris=form.baris(),
    )


@requires(AJAR)
@never_cache
def layar(request: HttpRequest, pk: int) -> HttpResponse:
    """The code and its QR for the screen of the class; the page renews itself with the code."""
    sesi = _sesi(request, pk)
    kode = presensi.kode_layar(sesi)
    alamat = request.build_absolute_uri(reverse("program:hadir", args=[sesi.pk]) + f"?kode={kode}")
    konteks = {
        "judul": sesi.materi,
        "remah": [*_remah(sesi.angkatan), (sesi.materi, None)],
        "sesi": sesi,
        "kode": kode,
        "qr": qr_svg(alamat) if kode else "",
        "sisa": sisa_detik(timezone.now()),
        "hadir": hadir_sesi(sesi),
    }
    return render(request, "program/layar.html", konteks)


@action(AJAR)
def buka(request: HttpRequest, pk: int) -> HttpResponseBase:
    sesi = _sesi(request, pk)
    layanan = lambda: presensi.presensi_buka(sesi=sesi, oleh=request.user)  # noqa: E731
    return kerjakan(request, layanan, "Presensi dibuka.", reverse("program:layar", args=[sesi.pk]))


@action(AJAR)
def tutup(request: HttpRequest, pk: int) -> HttpResponseBase:
    sesi = _sesi(request, pk)
    layanan = lambda: presensi.presensi_tutup(sesi=sesi, oleh=request.user)  # noqa: E731
    return kerjakan(request, layanan, "Presensi ditutup.", reverse("program:layar", args=[sesi.pk]))


@requires(AJAR)
def koreksi(request: HttpRequest, pk: int, peserta: int) -> HttpResponseBase:
    """Presence of one participant, corrected with why."""
    sesi = _sesi(request, pk)
    milik = visible(request, Peserta).select_related("pegawai").filter(angkatan=sesi.angkatan_id)
    satu = get_visible(request, Peserta, milik, pk=peserta)
    form = FormKoreksi(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: presensi.presensi_koreksi(sesi=sesi, peserta=satu, oleh=request.user, **form.cleaned_data),
        selesai="Kehadiran dikoreksi.",
        kembali=reverse("program:layar", args=[sesi.pk]),
        judul=f"Koreksi kehadiran {satu.pegawai.nama}",
        remah=[*_remah(sesi.angkatan), (sesi.materi, reverse("program:layar", args=[sesi.pk]))],
        label_kirim="Simpan koreksi",
    )
