"""What citizens read: the results of a city and of one survey, the report, the raw answers. No account, no script."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from asn.core.berkas import CSV, berkas_tanggapan
from asn.core.laju import pengunjung_melebihi
from asn.core.lembar import baris_tanggapan
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from kepegawaian.instansi.rules.skm import mutu_pelayanan
from pengaduan.survei import gambar, lembar_kerja, penyaji
from pengaduan.survei.models import HasilSurvei
from pengaduan.survei.rules.unsur import UNSUR
from pengaduan.survei.services import publik
from pengaduan.survei.services.terbit import laporan_minta

LAPORAN_PER_JAM = 30
KEPALA_CSV = [
    *("Unit layanan", "Perangkat daerah", "Periode", "Revisi", "Nomor laporan", "Responden", "Sampel dibutuhkan"),
    *("IKM", "Mutu", *(f"NRR {u.kode} {u.nama}" for u in UNSUR)),
]


@publik_kota
@require_safe
def kota(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Results of one period: the city, its units, services and respondents, each figure with its definition."""
    semua = publik.periode_terbit(kota)
    diminta = request.GET.get("periode", "")
    periode = next((p for p in semua if p.kode == diminta), semua[0] if semua else None)
    konteks: dict[str, Any] = {
        "judul": "Kepuasan masyarakat",
        "semua_periode": semua,
        "periode": periode,
        "terbuka": publik.kampanye_terbuka(kota, timezone.localdate()),
        "definisi": penyaji.definisi(settings.SEL_PUBLIK_MINIMUM),
    }
    if periode:
        konteks |= _periode(kota, periode)
    return tampil_publik(request, kota, "survei/publik_kota.html", konteks)


def _periode(kota: Kota, periode: Any) -> dict[str, Any]:
    isi = publik.ringkasan_periode(kota, periode)
    indeks, unsur = isi["indeks"], isi["unsur"]
    mutu = mutu_pelayanan(indeks.nilai, pada=periode.selesai) if indeks else None
    tulis = penyaji.tulis
    return {
        "ikm": tulis(indeks.nilai) if indeks else penyaji.KOSONG,
        "mutu": penyaji.mutu_label(mutu),
        "n": isi["n"],
        "hasil": [{"hasil": h, "ikm": tulis(h.ikm), "sampel": penyaji.sampel(h.angka)} for h in isi["hasil"]],
        "unsur": [{"nama": u.nama, "nrr": tulis(unsur.nrr[u.kunci], 3)} for u in UNSUR] if unsur else [],
        "layanan": [{**penyaji.sel(s), "unit": s["unit"]} for s in isi["layanan"]],
        "responden": [t | {"baris": [b | {"ikm": tulis(b["ikm"])} for b in t["baris"]]} for t in isi["responden"]],
        "definisi": penyaji.definisi(isi["hasil"][0].angka["minimum"]),
    }


def _hasil(kota: Kota, pk: int) -> HasilSurvei:
    return get_object_or_404(publik.hasil_publik(kota), pk=pk)


@publik_kota
@require_safe
def hasil(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """One published result."""
    satu = _hasil(kota, pk)
    angka, kampanye = satu.angka, satu.kampanye
    konteks = {
        "judul": f"Survei {kampanye.instansi}",
        "remah": [
            ("Kepuasan masyarakat", reverse("survei:kota", args=[slug_kota(kota)])),
            (f"{kampanye.instansi}, {kampanye.periode_objek.label}", None),
        ],
        "hasil": satu,
        "kampanye": kampanye,
        "ikm": penyaji.tulis(satu.ikm),
        "mutu": penyaji.mutu_label(satu.mutu),
        "sampel": penyaji.sampel(angka),
        "kanal": penyaji.kanal(angka),
        "terbuka": penyaji.terbuka(angka),
        "unsur": penyaji.unsur(angka, kampanye.periode_objek.selesai),
        "ni": penyaji.tulis(angka["ni"], 3),
        "layanan": penyaji.layanan(angka),
        "responden": penyaji.responden(angka),
        "ada_ditutup": penyaji.ada_ditutup(angka),
        "terlemah": penyaji.terlemah(angka),
        "rencana": publik.rencana_publik(kampanye),
        "hari_ini": timezone.localdate(),
        "grafik_nrr": gambar.nrr(angka),
        "definisi": penyaji.definisi(angka["minimum"]),
    }
    return tampil_publik(request, kota, "survei/publik_hasil.html", konteks)


@publik_kota
@require_safe
def laporan(request: HttpRequest, kota: Kota, pk: int) -> HttpResponseBase:
    """The sealed report as PDF; made now when nobody asked for it before."""
    satu = _hasil(kota, pk)
    if satu.pdf is not None:
        return berkas_tanggapan(satu.pdf)
    if not pengunjung_melebihi(request, "skm-laporan", batas=LAPORAN_PER_JAM):
        laporan_minta(satu)
    konteks = {"judul": "Laporan sedang disiapkan", "hasil": satu}
    return tampil_publik(request, kota, "survei/disiapkan.html", konteks, status=202)


@publik_kota
@require_safe
def jawaban_csv(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """The raw answers, so that anybody can compute the index again."""
    satu = _hasil(kota, pk)
    response = HttpResponse(lembar_kerja.jawaban_csv(satu), content_type=f"{CSV}; charset=utf-8")
    nama = f"jawaban-skm-{satu.kampanye.periode}-{satu.pk}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    return response


@publik_kota
@require_safe
def data_csv(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Every published result of the city, one row each."""
    baris = (
        [
            h.kampanye.instansi.nama,
            str(h.kampanye.instansi.perangkat_daerah or h.kampanye.instansi),
            h.kampanye.periode,
            h.revisi,
            h.nomor,
            h.n,
            h.sampel,
            h.ikm,
            h.mutu,
            *(h.angka["nrr"][u.kunci] for u in UNSUR),
        ]
        for h in publik.hasil_publik(kota)
    )
    return baris_tanggapan(KEPALA_CSV, baris, judul="Hasil SKM", nama=f"skm-{slug_kota(kota)}", format_berkas="csv")
