"""Addresses of positions and of the peta jabatan."""

from django.urls import path

from kepegawaian.pegawai.views import abk, bagan, cetak, daftar_jabatan, kebutuhan, kelas, peta, skj

app_name = "jabatan"
urlpatterns = [
    path("", peta.peta_pilih, name="peta_pilih"),
    path("daftar/", daftar_jabatan.daftar_jabatan, name="daftar"),
    path("peta/<int:pk>/", peta.peta, name="peta"),
    path("peta/<int:pk>/bagan/", bagan.bagan, name="bagan"),
    path("peta/<int:pk>/bagan/pdf/", bagan.bagan_pdf, name="bagan_pdf"),
    path("peta/<int:pk>/cetak/", cetak.cetak_bezetting, name="cetak_bezetting"),
    path("kebutuhan/", kebutuhan.kebutuhan, name="kebutuhan"),
    path("kelas/", kelas.kelas, name="kelas"),
    path("abk/", abk.abk_daftar, name="abk_daftar"),
    path("abk/mulai/", abk.abk_mulai_unit, name="abk_mulai_unit"),
    path("abk/<int:pk>/", abk.abk, name="abk"),
    path("abk/<int:pk>/ubah/", abk.abk_ubah, name="abk_ubah"),
    path("abk/<int:pk>/tetapkan/", abk.abk_tetapkan, name="abk_tetapkan"),
    path("<int:pk>/", peta.rincian_jabatan, name="rincian"),
    path("<int:pk>/abk/", abk.abk_jabatan, name="abk_jabatan"),
    path("<int:pk>/abk/mulai/", abk.abk_mulai, name="abk_mulai"),
    path("<int:pk>/skj/", skj.skj, name="skj"),
    path("<int:pk>/skj/ubah/", skj.skj_ubah, name="skj_ubah"),
    path("<int:pk>/skj/pdf/", skj.skj_pdf, name="skj_pdf"),
]
