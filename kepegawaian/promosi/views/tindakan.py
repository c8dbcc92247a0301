"""Every act has the same page: what will happen, to what, the note or reason, and back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from asn.core.views import get_visible, requires
from kepegawaian.promosi.models import PaketPengangkatan, TahapSeleksi
from kepegawaian.promosi.services.paket import isi_paket
from kepegawaian.promosi.tindakan import SEMUA, Aksi
from kepegawaian.promosi.views.bersama import kerjakan


def halaman(aksi: Aksi) -> Callable[..., Any]:
    """The view of one act, with its own permission."""

    @requires(aksi.izin)
    def tampilan(request: HttpRequest, pk: int) -> HttpResponse:
        baris = get_visible(request, aksi.model, pk=pk)
        form = aksi.tindakan.form(request.POST or None, initial=_awal(request, baris))
        if request.method == "POST" and kerjakan(form, lambda: _jalankan(request, aksi, baris, form.cleaned_data)):
            messages.success(request, aksi.tindakan.selesai)
            return redirect(_induk(baris))
        konteks = _konteks(aksi, baris, form)
        return render(request, "components/konfirmasi.html", konteks, status=422 if form.errors else 200)

    return tampilan


def _awal(request: HttpRequest, baris: Any) -> dict[str, Any]:
    return {"versi": getattr(baris, "versi", None), "hari": request.user.hari_ini()}


def _jalankan(request: HttpRequest, aksi: Aksi, baris: Any, isi: dict[str, Any]) -> Any:
    lain = {k: v for k, v in isi.items() if k != "alasan"}
    return aksi.tindakan.layanan(**{aksi.objek: baris}, oleh=request.user, catatan=isi["alasan"], **lain)


def _induk(baris: Any) -> Any:
    """The page an act returns to: a stage belongs to its selection."""
    return baris.seleksi if isinstance(baris, TahapSeleksi) else baris


def _konteks(aksi: Aksi, baris: Any, form: Any) -> dict[str, Any]:
    induk = _induk(baris)
    return {
        "judul": aksi.tindakan.judul,
        "remah": [(str(induk), induk.get_absolute_url()), (aksi.tindakan.label, None)],
        "pesan": aksi.tindakan.pesan,
        "rincian": [
            (str(baris._meta.verbose_name).capitalize(), str(baris)),
            ("Keadaan sekarang", baris.get_keadaan_display()),
            *(isi_paket(baris) if isinstance(baris, PaketPengangkatan) else ()),
        ],
        "form": form,
        "label_kirim": aksi.tindakan.label,
        "bahaya": aksi.tindakan.bahaya,
        "url_batal": induk.get_absolute_url(),
    }


TAMPILAN = {a.kode: halaman(a) for a in SEMUA}
