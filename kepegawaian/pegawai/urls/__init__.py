"""Addresses of people. Pages of the structure that show people (`instansi:`, `jabatan:`) stand beside it."""

from django.urls import path

from kepegawaian.pegawai.views import daftar, profil, rujukan

app_name = "pegawai"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("saya/", profil.saya, name="saya"),
    path("bawahan/", daftar.bawahan, name="bawahan"),
    path("catatan-akses/", daftar.catatan_akses, name="catatan_akses"),
    path("<int:pk>/", profil.rincian, name="rincian"),
    path("<int:pk>/buka/hukdis/", profil.buka_hukdis, name="buka_hukdis"),
    path("<int:pk>/buka/<slug:butir>/", profil.buka_data, name="buka_data"),
    path("<int:pk>/cari/<slug:apa>/", rujukan.cari_rujukan, name="cari_rujukan"),
]
