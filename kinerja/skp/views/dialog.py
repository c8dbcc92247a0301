"""Feedback and the performance dialogue."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from asn.core.views import action, get_visible, requires, visible
from kinerja.skp.forms.isi import BerVersi
from kinerja.skp.forms.laksana import FormDialog, FormUmpanBalik
from kinerja.skp.models import DialogKinerja
from kinerja.skp.services.dialog import dialog_akui, dialog_catat, dialog_ubah, umpan_balik_beri
from kinerja.skp.services.wewenang import wewenang
from kinerja.skp.views.bantu import halaman_form, jalankan, kembali, remah_skp, satu_skp, simpan_form
from kinerja.skp.workflows import IZIN_LIHAT, IZIN_UMPAN_BALIK

BAGIAN = "dialog"


@requires(IZIN_UMPAN_BALIK)
def umpan_balik(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something about one RHK or one value."""
    skp = satu_skp(request, pk)
    if not wewenang(skp, request.user).umpan_balik:
        raise PermissionDenied(IZIN_UMPAN_BALIK)
    form = FormUmpanBalik(request.POST or None, skp=skp, initial={"sasaran": request.GET.get("sasaran", "")})
    if request.method == "POST" and form.is_valid():
        isi = {n: form.cleaned_data[n] for n in ("sifat", "teks")} | form.sasaran_objek()
        if simpan_form(form, lambda: umpan_balik_beri(skp=skp, oleh=request.user, **isi)):
            messages.success(request, f"Umpan balik terkirim kepada {skp.pegawai.nama}.")
            return kembali(skp, BAGIAN)
    return halaman_form(
        request,
        form,
        judul=f"Umpan balik untuk {skp.pegawai.nama}",
        remah=remah_skp(request, skp, "Beri umpan balik"),
        label_kirim="Kirim",
        url_batal=f"{skp.get_absolute_url()}?bagian={BAGIAN}",
    )


@requires(IZIN_LIHAT)
def dialog_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a dialogue: the employee or the penilai."""
    skp = satu_skp(request, pk)
    if not wewenang(skp, request.user).dialog:
        raise PermissionDenied(IZIN_LIHAT)
    form = FormDialog(request.POST or None, instance=DialogKinerja(skp=skp), hari_ini=request.user.hari_ini())
    if request.method == "POST" and form.is_valid():
        isi = {k: v for k, v in form.cleaned_data.items() if k != "versi"}
        if simpan_form(form, lambda: dialog_catat(skp=skp, oleh=request.user, **isi)):
            messages.success(request, "Catatan dialog tersimpan dan menunggu pengakuan pihak lain.")
            return kembali(skp, BAGIAN)
    return halaman_form(
        request,
        form,
        judul="Catat dialog kinerja",
        remah=remah_skp(request, skp, "Catat dialog"),
        url_batal=f"{skp.get_absolute_url()}?bagian={BAGIAN}",
    )


def _dialog(request: HttpRequest, pk: int) -> DialogKinerja:
    kueri = visible(request, DialogKinerja).select_related("skp__siklus", "skp__pegawai")
    return get_visible(request, DialogKinerja, kueri, pk=pk)


@requires(IZIN_LIHAT)
def dialog_perbaiki(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend notes that are not yet acknowledged by both."""
    dialog = _dialog(request, pk)
    if dialog.ditulis_oleh_id != request.user.pk:
        raise PermissionDenied(IZIN_LIHAT)
    form = FormDialog(request.POST or None, instance=dialog, hari_ini=request.user.hari_ini())
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: dialog_ubah(dialog=dialog, oleh=request.user, **isi)):
            messages.success(request, "Catatan dialog diperbaiki; pihak lain perlu mengakuinya.")
            return kembali(dialog.skp, BAGIAN)
    return halaman_form(
        request,
        form,
        judul="Perbaiki catatan dialog",
        remah=remah_skp(request, dialog.skp, "Perbaiki catatan dialog"),
        url_batal=f"{dialog.skp.get_absolute_url()}?bagian={BAGIAN}",
    )


@action(IZIN_LIHAT)
def akui(request: HttpRequest, pk: int) -> HttpResponse:
    """Acknowledge the notes that were shown."""
    dialog = _dialog(request, pk)
    form = BerVersi(request.POST)
    versi = form.cleaned_data["versi"] if form.is_valid() else 0
    jalankan(request, lambda: dialog_akui(dialog=dialog, versi=versi, oleh=request.user), "Catatan dialog Anda akui.")
    return kembali(dialog.skp, BAGIAN)
