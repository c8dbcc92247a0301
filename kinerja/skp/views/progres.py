"""How far planning is: figures per perangkat daerah, and the people behind them."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.filters import SaringanProgres
from kinerja.skp.services.progres import BERPROGRES, LABEL_PROGRES, progres_penyusunan
from kinerja.skp.services.siklus import siklus_kini
from kinerja.skp.tables import TabelProgres
from kinerja.skp.workflows import IZIN_EKSPOR, IZIN_PROGRES


@requires(IZIN_PROGRES)
def progres(request: HttpRequest) -> HttpResponse:
    """Counts per perangkat daerah, the least finished first; every figure leads to its people."""
    hari_ini = request.user.hari_ini()
    jangkauan = request.user.jangkauan(IZIN_PROGRES)
    kota_id = request.user.kota_id or min(jangkauan.semua_kota)
    konteks = {
        "judul": f"Progres SKP {hari_ini.year}",
        "progres": progres_penyusunan(request.user, hari_ini, segar="segar" in request.GET),
        "siklus": siklus_kini(kota_id, hari_ini),
        "label": LABEL_PROGRES,
        "boleh_siklus": request.user.has_perm("skp.kelola_siklus"),
        "boleh_kelola": request.user.has_perm("skp.tetapkan_skp"),
        "boleh_templat": request.user.has_perm("skp.kelola_templat"),
        "tanggal_data": hari_ini,
    }
    return render(request, "skp/progres.html", konteks)


@requires(IZIN_PROGRES)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """People by the state of their SKP."""
    return halaman_daftar(
        request,
        kueri=visible(request, Pegawai).berbentuk(BERPROGRES, request.user.hari_ini()),
        filterset_class=SaringanProgres,
        table_class=TabelProgres,
        judul="Penyusunan SKP per pegawai",
        nama_daftar="progres-skp",
        ekspor_izin=IZIN_EKSPOR,
        konteks={"remah": [("Progres SKP", reverse("skp:progres")), ("Per pegawai", None)]},
        template="skp/progres_daftar.html",
    )
