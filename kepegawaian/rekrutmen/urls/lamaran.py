"""Pages of applicants: account, application, status."""

from django.urls import path

from kepegawaian.rekrutmen.views import lamaran, pelamar

app_name = "lamaran"
urlpatterns = [
    path("", pelamar.saya, name="saya"),
    path("diri/<int:pk>/", pelamar.diri, name="diri"),
    path("mulai/<int:pk>/", lamaran.mulai, name="mulai"),
    path("<int:pk>/", lamaran.status, name="status"),
    path("<int:pk>/isi/<slug:bagian>/", lamaran.isi, name="isi"),
    path("<int:pk>/dokumen/<int:syarat>/", lamaran.unggah, name="unggah"),
    path("<int:pk>/dokumen/<int:syarat>/lepas/", lamaran.lepas, name="lepas"),
    path("<int:pk>/ajukan/", lamaran.ajukan, name="ajukan"),
    path("<int:pk>/batalkan/", lamaran.batalkan, name="batalkan"),
    path("<int:pk>/kartu/", lamaran.kartu, name="kartu"),
    path("kota/<slug:kota>/daftar/", pelamar.daftar, name="daftar"),
    path("kota/<slug:kota>/gabung/", pelamar.gabung, name="gabung"),
    path("kota/<slug:kota>/aktifkan/<str:token>/", pelamar.aktifkan, name="aktifkan"),
]
