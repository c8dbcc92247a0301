"""Parts of a consultation: documents, articles, groups, changes, follow-ups. One table of kinds, three pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import get_visible, requires, visible
from pengaduan.forum.forms import FormButir, FormDokumen, FormKlaster, FormPerubahan, FormTindakLanjut
from pengaduan.forum.halaman import remah
from pengaduan.forum.models import Butir, DokumenKonsultasi, Klaster, Konsultasi, Perubahan, TindakLanjut
from pengaduan.forum.services import jawaban, konsultasi
from pengaduan.forum.views.kelola import ambil


@dataclass(frozen=True, slots=True)
class Bagian:
    """One kind of part: model, form, services, the tab it stands on, and its words."""

    sebutan: str
    tab: str
    model: Any
    form: Any
    simpan: Callable[..., Any] | None
    hapus: Callable[..., Any] | None


def _simpan(layanan: Callable[..., Any], nama: str) -> Callable[..., Any]:
    return lambda objek, oleh: layanan(**{nama: objek}, oleh=oleh)


BAGIAN = {
    "dokumen": Bagian(
        "dokumen", "naskah", DokumenKonsultasi, FormDokumen, None, _simpan(konsultasi.dokumen_hapus, "dokumen")
    ),
    "butir": Bagian(
        "butir rancangan",
        "naskah",
        Butir,
        FormButir,
        _simpan(konsultasi.butir_simpan, "butir"),
        _simpan(konsultasi.butir_hapus, "butir"),
    ),
    "kelompok": Bagian(
        "kelompok masukan",
        "jawaban",
        Klaster,
        FormKlaster,
        _simpan(jawaban.klaster_simpan, "klaster"),
        _simpan(jawaban.klaster_hapus, "klaster"),
    ),
    "perubahan": Bagian(
        "perubahan naskah",
        "jawaban",
        Perubahan,
        FormPerubahan,
        _simpan(jawaban.perubahan_simpan, "perubahan"),
        _simpan(jawaban.perubahan_hapus, "perubahan"),
    ),
    "tindak-lanjut": Bagian(
        "tindak lanjut",
        "jawaban",
        TindakLanjut,
        FormTindakLanjut,
        _simpan(jawaban.tindak_lanjut_simpan, "langkah"),
        None,
    ),
}


def _jenis(apa: str) -> Bagian:
    if apa not in BAGIAN:
        raise Http404
    return BAGIAN[apa]


@requires(konsultasi.KELOLA)
def tambah(request: HttpRequest, pk: int, apa: str) -> HttpResponse:
    """A new part."""
    jenis, induk = _jenis(apa), ambil(request, pk)
    if jenis.simpan is None:
        return _unggah(request, induk, jenis)
    return _formulir(request, induk, jenis, jenis.model(konsultasi=induk), f"Tambah {jenis.sebutan}")


@requires(konsultasi.KELOLA)
def sunting(request: HttpRequest, apa: str, pk: int) -> HttpResponse:
    """Change a part."""
    jenis = _jenis(apa)
    if jenis.simpan is None:
        raise Http404
    objek = get_visible(request, jenis.model, _baris(request, jenis), pk=pk)
    return _formulir(request, objek.konsultasi, jenis, objek, f"Ubah {jenis.sebutan}")


def _baris(request: HttpRequest, jenis: Bagian) -> Any:
    return visible(request, jenis.model).select_related("konsultasi__kota", "konsultasi__instansi")


def _formulir(request: HttpRequest, induk: Konsultasi, jenis: Bagian, objek: Any, judul: str) -> HttpResponse:
    lain = {"pelaksana": konsultasi.pelaksana(induk)} if jenis.model is TindakLanjut else {}
    form = jenis.form(request.POST or None, instance=objek, **lain)
    if request.method == "POST" and form.is_valid():
        try:
            jenis.simpan(form.instance, request.user)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, f"{jenis.sebutan.capitalize()} tersimpan.")
            return redirect(_kembali(induk, jenis))
    return _tampil(request, induk, jenis, form, judul)


def tempel(form: forms.Form, galat: ValidationError) -> None:
    """Each sentence at its field; what belongs to no field of this form stands on top."""
    for kolom, pesan in galat.message_dict.items():
        form.add_error(kolom if kolom in form.fields else None, pesan)


def _unggah(request: HttpRequest, induk: Konsultasi, jenis: Bagian) -> HttpResponse:
    form = jenis.form(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            konsultasi.dokumen_tambah(konsultasi=induk, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            form.add_error("berkas", galat)
        else:
            messages.success(request, "Dokumen tersimpan.")
            return redirect(_kembali(induk, jenis))
    return _tampil(request, induk, jenis, form, "Tambah dokumen")


def _tampil(request: HttpRequest, induk: Konsultasi, jenis: Bagian, form: Any, judul: str) -> HttpResponse:
    isi = {
        "judul": judul,
        "remah": remah(induk, judul),
        "form": form,
        "label_kirim": "Simpan",
        "url_batal": _kembali(induk, jenis),
        "kutipan": _kutipan(request, form),
    }
    return render(request, "forum/formulir.html", isi, status=422 if form.errors else 200)


def _kutipan(request: HttpRequest, form: Any) -> Any:
    """Comments of the group that is being answered, to have them in view."""
    objek = getattr(form, "instance", None)
    if not isinstance(objek, Klaster) or not objek.pk:
        return []
    return objek.komentar.tayang().order_by("nomor")[:50]


def _kembali(induk: Konsultasi, jenis: Bagian) -> str:
    return f"{reverse('forum:rincian', args=[induk.pk])}?bagian={jenis.tab}"


@requires(konsultasi.KELOLA)
def hapus(request: HttpRequest, apa: str, pk: int) -> HttpResponse:
    """Remove a part that nobody has relied on yet, after asking."""
    jenis = _jenis(apa)
    if jenis.hapus is None:
        raise Http404
    objek = get_visible(request, jenis.model, _baris(request, jenis), pk=pk)
    if request.method == "POST":
        jenis.hapus(objek, request.user)
        messages.success(request, f"{jenis.sebutan.capitalize()} dihapus.")
        return redirect(_kembali(objek.konsultasi, jenis))
    isi = {
        "judul": f"Hapus {jenis.sebutan}?",
        "remah": remah(objek.konsultasi, "Hapus"),
        "rincian": [("Konsultasi", objek.konsultasi.judul), (jenis.sebutan.capitalize(), str(objek))],
        "label_kirim": "Hapus",
        "bahaya": True,
        "url_batal": _kembali(objek.konsultasi, jenis),
    }
    return render(request, "components/konfirmasi.html", isi)
