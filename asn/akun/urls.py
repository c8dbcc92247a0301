"""Pages of accounts that allauth does not bring along: demo door, preview, ending one session."""

from django.urls import path

from asn.akun import views

app_name = "akun"
urlpatterns = [
    path("demo/", views.pintu_demo, name="pintu_demo"),
    path("demo/masuk/", views.masuk_demo, name="masuk_demo"),
    path("demo/surel/", views.surel_demo, name="surel_demo"),
    path("lihat-sebagai/", views.lihat_sebagai_pilih, name="lihat_sebagai_pilih"),
    path("lihat-sebagai/selesai/", views.lihat_sebagai_selesai, name="lihat_sebagai_selesai"),
    path("lihat-sebagai/<int:pk>/", views.lihat_sebagai_mulai, name="lihat_sebagai_mulai"),
    path("sesi/<int:pk>/akhiri/", views.sesi_akhiri, name="sesi_akhiri"),
]
