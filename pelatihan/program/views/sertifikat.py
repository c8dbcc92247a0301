"""Certificates issued here: the list, one of them, revoking it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.tindakan import FormAlasan
from asn.core.views import get_visible, requires, visible
from pelatihan.program.filters import SaringanSertifikat
from pelatihan.program.models import Sertifikat
from pelatihan.program.services.sertifikat import sertifikat_cabut
from pelatihan.program.tables import TabelSertifikat
from pelatihan.program.views.bantu import isi
from pelatihan.program.workflows import CABUT_SERTIFIKAT

LIHAT = "program.view_sertifikat"
EKSPOR = "program.ekspor_pelatihan"


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Certificates in reach; for a pegawai the own ones."""
    return halaman_daftar(
        request,
        kueri=visible(request, Sertifikat),
        filterset_class=SaringanSertifikat,
        table_class=TabelSertifikat,
        judul="Sertifikat",
        nama_daftar="sertifikat-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "pengantar": "Sertifikat yang diterbitkan di sini. Siapa pun dapat memeriksa keasliannya dengan kode QR.",
            "kosong": ("Belum ada sertifikat", "Sertifikat terbit setelah peserta lulus kelas atau kursus.", "award"),
        },
        template="program/daftar.html",
    )


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate with its file and what became of it in the register."""
    terlihat = visible(request, Sertifikat).for_list().select_related("diklat", "diterbitkan_oleh")
    baris = get_visible(request, Sertifikat, terlihat, pk=pk)
    konteks = {
        "judul": baris.judul,
        "remah": [("Sertifikat", reverse("program:sertifikat_daftar")), (baris.nomor, None)],
        "s": baris,
        "milik": baris.pegawai_id == request.user.pegawai_id,
        "boleh_cabut": baris.keadaan == "terbit" and request.user.has_perm(CABUT_SERTIFIKAT),
    }
    return render(request, "program/sertifikat.html", konteks)


@requires(CABUT_SERTIFIKAT)
def cabut(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Revoke one, with the reason its holder will read."""
    baris = get_visible(request, Sertifikat, visible(request, Sertifikat).for_list(), pk=pk)
    form = FormAlasan(request.POST or None)
    return isi(
        request,
        form=form,
        layanan=lambda: sertifikat_cabut(sertifikat=baris, alasan=form.cleaned_data["alasan"], oleh=request.user),
        selesai="Sertifikat dicabut; JP-nya tidak dihitung lagi dan pemiliknya diberi kabar.",
        kembali=baris.get_absolute_url(),
        judul="Cabut sertifikat ini?",
        remah=[("Sertifikat", reverse("program:sertifikat_daftar")), (baris.nomor, baris.get_absolute_url())],
        pengantar=f"{baris.isi['nama']}, {baris.judul}",
        pesan="Halaman pemeriksaan umum langsung menyatakan sertifikat ini dicabut.",
        bahaya=True,
        label_kirim="Cabut sertifikat",
    )
