"""Kebutuhan against bezetting by perangkat daerah: chart, table, file."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.ekspor import FORMAT, baris_tanggapan
from asn.core.views import requires, visible
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.filters import tanggal_diminta
from kepegawaian.pegawai.services.kebutuhan_jabatan import (
    TAHUN_RENCANA,
    KebutuhanUnit,
    grafik_kebutuhan,
    kebutuhan_unit,
)
from kepegawaian.pegawai.tables_struktur import TabelKebutuhan

KEPALA = ["Perangkat daerah", "Jabatan", "K", "B", "±", "Terisi (%)", "Lowong", "Manajerial lowong"]
KEPALA_RENCANA = [f"Keluar {TAHUN_RENCANA} tahun", "Perlu diisi"]


@requires("jabatan.view_jabatan")
def kebutuhan(request: HttpRequest) -> HttpResponseBase:
    """Units in reach, today with the plan of five years, or on a past day."""
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pada = tanggal or request.user.hari_ini()
    unit = visible(request, Instansi).pada(pada).select_related("kota")
    semua = kebutuhan_unit(unit, visible(request, Jabatan), None if tanggal else request.user, pada)
    if request.GET.get("format") in FORMAT:
        kepala = KEPALA if tanggal else KEPALA + KEPALA_RENCANA
        baris = (_sel(u) for u in semua)
        judul, nama = "Kebutuhan dan bezetting", f"kebutuhan-{pada:%Y%m%d}"
        return baris_tanggapan(kepala, baris, judul=judul, nama=nama, format_berkas=request.GET["format"])
    tabel = TabelKebutuhan(semua, orderable=False)
    tabel.per_tanggal = tanggal
    if tanggal:
        tabel.columns.hide("keluar")
        tabel.columns.hide("perlu_diisi")
    konteks = {
        "judul": "Kebutuhan dan bezetting",
        "remah": [("Peta jabatan", reverse("jabatan:peta_pilih")), ("Kebutuhan dan bezetting", None)],
        "tabel": tabel,
        "grafik": grafik_kebutuhan(semua) if semua else None,
        "kebutuhan": sum(u.kebutuhan for u in semua),
        "bezetting": sum(u.bezetting for u in semua),
        "keluar": None if tanggal else sum(u.keluar or 0 for u in semua),
        "tahun_rencana": TAHUN_RENCANA,
        "per_tanggal": tanggal,
        "tanggal_data": pada,
    }
    return render(request, "jabatan/kebutuhan.html", konteks)


def _sel(u: KebutuhanUnit) -> list[str | int | None]:
    dasar = [u.instansi.nama, u.jabatan, u.kebutuhan, u.bezetting, u.selisih, u.terisi, u.lowong, u.manajerial_lowong]
    return dasar if u.keluar is None else [*dasar, u.keluar, u.perlu_diisi]
