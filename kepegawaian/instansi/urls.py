from django.urls import path

from kepegawaian.instansi import views

app_name = "warga"
urlpatterns = [
    path("", views.pilih, name="pilih"),
    path("<slug:kota>/", views.warga, name="kota"),
]
