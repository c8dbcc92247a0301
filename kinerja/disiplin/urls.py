"""Addresses of attendance and of disciplinary cases; every act of a case has its own, with its own permission."""

from django.urls import path

from kinerja.disiplin.tindakan import SEMUA, SENDIRI
from kinerja.disiplin.views import perkara, presensi, saya
from kinerja.disiplin.views.tindakan import TAMPILAN

app_name = "disiplin"
urlpatterns = [
    path("", perkara.daftar, name="daftar"),
    path("lapor/", perkara.lapor, name="lapor"),
    path("rekap/", perkara.rekap, name="rekap"),
    path("presensi/", presensi.daftar, name="presensi"),
    path("presensi/saya/", presensi.saya, name="presensi_saya"),
    path("presensi/<int:pk>/", presensi.pegawai, name="presensi_pegawai"),
    path("saya/", saya.saya, name="saya"),
    path("saya/<int:pk>/", saya.rincian, name="saya_rincian"),
    path("saya/<int:pk>/dokumen/<int:dokumen>/", saya.dokumen, name="saya_dokumen"),
    *(path(f"saya/<int:pk>/{t.kode.replace('_', '-')}/", TAMPILAN[t.kode], name=t.kode) for t in SENDIRI),
    path("<int:pk>/", perkara.rincian, name="rincian"),
    path("<int:pk>/dokumen/<int:dokumen>/", perkara.dokumen, name="dokumen"),
    path("<int:pk>/tim/", perkara.tim, name="tim"),
    path("<int:pk>/tim/<int:petugas>/lepas/", perkara.tim_selesai, name="tim_lepas"),
    *(path(f"<int:pk>/{t.kode.replace('_', '-')}/", TAMPILAN[t.kode], name=t.kode) for t in SEMUA),
]
