"""The individual plan and external certificates: the person's pages, and those of who decides."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.tindakan import FormAlasan
from asn.core.views import action, get_visible, requires, visible
from pelatihan.program.filters import SaringanIDP, SaringanLuar
from pelatihan.program.forms import FormAkui, FormButir, FormCatatanAtasan, FormLuar
from pelatihan.program.models import IDP, ButirIDP, SertifikatLuar
from pelatihan.program.services import idp as layanan_idp
from pelatihan.program.services import luar as layanan_luar
from pelatihan.program.services import pilihan
from pelatihan.program.services.baca import riwayat_keadaan
from pelatihan.program.services.tim import tim_saya
from pelatihan.program.tables import TabelIDP, TabelLuar
from pelatihan.program.tables.bersama import teks_jp
from pelatihan.program.views.bantu import EKSPOR, isi, kerjakan
from pelatihan.program.views.belajar import MUKA
from pelatihan.program.workflows import (
    AJUKAN_LUAR,
    IDP_WORKFLOW,
    LUAR_WORKFLOW,
    SETUJUI_IDP,
    SUSUN_IDP,
    VERIFIKASI_LUAR,
)

LIHAT_IDP, LIHAT_LUAR, LIHAT_TIM = "program.view_idp", "program.view_sertifikatluar", "program.lihat_tim"


@requires(LIHAT_TIM)
def tim(request: HttpRequest) -> HttpResponse:
    """A superior's team: gaps, JP, plans that wait."""
    konteks = tim_saya(request.user) | {"judul": "Belajar tim saya", "tanggal_data": request.user.hari_ini()}
    return render(request, "program/tim.html", konteks)


@requires(LIHAT_IDP)
def idp_daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, IDP),
        filterset_class=SaringanIDP,
        table_class=TabelIDP,
        judul="Rencana pengembangan individu",
        nama_daftar="idp",
        ekspor_izin=EKSPOR,
        konteks={
            "kosong": ("Belum ada rencana", "Setiap pegawai menyusunnya dari halaman Belajar.", "notebook-pen"),
        },
        template="program/daftar.html",
    )


@action(SUSUN_IDP)
def idp_mulai(request: HttpRequest) -> HttpResponseBase:
    """Begin the own plan of this year with the most urgent needs in it."""
    baris = layanan_idp.idp_mulai(pegawai=request.user.pegawai, tahun=request.user.hari_ini().year, oleh=request.user)
    return redirect(baris)


@requires(LIHAT_IDP)
def idp(request: HttpRequest, pk: int) -> HttpResponse:
    baris = get_visible(request, IDP, visible(request, IDP).for_list(), pk=pk)
    sendiri = baris.pegawai_id == request.user.pegawai_id
    realisasi = layanan_idp.realisasi(baris)
    konteks = {
        "judul": f"{baris}",
        "remah": [*MUKA, (str(baris), None)] if sendiri else [(str(baris), None)],
        "idp": baris,
        "butir": [(b, realisasi.get(b.pk)) for b in baris.butir.select_related("kompetensi", "kursus")],
        "sendiri": sendiri,
        "boleh_ubah": sendiri and baris.keadaan in layanan_idp.DAPAT_DIUBAH,
        "boleh_putus": not sendiri and baris.keadaan == "diajukan" and request.user.has_perm(SETUJUI_IDP),
        "riwayat": riwayat_keadaan(baris, IDP_WORKFLOW),
    }
    return render(request, "program/idp.html", konteks)


