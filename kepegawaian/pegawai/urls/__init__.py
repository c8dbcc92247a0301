"""Addresses of people. Pages of the structure that show people (`instansi:`, `jabatan:`) stand beside it."""

from django.urls import path

from kepegawaian.pegawai.views import (
    cetak,
    cetak_drh,
    daftar,
    dokumen,
    ekspor_lengkap,
    foto,
    jejak,
    kompetensi,
    profil,
    rujukan,
)

app_name = "pegawai"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("ekspor-lengkap/", ekspor_lengkap.ekspor_lengkap, name="ekspor_lengkap"),
    path("saya/", profil.saya, name="saya"),
    path("bawahan/", daftar.bawahan, name="bawahan"),
    path("catatan-akses/", daftar.catatan_akses, name="catatan_akses"),
    path("cetak/duk/", cetak.cetak_duk, name="cetak_duk"),
    path("cetak/nominatif/", cetak.cetak_nominatif, name="cetak_nominatif"),
    path("<int:pk>/cetak/drh/", cetak_drh.cetak_drh, name="cetak_drh"),
    path("berkas/", daftar.kelengkapan, name="kelengkapan"),
    path("dokumen/<int:pk>/", dokumen.dokumen, name="dokumen"),
    path("dokumen/<int:pk>/perbaiki/", dokumen.dokumen_perbaiki, name="dokumen_perbaiki"),
    path("dokumen/<int:pk>/periksa/", dokumen.dokumen_periksa, name="dokumen_periksa"),
    path("dokumen/<int:pk>/cabut/", dokumen.dokumen_tarik, name="dokumen_cabut"),
    path("<int:pk>/dokumen/unggah/", dokumen.dokumen_unggah_banyak, name="dokumen_unggah"),
    path("kompetensi/", kompetensi.peta_kompetensi, name="peta_kompetensi"),
    path("kompetensi/teruskan/", kompetensi.kompetensi_teruskan_banyak, name="kompetensi_teruskan_banyak"),
    path("kompetensi/saya/", kompetensi.kompetensi_saya, name="kompetensi_saya"),
    path("<int:pk>/kompetensi/", kompetensi.kompetensi, name="kompetensi"),
    path("<int:pk>/kompetensi/catat/", kompetensi.kompetensi_catat, name="kompetensi_catat"),
    path("<int:pk>/kompetensi/teruskan/", kompetensi.kompetensi_teruskan, name="kompetensi_teruskan"),
    path("<int:pk>/foto/", foto.foto, name="foto"),
    path("<int:pk>/foto/hapus/", foto.foto_buang, name="foto_hapus"),
    path("<int:pk>/", profil.rincian, name="rincian"),
    path("<int:pk>/buka/hukdis/", profil.buka_hukdis, name="buka_hukdis"),
    path("<int:pk>/buka/<slug:butir>/", profil.buka_data, name="buka_data"),
    path("<int:pk>/cari/<slug:apa>/", rujukan.cari_rujukan, name="cari_rujukan"),
    path("<int:pk>/jejak/<slug:kode>/<int:baris>/", jejak.jejak_baris, name="jejak"),
]
