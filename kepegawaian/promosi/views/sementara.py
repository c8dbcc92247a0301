"""Plt and Plh: the list with those near their end, one assignment, ordering and prolonging."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.promosi.filters import SaringanSementara
from kepegawaian.promosi.forms import FormPerpanjangSementara, FormSementara
from kepegawaian.promosi.models import PenugasanSementara
from kepegawaian.promosi.rules.sementara import DILARANG, batas_plt
from kepegawaian.promosi.services import sementara as layanan
from kepegawaian.promosi.services.baca import jejak_keadaan
from kepegawaian.promosi.services.cari import jabatan_lowong, jabatan_pejabat, pegawai_dari_nip
from kepegawaian.promosi.tables import TabelSementara
from kepegawaian.promosi.tindakan import AKSI_SEMENTARA, tersedia
from kepegawaian.promosi.views.bersama import Remah, isi_form, tab_promosi
from kepegawaian.promosi.workflows import (
    EKSPOR,
    KELOLA_SEMENTARA,
    LIHAT_SEMENTARA,
    SEMENTARA_WORKFLOW,
    KeadaanSementara,
)


@requires(LIHAT_SEMENTARA)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Assignments, the next to end first."""
    return halaman_daftar(
        request,
        kueri=visible(request, PenugasanSementara),
        filterset_class=SaringanSementara,
        table_class=TabelSementara,
        judul="Plt. dan Plh.",
        nama_daftar="plt-plh",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab_promosi(request, "sementara_daftar"),
            "boleh_kelola": request.user.has_perm(KELOLA_SEMENTARA),
            "tanggal_data": request.user.hari_ini(),
        },
        template="promosi/sementara_daftar.html",
    )


@requires(LIHAT_SEMENTARA)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    p = _ambil(request, pk)
    berlaku, lanjutan = p.keadaan == KeadaanSementara.BERLAKU, getattr(p, "perpanjangan", None)
    konteks = {
        "judul": f"{p}",
        "remah": [_remah("")[0], (p.pegawai.nama, None)],
        "penugasan": p,
        "sisa": (p.selesai - request.user.hari_ini()).days if berlaku else None,
        "batas": _batas(p),
        "dilarang": DILARANG,
        "lanjutan": lanjutan,
        "boleh_perpanjang": berlaku and lanjutan is None and request.user.has_perm(KELOLA_SEMENTARA),
        "tindakan": tersedia(AKSI_SEMENTARA, p, request.user),
        "riwayat_keadaan": jejak_keadaan(p, SEMENTARA_WORKFLOW),
    }
    return render(request, "promosi/sementara.html", konteks)


def _batas(p: PenugasanSementara) -> Any:
    """Until when the circular allows it, from the first assignment on."""
    if p.jenis != "PLT":
        return None
    pertama = layanan.pertama(p)
    return batas_plt(p.mulai, 0 if pertama == p else 1, pertama.mulai)


def _ambil(request: HttpRequest, pk: int) -> PenugasanSementara:
    gabung = ("pegawai__jabatan", "jabatan__instansi", "kota", "riwayat", "memperpanjang", "perpanjangan")
    kueri = visible(request, PenugasanSementara).select_related(*gabung)
    baris: PenugasanSementara = get_visible(request, PenugasanSementara, kueri, pk=pk)
    return baris


def _remah(ini: str) -> Remah:
    return [("Plt. dan Plh.", reverse("promosi:sementara_daftar")), (ini, None)]


@requires(KELOLA_SEMENTARA)
def baru(request: HttpRequest) -> HttpResponse:
    """Order somebody to act."""
    hari = request.user.hari_ini()
    form = FormSementara(
        request.POST or None, jabatan=jabatan_lowong(request.user), initial={"mulai": hari, "tanggal_sk": hari}
    )
    return isi_form(
        request,
        form,
        lambda: layanan.sementara_tetapkan(nilai=_nilai(request, form.cleaned_data), oleh=request.user),
        selesai="Penugasan dicatat di buku induk.",
        ke=lambda hasil: hasil.get_absolute_url(),
        judul="Tugaskan Plt. atau Plh.",
        pesan="Plt. paling lama 3 bulan dan dapat diperpanjang satu kali paling lama 3 bulan (SE BKN 1/SE/I/2021).",
        label_kirim="Tugaskan",
        remah=_remah("Penugasan baru"),
        url_batal=reverse("promosi:sementara_daftar"),
    )


def _nilai(request: HttpRequest, isi: dict[str, Any]) -> dict[str, Any]:
    """The form with the person and the position behind its numbers."""
    plt = isi["jenis"] == "PLT"
    jabatan = isi["jabatan"] if plt else jabatan_pejabat(request.user, isi["nip_pejabat"])
    return {**isi, "jabatan": jabatan, "pegawai": pegawai_dari_nip(request.user, isi["nip"])}


@requires(KELOLA_SEMENTARA)
def perpanjang(request: HttpRequest, pk: int) -> HttpResponse:
    p = _ambil(request, pk)
    form = FormPerpanjangSementara(request.POST or None, initial={"tanggal_sk": request.user.hari_ini()})
    return isi_form(
        request,
        form,
        lambda: layanan.sementara_perpanjang(penugasan=p, nilai=form.cleaned_data, oleh=request.user),
        selesai="Perpanjangan dicatat di buku induk.",
        ke=lambda hasil: hasil.get_absolute_url(),
        judul=f"Perpanjang {p}",
        pesan=f"Dimulai sehari sesudah {p.selesai:%d-%m-%Y}. Satu kali, paling lama 3 bulan.",
        label_kirim="Perpanjang",
        remah=[*_remah("")[:1], (str(p), p.get_absolute_url()), ("Perpanjang", None)],
        url_batal=p.get_absolute_url(),
    )
