"""Settings of the performance cycle on the admin site: to look at; they are changed on the pages of the pengelola."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBaca
from kinerja.skp.models import SiklusKinerja, TemplatSKP


@admin.register(SiklusKinerja)
class SiklusKinerjaAdmin(AdminBaca):
    list_display = ("tahun", "kota", "periodik", "batas_susun", "batas_tetap", "batas_tahunan", "dasar")
    list_filter = ("periodik",)
    list_select_related = ("kota",)
    search_fields = ("tahun", "dasar")
    ordering = ("-tahun", "kota")


@admin.register(TemplatSKP)
class TemplatSKPAdmin(AdminBaca):
    list_display = ("nama", "nama_jabatan", "jenis_jabatan", "instansi", "aktif", "kota")
    list_filter = ("aktif", "jenis_jabatan")
    list_select_related = ("instansi", "kota")
    search_fields = ("nama", "nama_jabatan")
    ordering = ("kota", "nama")
