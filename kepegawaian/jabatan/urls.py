"""Addresses of positions."""

from django.urls import path

from kepegawaian.jabatan import views

app_name = "jabatan"
urlpatterns = [
    path("", views.peta_pilih, name="peta_pilih"),
]
