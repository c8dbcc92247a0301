"""Batches of appointments: the list, one with its preview, putting it together."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.services.pilihan import kota_pilihan
from kepegawaian.promosi.filters import SaringanPaket
from kepegawaian.promosi.forms import FormButir, FormPaket
from kepegawaian.promosi.models import ButirPengangkatan, PaketPengangkatan, SeleksiJabatan
from kepegawaian.promosi.services import paket as layanan
from kepegawaian.promosi.services.baca import jejak_keadaan
from kepegawaian.promosi.services.cari import jabatan_untuk_paket, pegawai_dari_nip
from kepegawaian.promosi.services.pratinjau import pratinjau
from kepegawaian.promosi.tables import TabelPaket
from kepegawaian.promosi.tindakan import AKSI_PAKET, tersedia
from kepegawaian.promosi.views.bersama import Remah, isi_form, tab_promosi
from kepegawaian.promosi.workflows import (
    EKSPOR,
    KELOLA_PAKET,
    LIHAT_PAKET,
    PAKET_HIDUP,
    PAKET_WORKFLOW,
    KeadaanPaket,
)


@requires(LIHAT_PAKET)
def daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, PaketPengangkatan),
        filterset_class=SaringanPaket,
        table_class=TabelPaket,
        judul="Pengangkatan dan perpindahan",
        nama_daftar="paket-pengangkatan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab_promosi(request, "paket_daftar"),
            "boleh_kelola": request.user.has_perm(KELOLA_PAKET),
            "tanggal_data": request.user.hari_ini(),
        },
        template="promosi/paket_daftar.html",
    )


@requires(LIHAT_PAKET)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: what ends and begins, what stands in the way; after the decision what was frozen."""
    paket = _ambil(request, pk)
    hidup = paket.keadaan in PAKET_HIDUP
    isi = pratinjau(paket) if hidup else []
    konteks = {
        "judul": paket.tentang,
        "remah": [*_remah()[:1], (paket.tentang, None)],
        "paket": paket,
        "pratinjau": isi,
        "ada_galat": any(p.galat for p in isi),
        "butir": [] if hidup else list(paket.butir.for_list()),
        "tindakan": [] if hidup and not isi else tersedia(AKSI_PAKET, paket, request.user),
        "boleh_susun": paket.dapat_disusun and request.user.has_perm(KELOLA_PAKET),
        "disetor": paket.keadaan == KeadaanPaket.DISETOR,
        "riwayat_keadaan": jejak_keadaan(paket, PAKET_WORKFLOW),
    }
    return render(request, "promosi/paket.html", konteks)


def _ambil(request: HttpRequest, pk: int) -> PaketPengangkatan:
    kueri = visible(request, PaketPengangkatan).select_related(
        "kota", "berkas", "tanda", "disusun_oleh", "ditetapkan_oleh"
    )
    baris: PaketPengangkatan = get_visible(request, PaketPengangkatan, kueri, pk=pk)
    return baris


def _remah(paket: PaketPengangkatan | None = None, ini: str = "") -> Remah:
    daftar_url: tuple[str, str | None] = ("Pengangkatan dan perpindahan", reverse("promosi:paket_daftar"))
    tengah: Remah = [(paket.tentang, paket.get_absolute_url())] if paket else []
    return [daftar_url, *tengah, (ini, None)]


@requires(KELOLA_PAKET)
def baru(request: HttpRequest) -> HttpResponse:
    form = FormPaket(request.POST or None, initial={"tmt": request.user.hari_ini()})
    return isi_form(
        request,
        form,
        lambda: layanan.paket_buat(
            nilai=form.cleaned_data, kota_id=kota_pilihan(request.user, KELOLA_PAKET)[0].pk, oleh=request.user
        ),
        selesai="Paket dibuat. Tambahkan pegawai dan jabatan barunya.",
        ke=lambda hasil: hasil.get_absolute_url(),
        judul="Paket pengangkatan baru",
        label_kirim="Buat paket",
        remah=_remah(ini="Paket baru"),
        url_batal=reverse("promosi:paket_daftar"),
    )


@requires(KELOLA_PAKET)
def dari_seleksi(request: HttpRequest, pk: int) -> HttpResponse:
    """A batch from the choices of the PPK."""
    seleksi = get_visible(request, SeleksiJabatan, pk=pk)
    awal = {"tentang": f"Pengangkatan hasil {seleksi.judul}", "tmt": seleksi.rencana_pelantikan}
    form = FormPaket(request.POST or None, initial=awal)
    return isi_form(
        request,
        form,
        lambda: layanan.paket_dari_seleksi(seleksi=seleksi, nilai=form.cleaned_data, oleh=request.user),
        selesai="Paket dibuat dari pilihan PPK.",
        ke=lambda hasil: hasil.get_absolute_url(),
        judul="Paket dari hasil seleksi",
        label_kirim="Buat paket",
        remah=[(seleksi.judul, seleksi.get_absolute_url()), ("Paket pengangkatan", None)],
        url_batal=seleksi.get_absolute_url(),
    )


@requires(KELOLA_PAKET)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    paket = _ambil(request, pk)
    form = FormPaket(request.POST or None, instance=paket)
    return isi_form(
        request,
        form,
        lambda: layanan.paket_ubah(
            paket=paket, versi=form.cleaned_data["versi"], nilai=form.cleaned_data, oleh=request.user
        ),
        selesai="Paket disimpan.",
        ke=lambda hasil: hasil.get_absolute_url(),
        judul="Ubah paket",
        remah=_remah(paket, "Ubah"),
        url_batal=paket.get_absolute_url(),
    )


@requires(KELOLA_PAKET)
def tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """One more person."""
    paket = _ambil(request, pk)
    form = FormButir(request.POST or None, jabatan=jabatan_untuk_paket(request.user, paket))
    return isi_form(
        request,
        form,
        lambda: layanan.butir_tambah(
            paket=paket,
            pegawai=pegawai_dari_nip(request.user, form.cleaned_data["nip"]),
            jabatan=form.cleaned_data["jabatan"],
            catatan=form.cleaned_data["catatan"],
            oleh=request.user,
        ),
        selesai="Pegawai ditambahkan. Periksa pratinjaunya.",
        ke=lambda _: paket.get_absolute_url(),
        judul="Tambah pegawai",
        pesan="Jabatan yang ditawarkan: yang lowong, dan yang ditinggalkan pegawai lain dalam paket ini.",
        remah=_remah(paket, "Tambah pegawai"),
        url_batal=paket.get_absolute_url(),
    )


@requires(KELOLA_PAKET)
def lepas(request: HttpRequest, pk: int) -> HttpResponse:
    kueri = visible(request, ButirPengangkatan).select_related("paket", "pegawai", "jabatan")
    butir = get_visible(request, ButirPengangkatan, kueri, pk=pk)
    form: Any = Form(request.POST) if request.method == "POST" else Form()
    return isi_form(
        request,
        form,
        lambda: (layanan.butir_lepas(butir=butir, oleh=request.user), True),
        selesai=f"{butir.pegawai.nama} dilepas dari paket.",
        ke=lambda _: butir.paket.get_absolute_url(),
        template="components/konfirmasi.html",
        judul=f"Lepas {butir.pegawai.nama} dari paket?",
        rincian=[("Jabatan baru", str(butir.jabatan))],
        label_kirim="Lepas",
        remah=_remah(butir.paket, "Lepas"),
        url_batal=butir.paket.get_absolute_url(),
    )
