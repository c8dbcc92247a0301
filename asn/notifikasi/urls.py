"""The inbox and its settings."""

from django.urls import path

from asn.notifikasi import views

app_name = "notifikasi"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("baca-semua/", views.baca_semua, name="baca_semua"),
    path("pengaturan/", views.pengaturan, name="pengaturan"),
    path("<int:pk>/buka/", views.buka, name="buka"),
    path("<int:pk>/baca/", views.baca, name="baca"),
    path("<int:pk>/belum/", views.belum, name="belum"),
]
