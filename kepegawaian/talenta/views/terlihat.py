"""Who is not seen; nominating; nominations and their withdrawal."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.jobs import enqueue
from asn.core.tabel import TANPA_SARINGAN, halaman_daftar
from asn.core.tindakan import FormAlasan
from asn.core.views import action, get_visible, requires, visible
from kepegawaian.pegawai.models import Pegawai, Pencalonan
from kepegawaian.talenta import gambar
from kepegawaian.talenta.filters import SaringanPencalonan, SaringanTemuan
from kepegawaian.talenta.forms import FormCalonkan
from kepegawaian.talenta.models import TemuanBelumTerlihat
from kepegawaian.talenta.rules.suksesi import JENJANG_KRS, tujuan
from kepegawaian.talenta.services import baca
from kepegawaian.talenta.services.calon import calon_cabut, calonkan
from kepegawaian.talenta.services.ketentuan import ketentuan_pada
from kepegawaian.talenta.services.terlihat import jumlah_temuan, temuan_pegawai, temuan_ringkas
from kepegawaian.talenta.tables import TabelPencalonan, TabelTemuan
from kepegawaian.talenta.views.bersama import galat_ke_form, tab_talenta
from kepegawaian.talenta.workflows import CALONKAN, EKSPOR, KELOLA, LIHAT_TEMUAN


@requires(LIHAT_TEMUAN)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """High performers nobody has promoted, trained or nominated for years."""
    terlihat = visible(request, TemuanBelumTerlihat)
    jumlah, per_tanggal = temuan_ringkas(terlihat, request.user.jangkauan(LIHAT_TEMUAN))
    kota_id = min(request.user.jangkauan(LIHAT_TEMUAN).semua_kota)
    hari_ini = request.user.hari_ini()
    return halaman_daftar(
        request,
        kueri=terlihat,
        filterset_class=SaringanTemuan,
        table_class=TabelTemuan,
        judul="Belum terlihat",
        nama_daftar="belum-terlihat",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab_talenta(request, "belum_terlihat"),
            "ketentuan": ketentuan_pada(kota_id, hari_ini),
            "grafik_alasan": gambar.temuan_alasan(jumlah),
            "per_tanggal": per_tanggal,
            "boleh_perbarui": bool(request.user.jangkauan(KELOLA).kota_ids),
        },
        template="talenta/belum_terlihat.html",
        jumlah=jumlah_temuan(request.user.jangkauan(LIHAT_TEMUAN)) if request.GET.keys() <= TANPA_SARINGAN else None,
    )


@action(KELOLA)
def perbarui(request: HttpRequest) -> HttpResponse:
    """Make the list anew now, by the worker."""
    for kota_id in sorted(request.user.jangkauan(KELOLA).kota_ids):
        enqueue("talenta.segarkan_kota", kota_id, kota=kota_id)
    messages.success(request, "Daftar sedang diperbarui; muat ulang halaman sebentar lagi.")
    return redirect("talenta:belum_terlihat")


@requires(CALONKAN)
def calonkan_pegawai(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Nominate one person: the figures stand beside the form, the reason begins with them."""
    gabung = ("kota", "jabatan", "instansi__perangkat_daerah")
    orang = get_visible(request, Pegawai, visible(request, Pegawai).select_related(*gabung), pk=pk)
    temuan = temuan_pegawai(orang)
    target = (temuan.tujuan if temuan else "") or _tujuan(orang)
    diminta = request.POST.get("jenjang") or request.GET.get("jenjang") or target
    jenjang = diminta if diminta in JENJANG_KRS else JENJANG_KRS[-1]
    form = FormCalonkan(
        request.POST or None,
        jabatan=baca.jabatan_sasaran(request.user, orang, jenjang),
        jenjang=jenjang,
        alasan=_alasan(temuan),
        initial={"jabatan": request.GET.get("jabatan", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            hasil = calonkan(pegawai=orang, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            galat_ke_form(form, galat)
        else:
            messages.success(request, f"{orang.nama} dicalonkan: {hasil.sasaran}. Pegawai diberi kabar.")
            return redirect("talenta:pegawai", pk=orang.pk)
    konteks = {
        "judul": f"Calonkan {orang.nama}",
        "remah": [
            ("Belum terlihat", reverse("talenta:belum_terlihat")),
            (orang.nama, reverse("talenta:pegawai", args=[pk])),
            ("Calonkan", None),
        ],
        "orang": orang,
        "temuan": temuan,
        "jenjang": jenjang,
        "pilihan_jenjang": [(k, baca.LABEL_JENJANG_TARGET[k]) for k in JENJANG_KRS if k != jenjang],
        "form": form,
        "label_kirim": "Calonkan",
        "url_batal": reverse("talenta:pegawai", args=[pk]),
    }
    return render(request, "talenta/calonkan.html", konteks, status=422 if form.errors else 200)


def _tujuan(orang: Pegawai) -> str:
    return tujuan(orang.jabatan.jenis, orang.jabatan.jenjang) if orang.jabatan else ""


def _alasan(temuan: TemuanBelumTerlihat | None) -> str:
    if temuan is None:
        return ""
    return f"Predikat Sangat Baik {temuan.sangat_baik} kali; {', '.join(temuan.label_alasan).lower()}."


@requires("pegawai.view_pencalonan")
def pencalonan(request: HttpRequest) -> HttpResponseBase:
    """Nominations in reach, newest first."""
    return halaman_daftar(
        request,
        kueri=visible(request, Pencalonan),
        filterset_class=SaringanPencalonan,
        table_class=TabelPencalonan,
        judul="Pencalonan",
        nama_daftar="pencalonan",
        ekspor_izin=EKSPOR,
        konteks={"tab": tab_talenta(request, "pencalonan")},
        template="talenta/pencalonan.html",
    )


@requires(CALONKAN)
def cabut(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Withdraw a nomination with its reason."""
    terlihat = visible(request, Pencalonan).select_related("pegawai", "jabatan")
    baris = get_visible(request, Pencalonan, terlihat, pk=pk)
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            calon_cabut(pencalonan=baris, alasan=form.cleaned_data["alasan"], oleh=request.user)
        except ValidationError as galat:
            galat_ke_form(form, galat)
        else:
            messages.success(request, "Pencalonan dicabut; pegawai diberi kabar.")
            return redirect("talenta:pencalonan")
    konteks = {
        "judul": "Cabut pencalonan ini?",
        "remah": [("Pencalonan", reverse("talenta:pencalonan")), (baris.pegawai.nama, None)],
        "pesan": "Pencalonan tidak dihapus: ia tetap terbaca sebagai dicabut, bersama alasannya.",
        "rincian": [("Pegawai", baris.pegawai.nama_lengkap), ("Dicalonkan untuk", baris.sasaran)],
        "form": form,
        "label_kirim": "Cabut pencalonan",
        "bahaya": True,
        "url_batal": reverse("talenta:pencalonan"),
    }
    return render(request, "components/konfirmasi.html", konteks, status=422 if form.errors else 200)
