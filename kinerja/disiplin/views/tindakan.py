"""Every act of a case has the same page: what it does, its form, the errors of the law at their fields."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asn.core.hari_kerja import Kalender
from asn.core.views import requires
from asn.core.workflows import TransitionRefused
from kinerja.disiplin.models import Perkara
from kinerja.disiplin.tindakan import SEMUA, SENDIRI, Tindakan
from kinerja.disiplin.views.perkara import bingkai, satu, tempel
from kinerja.disiplin.workflows import IZIN_TANGGAPI


def halaman(satu_tindakan: Tindakan) -> Callable[..., Any]:
    """The view of one act, with its own permission."""

    @requires(satu_tindakan.izin)
    @never_cache
    def tampilan(request: HttpRequest, pk: int) -> HttpResponse:
        perkara = satu(request, pk)
        dikirim = (request.POST, request.FILES) if request.method == "POST" else ()
        form = satu_tindakan.form(*dikirim, initial=_awal(request, perkara))
        if dikirim and _jalankan(request, perkara, form, satu_tindakan):
            return redirect(_kembali(perkara, satu_tindakan))
        konteks = _konteks(perkara, satu_tindakan, form)
        return render(request, "disiplin/tindakan.html", konteks, status=422 if form.errors else 200)

    return tampilan


def _jalankan(request: HttpRequest, perkara: Perkara, form: Any, satu_tindakan: Tindakan) -> bool:
    """Whether it was done; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        satu_tindakan.kerjakan(perkara, request.user, form.cleaned_data)
    except ValidationError as galat:
        tempel(form, galat)
    except TransitionRefused as galat:
        form.add_error(None, str(galat))
    else:
        messages.success(request, satu_tindakan.selesai)
        return True
    return False


def _kembali(perkara: Perkara, satu_tindakan: Tindakan) -> str:
    if satu_tindakan.izin == IZIN_TANGGAPI:
        return reverse("disiplin:saya_rincian", args=[perkara.pk])
    return perkara.get_absolute_url()


def _konteks(perkara: Perkara, satu_tindakan: Tindakan, form: Any) -> dict[str, Any]:
    konteks = bingkai(perkara, satu_tindakan.judul) | {
        "form": form,
        "pesan": satu_tindakan.pesan,
        "dasar": satu_tindakan.dasar,
        "label_kirim": satu_tindakan.judul,
        "bahaya": satu_tindakan.bahaya,
        "tertutup": not satu_tindakan.tersedia(perkara),
    }
    if satu_tindakan.izin == IZIN_TANGGAPI:
        alamat = _kembali(perkara, satu_tindakan)
        asal = ("Perkara disiplin saya", reverse("disiplin:saya"))
        konteks |= {
            "remah": [asal, (f"Nomor {perkara.pk}", alamat), (satu_tindakan.judul, None)],
            "url_batal": alamat,
        }
    return konteks


def _awal(request: HttpRequest, perkara: Perkara) -> dict[str, Any]:
    """What a form begins with: the first lawful day of an examination, the kind the ladder or the examiners name."""
    hari_ini = request.user.hari_ini()
    return {
        "tanggal_surat": hari_ini,
        "tanggal_periksa": Kalender(perkara.kota_id).tambah(hari_ini, 7),
        "jam": "09:00",
        "tempat": f"Ruang rapat {perkara.instansi.nama}" if perkara.instansi else "",
        "saran": perkara.isi.get("saran", perkara.dugaan),
        "hukuman": perkara.hukuman or perkara.isi.get("saran", perkara.dugaan),
        "diterima": hari_ini,
        "tingkat": "B" if perkara.tingkat_dugaan == "S" else "S",
    }


TAMPILAN = {t.kode: halaman(t) for t in (*SEMUA, *SENDIRI)}
