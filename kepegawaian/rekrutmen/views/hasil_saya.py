"""The own result: what was published, why this rank, and what comes after passing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tindakan import FormAlasan
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.publik import slug_kota
from kepegawaian.rekrutmen.forms_hasil import FormDRH
from kepegawaian.rekrutmen.models import HasilPeserta, Lamaran, Pengangkatan
from kepegawaian.rekrutmen.services import baca_angkat, sanggah
from kepegawaian.rekrutmen.services import pengangkatan as layanan
from kepegawaian.rekrutmen.services.hasil import baca
from kepegawaian.rekrutmen.services.hasil.alasan import alasan_peringkat
from kepegawaian.rekrutmen.workflows import MELAMAR


def remah(*akhir: str) -> list[tuple[str, str | None]]:
    awal = reverse("hasil_seleksi:saya") if akhir else None
    return [("Hasil seleksi saya", awal), *((teks, None) for teks in akhir)]


@requires(MELAMAR)
def saya(request: HttpRequest) -> HttpResponse:
    """Own published results, newest first, with what can be done about each."""
    hasil = [
        {"baris": x, "sanggah": sanggah.dapat_disanggah(request.user, x), "kode": sanggah.KODE[x.pengumuman.tahap]}
        for x in baca.hasil_milik(request.user)
    ]
    konteks = {
        "judul": "Hasil seleksi saya",
        "remah": remah(),
        "hasil": hasil,
        "pengangkatan": baca_angkat.milik(request.user),
    }
    return render(request, "rekrutmen/hasil/saya.html", konteks)


@requires(MELAMAR)
def alasan(request: HttpRequest, pk: int) -> HttpResponse:
    """Why this rank, in numbers; neighbours have no name."""
    gabung = ("pengumuman__seleksi__kota", "pengumuman__berkas", "lowongan", "lamaran", "tempat")
    hasil = get_visible(request, HasilPeserta, visible(request, HasilPeserta).select_related(*gabung), pk=pk)
    if "aturan" not in hasil.pengumuman.isi:
        raise Http404
    konteks = {
        "judul": "Mengapa peringkat saya",
        "remah": remah("Mengapa peringkat saya"),
        "hasil": hasil,
        "alasan": alasan_peringkat(hasil),
        "sanggah": sanggah.dapat_disanggah(request.user, hasil),
        "kode": sanggah.KODE[hasil.pengumuman.tahap],
        "kota_slug": slug_kota(hasil.pengumuman.seleksi.kota),
    }
    return render(request, "rekrutmen/hasil/alasan.html", konteks)


@requires(MELAMAR)
def drh(request: HttpRequest, pk: int) -> HttpResponse:
    """The own data after passing: saved as it stands, or handed in."""
    gabung = ("lamaran__pelamar", "lowongan", "seleksi")
    satu = get_visible(request, Pengangkatan, visible(request, Pengangkatan).select_related(*gabung), pk=pk)
    pelamar = satu.lamaran.pelamar
    awal = {"telepon": pelamar.telepon, "alamat": pelamar.alamat} | satu.drh
    form = FormDRH(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        kirim = "kirim" in request.POST
        try:
            layanan.drh_simpan(pengangkatan=satu, isi=form.cleaned_data, oleh=request.user, kirim=kirim)
        except ValidationError as galat:
            for kolom, pesan in galat.message_dict.items():
                form.add_error(kolom, pesan)
        else:
            messages.success(request, "DRH dikirim." if kirim else "DRH disimpan; belum dikirim.")
            return redirect("hasil_seleksi:drh" if not kirim else "hasil_seleksi:saya", *([pk] if not kirim else []))
    konteks = {"judul": "Daftar riwayat hidup", "remah": remah("DRH"), "satu": satu, "form": form}
    return render(request, "rekrutmen/hasil/drh.html", konteks, status=422 if form.errors else 200)


@requires(MELAMAR)
def mundur(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up the place, after one more question."""
    lamaran = get_visible(request, Lamaran, visible(request, Lamaran).select_related("seleksi", "lowongan"), pk=pk)
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        layanan.undurkan_diri(lamaran=lamaran, alasan=form.cleaned_data["alasan"], oleh=request.user)
        messages.success(request, "Pengunduran diri Anda dicatat.")
        return redirect("hasil_seleksi:saya")
    konteks = {
        "judul": "Mengundurkan diri dari seleksi ini?",
        "remah": remah("Mengundurkan diri"),
        "pesan": "Tempat Anda diberikan kepada peserta berikutnya. Peserta yang mundur setelah lulus dapat dibatasi "
        "mengikuti seleksi berikutnya (PP 11/2017 ps. 35).",
        "rincian": [("Seleksi", lamaran.seleksi.nama), ("Lowongan", str(lamaran.lowongan))],
        "form": form,
        "label_kirim": "Mengundurkan diri",
        "bahaya": True,
        "url_batal": reverse("hasil_seleksi:saya"),
    }
    return render(request, "components/konfirmasi.html", konteks, status=422 if form.errors else 200)
