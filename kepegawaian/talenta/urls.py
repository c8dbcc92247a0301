"""Addresses of talent."""

from django.urls import path

from kepegawaian.talenta.views import hasil, ketentuan, krs, sidang, siklus, terlihat, tindakan

app_name = "talenta"
urlpatterns = [
    path("", siklus.daftar, name="daftar"),
    path("baru/", siklus.baru, name="baru"),
    path("siklus/<int:pk>/", siklus.rincian, name="siklus"),
    path("siklus/<int:pk>/hasil/", hasil.daftar, name="hasil_daftar"),
    path("siklus/<int:pk>/hitung/", tindakan.hitung, name="hitung"),
    path("siklus/<int:pk>/hitung-ulang/", tindakan.hitung_ulang, name="hitung_ulang"),
    path("siklus/<int:pk>/tetapkan/", tindakan.tetapkan, name="tetapkan"),
    path("siklus/<int:pk>/batalkan/", tindakan.batalkan, name="batalkan"),
    path("siklus/<int:pk>/sidang/", sidang.buka, name="sidang_buka"),
    path("sidang/<int:pk>/", sidang.rincian, name="sidang"),
    path("sidang/<int:pk>/tutup/", sidang.tutup, name="sidang_tutup"),
    path("hasil/<int:pk>/", hasil.rincian, name="hasil"),
    path("hasil/<int:pk>/pindahkan/", sidang.pindahkan, name="pindahkan"),
    path("saya/", hasil.saya, name="saya"),
    path("tim/", hasil.tim, name="tim"),
    path("pegawai/<int:pk>/", hasil.pegawai, name="pegawai"),
    path("pegawai/<int:pk>/calonkan/", terlihat.calonkan_pegawai, name="calonkan"),
    path("kelompok-suksesi/", krs.daftar, name="krs"),
    path("belum-terlihat/", terlihat.daftar, name="belum_terlihat"),
    path("belum-terlihat/perbarui/", terlihat.perbarui, name="perbarui"),
    path("pencalonan/", terlihat.pencalonan, name="pencalonan"),
    path("pencalonan/<int:pk>/cabut/", terlihat.cabut, name="calon_cabut"),
    path("ketentuan/", ketentuan.daftar, name="ketentuan"),
    path("ketentuan/baru/", ketentuan.baru, name="ketentuan_baru"),
]
