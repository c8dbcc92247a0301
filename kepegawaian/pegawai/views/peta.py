"""Peta jabatan of an instansi, and one position."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.ekspor import FORMAT, baris_tanggapan
from asn.core.services import akses_catat
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.pegawai.baris_peta import BarisPeta
from kepegawaian.pegawai.filters import tanggal_diminta
from kepegawaian.pegawai.services.peta import instansi_terlihat, jabatan_terlihat
from kepegawaian.pegawai.services.struktur import (
    POSISI_TERBANYAK,
    IsiJabatan,
    Posisi,
    isi_jabatan,
    jumlahkan,
    pegawai_ditugasi,
    pegawai_tertaut,
    pejabat_jabatan,
    peta_jabatan,
    riwayat_pejabat,
    susun_peta,
    unit_berpeta_sendiri,
)
from kepegawaian.pegawai.tables_struktur import TabelIsiJabatan

KEPALA = ["Tingkat", "Jabatan", "Unit kerja", "Jenis", "Kelas", "B", "K", "±", "Pejabat", "Plt./Plh."]


@requires("jabatan.view_jabatan")
def peta_pilih(request: HttpRequest) -> HttpResponse:
    """Units to choose from, each with bezetting against kebutuhan, today or on a past day."""
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pada = tanggal or request.user.hari_ini()
    unit = visible(request, Instansi).pada(pada).select_related("kota")
    isi = isi_jabatan(unit, visible(request, Jabatan), pada)
    jumlah = jumlahkan((), isi)
    konteks = {
        "judul": "Peta jabatan",
        "tabel": _tabel_isi(isi, tanggal),
        "jumlah": jumlah,
        "luar_peta": _luar_peta(request, tanggal, jumlah["bezetting"]),
        "per_tanggal": tanggal,
        "tanggal_data": pada,
    }
    return render(request, "jabatan/peta_pilih.html", konteks)


def _tabel_isi(isi: list[IsiJabatan], tanggal: date | None) -> TabelIsiJabatan:
    tabel = TabelIsiJabatan(isi, orderable=False)
    tabel.per_tanggal = tanggal
    return tabel


def _luar_peta(request: HttpRequest, tanggal: date | None, bezetting: int) -> int:
    """People the reader sees on the list but on no position: between two, or on one that has ended."""
    if not request.user.ditugasi("pegawai.view_pegawai"):
        return 0
    pegawai = pegawai_ditugasi(request.user)
    orang = pegawai.pegawai_pada(tanggal) if tanggal else pegawai.masih_pegawai()
    return orang.count() - bezetting


@requires("jabatan.view_jabatan")
def peta(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The peta jabatan of a unit and everything below it, on screen, on paper, or as a file."""
    instansi = unit_peta(request, pk)
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pada = tanggal or request.user.hari_ini()
    if request.GET.get("format") in FORMAT:
        return _ekspor(request, instansi, peta_jabatan(_jabatan(request, instansi), pada), request.GET["format"])
    posisi, lepas = posisi_halaman(request, instansi, pada, lengkap="lengkap" in request.GET)
    isi = isi_jabatan(lepas, _jabatan(request, instansi), pada) if lepas else []
    orang = [p.pegawai_id for satu in posisi for p in (*satu.definitif, *satu.pengganti)]
    baris = BarisPeta(
        instansi,
        tertaut=pegawai_tertaut(request.user, orang, instansi.kota_id),
        boleh_pegawai=request.user.ditugasi("pegawai.view_pegawai"),
        per_tanggal=tanggal,
    )
    konteks = {
        "judul": f"Peta jabatan {instansi.nama}",
        "remah": [("Peta jabatan", reverse("jabatan:peta_pilih")), (instansi.nama, None)],
        "instansi": instansi,
        "posisi": posisi,
        "baris": baris.semua(posisi),
        "tabel_terpisah": _tabel_isi(isi, tanggal) if isi else None,
        "jumlah": jumlahkan(posisi, isi),
        "per_tanggal": tanggal,
        "tanggal_data": pada,
    }
    return render(request, "jabatan/peta.html", konteks)


