"""Positions on the admin site to read; the dictionary of competencies to edit."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBaca, AdminBerlingkup, ekspor_rujukan
from kepegawaian.jabatan.models import Jabatan, KamusKompetensi, KelasJabatan


@admin.register(Jabatan)
class JabatanAdmin(AdminBaca):
    list_display = ("nama", "instansi", "jenis", "jenjang", "kelas", "kebutuhan", "berlaku_mulai", "berlaku_sampai")
    list_filter = ("jenis", "jenjang", "memimpin")
    list_select_related = ("instansi",)
    search_fields = ("nama", "instansi__nama")
    ordering = ("kota", "nama", "pk")


@admin.register(KamusKompetensi)
class KamusKompetensiAdmin(AdminBerlingkup):
    actions = (ekspor_rujukan,)
    list_display = ("kode", "nama", "kelompok", "dasar")
    list_filter = ("kelompok",)
    search_fields = ("kode", "nama")
    ordering = ("kode",)


@admin.register(KelasJabatan)
class KelasJabatanAdmin(AdminBerlingkup):
    actions = (ekspor_rujukan,)
    list_display = ("jenis", "jenjang", "eselon", "nama_jabatan", "kelas", "dasar", "berlaku_mulai", "berlaku_sampai")
    list_filter = ("jenis", "eselon")
    search_fields = ("nama_jabatan", "dasar")
    ordering = ("kota", "jenis", "jenjang", "eselon", "nama_jabatan", "-berlaku_mulai")
