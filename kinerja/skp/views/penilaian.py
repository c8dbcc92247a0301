"""Judging: the board of a period, one person, equal cases together, delivery, the organisation."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.baris_tetap import BarisTetap
from asn.core.sel import alamat_baris
from asn.core.services import VersiBasi
from asn.core.views import get_visible, requires, visible
from asn.core.workflows import TransitionRefused
from kinerja.skp.forms.penilaian import FormButir, FormMassal, FormNilai, FormOrganisasi
from kinerja.skp.models import EvaluasiKinerja
from kinerja.skp.services.evaluasi import menilai
from kinerja.skp.services.lembar import baris_perilaku, baris_rhk, berlengkap, matriks
from kinerja.skp.services.organisasi import predikat_tetapkan, predikat_untuk, unit_ditetapkan
from kinerja.skp.services.papan import (
    belum_berikut,
    papan_penilaian,
    periode_pilihan,
    pola_evaluasi,
    tetangga,
    tim_buka,
)
from kinerja.skp.services.penilaian import MASSAL_MAKS, evaluasi_nilai, evaluasi_nilai_massal, hitung_saran
from kinerja.skp.services.penyampaian import evaluasi_sampaikan_massal
from kinerja.skp.services.unit import unit_periode
from kinerja.skp.views.bantu import periode_diminta
from kinerja.skp.workflows import IZIN_NILAI, IZIN_PREDIKAT_ORGANISASI, LABEL_EVALUASI, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja
PAPAN = "Penilaian kinerja"
ORANG = BarisTetap(
    "skp/penilaian/papan_orang.html",
    isi=("pk", "pendek", "nama", "jabatan", "alamat"),
    rupa=("terbuka", "predikat", "label", "nada"),
)


@requires(IZIN_NILAI)
@require_safe
@never_cache
def papan(request: HttpRequest) -> HttpResponse:
    """The team of one period, what is to do, and its distribution."""
    pilihan, periode = periode_diminta(request)
    tim_buka(request.user, periode)
    isi = papan_penilaian(request.user, periode, pilihan)
    konteks = {
        "judul": PAPAN,
        "papan": isi,
        "baris": [_orang(e) for e in isi.baris],
        "unit": unit_periode(request.user, periode.kode),
        "tanggal_data": None,
    }
    return render(request, "skp/penilaian/papan.html", konteks)


def _orang(e: EvaluasiKinerja) -> SafeString:
    terbuka = e.keadaan in (E.BELUM, E.DRAF)
    return ORANG(
        pk=e.pk,
        pendek=e.pegawai.nama,
        nama=e.pegawai.nama_lengkap,
        jabatan=e.skp.nama_jabatan,
        alamat=alamat_baris("skp:nilai" if terbuka else "skp:evaluasi", e.pk),
        terbuka=terbuka,
        predikat=e.predikat,
        label=LABEL_EVALUASI[E(e.keadaan)],
        nada=e.nada,
    )


def _satu(request: HttpRequest, pk: int) -> EvaluasiKinerja:
    """One evaluation that this user judges today; of anybody else's not even the existence is told."""
    evaluasi = get_visible(request, EvaluasiKinerja, berlengkap(visible(request, EvaluasiKinerja)), pk=pk)
    if not menilai(evaluasi, request.user):
        raise Http404
    return evaluasi


@requires(IZIN_NILAI)
@never_cache
def nilai(request: HttpRequest, pk: int) -> HttpResponse:
    """The judging screen of one person: keyboard-friendly, complete without script."""
    evaluasi = _satu(request, pk)
    if evaluasi.keadaan not in (E.BELUM, E.DRAF):
        return redirect("skp:evaluasi", pk=pk)
    rhk, perilaku = baris_rhk(evaluasi), baris_perilaku(evaluasi)
    form = FormNilai(request.POST or None, initial=_awal(evaluasi), rhk=rhk, perilaku=perilaku)
    if request.method == "POST" and form.is_valid() and _simpan(request, form, evaluasi):
        messages.success(request, f"Penilaian {evaluasi.pegawai.nama} tersimpan sebagai draf.")
        return _lanjut(request, evaluasi)
    status = 422 if form.errors else 200
    konteks = _konteks_nilai(request, evaluasi, form, rhk, perilaku)
    return render(request, "skp/penilaian/nilai.html", konteks, status=status)


