"""The tree of instansi and one unit of it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.models import IndikatorInstansi, Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.filters import tanggal_diminta
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.dasbor import hitung_jabatan, tanpa_rangkap, tren_indikator
from kepegawaian.pegawai.services.struktur import (
    cari_unit,
    jumlah_per_instansi,
    kepala_instansi,
    pegawai_tertaut,
    pohon_instansi,
    predikat_organisasi,
    ringkas_unit,
    sub_unit,
)


@requires("instansi.view_instansi")
def pohon(request: HttpRequest) -> HttpResponse:
    """Every unit in reach with its head-count, today or on a past day; searchable; reorganisations below."""
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pada = tanggal or request.user.hari_ini()
    instansi = list(visible(request, Instansi).pada(pada).select_related("kota", "perangkat_daerah"))
    jumlah = jumlah_per_instansi(visible(request, Pegawai), tanggal)
    akar = pohon_instansi(instansi, jumlah)
    dalam_pohon = sum(s.total for s in akar)
    berakhir = visible(request, Instansi).filter(berlaku_sampai__lt=pada)
    q = request.GET.get("q", "").strip()[:100]
    konteks = {
        "judul": "Pohon instansi",
        "q": q,
        "per_tanggal": tanggal,
        "tanggal_data": pada,
        "akar": akar,
        "jumlah_unit": len(instansi),
        "jumlah_pegawai": dalam_pohon,
        "luar_pohon": sum(jumlah.values()) - dalam_pohon,
        "cocok": cari_unit(akar, q) if q else None,
        "reorganisasi": berakhir.select_related("penerus").order_by("-berlaku_sampai", "nama"),
        "boleh_pegawai": request.user.ditugasi("pegawai.view_pegawai"),
    }
    return render(request, "instansi/pohon.html", konteks)


@requires("instansi.view_instansi")
def rincian_instansi(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: who leads it, how many work in it, how it serves, what lies below."""
    kueri = visible(request, Instansi).select_related("kota", "induk", "perangkat_daerah", "penerus", "wilayah")
    instansi = get_visible(request, Instansi, kueri, pk=pk)
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pada = tanggal or request.user.hari_ini()
    bawah = visible(request, Instansi).filter(jalur__startswith=instansi.jalur)
    ringkas = ringkas_unit(visible(request, Pegawai), instansi, tanggal)
    indikator = visible(request, IndikatorInstansi).filter(instansi__jalur__startswith=instansi.jalur)
    konteks = {
        "judul": instansi.nama,
        "remah": _remah(instansi),
        "instansi": instansi,
        "ringkas": ringkas,
        "bawah": sub_unit(bawah.pada(pada), instansi, ringkas.per_unit),
        "pendahulu": visible(request, Instansi).filter(penerus=instansi),
        "tren": tren_indikator(
            tanpa_rangkap(indikator, instansi.pk), pada, judul="Kepuasan masyarakat dan ketepatan jawaban aduan"
        ),
        "organisasi": predikat_organisasi(indikator, instansi, pada),
        "jabatan": hitung_jabatan(visible(request, Jabatan).filter(instansi__jalur__startswith=instansi.jalur), pada),
        "manajerial": sorted(MANAJERIAL),
        "berlaku": not instansi.berlaku_sampai or instansi.berlaku_sampai >= pada,
        "per_tanggal": tanggal,
        "boleh_pegawai": request.user.ditugasi("pegawai.view_pegawai"),
        "tanggal_data": pada,
        **_kepala(request, instansi, pada),
    }
    return render(request, "instansi/rincian.html", konteks)


def _kepala(request: HttpRequest, instansi: Instansi, tanggal: date) -> dict[str, Any]:
    kepala = kepala_instansi(instansi, tanggal)
    orang = [*kepala.definitif, *kepala.pengganti] if kepala else []
    return {"kepala": kepala, "tertaut": pegawai_tertaut(request.user, [p.pegawai_id for p in orang])}


def _remah(instansi: Instansi) -> list[tuple[str, str | None]]:
    remah: list[tuple[str, str | None]] = [("Pohon instansi", reverse("instansi:pohon"))]
    for atas in (instansi.perangkat_daerah, instansi.induk):
        if atas and atas.pk != instansi.pk and (atas.nama, reverse("instansi:rincian", args=[atas.pk])) not in remah:
            remah.append((atas.nama, reverse("instansi:rincian", args=[atas.pk])))
    return [*remah, (instansi.nama, None)]
