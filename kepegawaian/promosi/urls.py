"""Addresses of selection, decision, Plt/Plh, and of the citizens' pages about them."""

from django.urls import path

from kepegawaian.promosi.tindakan import AKSI_PAKET, AKSI_SELEKSI, AKSI_SEMENTARA, AKSI_TAHAP
from kepegawaian.promosi.views import lamaran, paket, panitia, pilihan, publik, saya, seleksi, sementara, susun
from kepegawaian.promosi.views.tindakan import TAMPILAN

app_name = "promosi"
urlpatterns = [
    path("lowong/", seleksi.lowong, name="lowong"),
    path("seleksi/", seleksi.daftar, name="seleksi_daftar"),
    path("seleksi/baru/", susun.baru, name="seleksi_baru"),
    path("seleksi/<int:pk>/", seleksi.rincian, name="seleksi"),
    path("seleksi/<int:pk>/ubah/", susun.ubah, name="seleksi_ubah"),
    path("seleksi/<int:pk>/bobot/", susun.bobot, name="bobot"),
    path("seleksi/<int:pk>/jabatan/", susun.lowongan_tambah, name="lowongan_tambah"),
    path("seleksi/<int:pk>/panitia/", susun.panitia_tambah, name="panitia_tambah"),
    path("seleksi/<int:pk>/pelamar/", seleksi.peserta, name="peserta"),
    path("seleksi/<int:pk>/paket/", paket.dari_seleksi, name="paket_dari_seleksi"),
    *(path(f"seleksi/<int:pk>/{a.kode.replace('_', '-')}/", TAMPILAN[a.kode], name=a.kode) for a in AKSI_SELEKSI),
    path("lowongan/<int:pk>/syarat/", susun.syarat, name="syarat"),
    path("lowongan/<int:pk>/lepas/", susun.lowongan_lepas, name="lowongan_lepas"),
    path("lowongan/<int:pk>/pilih/", pilihan.pilih, name="pilih"),
    path("anggota/<int:pk>/lepas/", susun.panitia_lepas, name="panitia_lepas"),
    path("lamaran/<int:pk>/", lamaran.rincian, name="lamaran"),
    *(path(f"tahap/<int:pk>/{a.kode.replace('_', '-')}/", TAMPILAN[a.kode], name=a.kode) for a in AKSI_TAHAP),
    path("tahap/<int:pk>/lembaga/<int:lamaran>/", lamaran.lembaga, name="lembaga"),
    path("tahap/<int:pk>/nilai/<int:lamaran>/", panitia.nilai, name="nilai"),
    path("panitia/", panitia.tugas, name="panitia_tugas"),
    path("panitia/<int:pk>/", panitia.seleksi, name="panitia"),
    path("panitia/<int:pk>/nyatakan/", panitia.nyatakan, name="nyatakan"),
    path("panitia/peserta/<int:pk>/benturan/", panitia.nyatakan_benturan, name="benturan"),
    path("panitia/peserta/<int:pk>/bantah/", panitia.bantah, name="bantah"),
    path("pilihan/", pilihan.daftar, name="pilihan"),
    path("saya/", saya.saya, name="saya"),
    path("saya/lowongan/<int:pk>/", saya.lamar, name="lamar"),
    path("saya/<int:pk>/", saya.rincian, name="lamaran_saya"),
    path("saya/<int:pk>/tarik/", saya.tarik, name="tarik"),
    path("paket/", paket.daftar, name="paket_daftar"),
    path("paket/baru/", paket.baru, name="paket_baru"),
    path("paket/<int:pk>/", paket.rincian, name="paket"),
    path("paket/<int:pk>/ubah/", paket.ubah, name="paket_ubah"),
    path("paket/<int:pk>/tambah/", paket.tambah, name="butir_tambah"),
    path("butir/<int:pk>/lepas/", paket.lepas, name="butir_lepas"),
    *(path(f"paket/<int:pk>/{a.kode.replace('_', '-')}/", TAMPILAN[a.kode], name=a.kode) for a in AKSI_PAKET),
    path("sementara/", sementara.daftar, name="sementara_daftar"),
    path("sementara/baru/", sementara.baru, name="sementara_baru"),
    path("sementara/<int:pk>/", sementara.rincian, name="sementara"),
    path("sementara/<int:pk>/perpanjang/", sementara.perpanjang, name="sementara_perpanjang"),
    *(path(f"sementara/<int:pk>/{a.kode.replace('_', '-')}/", TAMPILAN[a.kode], name=a.kode) for a in AKSI_SEMENTARA),
    path("warga/<slug:kota>/", publik.kota, name="kota"),
    path("warga/<slug:kota>/seleksi/<int:pk>/", publik.seleksi, name="seleksi_publik"),
    path("warga/<slug:kota>/seleksi/<int:pk>/hasil.csv", publik.berkas, name="berkas_publik"),
]