def _awal(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    """What is stored; nothing is ticked beforehand, the suggestion stands beside."""
    kolom = ("hasil_kerja", "perilaku", "alasan_beda", "catatan", "rekomendasi", "versi")
    return {k: getattr(evaluasi, k) for k in kolom}


def _simpan(request: HttpRequest, form: FormNilai, evaluasi: EvaluasiKinerja) -> bool:
    try:
        evaluasi_nilai(evaluasi=evaluasi, oleh=request.user, **form.isi())
    except ValidationError as galat:
        per_kolom = galat.message_dict if hasattr(galat, "error_dict") else {"__all__": galat.messages}
        for kolom, pesan in per_kolom.items():
            form.add_error(kolom if kolom in form.fields else None, pesan)
    except (TransitionRefused, VersiBasi) as galat:
        form.add_error(None, f"{galat} Muat ulang halaman ini, lalu periksa lagi.")
    else:
        return True
    return False


def _lanjut(request: HttpRequest, evaluasi: EvaluasiKinerja) -> HttpResponse:
    """To the next one nobody has judged, when asked; else back to the board."""
    berikut = belum_berikut(request.user, evaluasi) if "berikut" in request.POST else None
    if berikut is not None:
        return redirect("skp:nilai", pk=berikut.pk)
    return redirect(f"{reverse('skp:penilaian')}?periode={evaluasi.periode}")


def _konteks_nilai(
    request: HttpRequest, evaluasi: EvaluasiKinerja, form: FormNilai, rhk: list[Any], perilaku: list[Any]
) -> dict[str, Any]:
    organisasi = predikat_untuk([evaluasi])[evaluasi.pk]
    sebelum, sesudah = tetangga(request.user, evaluasi)
    return {
        "judul": evaluasi.pegawai.nama_lengkap,
        "remah": [(PAPAN, f"{reverse('skp:penilaian')}?periode={evaluasi.periode}"), (evaluasi.pegawai.nama, None)],
        "evaluasi": evaluasi,
        "form": form,
        "organisasi": organisasi,
        "saran": hitung_saran(evaluasi, organisasi),
        "baris_rhk": [{"isi": b, "bidang": form.pasangan(f"rhk_{b.rhk.pk}")} for b in rhk],
        "baris_perilaku": [p | {"bidang": form.pasangan(f"nilai_{p['nilai'].kode}")} for p in perilaku],
        "matriks": matriks(evaluasi),
        "pola": pola_evaluasi(evaluasi),
        "sebelum": sebelum,
        "sesudah": sesudah,
    }


def _terpilih(request: HttpRequest, keadaan: tuple[str, ...]) -> list[EvaluasiKinerja]:
    """Rows ticked on the board that this user judges and that are in one of these states."""
    ids = [int(v) for v in request.GET.getlist("pilih") if v.isascii() and v.isdecimal()][:MASSAL_MAKS]
    baris = berlengkap(visible(request, EvaluasiKinerja)).filter(pk__in=ids, keadaan__in=keadaan)
    return [e for e in baris.order_by("pegawai__nama", "pk") if menilai(e, request.user)]


def _pasangan(request: HttpRequest, form: FormButir) -> list[tuple[EvaluasiKinerja, int]]:
    versi = dict(form.cleaned_data["butir"])
    baris = visible(request, EvaluasiKinerja).filter(pk__in=versi).select_related("pegawai")
    return [(e, versi[e.pk]) for e in baris]


@requires(IZIN_NILAI)
def massal(request: HttpRequest) -> HttpResponse:
    """The same ratings for equal cases: first each with its suggestion, then the result of each."""
    form = FormMassal(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = {k: form.cleaned_data[k] for k in ("hasil_kerja", "perilaku", "catatan")}
        hasil = evaluasi_nilai_massal(butir=_pasangan(request, form), oleh=request.user, **isi)
        return _hasil(request, "Hasil penilaian bersama", [(h.evaluasi, h.berhasil, h.pesan) for h in hasil])
    semua = _terpilih(request, (E.BELUM, E.DRAF))
    if not semua and request.method != "POST":
        messages.info(request, "Pilih dahulu pegawai yang belum disampaikan penilaiannya.")
        return redirect("skp:penilaian")
    organisasi = predikat_untuk(semua)
    konteks = {
        "judul": f"Nilai {len(semua)} pegawai bersama",
        "remah": [(PAPAN, reverse("skp:penilaian")), ("Nilai bersama", None)],
        "form": form,
        "butir": [{"evaluasi": e, "saran": hitung_saran(e, organisasi[e.pk])} for e in semua],
    }
    return render(request, "skp/penilaian/massal.html", konteks, status=422 if form.errors else 200)


@requires(IZIN_NILAI)
def sampaikan(request: HttpRequest) -> HttpResponse:
    """Deliver drafts, after showing each of them once more."""
    form = FormButir(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hasil = evaluasi_sampaikan_massal(butir=_pasangan(request, form), oleh=request.user)
        return _hasil(request, "Hasil penyampaian", [(e, not pesan, pesan or "Disampaikan") for e, pesan in hasil])
    semua = _terpilih(request, (E.DRAF,))
    if not semua:
        messages.info(request, "Pilih dahulu pegawai yang penilaiannya sudah berupa draf.")
        return redirect("skp:penilaian")
    konteks = {
        "judul": f"Sampaikan {len(semua)} evaluasi?",
        "remah": [(PAPAN, reverse("skp:penilaian")), ("Sampaikan", None)],
        "butir": semua,
    }
    return render(request, "skp/penilaian/sampaikan.html", konteks)


def _hasil(request: HttpRequest, judul: str, hasil: list[tuple[EvaluasiKinerja, bool, str]]) -> HttpResponse:
    periode = hasil[0][0].periode if hasil else ""
    konteks = {
        "judul": judul,
        "remah": [(PAPAN, reverse("skp:penilaian")), (judul, None)],
        "hasil": hasil,
        "berhasil": sum(h[1] for h in hasil),
        "url_papan": f"{reverse('skp:penilaian')}?periode={periode}",
    }
    return render(request, "skp/penilaian/hasil.html", konteks)


@requires(IZIN_PREDIKAT_ORGANISASI)
@require_safe
@never_cache
def organisasi(request: HttpRequest) -> HttpResponse:
    """Units whose predicate this user sets, for one period."""
    pilihan, periode = periode_diminta(request)
    konteks = {
        "judul": "Predikat kinerja organisasi",
        "periode": periode,
        "pilihan": pilihan,
        "unit": unit_periode(request.user, periode.kode),
    }
    return render(request, "skp/penilaian/organisasi.html", konteks)


@requires(IZIN_PREDIKAT_ORGANISASI)
@never_cache
def organisasi_tetapkan(request: HttpRequest, pk: int, periode: str) -> HttpResponse:
    """Set the predicate of one unit."""
    instansi = get_object_or_404(unit_ditetapkan(request.user), pk=pk)
    pilihan = periode_pilihan(request.user.kota_id, request.user.hari_ini())
    dipilih = next((p for p in pilihan if p.kode == periode), None)
    if dipilih is None:
        raise Http404
    satu = next(u for u in unit_periode(request.user, periode) if u.instansi.pk == pk)
    form = FormOrganisasi(request.POST or None, initial=satu.awal)
    if request.method == "POST" and form.is_valid() and _tetapkan(request, form, instansi, periode):
        messages.success(request, f"Predikat {instansi.nama} untuk {dipilih.label} ditetapkan.")
        return redirect(f"{reverse('skp:organisasi')}?periode={periode}")
    alamat = f"{reverse('skp:organisasi')}?periode={periode}"
    konteks = {
        "judul": f"Predikat {instansi.nama}",
        "remah": [("Predikat kinerja organisasi", alamat), (instansi.nama, None)],
        "periode": dipilih,
        "form": form,
        "label_kirim": "Tetapkan predikat",
        "url_batal": alamat,
    }
    status = 422 if form.errors else 200
    return render(request, "skp/penilaian/organisasi_isian.html", konteks, status=status)


def _tetapkan(request: HttpRequest, form: FormOrganisasi, instansi: Any, periode: str) -> bool:
    try:
        predikat_tetapkan(instansi=instansi, periode=periode, oleh=request.user, **form.cleaned_data)
    except ValidationError as galat:
        form.add_error(None, galat.messages)
    except (TransitionRefused, PermissionDenied) as galat:
        form.add_error(None, str(galat))
    except VersiBasi:
        form.add_error(None, "Predikat ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa lagi.")
    else:
        return True
    return False
