"""Five years ahead: retirements and the seats they leave, each number with the people behind it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from asn.core.ekspor import FORMAT, baris_tanggapan, ekspor_catat
from asn.core.grafik import Sumbu, batang_bertumpuk
from asn.core.views import requires, visible
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.layanan.filters import SaringanProyeksi
from kepegawaian.layanan.services.proyeksi import JABATAN_TERBANYAK, RUMPUN, Lajur, Proyeksi, proyeksi
from kepegawaian.pegawai.models import Pegawai

BULAN = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]


@requires("layanan.view_hakpegawai")
def halaman(request: HttpRequest) -> HttpResponse:
    """Retirements and vacancies by year (or the months of one), unit and position."""
    hari_ini = request.user.hari_ini()
    saringan = SaringanProyeksi(request.GET, queryset=visible(request, Pegawai), request=request)
    pilihan = saringan.pilihan()
    jabatan, unit = saringan.jabatan(visible(request, Jabatan)), saringan.unit(visible(request, Instansi))
    hasil = proyeksi(saringan.qs, jabatan, unit, hari_ini, akar=saringan.akar)
    if request.GET.get("format") in FORMAT and request.user.has_perm("layanan.ekspor_hakpegawai"):
        return _ekspor(request, hasil, request.GET["format"])
    tahun = int(pilihan["tahun"]) if pilihan["tahun"] in hasil.tahun else None
    konteks = {
        "judul": "Proyeksi pensiun dan kekosongan",
        "saringan": saringan,
        "tahun": hasil.tahun,
        "tahun_dipilih": tahun,
        "grafik": _grafik(hasil, tahun),
        "waktu": _waktu(hasil, tahun, hari_ini, saringan.kueri),
        "rumpun": list(RUMPUN.values()),
        "unit": _tabel(hasil, hasil.unit, hari_ini, saringan.kueri, "instansi"),
        "jabatan": _tabel(hasil, hasil.jabatan[:JABATAN_TERBANYAK], hari_ini, saringan.kueri, "jabatan"),
        "jabatan_lain": max(len(hasil.jabatan) - JABATAN_TERBANYAK, 0),
        "url_csv": f"?{urlencode(saringan.kueri | {'format': 'csv'})}",
        "url_xlsx": f"?{urlencode(saringan.kueri | {'format': 'xlsx'})}",
        "boleh_ekspor": request.user.has_perm("layanan.ekspor_hakpegawai"),
        "tanggal_data": hari_ini,
    }
    return render(request, "layanan/proyeksi.html", konteks)


def _grafik(hasil: Proyeksi, tahun: int | None) -> Any:
    if tahun is None:
        seri = {label: [hasil.menurut_tahun[t, kode] for t in hasil.tahun] for kode, label in RUMPUN.items()}
        return batang_bertumpuk(
            "Pensiun menurut tahun", [str(t) for t in hasil.tahun], seri, sumbu=Sumbu("Pegawai", "")
        )
    seri = {label: [hasil.menurut_bulan[tahun, b, kode] for b in range(1, 13)] for kode, label in RUMPUN.items()}
    return batang_bertumpuk(f"Pensiun menurut bulan, {tahun}", BULAN, seri, sumbu=Sumbu("Pegawai", ""))


def _waktu(hasil: Proyeksi, tahun: int | None, hari_ini: date, kueri: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of the table beside the chart; a year leads to its months and to its people."""
    if tahun is not None:
        return [
            _baris_waktu(
                f"{BULAN[b - 1]} {tahun}",
                [hasil.menurut_bulan[tahun, b, kode] for kode in RUMPUN],
                _alamat(kueri, *_bulan(tahun, b, hari_ini)),
            )
            for b in range(1, 13)
        ]
    return [
        _baris_waktu(
            f"{t} (sisa tahun)" if t == hari_ini.year else str(t),
            [hasil.menurut_tahun[t, kode] for kode in RUMPUN],
            _alamat(kueri, *_tahun(t, hari_ini)),
        )
        | {"url_bulan": f"?{urlencode(kueri | {'tahun': t})}"}
        for t in hasil.tahun
    ]


def _baris_waktu(label: str, nilai: list[int], url: str) -> dict[str, Any]:
    return {"label": label, "nilai": nilai, "jumlah": sum(nilai), "url": url if sum(nilai) else ""}


def _tabel(
    hasil: Proyeksi, lajur: list[Lajur], hari_ini: date, kueri: dict[str, Any], menurut: str
) -> list[dict[str, Any]]:
    return [_baris_lajur(hasil, satu, hari_ini, kueri | _kunci(satu, menurut), menurut) for satu in lajur]


def _kunci(satu: Lajur, menurut: str) -> dict[str, Any]:
    if menurut == "jabatan":
        return {"jabatan": satu.nama}
    return {"instansi": satu.instansi_id} | ({"unit": satu.instansi_id} if satu.langsung else {})


def _baris_lajur(hasil: Proyeksi, satu: Lajur, hari_ini: date, kueri: dict[str, Any], menurut: str) -> dict[str, Any]:
    tertaut = menurut == "jabatan" or satu.instansi_id is not None
    return {
        "nama": satu.nama,
        "url": f"?{urlencode(kueri)}" if menurut == "instansi" and tertaut and not satu.langsung else "",
        "kosong": satu.kosong,
        "tahun": [
            (satu.pensiun[t], _alamat(kueri, *_tahun(t, hari_ini)) if tertaut and satu.pensiun[t] else "")
            for t in hasil.tahun
        ],
        "jumlah": satu.jumlah,
        "kelak": satu.kosong_kelak,
    }


def _tahun(tahun: int, hari_ini: date) -> tuple[date, date]:
    return max(date(tahun, 1, 1), _besok_pensiun(hari_ini)), date(tahun, 12, 31)


def _bulan(tahun: int, bulan: int, hari_ini: date) -> tuple[date, date]:
    """TMT pensiun is always the first of a month."""
    return max(date(tahun, bulan, 1), _besok_pensiun(hari_ini)), date(tahun, bulan, 28)


def _besok_pensiun(hari_ini: date) -> date:
    return date(hari_ini.year + hari_ini.month // 12, hari_ini.month % 12 + 1, 1)


def _alamat(kueri: dict[str, Any], sejak: date, sampai: date) -> str:
    saringan = {k: v for k, v in kueri.items() if k != "tahun"}
    return f"{reverse('layanan:pensiun')}?{urlencode(saringan | {'sejak': sejak, 'sampai': sampai})}"


def _ekspor(request: HttpRequest, hasil: Proyeksi, format_berkas: str) -> HttpResponse:
    jumlah = len(hasil.unit) + len(hasil.jabatan) + 1
    ekspor_catat(request, Pegawai, {request.user.kota_id: jumlah}, "proyeksi-pensiun", format_berkas, "")
    kepala = ["Menurut", "Nama", "Kosong kini", *map(str, hasil.tahun), "Jumlah pensiun", "Perkiraan kosong"]
    return baris_tanggapan(
        kepala,
        _baris_ekspor(hasil),
        judul="Proyeksi pensiun dan kekosongan",
        nama="proyeksi-pensiun",
        format_berkas=format_berkas,
    )


def _baris_ekspor(hasil: Proyeksi) -> Iterator[list[Any]]:
    for menurut, lajur in (("Unit", hasil.unit), ("Jabatan", hasil.jabatan), ("Jumlah", [hasil.total])):
        for x in lajur:
            yield [menurut, x.nama, x.kosong, *(x.pensiun[t] for t in hasil.tahun), x.jumlah, x.kosong_kelak]
