"""What the pengelola keeps: the cycle, exemptions, templates."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kinerja.skp.filters import SaringanKecuali, SaringanTemplat
from kinerja.skp.forms.isi import BerVersi
from kinerja.skp.forms.kelola import FormPengecualian, FormSiklus, FormTemplat, set_butir
from kinerja.skp.models import PengecualianSKP, SiklusKinerja, TemplatSKP
from kinerja.skp.services.kelola import (
    berjumlah,
    pengecualian_cabut,
    pengecualian_catat,
    templat_simpan,
)
from kinerja.skp.services.siklus import siklus_atur, siklus_buka
from kinerja.skp.services.tutup import dapat_ditutup, penutupan, siklus_tutup
from kinerja.skp.tables import TabelKecuali, TabelTemplat
from kinerja.skp.views.bantu import halaman_form, jalankan, simpan_form
from kinerja.skp.views.skp import versi_kirim
from kinerja.skp.workflows import IZIN_SIKLUS, IZIN_TEMPLAT, IZIN_TETAPKAN

PROGRES = "Progres SKP"


def _remah(*lanjut: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(PROGRES, reverse("skp:progres")), *lanjut]


@requires(IZIN_SIKLUS)
def siklus(request: HttpRequest) -> HttpResponse:
    """The cycles of the city, and the next one to open."""
    semua = list(visible(request, SiklusKinerja))
    tahun = {s.tahun for s in semua}
    kini = request.user.hari_ini().year
    konteks = {
        "judul": "Siklus kinerja",
        "remah": _remah(("Siklus kinerja", None)),
        "siklus": semua,
        "dapat_dibuka": [t for t in (kini, kini + 1) if t not in tahun],
        "dapat_ditutup": {s.pk for s in semua if dapat_ditutup(s, request.user.hari_ini())},
    }
    return render(request, "skp/siklus.html", konteks)


@requires(IZIN_SIKLUS)
def siklus_baru(request: HttpRequest) -> HttpResponse:
    """Open the cycle of a year with its defaults."""
    kini = request.user.hari_ini().year
    tahun = kini + 1 if request.GET.get("tahun") == str(kini + 1) else kini
    kota_id = request.user.kota_id or min(request.user.jangkauan(IZIN_SIKLUS).kota_ids)
    if request.method == "POST":
        try:
            baru = siklus_buka(kota_id=kota_id, tahun=tahun, oleh=request.user)
        except ValidationError as galat:
            for pesan in galat.messages:
                messages.error(request, pesan)
            return redirect("skp:siklus")
        messages.success(request, f"Siklus {tahun} dibuka. Periksa tenggatnya.")
        return redirect("skp:siklus_atur", pk=baru.pk)
    konteks = {
        "judul": f"Buka siklus kinerja {tahun}?",
        "remah": _remah(("Siklus kinerja", reverse("skp:siklus")), (str(tahun), None)),
        "pesan": "Pegawai dapat menyusun SKP sejak tanggal penyusunan dibuka. Tenggatnya dapat Anda ubah.",
        "label_kirim": "Buka siklus",
        "url_batal": reverse("skp:siklus"),
    }
    return render(request, "components/konfirmasi.html", konteks)


@requires(IZIN_SIKLUS)
def siklus_setel(request: HttpRequest, pk: int) -> HttpResponse:
    """Deadlines and choices of one cycle."""
    objek = get_visible(request, SiklusKinerja, pk=pk)
    form = FormSiklus(request.POST or None, instance=objek)
    if request.method == "POST" and form.is_valid():
        segar = get_visible(request, SiklusKinerja, pk=pk)
        isi, versi = form.isi(), form.cleaned_data["versi"]
        if simpan_form(form, lambda: siklus_atur(siklus=segar, versi=versi, oleh=request.user, **isi)):
            messages.success(request, "Setelan siklus tersimpan.")
            return redirect("skp:siklus")
    return halaman_form(
        request,
        form,
        judul=f"Setelan siklus {objek.tahun}",
        remah=_remah(("Siklus kinerja", reverse("skp:siklus")), (str(objek.tahun), None)),
        url_batal=reverse("skp:siklus"),
    )


@requires(IZIN_SIKLUS)
def siklus_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a year: what that does is shown first, because it cannot be undone."""
    objek = get_visible(request, SiklusKinerja, pk=pk)
    if request.method == "POST":
        jalankan(
            request,
            lambda: siklus_tutup(siklus=objek, versi=versi_kirim(request), oleh=request.user),
            f"Siklus {objek.tahun} ditutup. SKP-nya ditutup berangsur pada menit-menit berikut.",
        )
        return redirect("skp:siklus")
    akibat = penutupan(objek)
    konteks = {
        "judul": f"Tutup siklus kinerja {objek.tahun}?",
        "remah": _remah(("Siklus kinerja", reverse("skp:siklus")), (f"Tutup {objek.tahun}", None)),
        "pesan": "Sesudah ditutup tidak ada lagi penyusunan, pelaksanaan, dan umpan balik pada SKP yang final.",
        "rincian": [
            ("SKP yang ditutup", f"{akibat.tutup} (evaluasi tahunannya final)"),
            ("Draf yang dibatalkan", f"{akibat.batal} (tidak pernah ditetapkan)"),
            ("SKP yang masih menunggu", f"{akibat.menunggu} (ditutup sendiri begitu evaluasi tahunannya final)"),
        ],
        "form": BerVersi(initial={"versi": objek.versi}),
        "bahaya": True,
        "label_kirim": "Tutup siklus",
        "url_batal": reverse("skp:siklus"),
    }
    return render(request, "components/konfirmasi.html", konteks)


