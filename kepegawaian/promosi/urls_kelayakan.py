"""Addresses of eligibility: posts, people for one post, one person for one post."""

from django.urls import path

from kepegawaian.promosi.views import kelayakan

app_name = "kelayakan"
urlpatterns = [
    path("", kelayakan.pilih, name="pilih"),
    path("jabatan/<int:pk>/", kelayakan.jabatan, name="jabatan"),
    path("saya/", kelayakan.saya, name="saya"),
    path("pegawai/<int:pk>/", kelayakan.orang, name="orang"),
]
