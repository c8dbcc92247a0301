"""Classes as the training office runs them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.tindakan import FormAlasan
from asn.core.views import action, get_visible, requires, visible
from pelatihan.program.filters import SaringanAngkatan
from pelatihan.program.forms import FormAngkatan, FormGanti, FormRealisasi, FormSesi, FormUndang
from pelatihan.program.models import Angkatan, Peserta, Sesi
from pelatihan.program.services import kelas, kursi, pilihan, susun
from pelatihan.program.services.baca import kelas_rincian, riwayat_keadaan
from pelatihan.program.services.surat import surat_terbitkan
from pelatihan.program.tables import TabelAngkatan
from pelatihan.program.views.bantu import EKSPOR, Remah, isi, kerjakan
from pelatihan.program.workflows import ANGKATAN_WORKFLOW, KELOLA_KELAS

LIHAT = "program.view_angkatan"


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    boleh = request.user.has_perm(KELOLA_KELAS)
    return halaman_daftar(
        request,
        kueri=visible(request, Angkatan),
        filterset_class=SaringanAngkatan,
        table_class=TabelAngkatan,
        judul="Kelas pelatihan",
        nama_daftar="kelas-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "pengantar": "Kelas berdiri di atas rencana dan anggarannya; kursinya diisi menurut aturan antrean.",
            "tombol": [("Rancang kelas", reverse("program:angkatan_baru"))] if boleh else [],
            "kosong": ("Belum ada kelas", "Rancang kelas dari rencana yang sudah divalidasi.", "graduation-cap"),
        },
        template="program/daftar.html",
    )


def _kelas(request: HttpRequest, pk: int) -> Angkatan:
    return get_visible(request, Angkatan, visible(request, Angkatan).for_list(), pk=pk)


def _remah(baris: Angkatan) -> Remah:
    return [("Kelas", reverse("program:angkatan_daftar")), (baris.nama, baris.get_absolute_url())]


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    baris = _kelas(request, pk)
    konteks = kelas_rincian(baris) | {
        "judul": baris.nama,
        "remah": [("Kelas", reverse("program:angkatan_daftar")), (baris.nama, None)],
        "k": baris,
        "langkah": ANGKATAN_WORKFLOW.tersedia(baris.keadaan, request.user),
        "riwayat": riwayat_keadaan(baris, ANGKATAN_WORKFLOW),
        "boleh_kelola": request.user.has_perm(KELOLA_KELAS),
        "tanggal_data": request.user.hari_ini(),
    }
    return render(request, "program/angkatan.html", konteks)


@requires(KELOLA_KELAS)
def baru(request: HttpRequest) -> HttpResponseBase:
    """A new class, usually out of a validated plan."""
    awal: dict[str, Any] = {"rencana": request.GET.get("rencana"), "kursus": request.GET.get("kursus")}
    rencana = pilihan.rencana_sah(request.user).filter(pk=_nomor(awal["rencana"])).first()
    if rencana is not None:
        awal = pilihan.awal_dari_rencana(rencana)
    baris = Angkatan(kota=pilihan.kota_kelola(request.user, KELOLA_KELAS))
    return _form(request, baris, "Rancang kelas", awal)


def _nomor(teks: str | None) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdecimal() and len(teks) < 10 else 0


@requires(KELOLA_KELAS)
def ubah(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = _kelas(request, pk)
    awal = {"pengajar": list(baris.pengajar.all()), "versi": baris.versi}
    return _form(request, baris, "Ubah kelas", awal)


def _form(request: HttpRequest, baris: Angkatan, judul: str, awal: dict[str, Any]) -> HttpResponseBase:
    boleh = {
        "kursus": pilihan.kursus_aktif(request.user),
        "rencana": pilihan.rencana_sah(request.user),
        "mitra": pilihan.mitra_aktif(request.user),
        "pengajar": pilihan.pengajar_aktif(request.user),
        "anggaran": pilihan.anggaran(request.user),
    }
    form = FormAngkatan(request.POST or None, instance=baris, initial=awal, pilihan=boleh)
    return isi(
        request,
        form=form,
        layanan=lambda: susun.angkatan_simpan(
            angkatan=baris,
            nilai=form.nilai(),
            pengajar=form.cleaned_data["pengajar"],
            versi=form.cleaned_data["versi"] if baris.pk else None,
        ),
        selesai="Kelas disimpan. Susun sesinya, lalu buka pendaftaran.",
        kembali=baris.get_absolute_url() if baris.pk else "",
        url_batal=baris.get_absolute_url() if baris.pk else reverse("program:angkatan_daftar"),
        judul=judul,
        remah=_remah(baris) if baris.pk else [("Kelas", reverse("program:angkatan_daftar"))],
    )


@requires(KELOLA_KELAS)
def sesi_baru(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = _kelas(request, pk)
    form = FormSesi(request.POST or None, instance=Sesi(kota=baris.kota, angkatan=baris))
    return isi(
        request,
        form=form,
        layanan=lambda: susun.sesi_simpan(sesi=Sesi(kota_id=baris.kota_id, angkatan=baris), nilai=form.cleaned_data),
        selesai="Sesi ditambahkan.",
        kembali=baris.get_absolute_url(),
        judul="Tambah sesi",
        remah=_remah(baris),
    )


@action(KELOLA_KELAS)
def sesi_hapus(request: HttpRequest, pk: int) -> HttpResponseBase:
    sesi = get_visible(request, Sesi, visible(request, Sesi).select_related("angkatan"), pk=pk)
    kembali = sesi.angkatan.get_absolute_url()
    return kerjakan(request, lambda: susun.sesi_hapus(sesi=sesi), "Sesi dihapus.", kembali)


@action(KELOLA_KELAS)
def buka(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Open registration: the page says at once why not."""
    baris = _kelas(request, pk)
    selesai = "Pendaftaran dibuka; biaya kelas terikat pada anggarannya."
    layanan = lambda: kelas.angkatan_buka(angkatan=baris, oleh=request.user)  # noqa: E731
    return kerjakan(request, layanan, selesai, baris.get_absolute_url())


