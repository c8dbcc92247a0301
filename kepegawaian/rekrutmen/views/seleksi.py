"""Staff: selections, their rules and calendar, vacancies, documents, committee, and the steps from stage to stage."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.rekrutmen.filters import SaringanSeleksi
from kepegawaian.rekrutmen.forms import FormIdentitas, FormJadwal, FormSeleksi, formulir_langkah
from kepegawaian.rekrutmen.forms_aturan import FormAturan
from kepegawaian.rekrutmen.forms_wawancara import FormWawancara
from kepegawaian.rekrutmen.halaman import TAB, konteks_seleksi, remah
from kepegawaian.rekrutmen.models import Formasi, Seleksi
from kepegawaian.rekrutmen.rules import jadwal as rj
from kepegawaian.rekrutmen.services import seleksi as layanan
from kepegawaian.rekrutmen.services import tahapan
from kepegawaian.rekrutmen.tables import TabelSeleksi
from kepegawaian.rekrutmen.views.pelamar import tempel
from kepegawaian.rekrutmen.workflows import KELOLA, SELEKSI_WORKFLOW

LIHAT = layanan.LIHAT
AKIBAT = {
    "umumkan": "Lowongan, syarat, dan jadwal dapat dibaca siapa pun. Sesudah ini setiap perubahan aturan menjadi "
    "versi baru dengan alasan yang dibaca pelamar.",
    "buka": "Aturan dibekukan, juga di basis data; sesudah ini hanya jadwal yang dapat dimundurkan. Tanpa langkah ini "
    "pun pendaftaran terbuka sendiri pada hari pertamanya.",
    "tutup": "Pendaftaran ditutup. Tanpa langkah ini pun pendaftaran tertutup sendiri pada akhir hari terakhirnya.",
    "umumkan_administrasi": "Setiap pelamar membaca hasil dan alasannya. Masa sanggah dimulai.",
    "batalkan": "Seleksi berhenti untuk seterusnya dan semua pelamar dikabari.",
}


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, Seleksi),
        filterset_class=SaringanSeleksi,
        table_class=TabelSeleksi,
        judul="Seleksi",
        nama_daftar="seleksi",
        template="rekrutmen/seleksi_daftar.html",
        konteks={"boleh_kelola": request.user.has_perm(KELOLA), "tanpa_cari": True},
    )


def ambil(request: HttpRequest, pk: int) -> Seleksi:
    semua = visible(request, Seleksi).select_related("kota", "dibuat_oleh")
    return get_visible(request, Seleksi, semua, pk=pk)


@requires(LIHAT)
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    seleksi = ambil(request, pk)
    bagian = request.GET.get("bagian", "")
    bagian = bagian if bagian in TAB else "ikhtisar"
    return render(request, "rekrutmen/seleksi.html", konteks_seleksi(request, seleksi, bagian))


@requires(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    """From the preset of a kind."""
    hari_ini = request.user.hari_ini()
    form = FormSeleksi(request.POST or None, initial={"tahun": hari_ini.year, "mulai": hari_ini})
    if request.method == "POST" and form.is_valid():
        [kota_id, *_] = sorted(request.user.jangkauan(KELOLA).kota_ids)
        try:
            seleksi = layanan.seleksi_buat(
                kota_id=request.user.kota_id or kota_id, oleh=request.user, **form.cleaned_data
            )
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Seleksi tersusun dari preset. Periksa aturan dan jadwal, lalu ambil formasi.")
            return redirect("rekrutmen:seleksi", pk=seleksi.pk)
    isi = {"judul": "Seleksi baru", "form": form, "label_kirim": "Susun", "remah": remah(None, "Seleksi baru")}
    isi["url_batal"] = reverse("rekrutmen:seleksi_daftar")
    return render(request, "rekrutmen/formulir.html", isi, status=422 if form.errors else 200)


def _simpan(form: forms.Form, kerjakan: Any) -> bool:
    """Whether it was saved; otherwise the form says why not."""
    try:
        kerjakan()
    except ValidationError as galat:
        tempel(form, galat)
        return False
    return True


def _formulir(
    request: HttpRequest, seleksi: Seleksi, form: forms.Form, judul: str, bagian: str, template: str
) -> HttpResponse:
    isi = {
        "judul": judul,
        "form": form,
        "seleksi": seleksi,
        "remah": remah(seleksi, judul),
        "url_batal": f"{reverse('rekrutmen:seleksi', args=[seleksi.pk])}?bagian={bagian}",
    }
    return render(request, template, isi, status=422 if form.errors else 200)


def _kembali(seleksi: Seleksi, bagian: str) -> HttpResponse:
    return redirect(f"{reverse('rekrutmen:seleksi', args=[seleksi.pk])}?bagian={bagian}")


@requires(KELOLA)
def identitas(request: HttpRequest, pk: int) -> HttpResponse:
    seleksi = ambil(request, pk)
    awal = {"nama": seleksi.nama, "uraian": seleksi.uraian, "versi": seleksi.versi}
    form = FormIdentitas(request.POST or None, initial=awal)
    simpan = lambda: layanan.identitas_simpan(seleksi=seleksi, oleh=request.user, **form.cleaned_data)  # noqa: E731
    if request.method == "POST" and form.is_valid() and _simpan(form, simpan):
        messages.success(request, "Tersimpan.")
        return _kembali(seleksi, "ikhtisar")
    return _formulir(request, seleksi, form, "Nama dan pengantar", "ikhtisar", "rekrutmen/formulir.html")


@requires(KELOLA)
def aturan(request: HttpRequest, pk: int) -> HttpResponse:
    """Figures of the rules; the whole is judged at once, part by part."""
    seleksi = ambil(request, pk)
    awal = {"versi": seleksi.versi}
    form = FormAturan(request.POST or None, konfigurasi=seleksi.konfigurasi, initial=awal)
    if request.method == "POST" and form.is_valid() and _simpan(form, lambda: _aturan(seleksi, form, request.user)):
        messages.success(request, "Aturan tersimpan sebagai versi baru.")
        return _kembali(seleksi, "aturan")
    return _formulir(request, seleksi, form, "Ubah aturan", "aturan", "rekrutmen/formulir.html")


@requires(KELOLA)
def wawancara(request: HttpRequest, pk: int) -> HttpResponse:
    """Questions and anchored scales of the committee's interview, until the rules freeze."""
    seleksi = ambil(request, pk)
    if not seleksi.konfigurasi.get("wawancara"):
        raise Http404
    form = FormWawancara(request.POST or None, konfigurasi=seleksi.konfigurasi, initial={"versi": seleksi.versi})
    if request.method == "POST" and form.is_valid() and _simpan(form, lambda: _aturan(seleksi, form, request.user)):
        messages.success(request, "Pertanyaan dan skala wawancara tersimpan sebagai versi baru.")
        return _kembali(seleksi, "aturan")
    return _formulir(request, seleksi, form, "Ubah wawancara", "aturan", "rekrutmen/wawancara_form.html")


