"""Pages of results: the committee's room, objections, appointments, the own result, and what citizens read."""

from django.urls import path

from kepegawaian.rekrutmen.views import hasil_angkat, hasil_ganti, hasil_publik, hasil_ruang, hasil_sanggah, hasil_saya

app_name = "hasil_seleksi"
urlpatterns = [
    path("", hasil_ruang.daftar, name="daftar"),
    path("saya/", hasil_saya.saya, name="saya"),
    path("saya/<int:pk>/", hasil_saya.alasan, name="alasan"),
    path("saya/pengangkatan/<int:pk>/", hasil_saya.drh, name="drh"),
    path("saya/mundur/<int:pk>/", hasil_saya.mundur, name="mundur"),
    path("sanggah/", hasil_sanggah.tugas, name="sanggah"),
    path("gantikan/<int:pk>/", hasil_ganti.gantikan, name="gantikan"),
    path("pengangkatan/", hasil_angkat.daftar, name="pengangkatan_daftar"),
    path("pengangkatan/<int:pk>/", hasil_angkat.rincian, name="pengangkatan"),
    path("pengangkatan/<int:pk>/drh/", hasil_angkat.drh, name="drh_putuskan"),
    path("pengangkatan/<int:pk>/nomor/", hasil_angkat.nomor, name="nomor"),
    path("pengangkatan/<int:pk>/angkat/", hasil_angkat.angkat, name="angkat"),
    path("umum/<slug:kota>/<int:pk>/sanggah/", hasil_publik.sanggah, name="publik_sanggah"),
    path("umum/<slug:kota>/<int:pk>/<slug:tahap>/", hasil_publik.hasil, name="publik"),
    path("umum/<slug:kota>/<int:pk>/<slug:tahap>/<int:revisi>/<slug:bentuk>/", hasil_publik.berkas, name="berkas"),
    path("<int:pk>/", hasil_ruang.ruang, name="ruang"),
    path("<int:pk>/langkah/<slug:nama>/", hasil_ruang.langkah, name="langkah"),
    path("<int:pk>/terbit/<slug:tahap>/", hasil_ruang.terbit, name="terbit"),
    path("<int:pk>/peringkat/<slug:tahap>/", hasil_ruang.peringkat, name="peringkat"),
    path("<int:pk>/seri/", hasil_ruang.seri, name="seri"),
]
