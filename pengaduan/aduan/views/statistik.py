"""Public statistics of complaints: page, open data, data dictionary. Reads the nightly lines only."""

import csv
import json
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from asn.core import grafik
from asn.core.bersama import halaman_bersama
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from pengaduan.aduan.models.statistik import DIMENSI
from pengaduan.aduan.services import statistik

BATANG_MAKS = 12
SUMBER = "Pengelolaan aduan"


@halaman_bersama("tahun")
@publik_kota
@require_safe
def lihat(request: HttpRequest, kota: Kota) -> HttpResponse:
    """One year: the city's figures, their definitions, and each breakdown as picture and table."""
    semua = statistik.tahun_terbit(kota)
    tahun = _tahun(request, semua)
    isi: dict[str, Any] = {
        "judul": f"Statistik pengaduan {kota}",
        "remah": [("Layanan warga", reverse("warga:kota", args=[slug_kota(kota)])), ("Statistik", None)],
        "semua_tahun": semua,
        "tahun": tahun,
        "ambang": settings.SEL_PUBLIK_MINIMUM,
    }
    if tahun:
        # Tables and pictures are drawn once for everybody; the template asks for them only when nobody has before.
        isi |= {"versi": statistik.versi(kota, tahun), "isi": SimpleLazyObject(lambda: _isi(kota, tahun))}
    return tampil_publik(request, kota, "aduan/statistik/lihat.html", isi)


def _tahun(request: HttpRequest, semua: list[int]) -> int | None:
    diminta = request.GET.get("tahun", "")
    if not diminta:
        return semua[0] if semua else None
    if not (diminta.isascii() and diminta.isdecimal() and len(diminta) == 4 and int(diminta) in semua):
        raise Http404
    return int(diminta)


def _isi(kota: Kota, tahun: int) -> dict[str, Any]:
    rekap = statistik.rekap_publik(kota, tahun)
    [seluruh] = rekap["kota"]
    rincian = [(kode, label) for kode, label in DIMENSI if kode != "kota"]
    return {
        "sampai": seluruh["sampai"],
        "angka": [(u, statistik.tulis(u, seluruh[u.kolom])) for u in statistik.UKURAN],
        "grafik_bulan": _grafik("Laporan diterima tiap bulan", rekap["bulan"]),
        "grafik_instansi": _grafik("Laporan terbanyak menurut perangkat daerah", rekap["instansi"][:BATANG_MAKS]),
        "rincian": [_tabel(kode, label, rekap[kode]) for kode, label in rincian if rekap[kode]],
        "kolom": statistik.UKURAN,
    }


def _grafik(judul: str, baris: list[dict[str, Any]]) -> Any:
    ketemu = [b for b in baris if not b["tersembunyi"]]
    if not ketemu:
        return None
    label, nilai = [b["label"] for b in ketemu], [b["jumlah"] for b in ketemu]
    keterangan = "Baris yang disembunyikan tidak digambar." if len(ketemu) < len(baris) else ""
    sumbu = grafik.Sumbu("Laporan diterima", desimal=0)
    return grafik.batang(judul, label, nilai, sumbu=sumbu, keterangan=keterangan)


def _tabel(kode: str, label: str, baris: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "kode": kode,
        "judul": f"Menurut {label[0].lower()}{label[1:]}",
        "label": label,
        "baris": [
            {"label": b["label"], "nilai": [(u, statistik.tulis(u, b[u.kolom])) for u in statistik.UKURAN]}
            for b in baris
            if not b["tersembunyi"]
        ],
        # Hundreds of kelurahan may be hidden: one line says so instead of hundreds.
        "tersembunyi": sum(b["tersembunyi"] for b in baris),
    }


@halaman_bersama()
@publik_kota
@require_safe
def kamus(request: HttpRequest, kota: Kota) -> HttpResponse:
    """What every column of the open data means, and what is hidden why."""
    slug = slug_kota(kota)
    isi = {
        "judul": "Kamus data pengaduan",
        "remah": [
            ("Layanan warga", reverse("warga:kota", args=[slug])),
            ("Statistik", reverse("statistik:lihat", args=[slug])),
            ("Kamus data", None),
        ],
        "arti": [(kolom, statistik.ARTI[kolom]) for kolom in statistik.KOLOM],
        "ambang": settings.SEL_PUBLIK_MINIMUM,
    }
    return tampil_publik(request, kota, "aduan/statistik/kamus.html", isi)


@halaman_bersama()
@publik_kota
@require_safe
def data_csv(request: HttpRequest, kota: Kota) -> HttpResponse:
    tanggapan = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    tanggapan.headers["Content-Disposition"] = f'attachment; filename="aduan-{slug_kota(kota)}.csv"'
    tulis = csv.writer(tanggapan, delimiter=";")
    tulis.writerow(statistik.KOLOM)
    for baris in statistik.data_terbuka(kota):
        tulis.writerow([_sel(baris[k]) for k in statistik.KOLOM])
    return tanggapan


def _sel(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return "" if nilai is None else str(nilai)


@halaman_bersama()
@publik_kota
@require_safe
def data_json(request: HttpRequest, kota: Kota) -> HttpResponse:
    isi = {
        "kota": kota.nama,
        "kode_kota": kota.kode,
        "sumber": SUMBER,
        "ambang": settings.SEL_PUBLIK_MINIMUM,
        "kamus": statistik.ARTI,
        "data": [{k: b[k] for k in statistik.KOLOM} for b in statistik.data_terbuka(kota)],
    }
    teks = json.dumps(isi, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    return HttpResponse(teks, content_type="application/json; charset=utf-8")
