"""Addresses of the satisfaction survey: officers below survei/, citizens below skm/<kota>/."""

from django.urls import path

from pengaduan.survei.views import banding, isi, kampanye, kupon, layanan, publik, tindak, tindakan

app_name = "survei"
urlpatterns = [
    path("survei/", kampanye.daftar, name="daftar"),
    path("survei/buat/", kampanye.buat, name="buat"),
    path("survei/banding/", banding.banding, name="banding"),
    path("survei/layanan/", layanan.layanan_daftar, name="layanan_daftar"),
    path("survei/layanan/baru/", layanan.layanan_baru, name="layanan_baru"),
    path("survei/layanan/<int:pk>/", layanan.layanan_ubah, name="layanan_ubah"),
    path("survei/tindak-lanjut/", tindak.tindak_daftar, name="tindak_daftar"),
    path("survei/tindak-lanjut/<int:pk>/", tindak.tindak, name="tindak"),
    path("survei/tindak-lanjut/<int:pk>/selesai/", tindak.tindak_selesai, name="tindak_selesai"),
    path("survei/tindak-lanjut/<int:pk>/batalkan/", tindak.tindak_batalkan, name="tindak_batalkan"),
    path("survei/hasil/<int:pk>/pdf/", tindakan.pdf, name="pdf"),
    path("survei/hasil/<int:pk>/xlsx/", tindakan.xlsx, name="xlsx"),
    path("survei/<int:pk>/", kampanye.rincian, name="rincian"),
    path("survei/<int:pk>/ubah/", kampanye.ubah, name="ubah"),
    path("survei/<int:pk>/layanan/", kampanye.layanan_atur, name="layanan_atur"),
    path("survei/<int:pk>/pertanyaan/", kampanye.kuesioner, name="kuesioner"),
    path("survei/<int:pk>/buka/", tindakan.buka, name="buka"),
    path("survei/<int:pk>/tutup/", tindakan.tutup_survei, name="tutup"),
    path("survei/<int:pk>/terbitkan/", tindakan.terbitkan, name="terbitkan"),
    path("survei/<int:pk>/buka-kembali/", tindakan.buka_kembali, name="buka_kembali"),
    path("survei/<int:pk>/batalkan/", tindakan.batalkan, name="batalkan"),
    path("survei/<int:pk>/kupon/", kupon.kupon, name="kupon"),
    path("survei/<int:pk>/poster.pdf", kupon.poster, name="poster"),
    path("survei/<int:pk>/kupon/cabut/", kupon.kupon_cabut, name="kupon_cabut"),
    path("survei/<int:pk>/kios/", kupon.kios_nyalakan, name="kios_nyalakan"),
    path("survei/<int:pk>/kios/matikan/", kupon.kios_matikan, name="kios_matikan"),
    path("survei/<int:pk>/tindak-lanjut/", tindak.tindak_buat, name="tindak_buat"),
    path("skm/<slug:kota>/", publik.kota, name="kota"),
    path("skm/<slug:kota>/data.csv", publik.data_csv, name="data_csv"),
    path("skm/<slug:kota>/hasil/<int:pk>/", publik.hasil, name="hasil"),
    path("skm/<slug:kota>/hasil/<int:pk>/laporan.pdf", publik.laporan, name="laporan"),
    path("skm/<slug:kota>/hasil/<int:pk>/jawaban.csv", publik.jawaban_csv, name="jawaban_csv"),
    path("skm/<slug:kota>/kupon/", isi.kupon_cari_halaman, name="kupon_cari"),
    path("skm/<slug:kota>/kupon/<str:kode>/", isi.kupon_isi, name="kupon_isi"),
    path("skm/<slug:kota>/isi/<slug:kode>/", isi.terbuka, name="terbuka"),
    path("skm/<slug:kota>/kios/", isi.kios, name="kios"),
    path("skm/<slug:kota>/terima-kasih/", isi.terima_kasih, name="terima_kasih"),
]