@requires(SUSUN_IDP)
def butir_baru(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = get_visible(request, IDP, pk=pk)
    return _butir(request, ButirIDP(kota_id=baris.kota_id, idp=baris), "Tambah butir")


@requires(SUSUN_IDP)
def butir_ubah(request: HttpRequest, pk: int) -> HttpResponseBase:
    return _butir(request, get_visible(request, ButirIDP, pk=pk), "Ubah butir")


def _butir(request: HttpRequest, butir: ButirIDP, judul: str) -> HttpResponseBase:
    boleh = {"kompetensi": pilihan.kompetensi_semua(), "kursus": pilihan.kursus_aktif(request.user)}
    form = FormButir(request.POST or None, instance=butir, pilihan=boleh)
    return isi(
        request,
        form=form,
        layanan=lambda: layanan_idp.butir_simpan(butir=butir, nilai=form.cleaned_data, oleh=request.user),
        selesai="Butir disimpan.",
        kembali=butir.idp.get_absolute_url(),
        judul=judul,
        remah=[*MUKA, (str(butir.idp), butir.idp.get_absolute_url())],
    )


@action(SUSUN_IDP)
def butir_hapus(request: HttpRequest, pk: int) -> HttpResponseBase:
    butir = get_visible(request, ButirIDP, pk=pk)
    layanan = lambda: layanan_idp.butir_hapus(butir=butir, oleh=request.user)  # noqa: E731
    return kerjakan(request, layanan, "Butir dihapus.", butir.idp.get_absolute_url())


@action(SUSUN_IDP)
def idp_ajukan(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = get_visible(request, IDP, pk=pk)
    layanan = lambda: layanan_idp.idp_ajukan(idp=baris, oleh=request.user)  # noqa: E731
    return kerjakan(request, layanan, "Rencana dikirim kepada atasan Anda.", baris.get_absolute_url())


@requires(SETUJUI_IDP)
def idp_putuskan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Agree with a subordinate's plan, or give it back."""
    baris = get_visible(request, IDP, visible(request, IDP).for_list(), pk=pk)
    form = FormCatatanAtasan(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: layanan_idp.idp_putuskan(
            idp=baris,
            setuju=form.cleaned_data["keputusan"] == "setuju",
            catatan=form.cleaned_data["catatan"],
            oleh=request.user,
        ),
        selesai="Keputusan Anda dicatat dan bawahan Anda diberi kabar.",
        kembali=baris.get_absolute_url(),
        judul="Putuskan rencana pengembangan",
        remah=[("Belajar tim saya", reverse("program:tim")), (str(baris), baris.get_absolute_url())],
        pengantar=baris.pegawai.nama_lengkap,
        label_kirim="Simpan keputusan",
    )


@requires(LIHAT_LUAR)
def luar_daftar(request: HttpRequest) -> HttpResponseBase:
    """The own ones; for the training office the queue of those to check."""
    boleh = request.user.has_perm(AJUKAN_LUAR) and request.user.pegawai_id
    return halaman_daftar(
        request,
        kueri=visible(request, SertifikatLuar),
        filterset_class=SaringanLuar,
        table_class=TabelLuar,
        judul="Sertifikat luar",
        nama_daftar="sertifikat-luar",
        ekspor_izin=EKSPOR,
        konteks={
            "pengantar": "Sertifikat penyelenggara lain. JP dihitung menurut tabel Peraturan LAN 10/2018.",
            "tombol": [("Ajukan sertifikat", reverse("program:luar_baru"))] if boleh else [],
            "kosong": ("Belum ada sertifikat", "Ajukan sertifikat dari penyelenggara lain di sini.", "file-badge"),
        },
        template="program/daftar.html",
    )


@requires(AJUKAN_LUAR)
def luar_baru(request: HttpRequest) -> HttpResponseBase:
    dikirim = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FormLuar(*dikirim, pilihan={"kompetensi": pilihan.kompetensi_semua()})
    return isi(
        request,
        form=form,
        layanan=lambda: layanan_luar.luar_ajukan(
            pegawai=request.user.pegawai,
            nilai=form.nilai(),
            pindaian=form.cleaned_data["pindaian"],
            oleh=request.user,
        ),
        selesai="Sertifikat diajukan; petugas memeriksanya.",
        kembali="",
        url_batal=reverse("program:luar_daftar"),
        judul="Ajukan sertifikat luar",
        remah=[("Sertifikat luar", reverse("program:luar_daftar"))],
        label_kirim="Ajukan",
    )


def _luar(request: HttpRequest, pk: int) -> SertifikatLuar:
    terlihat = visible(request, SertifikatLuar).for_list().select_related("kompetensi", "diperiksa_oleh")
    return get_visible(request, SertifikatLuar, terlihat, pk=pk)


@requires(LIHAT_LUAR)
def luar(request: HttpRequest, pk: int) -> HttpResponse:
    baris = _luar(request, pk)
    jp, kalimat = layanan_luar.hitung_jp(baris)
    konteks = {
        "judul": baris.judul,
        "remah": [("Sertifikat luar", reverse("program:luar_daftar")), (baris.judul, None)],
        "s": baris,
        "jp": jp,
        "kalimat": kalimat,
        "serupa": layanan_luar.serupa(baris) if baris.keadaan == "diajukan" else [],
        "boleh_periksa": baris.keadaan == "diajukan" and request.user.has_perm(VERIFIKASI_LUAR),
        "riwayat": riwayat_keadaan(baris, LUAR_WORKFLOW),
    }
    return render(request, "program/luar.html", konteks)


@requires(VERIFIKASI_LUAR)
def luar_akui(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = _luar(request, pk)
    jp, kalimat = layanan_luar.hitung_jp(baris)
    form = FormAkui(request.POST or None, initial={"jp": teks_jp(jp)})
    return isi(
        request,
        form=form,
        layanan=lambda: layanan_luar.luar_akui(sertifikat=baris, oleh=request.user, **form.cleaned_data),
        selesai="Sertifikat diakui dan tercatat di buku induk.",
        kembali=baris.get_absolute_url(),
        judul="Akui sertifikat ini",
        remah=[("Sertifikat luar", reverse("program:luar_daftar")), (baris.judul, baris.get_absolute_url())],
        pengantar=f"{baris.pegawai.nama_lengkap}, {baris.judul}",
        pesan=kalimat,
        perhatian=layanan_luar.serupa(baris),
        label_kirim="Akui",
    )


@requires(VERIFIKASI_LUAR)
def luar_tolak(request: HttpRequest, pk: int) -> HttpResponseBase:
    baris = _luar(request, pk)
    form = FormAlasan(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: layanan_luar.luar_tolak(
            sertifikat=baris, alasan=form.cleaned_data["alasan"], oleh=request.user
        ),
        selesai="Sertifikat ditolak dan pemiliknya diberi kabar.",
        kembali=baris.get_absolute_url(),
        judul="Tolak sertifikat ini?",
        remah=[("Sertifikat luar", reverse("program:luar_daftar")), (baris.judul, baris.get_absolute_url())],
        pengantar=f"{baris.pegawai.nama_lengkap}, {baris.judul}",
        label_kirim="Tolak",
    )
