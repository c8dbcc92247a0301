"""Addresses of awards, plans of improvement, counselling, and the public page of honours."""

from django.urls import path

from kinerja.tindak_lanjut.views import aturan, konseling, nominasi, pembinaan, publik, saya, sk, tindakan

app_name = "tindak_lanjut"
urlpatterns = [
    path("penghargaan/", nominasi.daftar, name="nominasi_daftar"),
    path("penghargaan/cari/", nominasi.cari, name="cari"),
    path("penghargaan/saya/", saya.penghargaan, name="penghargaan_saya"),
    path("penghargaan/aturan/", aturan.daftar, name="aturan"),
    path("penghargaan/aturan/kriteria/", aturan.kriteria, name="kriteria_baru"),
    path("penghargaan/aturan/insentif/", aturan.insentif, name="insentif_baru"),
    path("penghargaan/sk/", sk.daftar, name="sk_daftar"),
    path("penghargaan/sk/tetapkan/", sk.tetapkan, name="sk_tetapkan"),
    path("penghargaan/sk/<int:pk>/", sk.rincian, name="sk"),
    path("penghargaan/<int:pk>/", nominasi.rincian, name="nominasi"),
    path("penghargaan/<int:pk>/petikan.pdf", nominasi.petikan, name="petikan"),
    path("penghargaan/<int:pk>/timbang/", nominasi.timbang, name="timbang"),
    path("penghargaan/<int:pk>/gugurkan/", nominasi.gugurkan, name="gugurkan"),
    path("pembinaan/", pembinaan.daftar, name="pembinaan_daftar"),
    path("pembinaan/tim/", pembinaan.tim, name="pembinaan_tim"),
    path("pembinaan/saya/", saya.pembinaan, name="pembinaan_saya"),
    path("pembinaan/<int:pk>/", pembinaan.rincian, name="pembinaan"),
    path("pembinaan/<int:pk>/mulai/", tindakan.mulai, name="mulai"),
    path("pembinaan/<int:pk>/kegiatan/", tindakan.kegiatan, name="kegiatan"),
    path("pembinaan/<int:pk>/hasil/", tindakan.hasil, name="hasil"),
    path("pembinaan/<int:pk>/batalkan/", tindakan.batalkan, name="batalkan"),
    path("pembinaan/kegiatan/<int:pk>/", tindakan.laksanakan, name="laksanakan"),
    path("pembinaan/titik/<int:pk>/", tindakan.titik, name="titik"),
    path("konseling/", konseling.daftar, name="konseling_daftar"),
    path("konseling/<int:pk>/", konseling.rincian, name="konseling"),
    path("konseling/<int:pk>/tulis/", konseling.tulis, name="konseling_tulis"),
    path("konseling/catatan/<int:pk>/", konseling.buka, name="konseling_buka"),
    path("kehormatan/<slug:kota>/", publik.kehormatan, name="kehormatan"),
]
