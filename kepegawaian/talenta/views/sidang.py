"""The committee: open a session, read it, decide on a person, close it with its minutes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import get_visible, requires, visible
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.rules.kepentingan import ALASAN
from kepegawaian.talenta.forms import FormPindah, FormRisalah, FormSidang
from kepegawaian.talenta.models import HasilTalenta, SidangTalenta, SiklusTalenta
from kepegawaian.talenta.rules.kotak import nama_kotak
from kepegawaian.talenta.services import sidang as layanan
from kepegawaian.talenta.views.bersama import galat_ke_form, remah_talenta
from kepegawaian.talenta.workflows import KELOLA, LIHAT_SIDANG, SIDANG


@requires(KELOLA)
def buka(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who attends, who leads, where and when."""
    siklus = get_visible(request, SiklusTalenta, visible(request, SiklusTalenta).select_related("kota"), pk=pk)
    form = FormSidang(
        request.POST or None,
        anggota=layanan.anggota_komite(siklus.kota_id),
        ketua=layanan.ketua_tersedia(siklus.kota_id),
        hari_ini=request.user.hari_ini(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            sidang = layanan.sidang_buka(siklus=siklus, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            galat_ke_form(form, galat)
        else:
            messages.success(request, f"{sidang} dibuka. Anggota yang hadir diberi kabar.")
            return redirect(sidang)
    konteks = {
        "judul": "Buka sidang komite",
        "remah": remah_talenta((siklus.nama, siklus.get_absolute_url()), ("Sidang", None)),
        "form": form,
        "kuorum": siklus.ketentuan["kuorum"],
        "label_kirim": "Buka sidang",
        "url_batal": siklus.get_absolute_url(),
    }
    return render(request, "talenta/sidang_buka.html", konteks, status=422 if form.errors else 200)


@requires(LIHAT_SIDANG)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Attendance, decisions, minutes."""
    gabung = ("siklus", "ketua", "tanda", "pdf", "dibuat_oleh")
    sidang = get_visible(request, SidangTalenta, visible(request, SidangTalenta).select_related(*gabung), pk=pk)
    konteks = {
        "judul": str(sidang),
        "remah": [
            ("Talenta", reverse("talenta:daftar")),
            (sidang.siklus.nama, sidang.siklus.get_absolute_url()),
            (f"Sidang ke-{sidang.ke}", None),
        ],
        "sidang": sidang,
        "putusan": sidang.putusan.for_list(),
        "boleh_tutup": sidang.dibuka and sidang.kota_id in request.user.jangkauan(KELOLA).kota_ids,
        "boleh_putus": sidang.dibuka and request.user.pk in sidang.hadir_ids(),
        "url_hasil": reverse("talenta:hasil_daftar", args=[sidang.siklus_id]),
    }
    return render(request, "talenta/sidang.html", konteks)


@requires(KELOLA)
def tutup(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Minutes, and the end of the session."""
    sidang = get_visible(request, SidangTalenta, visible(request, SidangTalenta).select_related("siklus"), pk=pk)
    form = FormRisalah(request.POST or None)
    if request.method == "POST" and form.is_valid():
        layanan.sidang_tutup(sidang=sidang, oleh=request.user, risalah=form.cleaned_data["risalah"])
        messages.success(request, "Sidang ditutup; risalahnya sedang dicetak.")
        return redirect(sidang)
    konteks = {
        "judul": f"Tutup sidang ke-{sidang.ke}?",
        "remah": remah_talenta((str(sidang), sidang.get_absolute_url()), ("Tutup", None)),
        "pesan": "Putusan dan risalah dibekukan dan dicetak bernomor. Ketua komite kemudian menetapkan hasil siklus.",
        "rincian": [("Siklus", sidang.siklus.nama), ("Putusan", sidang.putusan.count())],
        "form": form,
        "label_kirim": "Tutup sidang",
        "bahaya": True,
        "url_batal": sidang.get_absolute_url(),
    }
    return render(request, "components/konfirmasi.html", konteks, status=422 if form.errors else 200)


@requires(SIDANG)
def pindahkan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One decision of the running session on one person."""
    gabung = ("siklus", "pegawai__jabatan", "instansi")
    hasil = get_visible(request, HasilTalenta, visible(request, HasilTalenta).select_related(*gabung).kini(), pk=pk)
    sidang = hasil.siklus.sidang.order_by("-ke").first()
    if sidang is None:
        raise TransitionRefused("Belum ada sidang untuk siklus ini.")
    ikatan = layanan.halangan_memutus(request.user, hasil)
    tertutup = ALASAN[ikatan] if ikatan and ikatan.menutup else ""
    form = FormPindah(request.POST or None, kotak=hasil.kotak, ikatan=ikatan)
    if request.method == "POST" and not tertutup and form.is_valid():
        try:
            layanan.hasil_pindahkan(sidang=sidang, hasil=hasil, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            galat_ke_form(form, galat)
        else:
            messages.success(request, f"{hasil.pegawai.nama} dipindahkan ke kotak {form.cleaned_data['ke']}.")
            return redirect(hasil)
    konteks = {
        "judul": "Pindahkan kotak",
        "remah": [
            ("Talenta", reverse("talenta:daftar")),
            (hasil.pegawai.nama, hasil.get_absolute_url()),
            ("Pindahkan", None),
        ],
        "hasil": hasil,
        "sidang": sidang,
        "nama_kotak": nama_kotak(hasil.kotak) if hasil.kotak else hasil.sebab,
        "tertutup": tertutup,
        "form": form,
        "label_kirim": "Catat putusan",
        "url_batal": hasil.get_absolute_url(),
    }
    return render(
        request,
        "talenta/pindahkan.html",
        konteks,
        status=422 if form.errors or (tertutup and request.method == "POST") else 200,
    )
