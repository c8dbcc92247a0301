"""The register on the admin site: people to read, the dated reference tables to extend."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBaca
from kepegawaian.pegawai.admin_rujukan import AdminRujukan
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


@admin.register(Golongan)
class GolonganAdmin(AdminRujukan):
    search_fields = ("kode", "pangkat")
    list_display = ("kode", "kelompok_asn", "pangkat", "urutan", "berlaku_mulai", "berlaku_sampai", "keyakinan_sumber")
    list_filter = ("kelompok_asn", "keyakinan")
    ordering = ("kelompok_asn", "urutan")


@admin.register(GajiPokok)
class GajiPokokAdmin(AdminRujukan):
    kunci_baris = ("golongan", "mkg")
    autocomplete_fields = ("golongan",)
    search_fields = ("=golongan__kode", "dasar")
    list_display = ("golongan", "mkg", "rupiah", "keyakinan_sumber", "berlaku_mulai", "berlaku_sampai", "dasar")
    list_filter = ("golongan__kelompok_asn", "golongan__kode", "keyakinan")
    list_select_related = ("golongan",)
    ordering = ("golongan__kelompok_asn", "golongan__urutan", "mkg", "-berlaku_mulai")


@admin.register(TunjanganJabatan)
class TunjanganJabatanAdmin(AdminRujukan):
    kunci_baris = ("jenis", "kunci")
    search_fields = ("jenis", "kunci", "dasar")
    list_display = ("jenis", "kunci", "rupiah", "keyakinan_sumber", "berlaku_mulai", "berlaku_sampai", "dasar")
    list_filter = ("jenis", "keyakinan")
    ordering = ("jenis", "kunci", "-berlaku_mulai")


@admin.register(JenisDokumen)
class JenisDokumenAdmin(AdminRujukan):
    """The dossier checklist: end an item by its last day rather than renaming it."""

    kunci_baris = ("kode",)
    search_fields = ("nama", "kode")
    list_display = ("nama", "kelompok", "urutan", "syarat", "jumlah", "berlaku_mulai", "berlaku_sampai", "dasar")
    list_filter = ("kelompok",)
    ordering = ("urutan", "nama")
