"""How far planning is: figures per perangkat daerah, and the people behind them."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from asn.core.angka import tulis_bulat
from asn.core.baris_tetap import BarisTetap
from asn.core.sel import alamat, alamat_baris
from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.filters import SaringanProgres
from kinerja.skp.services.progres import BERPROGRES, BarisProgres, baris_progres, progres_penyusunan
from kinerja.skp.services.siklus import siklus_kini
from kinerja.skp.tables import TabelProgres
from kinerja.skp.workflows import IZIN_EKSPOR, IZIN_PROGRES

PERANGKAT_DAERAH = BarisTetap(
    "skp/progres_baris.html",
    isi=("nama", "alamat", "alamat_belum", "alamat_pohon", "wajib", "selesai", "proses", "belum", "persen"),
    rupa=("bertaut", "ada_belum"),
)


@requires(IZIN_PROGRES)
def progres(request: HttpRequest) -> HttpResponse:
    """Counts per perangkat daerah, the least finished first; every figure leads to its people."""
    hari_ini = request.user.hari_ini()
    jangkauan = request.user.jangkauan(IZIN_PROGRES)
    kota_id = request.user.kota_id or min(jangkauan.semua_kota)
    isi = progres_penyusunan(request.user, hari_ini, segar="segar" in request.GET)
    konteks = {
        "judul": f"Progres SKP {hari_ini.year}",
        "progres": isi,
        "baris": [_baris(b) for b in isi.baris],
        "siklus": siklus_kini(kota_id, hari_ini),
        "boleh_siklus": request.user.has_perm("skp.kelola_siklus"),
        "boleh_kelola": request.user.has_perm("skp.tetapkan_skp"),
        "boleh_templat": request.user.has_perm("skp.kelola_templat"),
        "tanggal_data": hari_ini,
    }
    return render(request, "skp/progres.html", konteks)


def _baris(b: BarisProgres) -> SafeString:
    daftar_unit = f"{alamat('skp:progres_daftar')}?instansi={b.instansi_id}"
    return PERANGKAT_DAERAH(
        bertaut=b.instansi_id is not None,
        ada_belum=b.belum > 0,
        nama=b.nama,
        alamat=daftar_unit,
        alamat_belum=f"{daftar_unit}&progres=belum",
        alamat_pohon=alamat_baris("skp:pohon_instansi", b.instansi_id or 0),
        wajib=tulis_bulat(b.wajib),
        selesai=tulis_bulat(b.selesai),
        proses=tulis_bulat(b.proses),
        belum=tulis_bulat(b.belum),
        persen=b.persen,
    )


@requires(IZIN_PROGRES)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """People by the state of their SKP."""
    hari_ini = request.user.hari_ini()
    orang = visible(request, Pegawai)
    # The state is worked out for the rows of a page, and for everybody only where a filter or an export asks for it.
    semua = "progres" in request.GET or "format" in request.GET
    return halaman_daftar(
        request,
        kueri=orang.berbentuk(BERPROGRES, hari_ini) if semua else orang.masih_pegawai(),
        baris=baris_progres(hari_ini),
        filterset_class=SaringanProgres,
        table_class=TabelProgres,
        judul="Penyusunan SKP per pegawai",
        nama_daftar="progres-skp",
        ekspor_izin=IZIN_EKSPOR,
        konteks={"remah": [("Progres SKP", reverse("skp:progres")), ("Per pegawai", None)]},
        template="skp/progres_daftar.html",
    )
