"""The training office on the admin site: catalogue, partners, classes, plan, budget, to look at; nobody's learning."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBaca
from pelatihan.program.models import AnggaranPelatihan, Angkatan, Kursus, Mitra, RencanaPelatihan


@admin.register(Kursus)
class KursusAdmin(AdminBaca):
    list_display = ("kode", "judul", "bentuk", "kompetensi", "level", "jp", "publik", "aktif", "kota")
    list_filter = ("aktif", "publik", "bentuk")
    list_select_related = ("kompetensi", "kota")
    search_fields = ("kode", "judul")
    ordering = ("judul", "pk")


@admin.register(Mitra)
class MitraAdmin(AdminBaca):
    list_display = ("nama", "jenis", "akreditasi", "aktif", "kota")
    list_filter = ("aktif", "jenis")
    list_select_related = ("kota",)
    search_fields = ("nama", "singkatan")
    ordering = ("nama", "pk")


@admin.register(Angkatan)
class AngkatanAdmin(AdminBaca):
    list_display = ("nama", "kursus", "mulai", "selesai", "kuota", "keadaan", "biaya", "realisasi", "kota")
    list_filter = ("keadaan",)
    list_select_related = ("kursus", "kota")
    search_fields = ("nama", "kursus__judul")
    ordering = ("-mulai", "-pk")
    date_hierarchy = "mulai"


@admin.register(RencanaPelatihan)
class RencanaPelatihanAdmin(AdminBaca):
    list_display = ("judul", "kursus", "instansi", "tahun", "triwulan", "anggaran", "keadaan", "kota")
    list_filter = ("keadaan", "tahun")
    list_select_related = ("kursus", "instansi", "kota")
    search_fields = ("judul", "kursus__judul")
    ordering = ("-tahun", "triwulan", "pk")


@admin.register(AnggaranPelatihan)
class AnggaranPelatihanAdmin(AdminBaca):
    list_display = ("instansi", "tahun", "pagu", "sumber", "kota")
    list_filter = ("tahun",)
    list_select_related = ("instansi", "kota")
    search_fields = ("instansi__nama", "sumber")
    ordering = ("-tahun", "instansi__nama")
