"""Addresses of appeals."""

from django.urls import path

from kepegawaian.keberatan.views import ajuan, baca, pemeriksaan

app_name = "keberatan"
urlpatterns = [
    path("", baca.daftar, name="daftar"),
    path("saya/", baca.saya, name="saya"),
    path("tugas/", baca.tugas, name="tugas"),
    path("putusan/", baca.putusan, name="putusan"),
    path("ajukan/<slug:jenis>/<int:pk>/", ajuan.ajukan, name="ajukan"),
    path("<int:pk>/", baca.rincian, name="rincian"),
    path("<int:pk>/putusan.pdf", baca.unduh, name="unduh"),
    path("<int:pk>/ubah/", ajuan.ubah, name="ubah"),
    path("<int:pk>/cabut/", ajuan.cabut, name="cabut"),
    path("<int:pk>/keterangan/", pemeriksaan.keterangan, name="keterangan"),
    path("<int:pk>/periksa/", pemeriksaan.periksa, name="periksa"),
    path("<int:pk>/alihkan/", pemeriksaan.alihkan, name="alihkan"),
    path("<int:pk>/putuskan/", pemeriksaan.putuskan, name="putuskan"),
]
