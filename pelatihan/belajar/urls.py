"""Addresses of e-learning: learners first, then the office."""

from django.urls import path

from pelatihan.belajar.views import bank, diskusi, kelola, kuis, peserta, susun

app_name = "belajar"
urlpatterns = [
    path("", peserta.katalog, name="katalog"),
    path("saya/", peserta.saya, name="saya"),
    path("<int:pk>/", peserta.kursus, name="kursus"),
    path("<int:pk>/mulai/", peserta.mulai, name="mulai"),
    path("<int:pk>/diskusi/", diskusi.diskusi, name="diskusi"),
    path("<int:pk>/diskusi/<int:nomor>/<str:tindakan>/", diskusi.pesan_ubah, name="pesan_ubah"),
    path("ikut/<int:pk>/pelajaran/<int:nomor>/", peserta.pelajaran, name="pelajaran"),
    path("ikut/<int:pk>/tes/<str:jenis>/", kuis.tes_mulai, name="tes"),
    path("ikut/<int:pk>/berhenti/", peserta.hentikan, name="hentikan"),
    path("tes/<int:pk>/", kuis.percobaan, name="percobaan"),
    path("tes/<int:pk>/hasil/", kuis.hasil, name="hasil"),
    path("media/<int:pk>/", peserta.media, name="media"),
    path("kelola/", kelola.daftar, name="kelola"),
    path("kelola/baru/", susun.baru, name="baru"),
    path("kelola/bahan/", kelola.ambil_bahan, name="ambil_bahan"),
    path("kelola/moderasi/", diskusi.moderasi, name="moderasi"),
    path("kelola/moderasi/<int:pk>/", diskusi.pesan_moderasi, name="pesan_putuskan"),
    path("kelola/hasil/", kelola.statistik, name="statistik"),
    path("kelola/hasil/<int:pk>/", kelola.peserta, name="kelola_peserta"),
    path("kelola/contoh-soal/", bank.contoh_xlsx, name="contoh_soal"),
    path("kelola/<int:pk>/", kelola.rincian, name="kelola_kursus"),
    path("kelola/<int:pk>/versi-baru/", kelola.versi_baru_buat, name="versi_baru"),
    path("kelola/<int:pk>/<str:tindakan>/", kelola.alih, name="alih"),
    path("kelola/versi/<int:pk>/susun/", susun.susun, name="susun"),
    path("kelola/versi/<int:pk>/pratinjau/", kelola.pratinjau, name="pratinjau"),
    path("kelola/versi/<int:pk>/soal/", bank.impor, name="soal_impor"),
    path("kelola/soal/<int:pk>/", bank.ubah, name="soal_ubah"),
    path("kelola/soal/<int:pk>/hapus/", bank.hapus, name="soal_hapus"),
]
