"""Addresses of training: pages of a pegawai under belajar/, of the training office under pelatihan/."""

from django.urls import path

from pelatihan.program.views import belajar, publik, sertifikat

app_name = "program"
urlpatterns = [
    path("belajar/", belajar.beranda, name="belajar"),
    path("pelatihan/sertifikat/", sertifikat.daftar, name="sertifikat_daftar"),
    path("pelatihan/sertifikat/<int:pk>/", sertifikat.rincian, name="sertifikat"),
    path("pelatihan/sertifikat/<int:pk>/cabut/", sertifikat.cabut, name="sertifikat_cabut"),
    path("sertifikat/<slug:kode>/", publik.verifikasi, name="verifikasi"),
    path("katalog-pelatihan/<slug:kota>/", publik.katalog, name="katalog_publik"),
]
