"""Addresses of the units of a city."""

from django.urls import path

from kepegawaian.instansi import views

app_name = "instansi"
urlpatterns = [
    path("", views.pohon, name="pohon"),
]
