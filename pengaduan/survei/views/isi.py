"""The questionnaire: by coupon, at a kiosk, through the open link. Works without script; one form, one answer."""

from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from asn.core.laju import melebihi, pengunjung_melebihi
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from pengaduan.survei.forms_publik import FormJawaban
from pengaduan.survei.models import Kampanye
from pengaduan.survei.services import publik
from pengaduan.survei.services.jawaban import (
    KuponTidakBerlaku,
    TidakMenerima,
    jawaban_dari_kupon,
    jawaban_tanpa_kupon,
    kupon_cari,
    rapikan_kupon,
)
from pengaduan.survei.views.kupon import GARAM_KIOS, KUKI_KIOS, UMUR_KIOS

# A whole office or mobile network shares one address: these stop a machine, not people.
SALAH_PER_JAM = 120
TERBUKA_PER_JAM = 60
# At a kiosk people take turns: nobody answers nine questions in five seconds.
KIOS_JEDA_DETIK = 5
KIOS_PER_JAM = 200

ISI_SALAH = "Ada pertanyaan yang belum dijawab. Jawaban lain yang sudah Anda pilih tetap tersimpan di bawah."
PENUH = "Terlalu banyak jawaban dari jaringan ini dalam satu jam. Silakan coba lagi nanti."


@publik_kota
@require_safe
@never_cache
def kupon_cari_halaman(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Type the code of a coupon."""
    kode = rapikan_kupon(request.GET.get("kode", ""))
    if kode:
        return redirect("survei:kupon_isi", kota=slug_kota(kota), kode=kode)
    konteks = {"judul": "Isi survei dengan kupon", "kosong": "kode" in request.GET}
    return tampil_publik(request, kota, "survei/kupon_cari.html", konteks)


@publik_kota
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def kupon_isi(request: HttpRequest, kota: Kota, kode: str) -> HttpResponse:
    """The questionnaire of one coupon; opening it does not use it."""
    kupon = kupon_cari(kode)
    if kupon is None:
        if pengunjung_melebihi(request, "skm-kupon-salah", batas=SALAH_PER_JAM):
            return _tolak(request, kota, PENUH, 429)
        return _tolak(request, kota, "Kode kupon ini tidak dikenal. Periksa sekali lagi pengetikannya.", 404)
    layanan = [(kupon.layanan_id, kupon.layanan.nama)]
    form = FormJawaban(request.POST or None, kampanye=kupon.kampanye, layanan=layanan)
    if request.method == "POST" and form.is_valid():
        try:
            jawaban_dari_kupon(kupon=kupon, isian=form.isian, hari=timezone.localdate())
        except (KuponTidakBerlaku, TidakMenerima) as galat:
            return _tolak(request, kota, str(galat), 410)
        return redirect("survei:terima_kasih", kota=slug_kota(kota))
    if not kupon.kampanye.menerima(timezone.localdate()):
        return _tolak(request, kota, "Survei ini sedang tidak menerima jawaban.", 410)
    if request.method != "POST" and (kupon.dipakai_tanggal or kupon.dicabut):
        return _tolak(request, kota, "Kupon ini sudah dipakai atau tidak berlaku lagi.", 410)
    return _formulir(request, kota, kupon.kampanye, form, {"nama_layanan": kupon.layanan.nama})


@publik_kota
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def terbuka(request: HttpRequest, kota: Kota, kode: str) -> HttpResponse:
    """The open link: anybody may answer, reported apart."""
    kampanye = publik.kampanye_menurut_kode(kota, kode)
    if kampanye is None or not kampanye.tautan_terbuka:
        raise Http404("Survei tidak dikenal.")
    if not kampanye.menerima(timezone.localdate()):
        return _tolak(request, kota, "Survei ini sedang tidak menerima jawaban.", 410)
    form = FormJawaban(request.POST or None, kampanye=kampanye, layanan=publik.layanan_kampanye(kampanye))
    if request.method == "POST" and form.is_valid():
        if pengunjung_melebihi(request, f"skm-terbuka-{kampanye.pk}", batas=TERBUKA_PER_JAM):
            return _tolak(request, kota, PENUH, 429)
        if tanggapan := _terima(request, kota, kampanye, "terbuka", form):
            return tanggapan
        return redirect("survei:terima_kasih", kota=slug_kota(kota))
    return _formulir(request, kota, kampanye, form, {"tidak_terverifikasi": True})


@publik_kota
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def kios(request: HttpRequest, kota: Kota) -> HttpResponse:
    """The questionnaire on a device an officer made a kiosk; it starts anew by itself."""
    izin = _izin_kios(request)
    kampanye = publik.kampanye_kios(kota, izin["k"], izin["p"]) if izin else None
    if kampanye is None or not kampanye.menerima(timezone.localdate()):
        pesan = "Perangkat ini bukan kios yang aktif. Petugas dapat menyalakannya dari halaman survei."
        return _tolak(request, kota, pesan, 403)
    form = FormJawaban(request.POST or None, kampanye=kampanye, layanan=publik.layanan_kampanye(kampanye))
    if request.method == "POST" and form.is_valid():
        alat = f"{kampanye.pk}-{izin['d']}"
        cepat = melebihi("skm-kios-jeda", alat, batas=1, detik=KIOS_JEDA_DETIK)
        if cepat or melebihi("skm-kios", alat, batas=KIOS_PER_JAM):
            return _tolak(request, kota, "Mohon tunggu beberapa detik, lalu isi lagi.", 429, kios=True)
        if tanggapan := _terima(request, kota, kampanye, "kios", form):
            return tanggapan
        return redirect(f"{reverse('survei:terima_kasih', args=[slug_kota(kota)])}?kios=1")
    return _formulir(request, kota, kampanye, form, {"kios": True})


@publik_kota
@require_safe
def terima_kasih(request: HttpRequest, kota: Kota) -> HttpResponse:
    konteks = {"judul": "Terima kasih", "kios": "kios" in request.GET}
    return tampil_publik(request, kota, "survei/terima_kasih.html", konteks)


def _izin_kios(request: HttpRequest) -> dict[str, Any]:
    try:
        izin = signing.loads(request.COOKIES.get(KUKI_KIOS, ""), salt=GARAM_KIOS, max_age=UMUR_KIOS)
    except signing.BadSignature:
        return {}
    return dict(izin)


def _terima(request: HttpRequest, kota: Kota, kampanye: Kampanye, kanal: str, form: FormJawaban) -> Any:
    """Keep the answer; a page only when it was refused."""
    try:
        jawaban_tanpa_kupon(kampanye=kampanye, kanal=kanal, isian=form.isian, hari=timezone.localdate())
    except TidakMenerima as galat:
        return _tolak(request, kota, str(galat), 410, kios=kanal == "kios")
    return None


def _formulir(
    request: HttpRequest, kota: Kota, kampanye: Kampanye, form: FormJawaban, lain: dict[str, Any]
) -> HttpResponse:
    konteks = {
        "judul": f"Bagaimana pelayanan {kampanye.instansi}?",
        "kampanye": kampanye,
        "form": form,
        "isi_salah": ISI_SALAH if form.errors else "",
        **lain,
    }
    return tampil_publik(request, kota, "survei/isi.html", konteks)


def _tolak(request: HttpRequest, kota: Kota, pesan: str, status: int, *, kios: bool = False) -> HttpResponse:
    konteks = {"judul": "Survei tidak dapat diisi", "pesan": pesan, "kios": kios}
    return tampil_publik(request, kota, "survei/tolak.html", konteks, status=status)
