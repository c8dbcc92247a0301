"""Addresses of the rights of people. The lists have fixed names, so that a dashboard can point at each."""

from django.urls import path

from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.views import daftar, proyeksi, saya

app_name = "layanan"
urlpatterns = [
    path("", daftar.muka, name="muka"),
    path("proyeksi/", proyeksi.halaman, name="proyeksi"),
    path("saya/", saya.saya, name="saya"),
    *(path(f"{k.lower()}/", daftar.daftar, {"jenis": k.lower()}, name=k.lower()) for k in KodeHak),
    path("<slug:jenis>/<int:pk>/", daftar.rincian, name="rincian"),
]
