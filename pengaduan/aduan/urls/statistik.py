"""Addresses of the public statistics."""

from django.urls import path

from pengaduan.aduan.views import statistik

app_name = "statistik"
urlpatterns = [
    path("<slug:kota>/", statistik.lihat, name="lihat"),
    path("<slug:kota>/kamus/", statistik.kamus, name="kamus"),
    path("<slug:kota>/aduan.csv", statistik.data_csv, name="csv"),
    path("<slug:kota>/aduan.json", statistik.data_json, name="json"),
]
