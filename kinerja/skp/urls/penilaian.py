"""Judging, delivery, documents."""

from django.urls import URLPattern, path

from kinerja.skp.views import evaluasi, penilaian, sebaran

urlpatterns: list[URLPattern] = [
    path("penilaian/", penilaian.papan, name="penilaian"),
    path("penilaian/bersama/", penilaian.massal, name="nilai_massal"),
    path("penilaian/sampaikan/", penilaian.sampaikan, name="sampaikan"),
    path("penilaian/<int:pk>/", penilaian.nilai, name="nilai"),
    path("organisasi/", penilaian.organisasi, name="organisasi"),
    path("organisasi/<int:pk>/<slug:periode>/", penilaian.organisasi_tetapkan, name="organisasi_tetapkan"),
    path("evaluasi/", evaluasi.daftar, name="evaluasi_daftar"),
    path("evaluasi/saya/", evaluasi.saya, name="evaluasi_saya"),
    path("evaluasi/sebaran/", sebaran.sebaran, name="sebaran"),
    path("evaluasi/<int:pk>/", evaluasi.evaluasi, name="evaluasi"),
    path("evaluasi/<int:pk>/terima/", evaluasi.terima, name="terima"),
    path("evaluasi/<int:pk>/dokumen/<slug:jenis>/", evaluasi.dokumen, name="evaluasi_dokumen"),
]
