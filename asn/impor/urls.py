"""Addresses of imports."""

from django.urls import path

from asn.impor import views

app_name = "impor"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("mulai/", views.mulai, name="mulai"),
    path("templat/", views.templat, name="templat"),
    path("<int:pk>/", views.rincian, name="rincian"),
    path("<int:pk>/kemajuan/", views.kemajuan, name="kemajuan"),
    path("<int:pk>/petakan/", views.petakan, name="petakan"),
    path("<int:pk>/periksa-ulang/", views.periksa_ulang, name="periksa_ulang"),
    path("<int:pk>/terapkan/", views.terapkan, name="terapkan"),
    path("<int:pk>/hentikan/", views.hentikan, name="hentikan"),
    path("<int:pk>/batalkan/", views.batalkan, name="batalkan"),
    path("<int:pk>/masalah/", views.masalah, name="masalah"),
]
