"""Cycles: the list, a new one, one with its boxes, distribution, movement, sessions and documents."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString

from asn.core.angka import tulis_bulat
from asn.core.baris_tetap import BarisTetap
from asn.core.pekerjaan import konteks_kemajuan
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.talenta import gambar
from kepegawaian.talenta.filters import SaringanSiklus
from kepegawaian.talenta.forms import FormSiklus
from kepegawaian.talenta.models import SidangTalenta, SiklusTalenta
from kepegawaian.talenta.rules.kotak import KOTAK
from kepegawaian.talenta.services import baca
from kepegawaian.talenta.services.ketentuan import ketentuan_pada
from kepegawaian.talenta.services.sidang import ketua_sidang
from kepegawaian.talenta.services.siklus import siklus_buat
from kepegawaian.talenta.tables import TabelSiklus
from kepegawaian.talenta.views.bersama import galat_ke_form, remah_talenta, tab_talenta
from kepegawaian.talenta.workflows import EKSPOR, KELOLA, LIHAT, LIHAT_HASIL, SIKLUS_WORKFLOW, TETAPKAN, KeadaanSiklus

LIHAT_SIDANG = "talenta.view_sidangtalenta"
INSTANSI = BarisTetap(
    "talenta/siklus_instansi.html",
    isi=("alamat", "nama", "jumlah", "tinggi", "tengah", "rendah", "belum"),
    rupa=("bernama",),
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
    gabung = ("kota", "pekerjaan", "sebelum", "ditetapkan_oleh", "tanda", "pdf")
    siklus = get_visible(request, SiklusTalenta, visible(request, SiklusTalenta).select_related(*gabung), pk=pk)
    sidang = list(_sidang(request, siklus))
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
        **_ketentuan(siklus),
        **(_angka(request, siklus, sidang) if siklus.keadaan != KeadaanSiklus.DISIAPKAN else {}),
        "boleh_pdf": request.user.has_perm(LIHAT_SIDANG),
        "boleh_ekspor": request.user.has_perm(EKSPOR),
    }
    return render(request, "talenta/siklus.html", konteks)


def _kemajuan(siklus: SiklusTalenta) -> dict[str, Any] | None:
    pekerjaan = siklus.pekerjaan
    return konteks_kemajuan(pekerjaan) if pekerjaan and not pekerjaan.berakhir else None


def _sidang(request: HttpRequest, siklus: SiklusTalenta) -> QuerySet[SidangTalenta] | list[SidangTalenta]:
    if not request.user.has_perm(LIHAT_SIDANG):
        return []
    return siklus.sidang.terlihat_oleh(request.user, LIHAT_SIDANG).for_list().order_by("ke")


def _ketentuan(siklus: SiklusTalenta) -> dict[str, Any]:
    aturan = siklus.aturan()
    return {"aturan": aturan, "perangkat": aturan.perangkat, "kotak_kutipan": KOTAK.kutipan}


def _angka(request: HttpRequest, siklus: SiklusTalenta, sidang: list[SidangTalenta]) -> dict[str, Any]:
    hasil = siklus.hasil.terlihat_oleh(request.user, LIHAT_HASIL).kini()
    angka = baca.angka_siklus(
        siklus,
        hasil,
        request.user.jangkauan(LIHAT_HASIL),
        putusan=sum(s.jumlah_putusan for s in sidang),
        segar="segar" in request.GET,
    )
    jumlah = baca.sebaran(angka.kotak)
    sel = baca.kisi(jumlah)
    alamat = f"{reverse('talenta:hasil_daftar', args=[siklus.pk])}?kotak="
    instansi = baca.per_instansi(angka.kotak)
    url_hasil = reverse("talenta:hasil_daftar", args=[siklus.pk])
    return {
        "jumlah": sum(jumlah.values()),
        "belum": jumlah.get(None, 0),
        "krs": sum(jumlah.get(n, 0) for n in (7, 8, 9)),
        "sel": sel,
        "kisi": gambar.kisi_gambar(sel, alamat),
        "url_kotak": alamat,
        "url_hasil": url_hasil,
        "dihitung_pada": angka.pada,
        "instansi": [_baris_instansi(b, url_hasil) for b in instansi],
        "grafik_instansi": gambar.sebaran_instansi(instansi) if len(instansi) > 1 else None,
        "pindah": angka.pindah,
        "dipindahkan": angka.dipindahkan,
    }


def _baris_instansi(b: dict[str, Any], url_hasil: str) -> SafeString:
    return INSTANSI(
        bernama=bool(b["instansi"]),
        alamat=f"{url_hasil}?instansi={b['instansi']}",
        nama=b["instansi__nama"],
        **{k: tulis_bulat(b[k]) for k in ("jumlah", "tinggi", "tengah", "rendah", "belum")},
    )


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
