"""The own result: what was published, why this rank, and what comes after passing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from asn.core.tindakan import FormAlasan
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import slug_kota, tampil_publik
from kepegawaian.rekrutmen.forms_hasil import FormDRH
from kepegawaian.rekrutmen.models import HasilPeserta, Lamaran, Pelamar, Pengangkatan
from kepegawaian.rekrutmen.services import baca_angkat, sanggah
from kepegawaian.rekrutmen.services import pengangkatan as layanan
from kepegawaian.rekrutmen.services.hasil import baca
from kepegawaian.rekrutmen.services.hasil.alasan import alasan_peringkat
from kepegawaian.rekrutmen.workflows import MELAMAR


def tampil(
    request: HttpRequest, kota: Kota, template: str, konteks: dict[str, Any], *akhir: str, status: int = 200
) -> HttpResponse:
    """A page of a participant in the frame of the city's public pages, as the other pages of an application."""
    awal: list[tuple[str, str | None]] = [
        ("Lowongan", reverse("lowongan:kota", args=[slug_kota(kota)])),
        ("Lamaran saya", reverse("lamaran:saya")),
        ("Hasil", reverse("hasil_seleksi:saya") if akhir else None),
    ]
    return tampil_publik(
        request, kota, template, {"remah": [*awal, *((t, None) for t in akhir)]} | konteks, status=status
    )


@requires(MELAMAR)
def saya(request: HttpRequest) -> HttpResponse:
    """Own published results, newest first, with what can be done about each."""
    ada = sanggah.sanggah_saya(request.user)
    hasil = [_satu(request.user, x, ada) for x in baca.hasil_milik(request.user)]
    pelamar = visible(request, Pelamar).select_related("kota").first()
    if pelamar is None:
        return redirect("lamaran:saya")
    konteks = {"judul": "Hasil seleksi saya", "hasil": hasil, "pengangkatan": baca_angkat.milik(request.user)}
    return tampil(request, pelamar.kota, "rekrutmen/hasil/saya.html", konteks)


def _satu(pengguna: Any, baris: HasilPeserta, ada: dict[tuple[str, int], Any]) -> dict[str, Any]:
    kode = sanggah.KODE[baris.pengumuman.tahap]
    lama = ada.get((kode, baris.lamaran_id))
    return {
        "baris": baris,
        "kode": kode,
        "diajukan": lama,
        "sanggah": lama is None and sanggah.dapat_disanggah(pengguna, baris),
    }


@requires(MELAMAR)
def alasan(request: HttpRequest, pk: int) -> HttpResponse:
    """Why this rank, in numbers; neighbours have no name."""
    gabung = ("pengumuman__seleksi__kota", "pengumuman__berkas", "lowongan", "lamaran", "tempat")
    hasil = get_visible(request, HasilPeserta, visible(request, HasilPeserta).select_related(*gabung), pk=pk)
    if "aturan" not in hasil.pengumuman.isi:
        raise Http404
    konteks = {
        "judul": "Mengapa peringkat saya",
        "hasil": hasil,
        "alasan": alasan_peringkat(hasil),
        "sanggah": sanggah.dapat_disanggah(request.user, hasil),
        "kode": sanggah.KODE[hasil.pengumuman.tahap],
    }
    kota = hasil.pengumuman.seleksi.kota
    return tampil(request, kota, "rekrutmen/hasil/alasan.html", konteks, "Mengapa peringkat saya")


@requires(MELAMAR)
def drh(request: HttpRequest, pk: int) -> HttpResponse:
    """The own data after passing: saved as it stands, or handed in."""
    gabung = ("lamaran__pelamar", "lowongan", "seleksi__kota")
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
    konteks = {"judul": "Daftar riwayat hidup", "satu": satu, "form": form, "isi": baca_angkat.drh_isi(satu)}
    galat = 422 if form.errors else 200
    return tampil(request, satu.seleksi.kota, "rekrutmen/hasil/drh.html", konteks, "DRH", status=galat)


@requires(MELAMAR)
def mundur(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up the place, after one more question."""
    lamaran = get_visible(
        request, Lamaran, visible(request, Lamaran).select_related("seleksi__kota", "lowongan"), pk=pk
    )
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        layanan.undurkan_diri(lamaran=lamaran, alasan=form.cleaned_data["alasan"], oleh=request.user)
        messages.success(request, "Pengunduran diri Anda dicatat.")
        return redirect("hasil_seleksi:saya")
    konteks = {"judul": "Mengundurkan diri dari seleksi ini?", "lamaran": lamaran, "form": form}
    galat = 422 if form.errors else 200
    kota = lamaran.seleksi.kota
    return tampil(request, kota, "rekrutmen/hasil/mundur.html", konteks, "Mengundurkan diri", status=galat)
