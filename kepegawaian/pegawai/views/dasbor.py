"""The city dashboard: figures of the register in reach, each with the way to its rows."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.http import urlencode

from asn.core.grafik import Grafik, Sumbu, batang
from asn.core.views import requires, visible
from kepegawaian.instansi.models import IndikatorInstansi
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.filters import BELUM
from kepegawaian.pegawai.models.pegawai import JENIS_ASN, PREDIKAT, TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.services.dasbor import USIA, Angka, angka_dasbor, tren_indikator
from kepegawaian.pegawai.services.perhatian import AKAN_DATANG, MUTU_DATA, PERHATIAN

ORANG = Sumbu(judul="Pegawai")
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
        "kartu": _kartu(angka, tertaut),
        "kelompok": [(k, _perhatian(angka, k, tertaut)) for k in (AKAN_DATANG, MUTU_DATA)],
        "grafik": [g for g in (*_grafik(angka, tertaut), tren) if g],
        "boleh_jabatan": request.user.has_perm("jabatan.view_jabatan"),
        "tanggal_data": hari_ini,
    }
    return render(request, "instansi/dasbor_kota.html", konteks)


def _daftar(tertaut: bool, **saringan: Any) -> str:
    """Address of the filtered list, or nothing for who may not open it."""
    if not tertaut:
        return ""
    return f"{reverse('pegawai:daftar')}?{urlencode(saringan, doseq=True)}" if saringan else reverse("pegawai:daftar")


def _kartu(angka: Angka, tertaut: bool) -> list[dict[str, Any]]:
    pppk = angka.jumlah("jenis", "PPPK", "PPPK_PARUH_WAKTU")
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
            "keterangan": f"{angka.triwulan.label}; dari {angka.jumlah('predikat', *dict(PREDIKAT))} yang dinilai",
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
    ]


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


def _grafik(angka: Angka, tertaut: bool) -> Iterable[Grafik]:
    s = angka.sebaran
    triwulan = angka.triwulan
    predikat: list[Batang] = [
        (label, s["predikat"].get(k, 0), {"predikat": k, "triwulan": triwulan.kode}) for k, label in PREDIKAT
    ]
    belum = s["predikat"].get(None, 0)
    predikat.append(("Belum dinilai", belum, {"predikat": BELUM, "triwulan": triwulan.kode}))
    yield _batang(f"Predikat kinerja {triwulan.label}", predikat, tertaut)
    yield _batang("Jenis ASN", [(label, s["jenis"].get(k, 0), {"jenis": k}) for k, label in JENIS_ASN], tertaut)
    yield _batang(
        "Golongan",
        [(g, s["golongan"][pk], {"golongan": pk}) for pk, g in angka.golongan.items() if pk in s["golongan"]],
        tertaut,
    )
    yield _batang("Kelompok usia", list(_usia(s["usia"])), tertaut)
    yield _batang("Pendidikan terakhir", _pilihan(s["pendidikan"], TINGKAT_PENDIDIKAN, "pendidikan"), tertaut)
    jenis_jabatan = [(k.value, label) for k, label in LABEL_JENIS_JABATAN.items()]
    yield _batang("Jenis jabatan", _pilihan(s["jenis_jabatan"], jenis_jabatan, "jenis_jabatan"), tertaut)


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


def _batang(judul: str, isi: list[Batang], tertaut: bool) -> Grafik:
    """Bars with, in the table beside them, every number as a link to its rows."""
    grafik = batang(judul, [b[0] for b in isi], [b[1] for b in isi], sumbu=ORANG)
    if not tertaut:
        return grafik
    baris = [
        [label, format_html('<a href="{}">{}</a>', _daftar(True, **saringan), teks) if saringan and n else teks]
        for (label, n, saringan), (_, teks) in zip(isi, grafik.baris, strict=True)
    ]
    return replace(grafik, baris=baris)