@requires(IZIN_TETAPKAN)
def pengecualian(request: HttpRequest) -> HttpResponseBase:
    """Who makes no SKP, beyond what the register says by itself."""
    return halaman_daftar(
        request,
        kueri=visible(request, PengecualianSKP).select_related("pegawai__instansi"),
        filterset_class=SaringanKecuali,
        table_class=TabelKecuali,
        judul="Pengecualian SKP",
        nama_daftar="pengecualian-skp",
        ekspor_izin="skp.ekspor_progres",
        konteks={"remah": _remah(("Pengecualian", None))},
        template="skp/pengecualian.html",
    )


@requires(IZIN_TETAPKAN)
def pengecualian_tambah(request: HttpRequest) -> HttpResponse:
    form = FormPengecualian(request.POST or None, pengguna=request.user, izin=IZIN_TETAPKAN)
    sah = request.method == "POST" and form.is_valid()
    if sah and simpan_form(form, lambda: pengecualian_catat(pegawai=form.pegawai, isi=form.isi(), oleh=request.user)):
        messages.success(request, "Pengecualian tercatat.")
        return redirect("skp:pengecualian")
    return halaman_form(
        request,
        form,
        judul="Catat pengecualian SKP",
        remah=_remah(("Pengecualian", reverse("skp:pengecualian")), ("Catat", None)),
        url_batal=reverse("skp:pengecualian"),
    )


@requires(IZIN_TETAPKAN)
def pengecualian_batal(request: HttpRequest, pk: int) -> HttpResponse:
    kueri = visible(request, PengecualianSKP).select_related("pegawai").filter(dicabut_pada=None)
    objek = get_visible(request, PengecualianSKP, kueri, pk=pk)
    if request.method == "POST":
        jalankan(request, lambda: pengecualian_cabut(pengecualian=objek, oleh=request.user), "Pengecualian dicabut.")
        return redirect("skp:pengecualian")
    konteks: dict[str, Any] = {
        "judul": f"Cabut pengecualian {objek.pegawai.nama}?",
        "remah": _remah(("Pengecualian", reverse("skp:pengecualian")), ("Cabut", None)),
        "pesan": "Pegawai ini kembali diharapkan menyusun SKP. Catatannya tetap tersimpan.",
        "rincian": [("Alasan", objek.get_alasan_display()), ("Dasar", objek.dasar)],
        "label_kirim": "Cabut",
        "url_batal": reverse("skp:pengecualian"),
    }
    return render(request, "components/konfirmasi.html", konteks)


@requires(IZIN_TEMPLAT)
def templat(request: HttpRequest) -> HttpResponseBase:
    """Templates in reach."""
    return halaman_daftar(
        request,
        kueri=berjumlah(visible(request, TemplatSKP)),
        filterset_class=SaringanTemplat,
        table_class=TabelTemplat,
        judul="Templat SKP",
        nama_daftar="templat-skp",
        konteks={"remah": _remah(("Templat", None))},
        template="skp/templat.html",
    )


@requires(IZIN_TEMPLAT)
def templat_tambah(request: HttpRequest) -> HttpResponse:
    return _isi_templat(request, None)


@requires(IZIN_TEMPLAT)
def templat_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    return _isi_templat(request, get_visible(request, TemplatSKP, pk=pk))


def _isi_templat(request: HttpRequest, objek: TemplatSKP | None) -> HttpResponse:
    data = request.POST or None
    kota_id = objek.kota_id if objek else request.user.kota_id
    form = FormTemplat(data, instance=objek or TemplatSKP(kota_id=kota_id), pengguna=request.user, izin=IZIN_TEMPLAT)
    baris = set_butir(data, list(objek.butir.all()) if objek else [])
    if request.method == "POST" and all([form.is_valid(), baris.is_valid()]):
        versi = form.cleaned_data["versi"]
        if simpan_form(
            form,
            lambda: templat_simpan(
                kota_id=kota_id, isi=form.isi(), butir=baris.isi(), oleh=request.user, templat=objek, versi=versi
            ),
        ):
            messages.success(request, "Templat tersimpan.")
            return redirect("skp:templat")
    judul = f"Templat {objek.nama}" if objek else "Templat baru"
    return halaman_form(
        request,
        form,
        judul=judul,
        remah=_remah(("Templat", reverse("skp:templat")), (judul, None)),
        templat="skp/templat_form.html",
        baris=baris,
        url_batal=reverse("skp:templat"),
    )