def _aturan(seleksi: Seleksi, form: Any, oleh: Any) -> None:
    """The rules as this form leaves them, as a new version."""
    bersih = form.cleaned_data
    layanan.aturan_simpan(
        seleksi=seleksi, konfigurasi=form.hasil, oleh=oleh, alasan=bersih["alasan"], versi=bersih["versi"]
    )


@requires(KELOLA)
def jadwal(request: HttpRequest, pk: int) -> HttpResponse:
    """The calendar; what is wrong stands at the first day of its stage."""
    seleksi = ambil(request, pk)
    kode = rj.diperlukan(layanan.kode_ujian(seleksi))
    form = FormJadwal(
        request.POST or None, kode=kode, jadwal=rj.baca(seleksi.jadwal), initial={"versi": seleksi.versi}
    )
    if request.method == "POST" and form.is_valid():
        bersih = form.cleaned_data
        try:
            layanan.jadwal_simpan(
                seleksi=seleksi, tahap=form.tahap, oleh=request.user, alasan=bersih["alasan"], versi=bersih["versi"]
            )
        except ValidationError as galat:
            for kolom, pesan in galat.message_dict.items():
                form.add_error(kolom if kolom in form.fields else f"{kolom}_mulai", pesan)
        else:
            messages.success(request, "Jadwal tersimpan sebagai versi baru.")
            return _kembali(seleksi, "ikhtisar")
    return _formulir(request, seleksi, form, "Ubah jadwal", "ikhtisar", "rekrutmen/jadwal.html")


@requires(KELOLA)
def lowongan_ambil(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose approved formasi of the same year and kind."""
    seleksi = ambil(request, pk)
    bebas = visible(request, Formasi).bebas().filter(kota=seleksi.kota_id, tahun=seleksi.tahun, jenis=seleksi.jenis)
    galat = ""
    if request.method == "POST":
        dipilih = [int(x) for x in request.POST.getlist("formasi") if x.isdecimal() and len(x) < 18]
        try:
            baru = layanan.lowongan_ambil(seleksi=seleksi, formasi_ids=dipilih, oleh=request.user)
        except ValidationError as sebab:
            galat = " ".join(sebab.messages)
        else:
            messages.success(request, f"{len(baru)} lowongan ditambahkan.")
            return _kembali(seleksi, "lowongan")
    isi = {
        "judul": "Ambil formasi",
        "seleksi": seleksi,
        "bebas": bebas.select_related("jabatan", "instansi").order_by("jabatan__nama", "pk"),
        "galat": galat,
        "remah": remah(seleksi, "Ambil formasi"),
    }
    return render(request, "rekrutmen/lowongan_ambil.html", isi, status=422 if galat else 200)


@requires(KELOLA)
def alih(request: HttpRequest, pk: int, tindakan: str) -> HttpResponse:
    """One step, behind a page that says what will happen and what stands in the way."""
    if tindakan not in tahapan.MILIK:
        raise Http404
    seleksi, kelas = ambil(request, pk), formulir_langkah(tindakan)
    form = kelas(request.POST or None) if kelas else None
    if request.method == "POST" and (form is None or form.is_valid()):
        isian = form.cleaned_data if form else {}
        try:
            tahapan.seleksi_alihkan(seleksi=seleksi, tindakan=tindakan, oleh=request.user, **isian)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, "Selesai. Keadaan seleksi sudah berubah.")
            return redirect("rekrutmen:seleksi", pk=pk)
    label = SELEKSI_WORKFLOW[tindakan].label
    isi = {
        "judul": f"{label}?",
        "pesan": AKIBAT[tindakan],
        "rincian": [("Seleksi", seleksi.nama), ("Keadaan sekarang", seleksi.label)],
        "masalah": tahapan.masalah(seleksi, tindakan),
        "form": form,
        "label_kirim": label,
        "bahaya": tindakan == "batalkan",
        "url_batal": reverse("rekrutmen:seleksi", args=[pk]),
        "remah": remah(seleksi, label),
    }
    return render(request, "rekrutmen/langkah.html", isi, status=422 if form and form.errors else 200)
