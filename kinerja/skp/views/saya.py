"""The own performance page, and the beginning of a SKP."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.forms.susun import FormSusun
from kinerja.skp.services.langkah import MENUNGGU, Butir, Langkah
from kinerja.skp.services.naskah import kurang
from kinerja.skp.services.saya import KinerjaSaya, kinerja_saya
from kinerja.skp.services.siklus import siklus_terbuka
from kinerja.skp.services.susun import KOSONG, TAHUN_LALU, TEMPLAT, alasan_kecuali, skp_buat, skp_pada
from kinerja.skp.workflows import IZIN_LIHAT, IZIN_SUSUN

LANJUTAN_TAMPIL, EVALUASI_TAMPIL = 8, 6
TANPA_PEGAWAI = "Akun ini tidak terhubung dengan data pegawai."
# PermenPANRB 6/2022 ps. 5.
TAHAP = ("Perencanaan", "Pelaksanaan", "Penilaian", "Tindak lanjut")


def _diri(request: HttpRequest) -> Pegawai:
    if request.user.pegawai_id is None:
        raise Http404(TANPA_PEGAWAI)
    kueri = visible(request, Pegawai).select_related("kota", "instansi", "jabatan")
    return get_visible(request, Pegawai, kueri, pk=request.user.pegawai_id)


@requires(IZIN_LIHAT)
def saya(request: HttpRequest) -> HttpResponse:
    """The whole cycle on one page, what is due next on top."""
    isi = kinerja_saya(request.user, request.user.hari_ini(), tahun=_tahun(request))
    if isi is None:
        raise Http404(TANPA_PEGAWAI)
    butir = [_langkah(isi, b) for b in isi.berikutnya]
    konteks = {
        "judul": "Kinerja saya",
        "isi": isi,
        "skp": isi.skp,
        "utama": butir[0] if butir else None,
        "lainnya": butir[1:],
        "kurang": kurang(isi.skp) if isi.skp and isi.skp.dapat_disusun else [],
        "tahap": [{"label": label, "selesai": i < isi.tahap, "kini": i == isi.tahap} for i, label in enumerate(TAHAP)],
        "lanjutan": isi.lanjutan[:LANJUTAN_TAMPIL],
        "evaluasi": isi.evaluasi[:EVALUASI_TAMPIL],
        "tanggal_data": isi.hari_ini,
    }
    return render(request, "skp/saya.html", konteks)


def _tahun(request: HttpRequest) -> int | None:
    nilai = request.GET.get("tahun", "")
    return int(nilai) if nilai.isascii() and nilai.isdecimal() and len(nilai) == 4 else None


_KALIMAT = {
    Langkah.SUSUN: ("Susun SKP {tahun}", "Mulai dari SKP tahun lalu atau templat jabatan, lalu ajukan.", "Susun SKP"),
    Langkah.SKP_BARU: ("Anda berganti jabatan", "Susun SKP untuk jabatan yang baru.", "Susun SKP jabatan baru"),
    Langkah.LENGKAPI: ("Lengkapi dan ajukan SKP", "Periksa isi SKP, lalu ajukan kepada penilai.", "Buka SKP"),
    Langkah.JAWAB: ("Jawab klarifikasi penilai", "Perbaiki SKP menurut catatan, lalu ajukan lagi.", "Buka SKP"),
    Langkah.TUNGGU_PENILAI: ("Menunggu kesepakatan penilai", "SKP Anda sudah diajukan.", "Lihat SKP"),
    Langkah.TUNGGU_TETAP: ("Menunggu penetapan", "SKP Anda sudah disepakati penilai.", "Lihat SKP"),
    Langkah.REALISASI: ("Isi realisasi {ket}", "Periode itu sudah berakhir.", "Isi realisasi"),
    Langkah.RENCANA_AKSI: ("Buat rencana aksi {ket}", "Langkah periode ini menuju setiap RHK.", "Tambah rencana aksi"),
    Langkah.AKUI_DIALOG: ("Akui catatan dialog ({ket})", "Baca catatan dialog kinerja, lalu akui.", "Baca catatan"),
    Langkah.BACA_UMPAN: ("Umpan balik baru ({ket})", "Penilai atau rekan memberi umpan balik.", "Baca umpan balik"),
    Langkah.JAWAB_EVALUASI: (
        "Jawab hasil evaluasi {ket}",
        "Baca hasilnya, lalu terima atau ajukan keberatan sebelum batasnya.",
        "Buka evaluasi",
    ),
    Langkah.JAWAB_REKAN: ("Beri umpan balik untuk rekan ({ket})", "Rekan meminta pendapat Anda.", "Buka permintaan"),
}


def _langkah(isi: KinerjaSaya, butir: Butir) -> dict[str, Any]:
    judul, penjelasan, label = _KALIMAT[butir.langkah]
    return {
        "judul": judul.format(tahun=isi.siklus.tahun if isi.siklus else "", ket=butir.keterangan),
        "penjelasan": penjelasan,
        "label": label,
        "url": _alamat(isi, butir),
        "tenggat": butir.tenggat,
        "lewat": butir.lewat(isi.hari_ini),
        "menunggu": butir.langkah in MENUNGGU,
    }


def _alamat(isi: KinerjaSaya, butir: Butir) -> str:
    if butir.langkah == Langkah.JAWAB_REKAN:
        return reverse("skp:rekan")
    if butir.langkah == Langkah.JAWAB_EVALUASI and isi.dijawab:
        return isi.dijawab.get_absolute_url()
    if butir.langkah in (Langkah.SUSUN, Langkah.SKP_BARU) or isi.skp is None:
        return f"{reverse('skp:susun')}?tahun={isi.siklus.tahun}"
    pk = isi.skp.pk
    if butir.langkah == Langkah.REALISASI:
        tertunda = next(p for p in isi.periode_realisasi if p.tertunda)
        return reverse("skp:realisasi", args=[pk, tertunda.periode.kode])
    if butir.langkah == Langkah.RENCANA_AKSI:
        return reverse("skp:rencana_aksi_tambah", args=[pk])
    if butir.langkah in (Langkah.AKUI_DIALOG, Langkah.BACA_UMPAN):
        return f"{isi.skp.get_absolute_url()}?bagian=dialog"
    return isi.skp.get_absolute_url()


@requires(IZIN_SUSUN)
def susun(request: HttpRequest) -> HttpResponse:
    """Choose what to begin with: last year, a template, or an empty form."""
    pegawai = _diri(request)
    hari_ini = request.user.hari_ini()
    terbuka = siklus_terbuka(pegawai.kota_id, hari_ini)
    siklus = next((s for s in terbuka if s.tahun == (_tahun(request) or hari_ini.year)), None)
    if siklus is None:
        messages.info(request, "Penyusunan SKP tahun itu belum dibuka.")
        return redirect("skp:saya")
    form = FormSusun(request.POST or None, pegawai=pegawai, siklus=siklus, hari_ini=hari_ini)
    if request.method == "POST" and form.is_valid():
        return _buat(request, form, pegawai, siklus)
    konteks = {
        "judul": f"Susun SKP {siklus.tahun}",
        "remah": [("Kinerja saya", reverse("skp:saya")), ("Susun SKP", None)],
        "form": form,
        "siklus": siklus,
        "pegawai": pegawai,
        "kecuali": alasan_kecuali(pegawai, hari_ini),
        "pilihan": form.pilihan,
    }
    return render(request, "skp/susun.html", konteks)


def _buat(request: HttpRequest, form: FormSusun, pegawai: Pegawai, siklus: Any) -> HttpResponse:
    dari, templat = form.asal()
    try:
        skp = skp_buat(pegawai=pegawai, siklus=siklus, oleh=request.user, dari=dari, templat=templat)
    except ValidationError as galat:
        # A second click finds what the first one made.
        ada = skp_pada(pegawai.pk, max(siklus.mulai, request.user.hari_ini()))
        for pesan in galat.messages if ada is None or ada.naskah else ():
            messages.error(request, pesan)
        return redirect(ada or "skp:saya")
    asal = {TAHUN_LALU: "Isi tahun lalu sudah disalin.", TEMPLAT: "Isi templat sudah disalin.", KOSONG: ""}[dari]
    messages.success(request, f"Draf SKP {siklus.tahun} siap. {asal} Periksa, sesuaikan, lalu ajukan.")
    return redirect(skp)
