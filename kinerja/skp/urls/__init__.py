"""Addresses of the performance cycle, by subject."""

from kinerja.skp.urls import penilaian, rencana

app_name = "skp"
urlpatterns = [*rencana.urlpatterns, *penilaian.urlpatterns]
