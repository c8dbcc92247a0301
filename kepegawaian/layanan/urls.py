"""Addresses of the rights of people. The lists have fixed names, so that a dashboard can point at each."""

from django.urls import path

from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.views import daftar, proyeksi, saya, usulan

app_name = "layanan"
urlpatterns = [
    path("", daftar.muka, name="muka"),
    path("proyeksi/", proyeksi.halaman, name="proyeksi"),
    path("saya/", saya.saya, name="saya"),
    *(path(f"{k.lower()}/", daftar.daftar, {"jenis": k.lower()}, name=k.lower()) for k in KodeHak),
    path("keputusan/", usulan.keputusan_daftar, name="keputusan_daftar"),
    path("keputusan/<int:pk>/", usulan.keputusan, name="keputusan"),
    path("keputusan/<int:pk>/catat/", usulan.catat, name="catat"),
    path("surat/", usulan.surat_daftar, name="surat_daftar"),
    path("surat/gabung/", usulan.surat_gabung, name="surat_gabung"),
    path("<slug:jenis>/<int:pk>/usulkan/", usulan.usulkan, name="usulkan"),
    path("<slug:jenis>/<int:pk>/", daftar.rincian, name="rincian"),
]
