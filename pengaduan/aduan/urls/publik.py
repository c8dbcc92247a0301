"""Addresses of the citizens' pages; none of them names a report."""

from django.urls import path

from pengaduan.aduan.views import publik

app_name = "lapor"
urlpatterns = [
    path("<slug:kota>/", publik.lapor, name="lapor"),
    path("<slug:kota>/terkirim/", publik.terkirim, name="terkirim"),
    path("<slug:kota>/lacak/", publik.lacak, name="lacak"),
    path("<slug:kota>/laporan/", publik.laporan, name="laporan"),
    path("<slug:kota>/laporan/balas/", publik.balas, name="balas"),
    path("<slug:kota>/laporan/nilai/", publik.nilai, name="nilai"),
    path("<slug:kota>/laporan/tutup/", publik.tutup, name="tutup"),
    path("<slug:kota>/laporan/berkas/<uuid:pk>/", publik.berkas, name="berkas"),
    path("<slug:kota>/laporan/foto/<uuid:pk>/", publik.foto, name="foto"),
    path("<slug:kota>/terbit/", publik.daftar, name="terbit"),
]