def unit_peta(request: HttpRequest, pk: int) -> Instansi:
    """The unit the peta is of, or 404."""
    unit = instansi_terlihat(request.user, request.izin, pk)
    if unit is None:
        raise Http404
    return unit


def posisi_halaman(
    request: HttpRequest, instansi: Instansi, pada: date, *, lengkap: bool
) -> tuple[list[Posisi], list[Instansi]]:
    """Positions to draw, and units left to a peta of their own when all of it would be too long to read."""
    terjangkau = jabatan_terlihat(request.user, request.izin, instansi, pada)
    if len(terjangkau) <= POSISI_TERBANYAK:
        return susun_peta(terjangkau, pada), []
    lepas = [] if lengkap else _terpisah(request, instansi, pada)
    return peta_jabatan(_jabatan(request, instansi).exclude(instansi__in=lepas), pada), lepas


def _jabatan(request: HttpRequest, instansi: Instansi) -> JabatanQuerySet:
    return visible(request, Jabatan).filter(instansi__jalur__startswith=instansi.jalur)


def _terpisah(request: HttpRequest, instansi: Instansi, pada: date) -> list[Instansi]:
    bawah = visible(request, Instansi).filter(jalur__startswith=instansi.jalur).exclude(pk=instansi.pk)
    return unit_berpeta_sendiri(list(bawah.pada(pada)))


def _ekspor(request: HttpRequest, instansi: Instansi, posisi: list[Posisi], format_berkas: str) -> HttpResponse:
    akses_catat(
        pengguna=request.user,
        objek=instansi,
        butir="ekspor peta jabatan",
        alasan=f"{format_berkas}, {len(posisi)} baris",
        id_permintaan=request.id_permintaan,
    )
    judul = f"Peta jabatan {instansi.nama}"
    return baris_tanggapan(KEPALA, _baris(posisi), judul=judul, nama="peta-jabatan", format_berkas=format_berkas)


def _baris(posisi: list[Posisi]) -> Iterator[list[Any]]:
    for p in posisi:
        j = p.jabatan
        yield [
            p.tingkat + 1,
            j.nama,
            j.instansi.nama,
            j.get_jenis_display(),
            j.kelas,
            p.bezetting,
            p.kebutuhan,
            p.selisih,
            "; ".join(o.nama for o in p.definitif),
            "; ".join(f"{o.sementara} {o.nama}" for o in p.pengganti),
        ]


@requires("jabatan.view_jabatan")
def rincian_jabatan(request: HttpRequest, pk: int) -> HttpResponse:
    """One position: what it requires, who holds it, who held it."""
    kueri = visible(request, Jabatan).select_related("instansi", "instansi__perangkat_daerah", "atasan")
    jabatan = get_visible(request, Jabatan, kueri, pk=pk)
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pada = tanggal or request.user.hari_ini()
    pejabat = pejabat_jabatan([jabatan.pk], pada).get(jabatan.pk, [])
    lampau = riwayat_pejabat(jabatan, pada)
    orang = [*(p.pegawai_id for p in pejabat), *(r.pegawai_id for r in lampau)]
    unit = jabatan.instansi
    konteks = {
        "judul": jabatan.nama,
        "remah": [
            ("Peta jabatan", reverse("jabatan:peta_pilih")),
            (unit.nama, reverse("jabatan:peta", args=[unit.pk])),
            (jabatan.nama, None),
        ],
        "jabatan": jabatan,
        "bezetting": sum(p.penugasan == "DEFINITIF" for p in pejabat),
        "pejabat": pejabat,
        "lampau": lampau,
        "standar": jabatan.standar_kompetensi.select_related("kompetensi"),
        "bawahan": visible(request, Jabatan).filter(atasan=jabatan).pada(pada),
        "tertaut": pegawai_tertaut(request.user, orang),
        "per_tanggal": tanggal,
        "tanggal_data": pada,
        "boleh_abk": request.user.has_perm("jabatan.view_analisisbeban"),
        "boleh_kelayakan": request.user.has_perm("promosi.cari_kelayakan"),
    }
    return render(request, "jabatan/rincian.html", konteks)
