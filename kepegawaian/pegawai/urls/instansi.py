"""Addresses of the city's structure."""

from django.urls import path

from kepegawaian.pegawai.views import dasbor, struktur

app_name = "instansi"
urlpatterns = [
    path("", struktur.pohon, name="pohon"),
    path("dasbor/", dasbor.dasbor_kota, name="dasbor_kota"),
    path("<int:pk>/", struktur.rincian_instansi, name="rincian"),
]
