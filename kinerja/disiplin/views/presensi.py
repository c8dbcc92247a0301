"""Attendance: the own year, the people in reach, one of them."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.models import Pegawai
from kinerja.disiplin.filters import PilihTahun, SaringanPresensi, pilihan_bulan
from kinerja.disiplin.services.presensi import (
    BERPRESENSI,
    baris_presensi,
    bulan_terakhir,
    ringkasan_bulan,
    tahun_presensi,
    tahun_tersedia,
)
from kinerja.disiplin.tables import TabelPresensi
from kinerja.disiplin.workflows import IZIN_EKSPOR_PRESENSI, IZIN_LAPOR, IZIN_PRESENSI, IZIN_REKAP_PRESENSI


@requires(IZIN_REKAP_PRESENSI)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """People in reach with the counts of one month."""
    request.bulan_presensi = _bulan(request)
    orang = visible(request, Pegawai).masih_pegawai()
    label = dict(pilihan_bulan(request.user.hari_ini())).get(request.bulan_presensi, request.bulan_presensi)
    jangkauan = request.user.jangkauan(request.izin)
    return halaman_daftar(
        request,
        kueri=orang.berbentuk(BERPRESENSI, request.bulan_presensi) if "format" in request.GET else orang,
        baris=baris_presensi(request.bulan_presensi),
        filterset_class=SaringanPresensi,
        table_class=TabelPresensi,
        judul=f"Presensi {label}",
        nama_daftar="presensi",
        ekspor_izin=IZIN_EKSPOR_PRESENSI,
        konteks={"angka": ringkasan_bulan(orang, jangkauan, request.bulan_presensi), "bulan": label},
        template="disiplin/presensi.html",
    )


def _bulan(request: HttpRequest) -> str:
    diminta = request.GET.get("bulan", "")
    ada = [kode for kode, _ in pilihan_bulan(request.user.hari_ini())]
    return diminta if diminta in ada else bulan_terakhir(request.user, request.izin)


@requires(IZIN_PRESENSI)
@require_safe
@never_cache
def saya(request: HttpRequest) -> HttpResponse:
    """The own year, its ladder explained."""
    pegawai = get_visible(request, Pegawai, pk=request.user.pegawai_id)
    return render(request, "disiplin/presensi_orang.html", _konteks(request, pegawai, "Presensi saya", sendiri=True))


@requires(IZIN_REKAP_PRESENSI)
@require_safe
@never_cache
def pegawai(request: HttpRequest, pk: int) -> HttpResponse:
    """The year of one person in reach."""
    orang = get_visible(request, Pegawai, visible(request, Pegawai).select_related("instansi", "kota"), pk=pk)
    konteks = _konteks(request, orang, f"Presensi {orang.nama}", sendiri=False)
    konteks["remah"] = [("Presensi pegawai", reverse("disiplin:presensi")), (orang.nama, None)]
    konteks["boleh_lapor"] = request.user.has_perm(IZIN_LAPOR) and orang.pns
    return render(request, "disiplin/presensi_orang.html", konteks)


def _konteks(request: HttpRequest, pegawai: Pegawai, judul: str, *, sendiri: bool) -> dict:
    hari_ini = request.user.hari_ini()
    semua = tahun_tersedia(pegawai, hari_ini)
    tahun = PilihTahun(request.GET, tahun=semua).terpilih
    return {
        "judul": judul,
        "pegawai": pegawai,
        "sendiri": sendiri,
        "rekap": tahun_presensi(pegawai, tahun, hari_ini),
        "tahun_lain": [{"label": str(t), "url": f"?tahun={t}", "aktif": t == tahun} for t in semua],
    }
