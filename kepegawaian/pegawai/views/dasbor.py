"""The city dashboard: figures of the register in reach, each with the way to its rows."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode

from asn.core.grafik import Grafik
from asn.core.views import requires, visible
from kepegawaian.instansi.models import IndikatorInstansi
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.filters import BELUM
from kepegawaian.pegawai.models.pegawai import JENIS_ASN, JENIS_KELAMIN, PREDIKAT, TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.rules.golongan import GOLONGAN_ASN
from kepegawaian.pegawai.services.dasbor import USIA, Angka, angka_dasbor, tren_indikator
from kepegawaian.pegawai.services.perhatian import AKAN_DATANG, MUTU_DATA, PERHATIAN

Batang = tuple[str, int, dict[str, Any] | None]


@requires("core.lihat_dasbor")
def dasbor_kota(request: HttpRequest) -> HttpResponse:
    """Head-counts, performance, training, service quality, and what is coming or wrong."""
    hari_ini = request.user.hari_ini()
    angka = angka_dasbor(request.user, request.izin, hari_ini, segarkan="segarkan" in request.GET)
    tertaut = request.user.has_perm("pegawai.view_pegawai")
    tren = tren_indikator(visible(request, IndikatorInstansi), hari_ini, judul="Kepuasan masyarakat dan aduan")
    konteks = {
        "judul": "Dasbor kota",
        "angka": angka,
        "kartu": _kartu(angka, tren, tertaut),
        "kelompok": [(k, _perhatian(angka, k, tertaut)) for k in (AKAN_DATANG, MUTU_DATA)],
        "sebaran": list(_sebaran(angka, tertaut)),
        "tren": tren,
        "boleh_jabatan": request.user.has_perm("jabatan.view_jabatan"),
        "tanggal_data": hari_ini,
    }
    return render(request, "instansi/dasbor_kota.html", konteks)


def _daftar(tertaut: bool, **saringan: Any) -> str:
    """Address of the filtered list, or nothing for who may not open it."""
    if not tertaut:
        return ""
    return f"{reverse('pegawai:daftar')}?{urlencode(saringan, doseq=True)}" if saringan else reverse("pegawai:daftar")


def _kartu(angka: Angka, tren: Grafik | None, tertaut: bool) -> list[dict[str, Any]]:
    pppk = angka.jumlah("jenis", "PPPK", "PPPK_PARUH_WAKTU")
    dinilai = angka.jumlah("predikat", *dict(PREDIKAT))
    baik, jp = angka.persen("predikat", "SANGAT_BAIK", "BAIK"), angka.persen("jp", "terpenuhi")
    return [
        {"label": "Pegawai", "nilai": angka.total, "url": _daftar(tertaut)},
        {
            "label": "PNS dan CPNS",
            "nilai": angka.jumlah("jenis", "PNS", "CPNS"),
            "url": _daftar(tertaut, jenis=("PNS", "CPNS")),
        },
        {"label": "PPPK", "nilai": pppk, "url": _daftar(tertaut, jenis=("PPPK", "PPPK_PARUH_WAKTU"))},
        {
            "label": "Predikat Baik ke atas",
            "nilai": _persen(baik),
            "keterangan": f"{angka.triwulan.label}; dari {number_format(dinilai, force_grouping=True)} yang dinilai",
            "url": _daftar(tertaut, predikat=("SANGAT_BAIK", "BAIK"), triwulan=angka.triwulan.kode),
        },
        {
            "label": "JP tahun ini terpenuhi",
            "nilai": _persen(jp),
            "keterangan": f"PNS dengan sedikitnya {angka.target_jp.nilai} JP; {angka.target_jp.kutipan}",
            "url": _daftar(tertaut, jp="terpenuhi"),
        },
        {
            "label": "Jabatan manajerial lowong",
            "nilai": angka.jabatan["lowong"],
            "keterangan": f"dari {angka.jabatan['manajerial']}; {angka.jabatan['plt']} dijabat Plt.",
            "url": reverse("jabatan:peta_pilih"),
        },
        *_kartu_layanan(tren),
    ]


def _kartu_layanan(tren: Grafik | None) -> Iterable[dict[str, Any]]:
    """The latest quarter of the trend; its series and rows come in the same order."""
    if tren:
        triwulan, *nilai = tren.baris[-1]
        for label, satu in zip(tren.kepala[1:], nilai, strict=True):
            yield {"label": label, "nilai": satu, "keterangan": triwulan}


def _persen(nilai: Any) -> str:
    return "–" if nilai is None else f"{number_format(nilai, 1)}%"


def _perhatian(angka: Angka, kelompok: str, tertaut: bool) -> list[dict[str, Any]]:
    return [
        {
            "label": p.label,
            "jumlah": angka.perhatian[p.kode],
            "dasar": p.dasar,
            "url": _daftar(tertaut, perhatian=p.kode) if angka.perhatian[p.kode] else "",
        }
        for p in PERHATIAN.values()
        if p.kelompok == kelompok
    ]


def _sebaran(angka: Angka, tertaut: bool) -> Iterable[dict[str, Any]]:
    s, triwulan = angka.sebaran, angka.triwulan
    predikat: list[Batang] = [
        (label, s["predikat"].get(k, 0), {"predikat": k, "triwulan": triwulan.kode}) for k, label in PREDIKAT
    ]
    belum = s["predikat"].get(None, 0)
    predikat.append(("Belum dinilai", belum, {"predikat": BELUM, "triwulan": triwulan.kode}))
    golongan = [(kode, kode) for daftar in GOLONGAN_ASN.values() for kode in daftar]
    jenis_jabatan = [(k.value, label) for k, label in LABEL_JENIS_JABATAN.items()]
    yield _batang(f"Predikat kinerja {triwulan.label}", predikat, tertaut)
    yield _batang("Jenis ASN", _pilihan(s["jenis"], JENIS_ASN, "jenis"), tertaut)
    yield _batang("Jenis jabatan", _pilihan(s["jenis_jabatan"], jenis_jabatan, "jenis_jabatan"), tertaut)
    yield _batang("Pendidikan terakhir", _pilihan(s["pendidikan"], TINGKAT_PENDIDIKAN, "pendidikan"), tertaut)
    yield _batang("Kelompok usia", list(_usia(s["usia"])), tertaut)
    yield _batang("Jenis kelamin", _pilihan(s["jenis_kelamin"], JENIS_KELAMIN, "jenis_kelamin"), tertaut)
    yield _batang("Golongan", _pilihan(s["golongan"], golongan, "golongan"), tertaut)


def _pilihan(jumlah: dict[Any, int], pilihan: Iterable[tuple[Any, str]], nama: str) -> list[Batang]:
    """Bars of the choices in use, and what is not recorded."""
    isi: list[Batang] = [(label, jumlah[k], {nama: k}) for k, label in pilihan if k in jumlah]
    return [*isi, ("Belum tercatat", jumlah[None], None)] if jumlah.get(None) else isi


def _usia(jumlah: dict[int, int]) -> Iterable[Batang]:
    bawah = 0
    for atas in USIA:
        label = f"{bawah}–{atas} tahun" if bawah else f"sampai {atas} tahun"
        yield label, jumlah.get(atas, 0), {"usia_min": bawah, "usia_maks": atas}
        bawah = atas + 1
    yield f"{bawah} tahun ke atas", jumlah.get(0, 0), {"usia_min": bawah}


def _batang(judul: str, isi: list[Batang], tertaut: bool) -> dict[str, Any]:
    """A table that is its own chart: a bar, the number as a link to its rows, the share."""
    jumlah = sum(n for _, n, _ in isi)
    baris = [
        {
            "label": label,
            "n": n,
            "url": _daftar(tertaut, **saringan) if saringan and n else "",
            "persen": _persen(Decimal(100 * n) / jumlah if jumlah else None),
        }
        for label, n, saringan in isi
    ]
    return {"judul": judul, "baris": baris, "terbanyak": max((n for _, n, _ in isi), default=0)}
