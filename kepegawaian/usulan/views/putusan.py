"""Decisions: one on the page of its usulan, many from the inbox."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.services import VersiBasi
from asn.core.views import action, get_visible, requires
from kepegawaian.usulan.forms import FormKeputusan, FormMassal
from kepegawaian.usulan.halaman import konteks_usulan
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_putuskan, usulan_putuskan_massal
from kepegawaian.usulan.services.bukti import bukti_usulan
from kepegawaian.usulan.services.kotak import menunggu_putusan, tahap_pengguna
from kepegawaian.usulan.services.putusan import MASSAL_MAKS
from kepegawaian.usulan.views.baca import satu
from kepegawaian.usulan.workflows import IZIN_KOTAK

DI_BUKU_INDUK = "Buku induk menolak isian ini, sehingga usulan belum disahkan: "


@action(IZIN_KOTAK)
def putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve, return or refuse what was shown."""
    usulan = get_visible(request, Usulan, satu(request), pk=pk)
    form = FormKeputusan(request.POST)
    if form.is_valid():
        try:
            hasil = usulan_putuskan(usulan=usulan, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            _tempel(form, usulan, galat)
        except VersiBasi as galat:
            return basi(request, usulan, galat)
        else:
            messages.success(request, f"{hasil.judul} untuk {hasil.pegawai.nama}: {_hasil(hasil)}.")
            return redirect("usulan:kotak")
    konteks = konteks_usulan(request, usulan, form)
    return render(request, "usulan/rincian.html", konteks, status=422)


def _hasil(usulan: Usulan) -> str:
    if usulan.menunggu:
        return f"disetujui, sekarang menunggu {usulan.get_menunggu_display()}"
    return usulan.get_keadaan_display().lower()


def _tempel(form: FormKeputusan, usulan: Usulan, galat: ValidationError) -> None:
    """Put what the register said where the decider reads it, with the name of the field it is about."""
    per_kolom = galat.message_dict if hasattr(galat, "error_dict") else {"__all__": galat.messages}
    for kolom, pesan in per_kolom.items():
        if kolom in form.fields:
            form.add_error(kolom, pesan)
        else:
            form.add_error(None, [f"{DI_BUKU_INDUK}{p}" for p in pesan])


def basi(request: HttpRequest, usulan: Usulan, galat: VersiBasi) -> HttpResponse:
    """Both versions side by side, and the way back to the present one."""
    konteks = {
        "judul": "Isi sudah berubah",
        "remah": [(usulan.judul, reverse("usulan:rincian", args=[usulan.pk])), ("Isi sudah berubah", None)],
        "usulan": usulan,
        "galat": galat,
    }
    return render(request, "usulan/basi.html", konteks, status=409)


@requires(IZIN_KOTAK)
def massal(request: HttpRequest) -> HttpResponse:
    """Approve several: first each of them as it stands now, then the result of each."""
    form = FormMassal(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hasil = usulan_putuskan_massal(
            butir=form.cleaned_data["butir"], oleh=request.user, catatan=form.cleaned_data["catatan"]
        )
        return render(request, "usulan/massal_hasil.html", _konteks_hasil(hasil))
    terpilih = [int(pk) for pk in request.GET.getlist("pilih") if pk.isascii() and pk.isdecimal()][:MASSAL_MAKS]
    boleh = menunggu_putusan(request.user, tahap_pengguna(request.user)).filter(pk__in=terpilih)
    usulan = [u for u in boleh.select_related("pegawai", "instansi", "pengusul") if not u.jenis_objek.tertutup]
    if not usulan:
        messages.info(request, "Pilih dahulu usulan yang hendak disetujui. Data tertutup diputus satu per satu.")
        return redirect("usulan:kotak")
    return render(request, "usulan/massal.html", _konteks_massal(form, usulan))


def _konteks_massal(form: FormMassal, usulan: list[Usulan]) -> dict[str, Any]:
    return {
        "judul": f"Setujui {len(usulan)} usulan?",
        "remah": [("Kotak tugas", reverse("usulan:kotak")), ("Setujui bersama", None)],
        "form": form,
        "butir": [
            {"usulan": u, "beda": u.jenis_objek.beda(u.semula, u.isi), "bukti": bukti_usulan(u)}
            for u in sorted(usulan, key=lambda u: (u.pegawai.nama, u.pk))
        ],
    }


def _konteks_hasil(hasil: list[Any]) -> dict[str, Any]:
    berhasil = sum(h.berhasil for h in hasil)
    return {
        "judul": "Hasil persetujuan bersama",
        "remah": [("Kotak tugas", reverse("usulan:kotak")), ("Hasil", None)],
        "hasil": hasil,
        "berhasil": berhasil,
        "gagal": len(hasil) - berhasil,
    }
