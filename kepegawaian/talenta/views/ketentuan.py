"""The city's own rules: dated rows, and a new one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import requires, visible
from kepegawaian.talenta.forms import FormKetentuan
from kepegawaian.talenta.models import KetentuanTalenta
from kepegawaian.talenta.rules.kotak import AMBANG_SETEMPAT
from kepegawaian.talenta.rules.perangkat import PERANGKAT
from kepegawaian.talenta.services.ketentuan import ketentuan_pada, ketentuan_tambah
from kepegawaian.talenta.views.bersama import galat_ke_form, tab_talenta
from kepegawaian.talenta.workflows import KELOLA, LIHAT


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """What is in force, what was before, what the sets consist of."""
    kota_id = min(request.user.jangkauan(LIHAT).semua_kota)
    konteks = {
        "judul": "Ketentuan talenta",
        "tab": tab_talenta(request, "ketentuan"),
        "berlaku": ketentuan_pada(kota_id, request.user.hari_ini()),
        "baris": visible(request, KetentuanTalenta).select_related("dibuat_oleh"),
        "perangkat": PERANGKAT.values(),
        "boleh_buat": bool(request.user.jangkauan(KELOLA).kota_ids),
    }
    return render(request, "talenta/ketentuan.html", konteks)


@requires(KELOLA)
def baru(request: HttpRequest) -> HttpResponseBase:
    """A new row: the set is chosen first, its weights follow."""
    kota_id = min(request.user.jangkauan(KELOLA).kota_ids)
    kini = ketentuan_pada(kota_id, request.user.hari_ini())
    diminta = request.POST.get("perangkat") or request.GET.get("perangkat") or kini.perangkat
    pilihan = diminta if diminta in PERANGKAT else kini.perangkat
    form = FormKetentuan(request.POST or None, perangkat=pilihan, initial=_awal(kini, pilihan))
    if request.method == "POST" and form.is_valid():
        try:
            ketentuan_tambah(kota_id=kota_id, nilai=form.nilai(), oleh=request.user)
        except ValidationError as galat:
            galat_ke_form(form, galat)
        else:
            messages.success(request, "Ketentuan baru dicatat. Siklus yang sudah dibuat tidak berubah.")
            return redirect("talenta:ketentuan")
    konteks = {
        "judul": "Ketentuan talenta baru",
        "remah": [("Ketentuan talenta", reverse("talenta:ketentuan")), ("Baru", None)],
        "form": form,
        "pilihan": [(p.kode, p.label, p.kode == pilihan) for p in PERANGKAT.values()],
        "perangkat": PERANGKAT[pilihan],
        "ambang": AMBANG_SETEMPAT.values(),
        "label_kirim": "Simpan ketentuan",
        "url_batal": reverse("talenta:ketentuan"),
    }
    return render(request, "talenta/ketentuan_baru.html", konteks, status=422 if form.errors else 200)


def _awal(kini: KetentuanTalenta, perangkat: str) -> dict[str, object]:
    """The figures in force; weights only when the set stays."""
    kolom = (
        *("kinerja_bawah", "kinerja_atas", "potensial_bawah", "potensial_atas", "potensial_atas_lebih", "kuorum"),
        *("tahun_tak_terlihat", "sangat_baik_minimal", "jendela_kinerja", "alasan_minimal"),
    )
    awal = {k: getattr(kini, k) for k in kolom} | {"perangkat": perangkat}
    if perangkat == kini.perangkat:
        awal |= {f"bobot_{k}": v for k, v in kini.bobot.items()}
    return awal
