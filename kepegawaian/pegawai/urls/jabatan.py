"""Addresses of positions and of the peta jabatan."""

from django.urls import path

from kepegawaian.pegawai.views import daftar_jabatan, peta

app_name = "jabatan"
urlpatterns = [
    path("", peta.peta_pilih, name="peta_pilih"),
    path("daftar/", daftar_jabatan.daftar_jabatan, name="daftar"),
    path("peta/<int:pk>/", peta.peta, name="peta"),
    path("<int:pk>/", peta.rincian_jabatan, name="rincian"),
]
