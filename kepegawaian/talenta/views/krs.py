"""The pool of successors: boxes 7–9 of the cycle in force, by the level aimed at."""

from django.http import HttpRequest, HttpResponseBase

from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.talenta.filters import SaringanKrs
from kepegawaian.talenta.models import HasilTalenta
from kepegawaian.talenta.models.siklus import BERPENCALONAN
from kepegawaian.talenta.services import baca
from kepegawaian.talenta.tables import TabelKrs
from kepegawaian.talenta.views.bersama import tab_talenta
from kepegawaian.talenta.workflows import EKSPOR, LIHAT_KRS


@requires(LIHAT_KRS)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Best first; whoever has been nominated is marked."""
    siklus = baca.siklus_berlaku(min(request.user.jangkauan(LIHAT_KRS).semua_kota))
    hari_ini = request.user.hari_ini()
    hasil = visible(request, HasilTalenta).filter(siklus=siklus).krs().exclude(tujuan="")
    return halaman_daftar(
        request,
        kueri=hasil.berbentuk(BERPENCALONAN, hari_ini),
        filterset_class=SaringanKrs,
        table_class=TabelKrs,
        judul="Kelompok rencana suksesi",
        nama_daftar="krs-talenta",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab_talenta(request, "krs"),
            "siklus": siklus,
            "kelompok": baca.krs_kelompok(hasil) if siklus else [],
        },
        template="talenta/krs.html",
        baris=baca.BARIS_KRS.dengan(tanggal=hari_ini),
    )
