"""Addresses of proposals: the inbox, own usulan, one usulan, and the input pages under a person."""

from django.urls import path

from kepegawaian.usulan.views import ajuan, baca, putusan

app_name = "usulan"
urlpatterns = [
    path("", baca.daftar, name="daftar"),
    path("kotak/", baca.kotak, name="kotak"),
    path("kotak/setujui/", putusan.massal, name="massal"),
    path("saya/", baca.saya, name="saya"),
    path("<int:pk>/", baca.rincian, name="rincian"),
    path("<int:pk>/putuskan/", putusan.putuskan, name="putuskan"),
    path("<int:pk>/ubah/", ajuan.ubah, name="ubah"),
    path("<int:pk>/ajukan/", ajuan.ajukan, name="ajukan"),
    path("<int:pk>/batalkan/", ajuan.batalkan, name="batalkan"),
    path("<int:pk>/ulangi/", ajuan.ulangi, name="ulangi"),
    path("pegawai/<int:pk>/tambah/<slug:jenis>/", ajuan.baru, name="baru"),
    path("pegawai/<int:pk>/biodata/<slug:jenis>/", ajuan.biodata, name="biodata"),
    path("pegawai/<int:pk>/perbaiki/<slug:jenis>/<int:sasaran>/", ajuan.perbaiki, name="perbaiki"),
    path("pegawai/<int:pk>/cabut/<slug:jenis>/<int:sasaran>/", ajuan.cabut, name="cabut"),
]
