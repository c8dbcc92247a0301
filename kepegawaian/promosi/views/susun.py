"""Preparing a selection: schedule, positions with their requirements, weights, committee."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.services.pilihan import kota_pilihan
from kepegawaian.promosi.forms import FormBobot, FormLowongan, FormPanitia, FormSeleksi, FormSeleksiBaru, FormSyarat
from kepegawaian.promosi.models import AnggotaPanitia, Lowongan, SeleksiJabatan
from kepegawaian.promosi.services import susun
from kepegawaian.promosi.services.lowong import lowong_terlihat
from kepegawaian.promosi.views.bersama import isi_form
from kepegawaian.promosi.views.seleksi import ambil, remah
from kepegawaian.promosi.workflows import KELOLA


def lowong_bebas(request: HttpRequest) -> Any:
    """Vacant positions that no living selection is filling."""
    bebas = lowong_terlihat(request.user, KELOLA, request.user.hari_ini()).filter(seleksi_id=None)
    return bebas.order_by("instansi__jalur", "nama")


@requires(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    """A draft, from one or several vacant positions."""
    hari = request.user.hari_ini()
    terpilih = [x for x in request.GET.getlist("jabatan") if x.isdecimal()]
    form = FormSeleksiBaru(
        request.POST or None, jabatan=lowong_bebas(request), hari_ini=hari, initial={"jabatan": terpilih}
    )
    return isi_form(
        request,
        form,
        lambda: susun.seleksi_buat(
            nilai=form.cleaned_data,
            jabatan=form.cleaned_data["jabatan"],
            kota_id=kota_form(request, form),
            oleh=request.user,
        ),
        selesai="Draf seleksi dibuat. Lengkapi bobot dan panitianya, lalu umumkan.",
        ke=lambda hasil: hasil.get_absolute_url(),
        judul="Seleksi baru",
        remah=[("Seleksi jabatan", reverse("promosi:seleksi_daftar")), ("Seleksi baru", None)],
        label_kirim="Buat draf",
        url_batal=reverse("promosi:lowong"),
    )


def kota_form(request: HttpRequest, form: Any) -> int:
    """The city of the chosen positions; a person of several cities works in one at a time."""
    jabatan = form.cleaned_data["jabatan"].first()
    return int(jabatan.kota_id) if jabatan else kota_pilihan(request.user, KELOLA)[0].pk


@requires(KELOLA)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    seleksi = ambil(request, pk)
    form = FormSeleksi(request.POST or None, instance=seleksi, hari_ini=request.user.hari_ini())
    return isi_form(
        request,
        form,
        lambda: susun.seleksi_ubah(
            seleksi=seleksi, versi=form.cleaned_data["versi"], nilai=form.cleaned_data, oleh=request.user
        ),
        selesai="Seleksi disimpan.",
        ke=lambda hasil: hasil.get_absolute_url(),
        judul="Ubah seleksi",
        remah=remah(seleksi, "Ubah"),
        url_batal=seleksi.get_absolute_url(),
    )


@requires(KELOLA)
def bobot(request: HttpRequest, pk: int) -> HttpResponse:
    """Weights that sum to exactly 100."""
    seleksi = ambil(request, pk)
    form = FormBobot(request.POST or None, tahap=seleksi.tahap.all())
    return isi_form(
        request,
        form,
        lambda: (susun.tahap_atur(seleksi=seleksi, bobot=form.bobot(), oleh=request.user), True),
        selesai="Bobot disimpan. Lihat catatan kisarannya pada bagian Ringkasan.",
        ke=lambda _: f"{seleksi.get_absolute_url()}?bagian=tahap",
        judul="Bobot tahap",
        pesan="Jumlah bobot harus tepat 100. Isi 0 untuk tahap yang tidak dipakai.",
        remah=remah(seleksi, "Bobot"),
        url_batal=seleksi.get_absolute_url(),
    )


@requires(KELOLA)
def lowongan_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    seleksi = ambil(request, pk)
    form = FormLowongan(request.POST or None, jabatan=lowong_bebas(request).filter(kota=seleksi.kota_id))
    return isi_form(
        request,
        form,
        lambda: susun.lowongan_tambah(seleksi=seleksi, jabatan=form.cleaned_data["jabatan"], oleh=request.user),
        selesai="Jabatan ditambahkan.",
        ke=lambda _: seleksi.get_absolute_url(),
        judul="Tambah jabatan lowong",
        remah=remah(seleksi, "Tambah jabatan"),
        url_batal=seleksi.get_absolute_url(),
    )


def _lowongan(request: HttpRequest, pk: int) -> Lowongan:
    kueri = visible(request, Lowongan).select_related("seleksi__kota", "jabatan__instansi")
    baris: Lowongan = get_visible(request, Lowongan, kueri, pk=pk)
    return baris


@requires(KELOLA)
def syarat(request: HttpRequest, pk: int) -> HttpResponse:
    """What the announcement asks beyond the law."""
    lowongan = _lowongan(request, pk)
    form = FormSyarat(request.POST or None, initial={s["kode"]: s["nilai"] for s in lowongan.syarat})
    return isi_form(
        request,
        form,
        lambda: susun.lowongan_atur(lowongan=lowongan, syarat=form.syarat(), oleh=request.user),
        selesai="Syarat pengumuman disimpan.",
        ke=lambda _: lowongan.seleksi.get_absolute_url(),
        judul=f"Syarat tambahan {lowongan}",
        pesan="Pengumuman hanya dapat memperketat syarat peraturan. Kosongkan yang tidak diminta lebih.",
        remah=remah(lowongan.seleksi, "Syarat"),
        url_batal=lowongan.seleksi.get_absolute_url(),
    )


@requires(KELOLA)
def lowongan_lepas(request: HttpRequest, pk: int) -> HttpResponse:
    lowongan = _lowongan(request, pk)
    return lepas(
        request, lowongan.seleksi, str(lowongan), lambda: susun.lowongan_lepas(lowongan=lowongan, oleh=request.user)
    )


@requires(KELOLA)
def panitia_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    seleksi = ambil(request, pk)
    calon = susun.calon_panitia(seleksi.kota_id)
    form = FormPanitia(request.POST or None, calon=calon, instance=AnggotaPanitia(seleksi=seleksi))
    return isi_form(
        request,
        form,
        lambda: susun.panitia_tambah(
            seleksi=seleksi, pengguna=form.cleaned_data["pengguna"], nilai=form.cleaned_data, oleh=request.user
        ),
        selesai="Anggota ditambahkan dan diminta menyatakan netralitasnya.",
        ke=lambda _: f"{seleksi.get_absolute_url()}?bagian=panitia",
        judul="Tambah anggota panitia",
        pesan="Panitia ganjil, 5 sampai 9 orang, paling banyak 45 persen dari dalam pemerintah kota.",
        remah=remah(seleksi, "Panitia"),
        url_batal=f"{seleksi.get_absolute_url()}?bagian=panitia",
    )


@requires(KELOLA)
def panitia_lepas(request: HttpRequest, pk: int) -> HttpResponse:
    kueri = visible(request, AnggotaPanitia).select_related("seleksi__kota")
    anggota = get_visible(request, AnggotaPanitia, kueri, pk=pk)
    return lepas(
        request, anggota.seleksi, str(anggota), lambda: susun.panitia_lepas(anggota=anggota, oleh=request.user)
    )


def lepas(request: HttpRequest, seleksi: SeleksiJabatan, nama: str, layanan: Any) -> HttpResponse:
    """Take something out of a draft, after a page that asks."""
    form = Form(request.POST) if request.method == "POST" else Form()
    return isi_form(
        request,
        form,
        lambda: (layanan(), True),
        selesai=f"{nama} dilepas dari seleksi.",
        ke=lambda _: seleksi.get_absolute_url(),
        template="components/konfirmasi.html",
        judul=f"Lepas {nama} dari seleksi?",
        pesan="Dapat ditambahkan lagi selama seleksi masih draf.",
        label_kirim="Lepas",
        remah=remah(seleksi, "Lepas"),
        url_batal=seleksi.get_absolute_url(),
    )
