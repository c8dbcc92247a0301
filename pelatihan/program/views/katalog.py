"""Catalogue, partners with their agreements, trainers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from pelatihan.program.filters import SaringanKursus, SaringanMitra, SaringanPengajar
from pelatihan.program.forms import FormKursus, FormMitra, FormNaskah, FormPengajar, FormPerjanjian
from pelatihan.program.models import Kursus, Mitra, Pengajar, PerjanjianMitra
from pelatihan.program.services import pilihan, susun
from pelatihan.program.services.baca import mitra_rincian, pengajar_bermarka
from pelatihan.program.tables import TabelKursus, TabelMitra, TabelPengajar
from pelatihan.program.views.bantu import EKSPOR, Remah, isi, tab

LIHAT, KELOLA = "program.view_kursus", "program.kelola_katalog"
LIHAT_MITRA, KELOLA_MITRA = "program.view_mitra", "program.kelola_mitra"
TAB = (
    ("Katalog", "kursus", "program:kursus_daftar", LIHAT),
    ("Mitra", "mitra", "program:mitra_daftar", LIHAT_MITRA),
    ("Pengajar", "pengajar", "program:pengajar_daftar", LIHAT_MITRA),
)


@requires(LIHAT)
def kursus_daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, Kursus),
        filterset_class=SaringanKursus,
        table_class=TabelKursus,
        judul="Katalog pelatihan",
        nama_daftar="katalog-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab(request, TAB, "kursus"),
            "tombol": _tombol(request, KELOLA, "Tambah kursus", "program:kursus_baru"),
            "kosong": ("Belum ada kursus", "Tambahkan kursus pertama agar kelas dapat dirancang.", "book-open"),
        },
        template="program/daftar.html",
    )


def _tombol(request: HttpRequest, izin: str, label: str, nama: str) -> list[tuple[str, str]]:
    return [(label, reverse(nama))] if request.user.has_perm(izin) else []


@requires(LIHAT)
def kursus(request: HttpRequest, pk: int) -> HttpResponse:
    """One course with its classes."""
    baris = get_visible(request, Kursus, visible(request, Kursus).for_list(), pk=pk)
    konteks = {
        "judul": baris.judul,
        "remah": [("Katalog", reverse("program:kursus_daftar")), (baris.judul, None)],
        "k": baris,
        "kelas": baris.angkatan.for_list()[:20],
        "boleh_kelola": request.user.has_perm(KELOLA),
    }
    return render(request, "program/kursus.html", konteks)


@requires(KELOLA)
def kursus_baru(request: HttpRequest) -> HttpResponseBase:
    baru = Kursus(kota=pilihan.kota_kelola(request.user, KELOLA))
    return _kursus(request, baru, "Tambah kursus", "Kursus ditambahkan ke katalog.")


@requires(KELOLA)
def kursus_ubah(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = get_visible(request, Kursus, pk=pk)
    return _kursus(request, baris, f"Ubah {baris.judul}", "Perubahan kursus disimpan.")


def _kursus(request: HttpRequest, baris: Kursus, judul: str, selesai: str) -> HttpResponseBase:
    boleh = {"kompetensi": pilihan.kompetensi_semua(), "prasyarat": pilihan.kursus_aktif(request.user)}
    form = FormKursus(request.POST or None, instance=baris, pilihan=boleh)
    return isi(
        request,
        form=form,
        layanan=lambda: susun.kursus_simpan(kursus=baris, nilai=form.cleaned_data),
        selesai=selesai,
        kembali=baris.get_absolute_url() if baris.pk else reverse("program:kursus_daftar"),
        judul=judul,
        remah=[("Katalog", reverse("program:kursus_daftar"))],
    )


@requires(LIHAT_MITRA)
def mitra_daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, Mitra),
        filterset_class=SaringanMitra,
        table_class=TabelMitra,
        judul="Mitra pelatihan",
        nama_daftar="mitra-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab(request, TAB, "mitra"),
            "tombol": _tombol(request, KELOLA_MITRA, "Tambah mitra", "program:mitra_baru"),
            "kosong": ("Belum ada mitra", "Catat perguruan tinggi atau lembaga beserta perjanjiannya.", "handshake"),
        },
        template="program/daftar.html",
    )


@requires(LIHAT_MITRA)
def mitra(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: agreements, classes, marks of its trainers."""
    baris = get_visible(request, Mitra, pk=pk)
    konteks = mitra_rincian(baris) | {
        "judul": baris.nama,
        "remah": [("Mitra", reverse("program:mitra_daftar")), (baris.nama, None)],
        "m": baris,
        "boleh_kelola": request.user.has_perm(KELOLA_MITRA),
        "tanggal_data": request.user.hari_ini(),
    }
    return render(request, "program/mitra.html", konteks)


