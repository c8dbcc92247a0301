"""All addresses of the system."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("asn.core.urls")),
    path("akun/", include("asn.akun.urls")),
    path("akun/", include("asn.akun.urls_allauth")),
    path("instansi/", include("kepegawaian.instansi.urls")),
    path("jabatan/", include("kepegawaian.jabatan.urls")),
    path("pegawai/", include("kepegawaian.pegawai.urls")),
    path("evaluasi/", include("kinerja.evaluasi.urls")),
    path(f"{settings.JALUR_ADMIN}/", admin.site.urls),
]
handler400 = "asn.core.views_umum.galat_400"
handler403 = "asn.core.views_umum.galat_403"
handler404 = "asn.core.views_umum.galat_404"
handler500 = "asn.core.views_umum.galat_500"
