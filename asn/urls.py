"""All addresses of the system."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("asn.core.urls")),
    path("kabar/", include("asn.notifikasi.urls")),
    path("lapor/", include("pengaduan.aduan.urls.publik")),
    path("statistik/", include("pengaduan.aduan.urls.statistik")),
    path("aduan/", include("pengaduan.aduan.urls")),
    path("akun/", include("asn.akun.urls")),
    path("akun/", include("asn.akun.urls_allauth")),
    # Pages of the structure show the people in it, so they live one floor up, with the people.
    path("warga/", include("kepegawaian.instansi.urls")),
    path("instansi/", include("kepegawaian.pegawai.urls.instansi")),
    path("jabatan/", include("kepegawaian.pegawai.urls.jabatan")),
    path("pegawai/", include("kepegawaian.pegawai.urls")),
    path("usulan/", include("kepegawaian.usulan.urls")),
    path("keberatan/", include("kepegawaian.keberatan.urls")),
    path("hak/", include("kepegawaian.layanan.urls")),
    path("kelayakan/", include("kepegawaian.promosi.urls_kelayakan")),
    path("talenta/", include("kepegawaian.talenta.urls")),
    path("promosi/", include("kepegawaian.promosi.urls")),
    path("rekrutmen/hasil/", include("kepegawaian.rekrutmen.urls.hasil")),
    path("lowongan/", include("kepegawaian.rekrutmen.urls.publik")),
    path("lamaran/", include("kepegawaian.rekrutmen.urls.lamaran")),
    path("rekrutmen/", include("kepegawaian.rekrutmen.urls")),
    path("impor/", include("asn.impor.urls")),
    path("evaluasi/", include("kinerja.evaluasi.urls")),
    path("tindak-lanjut/", include("kinerja.tindak_lanjut.urls")),
    path("forum/", include("pengaduan.forum.urls")),
    path("kinerja/", include("kinerja.skp.urls")),
    path("kinerja/disiplin/", include("kinerja.disiplin.urls")),
    path("kursus/", include("pelatihan.belajar.urls")),
    path("", include("pengaduan.survei.urls")),
    path("", include("pelatihan.program.urls")),
    path(f"{settings.JALUR_ADMIN}/", admin.site.urls),
]
handler400 = "asn.core.views_umum.galat_400"
handler403 = "asn.core.views_umum.galat_403"
handler404 = "asn.core.views_umum.galat_404"
handler500 = "asn.core.views_umum.galat_500"
