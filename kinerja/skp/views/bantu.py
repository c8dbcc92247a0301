"""What every page of the wing repeats: one SKP in reach, running an act, and saying how it went."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.services import VersiBasi
from asn.core.views import get_visible, visible
from asn.core.workflows import TransitionRefused
from kinerja.skp.models import SKP
from kinerja.skp.rules.periode import PeriodeKinerja
from kinerja.skp.services.papan import periode_pilihan, periode_terpilih

BASI = "Isinya sudah berubah sejak Anda membukanya. Periksa sekali lagi, lalu ulangi."


def periode_diminta(request: HttpRequest) -> tuple[list[PeriodeKinerja], PeriodeKinerja]:
    """The periods a page of judging offers to this reader, and the one its address asks for."""
    hari_ini = request.user.hari_ini()
    pilihan = periode_pilihan(request.user.kota_id, hari_ini) if request.user.kota_id else []
    return pilihan, periode_terpilih(request.GET.get("periode", ""), pilihan, hari_ini)


def satu_skp(request: HttpRequest, pk: int) -> SKP:
    """One SKP within the reach of the permission of this view, with what its pages read."""
    kueri = visible(request, SKP).select_related(
        "siklus", "kota", "pegawai", "instansi", "penilai", "jabatan_penilai", "ditetapkan_oleh", "disalin_dari"
    )
    return get_visible(request, SKP, kueri, pk=pk)


def jalankan(request: HttpRequest, tindakan: Callable[[], Any], berhasil: str) -> bool:
    """Run an act; its outcome becomes a message. Refusals are sentences for the user."""
    try:
        tindakan()
    except ValidationError as galat:
        for pesan in galat.messages:
            messages.error(request, pesan)
    except TransitionRefused as galat:
        messages.error(request, str(galat))
    except VersiBasi:
        messages.error(request, BASI)
    else:
        messages.success(request, berhasil)
        return True
    return False


def simpan_form(form: forms.Form, tindakan: Callable[[], Any]) -> bool:
    """Run an act with the values of a valid form; refusals land at their fields."""
    try:
        tindakan()
    except ValidationError as galat:
        _tempel(form, galat)
    except TransitionRefused as galat:
        form.add_error(None, str(galat))
    except VersiBasi as galat:
        form.add_error(None, BASI)
        # The words stay in the form; sending them once more is a decision made with the warning in view.
        form.data = form.data.copy()
        form.data["versi"] = str(galat.tersimpan.versi)
    else:
        return True
    return False


def _tempel(form: forms.Form, galat: ValidationError) -> None:
    if not hasattr(galat, "error_dict"):
        form.add_error(None, galat)
        return
    for nama, daftar in galat.error_dict.items():
        form.add_error(nama if nama in form.fields else None, daftar)


def halaman_form(request: HttpRequest, form: forms.Form, *, judul: str, remah: list, **lain: Any) -> HttpResponse:
    """One form on one page."""
    templat = lain.pop("templat", "layouts/formulir.html")
    return render(request, templat, {"judul": judul, "remah": remah, "form": form} | lain)


def remah_skp(request: HttpRequest, skp: SKP, *lanjut: str) -> list[tuple[str, str | None]]:
    """The way here: from the own page, or from that of the team."""
    sendiri = request.user.pegawai_id == skp.pegawai_id
    awal = ("Kinerja saya", reverse("skp:saya")) if sendiri else _asal(request)
    nama = f"SKP {skp.tahun}" if sendiri else f"SKP {skp.tahun} {skp.pegawai.nama}"
    if not lanjut:
        return [awal, (nama, None)]
    return [awal, (nama, skp.get_absolute_url()), *((label, None) for label in lanjut)]


def _asal(request: HttpRequest) -> tuple[str, str]:
    if request.user.has_perm("skp.lihat_progres") and not request.user.pegawai_id:
        return ("Progres SKP", reverse("skp:progres"))
    if request.user.has_perm("skp.setujui_skp"):
        return ("Tim saya", reverse("skp:tim"))
    return ("Progres SKP", reverse("skp:progres"))


def kembali(skp: SKP, bagian: str = "") -> HttpResponse:
    """Back to the SKP, to one of its tabs."""
    return redirect(f"{skp.get_absolute_url()}{f'?bagian={bagian}' if bagian else ''}")
