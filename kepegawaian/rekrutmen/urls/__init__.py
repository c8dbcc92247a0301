"""Pages of staff and committees."""

from django.urls import path

from kepegawaian.rekrutmen.views import bagian, formasi, panitia, peserta, seleksi

app_name = "rekrutmen"
urlpatterns = [
    path("formasi/", formasi.daftar, name="formasi_daftar"),
    path("formasi/celah/", formasi.celah, name="celah"),
    path("formasi/jabatan/<int:pk>/", formasi.baru, name="formasi_baru"),
    path("formasi/<int:pk>/", formasi.rincian, name="formasi"),
    path("formasi/<int:pk>/ubah/", formasi.ubah, name="formasi_ubah"),
    *(path(f"formasi/<int:pk>/{t}/", tampilan, name=f"formasi_{t}") for t, tampilan in formasi.ALIH.items()),
    path("", seleksi.daftar, name="seleksi_daftar"),
    path("baru/", seleksi.baru, name="seleksi_baru"),
    path("<int:pk>/", seleksi.rincian, name="seleksi"),
    path("<int:pk>/identitas/", seleksi.identitas, name="identitas"),
    path("<int:pk>/aturan/", seleksi.aturan, name="aturan"),
    path("<int:pk>/aturan/wawancara/", seleksi.wawancara, name="wawancara_aturan"),
    path("<int:pk>/jadwal/", seleksi.jadwal, name="jadwal"),
    path("<int:pk>/langkah/<slug:tindakan>/", seleksi.alih, name="alih"),
    path("<int:pk>/lowongan/", seleksi.lowongan_ambil, name="lowongan_ambil"),
    path("<int:pk>/dokumen/", bagian.dokumen_tambah, name="dokumen_tambah"),
    path("<int:pk>/panitia/", bagian.panitia_tambah, name="panitia_tambah"),
    path("<int:pk>/wawancara/", bagian.wawancara_bagikan, name="wawancara_bagikan"),
    path("<int:pk>/lamaran/", peserta.daftar, name="lamaran_daftar"),
    path("lowongan/<int:pk>/usia/", bagian.lowongan_usia, name="lowongan_usia"),
    path("lowongan/<int:pk>/lepas/", bagian.lowongan_lepas, name="lowongan_lepas"),
    path("dokumen/<int:pk>/", bagian.dokumen_ubah, name="dokumen_ubah"),
    path("dokumen/<int:pk>/hapus/", bagian.dokumen_hapus, name="dokumen_hapus"),
    path("panitia/<int:pk>/akhiri/", bagian.panitia_akhiri, name="panitia_akhiri"),
    path("lamaran/<int:pk>/", peserta.rincian, name="lamaran"),
    path("lamaran/<int:pk>/akomodasi/", peserta.akomodasi_putus, name="akomodasi"),
    path("tugas/", panitia.tugas, name="tugas"),
    path("tugas/<int:pk>/pernyataan/", panitia.pernyataan, name="pernyataan"),
    path("tugas/<int:pk>/ambil/", panitia.ambil, name="ambil"),
    path("verifikasi/<int:pk>/", panitia.verifikasi, name="verifikasi"),
    path("verifikasi/<int:pk>/menghindar/", panitia.hindari, name="hindari"),
    path("wawancara/<int:pk>/", panitia.wawancara, name="wawancara"),
]
