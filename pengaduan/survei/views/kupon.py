"""Coupons and kiosks: the two ways in which people who were served answer."""

import secrets

from django.contrib import messages
from django.contrib.auth import logout
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.berkas import PDF
from asn.core.views import action, get_visible, requires, visible
from kepegawaian.instansi.publik import slug_kota
from pengaduan.survei import dokumen
from pengaduan.survei.forms import FormKupon
from pengaduan.survei.models import Kampanye
from pengaduan.survei.services import jawaban
from pengaduan.survei.services import kampanye as layanan
from pengaduan.survei.services.publik import layanan_kampanye
from pengaduan.survei.views.kampanye import remah
from pengaduan.survei.views.tindakan import unduhan
from pengaduan.survei.workflows import IZIN_KELOLA, KeadaanKampanye

KUKI_KIOS = "kios_survei"
GARAM_KIOS = "survei.kios"
# A kiosk is switched on in the morning and goes out by itself at night.
UMUR_KIOS = 14 * 60 * 60
JALUR_KIOS = "/skm/"


@requires(IZIN_KELOLA)
@never_cache
def kupon(request: HttpRequest, pk: int) -> HttpResponse:
    """One code on the screen for the visitor at the counter, or a sheet to cut."""
    kampanye = get_visible(request, Kampanye, visible(request, Kampanye).select_related("kota", "instansi"), pk=pk)
    daftar = layanan_kampanye(kampanye)
    form = FormKupon(request.POST or None, layanan=daftar)
    konteks = {
        "judul": "Kupon survei",
        "remah": remah(kampanye, "Kupon"),
        "kampanye": kampanye,
        "form": form,
        "menerima": kampanye.keadaan == KeadaanKampanye.BERJALAN,
        "kartu": None,
    }
    if request.method == "POST" and form.is_valid():
        dipilih = kampanye.layanan.get(pk=form.cleaned_data["layanan"])
        kode = jawaban.kupon_buat(
            kampanye=kampanye, layanan=dipilih, jumlah=form.cleaned_data["jumlah"], oleh=request.user
        )
        if len(kode) > 1:
            return unduhan(dokumen.kupon_pdf(kampanye, dipilih, kode), f"kupon-{kampanye.periode}.pdf", PDF)
        konteks |= {"kartu": dokumen.kartu_kupon(kampanye, kode)[0], "dipilih": dipilih}
    return render(request, "survei/kupon.html", konteks)


@requires(IZIN_KELOLA)
@require_safe
def poster(request: HttpRequest, pk: int) -> HttpResponse:
    """The page for the wall, as long as answers are or will be taken."""
    kampanye = get_visible(request, Kampanye, visible(request, Kampanye).select_related("kota", "instansi"), pk=pk)
    if kampanye.keadaan not in (KeadaanKampanye.DRAF, KeadaanKampanye.BERJALAN):
        messages.info(request, "Survei ini sudah ditutup, jadi posternya tidak dicetak lagi.")
        return redirect(kampanye)
    nama = [satu for _, satu in layanan_kampanye(kampanye)]
    return unduhan(dokumen.poster_pdf(kampanye, nama), f"poster-survei-{kampanye.kode}.pdf", PDF)


@requires(IZIN_KELOLA)
def kupon_cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back every coupon not used yet."""
    kampanye = get_visible(request, Kampanye, visible(request, Kampanye).select_related("instansi"), pk=pk)
    if request.method == "POST":
        jumlah = jawaban.kupon_cabut(kampanye=kampanye, oleh=request.user)
        messages.success(request, f"{jumlah} kupon dicabut.")
        return redirect(kampanye)
    konteks = {
        "judul": "Cabut semua kupon yang belum dipakai?",
        "remah": remah(kampanye, "Cabut kupon"),
        "pesan": "Kupon yang dibagikan tetapi belum dipakai tidak berlaku lagi, misalnya karena lembarnya hilang.",
        "label_kirim": "Cabut kupon",
        "bahaya": True,
        "url_batal": kampanye.get_absolute_url(),
    }
    return render(request, "components/konfirmasi.html", konteks)


@requires(IZIN_KELOLA)
def kios_nyalakan(request: HttpRequest, pk: int) -> HttpResponse:
    """Make this device a kiosk of the survey, and sign the officer out of it."""
    kampanye = get_visible(request, Kampanye, visible(request, Kampanye).select_related("kota", "instansi"), pk=pk)
    if request.method == "POST" and kampanye.kios:
        izin = {"k": kampanye.pk, "p": kampanye.kunci_kios, "d": secrets.token_hex(8)}
        aman = request.is_secure()
        logout(request)
        response = redirect("survei:kios", kota=slug_kota(kampanye.kota))
        response.set_cookie(
            KUKI_KIOS,
            signing.dumps(izin, salt=GARAM_KIOS),
            max_age=UMUR_KIOS,
            path=JALUR_KIOS,
            httponly=True,
            samesite="Lax",
            secure=aman,
        )
        return response
    konteks = {
        "judul": "Jadikan perangkat ini kios?",
        "remah": remah(kampanye, "Kios"),
        "pesan": "Anda dikeluarkan dari sistem di perangkat ini, lalu layar menampilkan pertanyaan survei "
        "berulang-ulang sampai malam. Lakukan di tablet yang berada di ruang pelayanan.",
        "rincian": [("Survei", str(kampanye)), ("Berlaku", "14 jam, atau sampai semua kios dimatikan")],
        "label_kirim": "Jadikan kios dan keluar",
        "url_batal": kampanye.get_absolute_url(),
    }
    if not kampanye.kios:
        messages.warning(request, "Mode kios belum diaktifkan untuk survei ini.")
        return redirect(reverse("survei:ubah", args=[kampanye.pk]))
    return render(request, "components/konfirmasi.html", konteks)


@action(IZIN_KELOLA)
def kios_matikan(request: HttpRequest, pk: int) -> HttpResponse:
    kampanye = get_visible(request, Kampanye, pk=pk)
    layanan.kios_matikan(kampanye=kampanye, oleh=request.user)
    messages.success(request, "Semua kios survei ini dimatikan.")
    return redirect(kampanye)
