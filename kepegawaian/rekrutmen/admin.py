"""Recruitment on the admin site: to look at, never to change; no applicant, no mark."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBaca
from kepegawaian.rekrutmen.models import Formasi, Seleksi


@admin.register(Formasi)
class FormasiAdmin(AdminBaca):
    list_display = ("jabatan", "instansi", "tahun", "jenis", "jenis_kebutuhan", "jumlah", "keadaan", "kota")
    list_filter = ("keadaan", "jenis", "jenis_kebutuhan", "tahun")
    list_select_related = ("jabatan", "instansi", "kota")
    search_fields = ("jabatan__nama", "instansi__nama", "nomor_penetapan")
    ordering = ("-tahun", "jabatan__nama", "pk")


@admin.register(Seleksi)
class SeleksiAdmin(AdminBaca):
    list_display = (
        "nama",
        "tahun",
        "jenis",
        "gelombang",
        "keadaan",
        "buka_pada",
        "tutup_pada",
        "versi_aturan",
        "kota",
    )
    list_filter = ("keadaan", "jenis", "tahun")
    list_select_related = ("kota",)
    search_fields = ("nama", "nomor_pengumuman")
    ordering = ("-tahun", "nama")
    # The rules are read on their own page, with their versions.
    exclude = ("konfigurasi", "jadwal")