@requires(KELOLA_MITRA)
def mitra_baru(request: HttpRequest) -> HttpResponseBase:
    baru = Mitra(kota=pilihan.kota_kelola(request.user, KELOLA_MITRA))
    return _mitra(request, baru, "Tambah mitra")


@requires(KELOLA_MITRA)
def mitra_ubah(request: HttpRequest, pk: int) -> HttpResponseBase:
    return _mitra(request, get_visible(request, Mitra, pk=pk), "Ubah mitra")


def _mitra(request: HttpRequest, baris: Mitra, judul: str) -> HttpResponseBase:
    form = FormMitra(request.POST or None, instance=baris)
    return isi(
        request,
        form=form,
        layanan=lambda: susun.mitra_simpan(mitra=baris, nilai=form.cleaned_data),
        selesai="Data mitra disimpan.",
        kembali=baris.get_absolute_url() if baris.pk else "",
        url_batal=reverse("program:mitra_daftar"),
        judul=judul,
        remah=[("Mitra", reverse("program:mitra_daftar"))],
    )


@requires(KELOLA_MITRA)
def perjanjian(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Add an agreement; an extension is a new one."""
    baris = get_visible(request, Mitra, pk=pk)
    dikirim = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FormPerjanjian(*dikirim, instance=PerjanjianMitra(kota=baris.kota, mitra=baris))
    return isi(
        request,
        form=form,
        layanan=lambda: susun.perjanjian_catat(
            mitra=baris, nilai=form.nilai(), naskah=form.cleaned_data["naskah"], oleh=request.user
        ),
        selesai="Perjanjian dicatat.",
        kembali=baris.get_absolute_url(),
        judul="Catat perjanjian",
        remah=_remah_mitra(baris),
        pesan="Kelas bersama mitra ini hanya dapat dibuka dalam masa perjanjiannya.",
    )


def _remah_mitra(baris: Mitra) -> Remah:
    return [("Mitra", reverse("program:mitra_daftar")), (baris.nama, baris.get_absolute_url())]


@requires(KELOLA_MITRA)
def naskah(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Add the signed text of an agreement, or replace it; the file before stays stored."""
    baris = get_visible(request, PerjanjianMitra, visible(request, PerjanjianMitra).select_related("mitra"), pk=pk)
    form = FormNaskah(*((request.POST, request.FILES) if request.method == "POST" else ()))
    return isi(
        request,
        form=form,
        layanan=lambda: susun.naskah_simpan(perjanjian=baris, naskah=form.cleaned_data["naskah"], oleh=request.user),
        selesai="Naskah perjanjian tersimpan.",
        kembali=baris.mitra.get_absolute_url(),
        judul="Ganti naskah perjanjian" if baris.berkas_id else "Unggah naskah perjanjian",
        remah=_remah_mitra(baris.mitra),
        pengantar=f"{baris.nomor}, {baris.tentang}",
        label_kirim="Unggah",
    )


@requires(LIHAT_MITRA)
def pengajar_daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, Pengajar),
        filterset_class=SaringanPengajar,
        table_class=TabelPengajar,
        judul="Pengajar",
        nama_daftar="pengajar-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab(request, TAB, "pengajar"),
            "tombol": _tombol(request, KELOLA_MITRA, "Tambah pengajar", "program:pengajar_baru"),
            "kosong": ("Belum ada pengajar", "Catat pengajar dari mitra atau dari pegawai sendiri.", "presentation"),
        },
        template="program/daftar.html",
    )


@requires(KELOLA_MITRA)
def pengajar_baru(request: HttpRequest) -> HttpResponseBase:
    return _pengajar(request, Pengajar(kota=pilihan.kota_kelola(request.user, KELOLA_MITRA)), "Tambah pengajar")


@requires(KELOLA_MITRA)
def pengajar_ubah(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = get_visible(request, Pengajar, pk=pk)
    return _pengajar(request, baris, "Ubah pengajar", rincian=pengajar_bermarka(baris))


def _pengajar(request: HttpRequest, baris: Pengajar, judul: str, **konteks: Any) -> HttpResponseBase:
    boleh = {"mitra": pilihan.mitra_aktif(request.user), "akun": pilihan.akun_pengajar(request.user, baris)}
    form = FormPengajar(request.POST or None, instance=baris, pilihan=boleh)
    return isi(
        request,
        form=form,
        layanan=lambda: susun.pengajar_simpan(pengajar=baris, nilai=form.cleaned_data),
        selesai="Data pengajar disimpan.",
        kembali=reverse("program:pengajar_daftar"),
        judul=judul,
        remah=[("Pengajar", reverse("program:pengajar_daftar"))],
        **konteks,
    )
