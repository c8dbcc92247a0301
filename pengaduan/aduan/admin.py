"""What a city sets for itself. Reports are not on this site: an administrator has no business with them."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBerlingkup, ekspor_rujukan
from pengaduan.aduan.models import AturanDisposisi, KategoriAduan, KetentuanWaktu, TemplatJawaban


@admin.register(KategoriAduan)
class KategoriAduanAdmin(AdminBerlingkup):
    list_display = ("nama", "kode", "kelas", "urutan", "aktif", "kota")
    list_filter = ("aktif", "kelas")
    list_select_related = ("kota",)
    search_fields = ("nama", "kode")
    ordering = ("kota", "urutan", "nama")
    actions = (ekspor_rujukan,)


@admin.register(AturanDisposisi)
class AturanDisposisiAdmin(AdminBerlingkup):
    list_display = ("kategori", "instansi_disebut", "wilayah", "tujuan", "aktif", "kota")
    list_filter = ("aktif",)
    list_select_related = ("kategori", "instansi_disebut", "wilayah", "tujuan", "kota")
    ordering = ("kota", "kategori", "pk")
    autocomplete_fields = ("instansi_disebut", "tujuan", "wilayah")


@admin.register(KetentuanWaktu)
class KetentuanWaktuAdmin(AdminBerlingkup):
    list_display = ("langkah", "hari", "jenis_hari", "berlaku_mulai", "berlaku_sampai", "dasar", "kota")
    list_filter = ("langkah",)
    list_select_related = ("kota",)
    ordering = ("kota", "langkah", "-berlaku_mulai")


@admin.register(TemplatJawaban)
class TemplatJawabanAdmin(AdminBerlingkup):
    list_display = ("judul", "kategori", "aktif", "kota")
    list_filter = ("aktif",)
    list_select_related = ("kategori", "kota")
    search_fields = ("judul",)
    ordering = ("kota", "judul")
