"""Pages of citizens: vacancies and what was announced."""

from django.urls import path

from kepegawaian.rekrutmen.views import publik

app_name = "lowongan"
urlpatterns = [
    path("<slug:kota>/", publik.kota, name="kota"),
    path("<slug:kota>/jabatan/<int:pk>/", publik.lihat, name="lihat"),
    path("<slug:kota>/seleksi/<int:pk>/", publik.seleksi, name="seleksi"),
    path("<slug:kota>/seleksi/<int:pk>/statistik/", publik.statistik, name="statistik"),
    path("<slug:kota>/seleksi/<int:pk>/hasil/", publik.hasil, name="hasil"),
]
