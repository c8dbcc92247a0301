"""Addresses of the officers' pages."""

from django.urls import path

from pengaduan.aduan.views import asal, petugas, tindakan

app_name = "aduan"
urlpatterns = [
    path("", petugas.antrean, name="antrean"),
    path("semua/", petugas.daftar, name="daftar"),
    path("angka/", asal.asal, name="asal"),
    path("catat/", petugas.catat, name="catat"),
    path("catat/tanda/", petugas.tanda, name="tanda"),
    path("tugaskan/", petugas.massal, name="massal"),
    path("segel/", tindakan.segel_daftar, name="segel_daftar"),
    path("segel/<int:pk>/", tindakan.segel, name="segel"),
    path("segel/<int:pk>/putuskan/", tindakan.segel_putus, name="segel_putus"),
    path("segel/<int:pk>/buka/", tindakan.segel_buka, name="segel_buka"),
    path("<int:pk>/", petugas.rincian, name="rincian"),
    path("<int:pk>/<slug:kode>/", tindakan.tindakan, name="tindakan"),
]
