"""Cycles: the list, a new one, one with its boxes, distribution, movement, sessions and documents."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.pekerjaan import konteks_kemajuan
from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.talenta.bagian_siklus import bagian_angka, bagian_ketentuan
from kepegawaian.talenta.filters import SaringanSiklus
from kepegawaian.talenta.forms import FormSiklus
from kepegawaian.talenta.models import SidangTalenta, SiklusTalenta
from kepegawaian.talenta.rules.perangkat import PERANGKAT
from kepegawaian.talenta.services import baca
from kepegawaian.talenta.services.ketentuan import ketentuan_pada
from kepegawaian.talenta.services.sidang import ketua_sidang
from kepegawaian.talenta.services.siklus import siklus_buat
from kepegawaian.talenta.tables import TabelSiklus
from kepegawaian.talenta.views.bersama import galat_ke_form, remah_talenta, tab_talenta
from kepegawaian.talenta.workflows import (
    KELOLA,
    LIHAT,
    LIHAT_HASIL,
    LIHAT_SIDANG,
    SIKLUS_WORKFLOW,
    TETAPKAN,
    KeadaanSiklus,
)


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Cycles of the cities in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, SiklusTalenta),
        filterset_class=SaringanSiklus,
        table_class=TabelSiklus,
        judul="Talenta",
        nama_daftar="siklus-talenta",
        konteks={"tab": tab_talenta(request, "daftar"), "boleh_buat": bool(request.user.jangkauan(KELOLA).kota_ids)},
        template="talenta/daftar.html",
    )


@requires(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    """Begin a cycle: what will be used is shown before."""
    kota_id = min(request.user.jangkauan(KELOLA).kota_ids)
    hari_ini = request.user.hari_ini()
    form = FormSiklus(request.POST or None, hari_ini=hari_ini)
    if request.method == "POST" and form.is_valid():
        try:
            siklus = siklus_buat(kota_id=kota_id, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            galat_ke_form(form, galat)
        else:
            messages.success(request, f"{siklus} dibuat. Mulai hitungan bila ketentuannya sudah benar.")
            return redirect(siklus)
    konteks = {
        "judul": "Siklus talenta baru",
        "remah": remah_talenta(("Siklus baru", None)),
        "form": form,
        "ketentuan": ketentuan_pada(kota_id, hari_ini),
        "label_kirim": "Buat siklus",
        "url_batal": reverse("talenta:daftar"),
    }
    return render(request, "talenta/baru.html", konteks, status=422 if form.errors else 200)


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One cycle; figures count the rows this reader may see."""
    siklus = baca.siklus_dibaca(request.user, pk)
    if siklus is None:
        raise Http404
    sidang = baca.sidang_terlihat(request.user, siklus)
    if "segar" in request.GET:
        _angka(request, siklus, sidang)
        return redirect(siklus)
    konteks = {
        "judul": siklus.nama,
        "remah": remah_talenta((siklus.nama, None)),
        "siklus": siklus,
        "kemajuan": _kemajuan(siklus),
        "sidang": sidang,
        "tindakan": _tindakan(request, siklus),
        "riwayat_keadaan": baca.riwayat_keadaan(siklus, SIKLUS_WORKFLOW),
        "perangkat": PERANGKAT[siklus.ketentuan["perangkat"]].label,
        "ketentuan": bagian_ketentuan(siklus),
        **(_angka(request, siklus, sidang) if siklus.keadaan != KeadaanSiklus.DISIAPKAN else {}),
        "boleh_pdf": request.user.has_perm(LIHAT_SIDANG),
    }
    return render(request, "talenta/siklus.html", konteks)


def _kemajuan(siklus: SiklusTalenta) -> dict[str, Any] | None:
    pekerjaan = siklus.pekerjaan
    return konteks_kemajuan(pekerjaan) if pekerjaan and not pekerjaan.berakhir else None


def _angka(request: HttpRequest, siklus: SiklusTalenta, sidang: list[SidangTalenta]) -> dict[str, Any]:
    hasil = siklus.hasil.terlihat_oleh(request.user, LIHAT_HASIL).kini()
    angka = baca.angka_siklus(
        siklus,
        hasil,
        request.user.jangkauan(LIHAT_HASIL),
        putusan=sum(s.jumlah_putusan for s in sidang),
        segar="segar" in request.GET,
    )
    return {"angka": bagian_angka(siklus, angka), "dihitung_pada": angka.pada}


def _tindakan(request: HttpRequest, siklus: SiklusTalenta) -> list[dict[str, str]]:
    """Buttons by state, permission and reach; the first is the way forward."""
    kelola = siklus.kota_id in request.user.jangkauan(KELOLA).kota_ids
    sibuk = siklus.pekerjaan is not None and not siklus.pekerjaan.berakhir
    sidang = list(siklus.sidang.order_by("ke")) if siklus.keadaan == KeadaanSiklus.SIDANG else []
    dibuka = any(s.dibuka for s in sidang)
    calon = (
        ("hitung", "Mulai hitungan", kelola and siklus.keadaan == KeadaanSiklus.DISIAPKAN and not sibuk),
        (
            "sidang_buka",
            "Buka sidang komite",
            kelola and siklus.keadaan in (KeadaanSiklus.DIHITUNG, KeadaanSiklus.SIDANG) and not dibuka,
        ),
        (
            "tetapkan",
            "Tetapkan hasil",
            bool(sidang) and not dibuka and request.user.has_perm(TETAPKAN) and ketua_sidang(request.user, sidang),
        ),
        ("hitung_ulang", "Hitung ulang", kelola and siklus.keadaan == KeadaanSiklus.DIHITUNG),
        ("batalkan", "Batalkan", kelola and siklus.keadaan in SIKLUS_WORKFLOW["batalkan"].dari),
    )
    lanjut = [{"nama": "sidang", "label": f"Lanjutkan {s}", "url": s.get_absolute_url()} for s in sidang if s.dibuka]
    return lanjut + [
        {"nama": n, "label": label, "url": reverse(f"talenta:{n}", args=[siklus.pk])} for n, label, ya in calon if ya
    ]
