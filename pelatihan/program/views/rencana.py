"""The annual plan and its budget."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.tindakan import FormAlasan, Tindakan
from asn.core.views import get_visible, requires, visible
from pelatihan.program.filters import SaringanAnggaran, SaringanRencana
from pelatihan.program.forms import FormAnggaran, FormRencana
from pelatihan.program.models import AnggaranPelatihan, RencanaPelatihan
from pelatihan.program.services import pilihan
from pelatihan.program.services.anggaran import anggaran_simpan
from pelatihan.program.services.baca import riwayat_keadaan
from pelatihan.program.services.rencana import rencana_pindah, rencana_simpan
from pelatihan.program.tables import TabelAnggaran, TabelRencana
from pelatihan.program.views.bantu import EKSPOR, isi, tab
from pelatihan.program.workflows import RENCANA_WORKFLOW, SUSUN_RENCANA, VALIDASI_RENCANA

LIHAT, LIHAT_ANGGARAN, KELOLA_ANGGARAN = (
    "program.view_rencanapelatihan",
    "program.view_anggaranpelatihan",
    "program.kelola_anggaran",
)
TAB = (
    ("Rencana tahunan", "rencana", "program:rencana_daftar", LIHAT),
    ("Anggaran", "anggaran", "program:anggaran_daftar", LIHAT_ANGGARAN),
)
LANGKAH = {
    "ajukan": Tindakan(
        "Ajukan rencana ini?",
        "Pejabat yang berwenang memeriksanya; sesudah diajukan, isinya tidak dapat diubah.",
        "Ajukan",
        rencana_pindah,
        "Rencana diajukan untuk divalidasi.",
    ),
    "validasi": Tindakan(
        "Validasi rencana ini?",
        "Rencana menjadi dasar kelas. Seluruh rencana perangkat daerah itu harus muat dalam pagunya.",
        "Validasi",
        rencana_pindah,
        "Rencana divalidasi.",
    ),
    "kembalikan": Tindakan(
        "Kembalikan rencana ini?",
        "Penyusun memperbaikinya menurut alasan Anda.",
        "Kembalikan",
        rencana_pindah,
        "Rencana dikembalikan.",
        form=FormAlasan,
    ),
    "batalkan": Tindakan(
        "Batalkan rencana ini?",
        "Kelas yang sudah dibuka tidak ikut batal.",
        "Batalkan rencana",
        rencana_pindah,
        "Rencana dibatalkan.",
        form=FormAlasan,
        bahaya=True,
    ),
}


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    boleh = request.user.has_perm(SUSUN_RENCANA)
    return halaman_daftar(
        request,
        kueri=visible(request, RencanaPelatihan),
        filterset_class=SaringanRencana,
        table_class=TabelRencana,
        judul="Rencana pelatihan",
        nama_daftar="rencana-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab(request, TAB, "rencana"),
            "pengantar": "Disusun dari kebutuhan, divalidasi pejabat yang berwenang, lalu dilaksanakan sebagai kelas.",
            "tombol": [("Susun rencana", reverse("program:rencana_baru"))] if boleh else [],
            "kosong": (
                "Belum ada rencana",
                "Mulailah dari daftar kebutuhan, lalu susun rencananya.",
                "clipboard-list",
            ),
        },
        template="program/daftar.html",
    )


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    baris = get_visible(request, RencanaPelatihan, visible(request, RencanaPelatihan).for_list(), pk=pk)
    konteks = {
        "judul": baris.judul,
        "remah": [("Rencana", reverse("program:rencana_daftar")), (baris.judul, None)],
        "r": baris,
        "kelas": baris.angkatan.for_list(),
        "langkah": RENCANA_WORKFLOW.tersedia(baris.keadaan, request.user),
        "riwayat": riwayat_keadaan(baris, RENCANA_WORKFLOW),
        "boleh_ubah": request.user.has_perm(SUSUN_RENCANA) and baris.keadaan in ("draf", "dikembalikan"),
        "boleh_kelas": request.user.has_perm("program.kelola_angkatan") and baris.keadaan == "divalidasi",
    }
    return render(request, "program/rencana.html", konteks)


@requires(SUSUN_RENCANA)
def baru(request: HttpRequest) -> HttpResponseBase:
    """A new line; from the ranked needs it comes with the course that answers them."""
    hari_ini = request.user.hari_ini()
    awal = {"tahun": hari_ini.year + (hari_ini.month > 9), "triwulan": 1, "kursus": request.GET.get("kursus")}
    baru = RencanaPelatihan(kota=pilihan.kota_kelola(request.user, SUSUN_RENCANA))
    return _form(request, baru, "Susun rencana", awal)


@requires(SUSUN_RENCANA)
def ubah(request: HttpRequest, pk: int) -> HttpResponseBase:
    return _form(request, get_visible(request, RencanaPelatihan, pk=pk), "Ubah rencana", {})


def _form(request: HttpRequest, baris: RencanaPelatihan, judul: str, awal: dict[str, Any]) -> HttpResponseBase:
    boleh = {
        "kursus": pilihan.kursus_aktif(request.user),
        "mitra": pilihan.mitra_aktif(request.user),
        "instansi": pilihan.perangkat_daerah(request.user, SUSUN_RENCANA),
    }
    form = FormRencana(request.POST or None, instance=baris, initial=awal, pilihan=boleh)
    return isi(
        request,
        form=form,
        layanan=lambda: rencana_simpan(rencana=baris, nilai=form.cleaned_data, oleh=request.user),
        selesai="Rencana disimpan sebagai draf.",
        kembali="",
        url_batal=reverse("program:rencana_daftar"),
        judul=judul,
        remah=[("Rencana", reverse("program:rencana_daftar"))],
    )


def _langkah(request: HttpRequest, pk: int, langkah: str) -> HttpResponseBase:
    baris = get_visible(request, RencanaPelatihan, visible(request, RencanaPelatihan).for_list(), pk=pk)
    t = LANGKAH[langkah]
    form = t.form(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: t.layanan(
            rencana=baris, langkah=langkah, catatan=form.cleaned_data["alasan"], oleh=request.user
        ),
        selesai=t.selesai,
        kembali=baris.get_absolute_url(),
        judul=t.judul,
        remah=[("Rencana", reverse("program:rencana_daftar")), (baris.judul, baris.get_absolute_url())],
        pengantar=baris.judul,
        pesan=t.pesan,
        bahaya=t.bahaya,
        label_kirim=t.label,
    )


@requires(SUSUN_RENCANA)
def langkah_penyusun(request: HttpRequest, pk: int, langkah: str) -> HttpResponseBase:
    """Propose or cancel."""
    if langkah not in ("ajukan", "batalkan"):
        raise Http404
    return _langkah(request, pk, langkah)


@requires(VALIDASI_RENCANA)
def langkah_penguji(request: HttpRequest, pk: int, langkah: str) -> HttpResponseBase:
    """Validate or give back."""
    if langkah not in ("validasi", "kembalikan"):
        raise Http404
    return _langkah(request, pk, langkah)


@requires(LIHAT_ANGGARAN)
def anggaran_daftar(request: HttpRequest) -> HttpResponseBase:
    boleh = request.user.has_perm(KELOLA_ANGGARAN)
    return halaman_daftar(
        request,
        kueri=visible(request, AnggaranPelatihan),
        filterset_class=SaringanAnggaran,
        table_class=TabelAnggaran,
        judul="Anggaran pelatihan",
        nama_daftar="anggaran-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab(request, TAB, "anggaran"),
            "pengantar": "Terikat: kelas yang dibuka atau berjalan. Realisasi: kelas yang selesai.",
            "tombol": [("Tetapkan pagu", reverse("program:anggaran_atur"))] if boleh else [],
            "kosong": ("Belum ada pagu", "Tetapkan pagu perangkat daerah agar kelasnya dapat dibuka.", "wallet"),
        },
        template="program/daftar.html",
    )


@requires(KELOLA_ANGGARAN)
def anggaran_atur(request: HttpRequest) -> HttpResponseBase:
    """Set the pagu of one perangkat daerah and year."""
    pd = pilihan.perangkat_daerah(request.user, KELOLA_ANGGARAN)
    form = FormAnggaran(request.POST or None, instansi=pd, initial={"tahun": request.user.hari_ini().year})
    return isi(
        request,
        form=form,
        layanan=lambda: anggaran_simpan(**form.cleaned_data),
        selesai="Pagu disimpan.",
        kembali=reverse("program:anggaran_daftar"),
        judul="Tetapkan pagu",
        remah=[("Anggaran", reverse("program:anggaran_daftar"))],
        pesan="Pagu yang sudah ada untuk perangkat daerah dan tahun yang sama diganti.",
    )
