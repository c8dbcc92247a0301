"""Addresses of positions and of the peta jabatan."""

from django.urls import path

from kepegawaian.pegawai.views import cetak, daftar_jabatan, peta

app_name = "jabatan"
urlpatterns = [
    path("", peta.peta_pilih, name="peta_pilih"),
    path("daftar/", daftar_jabatan.daftar_jabatan, name="daftar"),
    path("peta/<int:pk>/", peta.peta, name="peta"),
    path("peta/<int:pk>/cetak/", cetak.cetak_bezetting, name="cetak_bezetting"),
    path("<int:pk>/", peta.rincian_jabatan, name="rincian"),
]