@action(KELOLA_KELAS)
def mulai(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = _kelas(request, pk)
    layanan = lambda: kelas.angkatan_mulai(angkatan=baris, oleh=request.user)  # noqa: E731
    return kerjakan(request, layanan, "Kelas dimulai.", baris.get_absolute_url())


@requires(KELOLA_KELAS)
def selesaikan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What it cost, and the verdicts that follow."""
    baris = _kelas(request, pk)
    if baris.keadaan != "berjalan":
        raise Http404
    form = FormRealisasi(request.POST or None, initial={"realisasi": int(baris.biaya)})
    putusan = kelas.putusan_peserta(baris)
    lulus = sum(bool(p) for _, p, hadir in putusan if hadir)
    return isi(
        request,
        form=form,
        layanan=lambda: kelas.angkatan_selesaikan(angkatan=baris, oleh=request.user, **form.cleaned_data),
        selesai="Kelas selesai; sertifikat dan lembar evaluasi sedang disiapkan.",
        kembali=baris.get_absolute_url(),
        judul="Selesaikan kelas ini?",
        remah=_remah(baris),
        pesan="Kelulusan ditetapkan menurut kehadiran dan nilai; sertifikat terbit dan JP tercatat di buku induk.",
        rincian=[
            ("Lulus", f"{lulus} peserta"),
            ("Tidak lulus atau tidak hadir", f"{len(putusan) - lulus} peserta"),
        ],
        bahaya=True,
        label_kirim="Selesaikan kelas",
    )


@requires(KELOLA_KELAS)
def batalkan(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = _kelas(request, pk)
    form = FormAlasan(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: kelas.angkatan_batalkan(angkatan=baris, alasan=form.cleaned_data["alasan"], oleh=request.user),
        selesai="Kelas dibatalkan; anggarannya kembali dan semua peserta diberi kabar.",
        kembali=baris.get_absolute_url(),
        judul="Batalkan kelas ini?",
        remah=_remah(baris),
        pesan=f"{baris.terisi} peserta kehilangan kursinya dan membaca alasan Anda.",
        bahaya=True,
        label_kirim="Batalkan kelas",
    )


@requires(KELOLA_KELAS)
def undang(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Nominate from the ranked needs for the competency of the course."""
    baris = _kelas(request, pk)
    calon = pilihan.calon_dari_kebutuhan(request.user, baris)
    form = FormUndang(request.POST or None, calon=calon)

    def layanan() -> None:
        dipilih = set(form.cleaned_data["pegawai"])
        orang = [c.pegawai for c in calon if str(c.pegawai_id) in dipilih]
        _, tolak = kursi.peserta_undang(angkatan=baris, pegawai=orang, oleh=request.user)
        for kalimat in tolak:
            messages.warning(request, kalimat)

    return isi(
        request,
        form=form,
        layanan=layanan,
        selesai="Calon ditempatkan menurut aturan antrean.",
        kembali=baris.get_absolute_url(),
        judul="Usulkan dari kebutuhan",
        remah=_remah(baris),
        templat="program/undang.html",
        calon=calon,
        k=baris,
        label_kirim="Usulkan yang dipilih",
    )


@action(KELOLA_KELAS)
def surat_tugas(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One letter for everybody without one."""
    baris = _kelas(request, pk)
    layanan = lambda: surat_terbitkan(angkatan=baris, oleh=request.user)  # noqa: E731
    return kerjakan(request, layanan, "Surat tugas diterbitkan; PDF sedang dibuat.", baris.get_absolute_url())


def _peserta(request: HttpRequest, pk: int) -> Peserta:
    terlihat = visible(request, Peserta).select_related("pegawai", "angkatan__kota", "angkatan__kursus")
    return get_visible(request, Peserta, terlihat, pk=pk)


@requires(KELOLA_KELAS)
def undurkan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take one out; the next in the queue gets the seat."""
    p = _peserta(request, pk)
    form = FormAlasan(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: kursi.peserta_mundur(
            peserta=p, alasan=form.cleaned_data["alasan"], oleh=request.user, sendiri=False
        ),
        selesai="Peserta diundurkan; kursinya diisi dari antrean.",
        kembali=p.angkatan.get_absolute_url(),
        judul=f"Undurkan {p.pegawai.nama}?",
        remah=_remah(p.angkatan),
        pesan="Peserta membaca alasan Anda. Kursinya langsung diberikan kepada calon berikutnya dalam antrean.",
        bahaya=True,
        label_kirim="Undurkan",
    )


@requires(KELOLA_KELAS)
def gantikan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand a seat over to a colleague of the same unit."""
    p = _peserta(request, pk)
    form = FormGanti(request.POST or None, pegawai=pilihan.pengganti(request.user, p.angkatan, p.pegawai.instansi_id))
    return isi(
        request,
        form=form,
        layanan=lambda: kursi.peserta_gantikan(peserta=p, oleh=request.user, **form.cleaned_data),
        selesai="Kursi diserahkan kepada pengganti.",
        kembali=p.angkatan.get_absolute_url(),
        judul=f"Gantikan {p.pegawai.nama}",
        remah=_remah(p.angkatan),
        label_kirim="Gantikan",
    )
