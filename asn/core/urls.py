"""Addresses that belong to no domain: front door, health, documents, files, jobs, personal views."""

from django.urls import path

from asn.core import views_umum as views

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("dasbor/", views.dasbor, name="dasbor"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("verifikasi/", views.verifikasi_cari, name="verifikasi_cari"),
    path("verifikasi/<str:kode>/", views.verifikasi_dokumen, name="verifikasi_dokumen"),
    path("berkas/<uuid:pk>/", views.berkas_unduh, name="berkas_unduh"),
    path("berkas/<uuid:pk>/lihat/", views.berkas_lihat, name="berkas_lihat"),
    path("berkas/<uuid:pk>/kecil/", views.berkas_kecil, name="berkas_kecil"),
    path("pekerjaan/", views.pekerjaan_saya, name="pekerjaan_saya"),
    path("pekerjaan/<uuid:pk>/", views.pekerjaan_lihat, name="pekerjaan_lihat"),
    path("pekerjaan/<uuid:pk>/hasil/", views.pekerjaan_hasil, name="pekerjaan_hasil"),
    path("tampilan/simpan/", views.tampilan_simpan, name="tampilan_simpan"),
    path("tampilan/<int:pk>/hapus/", views.tampilan_hapus, name="tampilan_hapus"),
    path("tema/", views.tema, name="tema"),
]
