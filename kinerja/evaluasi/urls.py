"""Addresses of the periodic evaluation: of the city, of one instansi, of one person."""

from django.urls import path

from kinerja.evaluasi.views import baca, baris, perorangan, tindakan

app_name = "evaluasi"
urlpatterns = [
    path("", baca.daftar, name="daftar"),
    path("mulai/", tindakan.mulai, name="mulai"),
    path("<int:pk>/", baca.rincian, name="rincian"),
    path("<int:pk>/kemajuan/", baca.kemajuan, name="kemajuan"),
    path("<int:pk>/baris/<slug:kunci>/", baris.baris_kota, name="baris"),
    path("<int:pk>/pdf/", tindakan.pdf, name="pdf"),
    path("<int:pk>/xlsx/", tindakan.xlsx, name="xlsx"),
    path("<int:pk>/tinjau/", tindakan.tinjau, name="tinjau"),
    path("<int:pk>/kembalikan/", tindakan.kembalikan, name="kembalikan"),
    path("<int:pk>/hitung-ulang/", tindakan.hitung_ulang, name="hitung_ulang"),
    path("<int:pk>/terbitkan/", tindakan.terbitkan, name="terbitkan"),
    path("<int:pk>/batalkan/", tindakan.batalkan, name="batalkan"),
    path("<int:pk>/revisi/", tindakan.revisi, name="revisi"),
    path("lembar/<int:pk>/", baca.lembar, name="lembar"),
    path("lembar/<int:pk>/baris/<slug:kunci>/", baris.baris_lembar, name="baris_lembar"),
    path("lembar/<int:pk>/pdf/", tindakan.pdf_lembar, name="pdf_lembar"),
    path("saya/", perorangan.saya, name="saya"),
    path("saya/pdf/", perorangan.saya_pdf, name="saya_pdf"),
    path("pegawai/<int:pk>/", perorangan.pegawai, name="pegawai"),
    path("pegawai/<int:pk>/pdf/", perorangan.pegawai_pdf, name="pegawai_pdf"),
]
