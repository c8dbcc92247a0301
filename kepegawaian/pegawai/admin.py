"""The register on the admin site: people to read, the dated reference tables to extend."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from asn.core.admin_dasar import AdminBaca, AdminBerlingkup
from kepegawaian.pegawai.models import GajiPokok, Golongan, JenisDokumen, Pegawai, TunjanganJabatan
from kepegawaian.pegawai.services.data_pribadi import TERTUTUP


@admin.register(Pegawai)
class PegawaiAdmin(AdminBaca):
    """Closed personal data has no place here: it is opened on the profile, with a reason and a log entry."""

    list_display = ("nip", "nama", "jenis", "golongan", "jabatan", "instansi", "kedudukan", "disegarkan_pada")
    list_filter = ("jenis", "kedudukan")
    list_select_related = ("golongan", "jabatan", "instansi")
    search_fields = ("=nip", "nama__istartswith")
    ordering = ("kota", "nama", "pk")
    exclude = TERTUTUP


class AdminRujukan(AdminBerlingkup):
    """A figure of the law: a new regulation is a new row, so that last year's decision stays explainable."""

    @admin.display(description="keyakinan", ordering="keyakinan")
    def keyakinan_sumber(self, obj: Any) -> str:
        return obj.get_keyakinan_display()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Golongan)
class GolonganAdmin(AdminRujukan):
    list_display = ("kode", "kelompok_asn", "pangkat", "urutan", "berlaku_mulai", "berlaku_sampai", "keyakinan_sumber")
    list_filter = ("kelompok_asn", "keyakinan")
    ordering = ("kelompok_asn", "urutan")


@admin.register(GajiPokok)
class GajiPokokAdmin(AdminRujukan):
    list_display = ("golongan", "mkg", "rupiah", "berlaku_mulai", "berlaku_sampai", "dasar", "keyakinan_sumber")
    list_filter = ("golongan__kelompok_asn", "golongan__kode", "keyakinan")
    list_select_related = ("golongan",)
    ordering = ("golongan__kelompok_asn", "golongan__urutan", "mkg", "-berlaku_mulai")


@admin.register(TunjanganJabatan)
class TunjanganJabatanAdmin(AdminRujukan):
    list_display = ("jenis", "kunci", "rupiah", "berlaku_mulai", "berlaku_sampai", "dasar", "keyakinan_sumber")
    list_filter = ("jenis", "keyakinan")
    ordering = ("jenis", "kunci", "-berlaku_mulai")


@admin.register(JenisDokumen)
class JenisDokumenAdmin(AdminRujukan):
    """The dossier checklist: end an item by its last day rather than renaming it."""

    list_display = ("nama", "kelompok", "urutan", "syarat", "jumlah", "berlaku_mulai", "berlaku_sampai", "dasar")
    list_filter = ("kelompok",)
    ordering = ("urutan", "nama")
