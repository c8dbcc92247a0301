"""Kernel tables on the admin site: the calendar to edit, access log and issued documents to read."""

from typing import Any

from django.contrib import admin
from django.db.models import Field, Q, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest

from asn.core.admin_dasar import AdminBaca, AdminBerlingkup, ekspor_rujukan, tanda_keyakinan
from asn.core.models import CatatanAkses, HariLibur, TandaTerbit


@admin.register(HariLibur)
class HariLiburAdmin(AdminBerlingkup):
    """Everybody's holidays belong to who reaches every city; a city's administrator keeps the days of that city."""

    list_display = ("tanggal", "nama", "jenis", "berlaku_di", "dasar_tertulis")
    list_filter = ("jenis",)
    actions = (ekspor_rujukan,)
    date_hierarchy = "tanggal"
    search_fields = ("nama",)
    ordering = ("-tanggal",)

    @admin.display(description="berlaku di", ordering="kota")
    def berlaku_di(self, obj: HariLibur) -> str:
        return str(obj.kota) if obj.kota_id else "Semua kota"

    @admin.display(description="dasar", ordering="dasar")
    def dasar_tertulis(self, obj: HariLibur) -> str:
        return tanda_keyakinan("rendah", obj.dasar) if "perlu verifikasi" in obj.dasar else obj.dasar

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        kota = request.user.jangkauan("core.view_harilibur").kota_ids
        return super().get_queryset(request).filter(Q(kota=None) | Q(kota__in=kota)).select_related("kota")

    def has_change_permission(self, request: HttpRequest, obj: HariLibur | None = None) -> bool:
        return super().has_change_permission(request, obj) and _dalam_jangkauan(request, obj, "core.change_harilibur")

    def has_delete_permission(self, request: HttpRequest, obj: HariLibur | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _dalam_jangkauan(request, obj, "core.delete_harilibur")

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        bidang = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if bidang is not None and db_field.name == "kota":
            bidang.queryset = bidang.queryset.filter(pk__in=request.user.jangkauan("core.add_harilibur").kota_ids)
            # An empty choice means every city.
            bidang.required = not _menjangkau_semua(request, "core.add_harilibur")
            bidang.empty_label = None if bidang.required else "Semua kota"
        return bidang

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        boleh = [h.pk for h in queryset if self.has_delete_permission(request, h)]
        super().delete_queryset(request, queryset.filter(pk__in=boleh))


@admin.register(TandaTerbit)
class TandaTerbitAdmin(AdminBaca):
    list_display = ("tanggal", "nomor", "judul", "kota", "kode")
    list_filter = ("kota",)
    search_fields = ("nomor", "judul", "kode")
    ordering = ("-tanggal", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        kota = request.user.jangkauan("core.view_tandaterbit").kota_ids
        return super().get_queryset(request).filter(kota__in=kota).select_related("kota")


@admin.register(CatatanAkses)
class CatatanAksesAdmin(AdminBaca):
    list_display = ("pada", "pengguna", "butir", "alasan", "objek_jenis", "objek_id", "kota")
    list_select_related = ("pengguna", "objek_jenis", "kota")
    date_hierarchy = "pada"
    search_fields = ("butir", "alasan", "pengguna__username")
    ordering = ("-pada",)


def _menjangkau_semua(request: HttpRequest, izin: str) -> bool:
    """Whether the permission is held for every active city."""
    return bool(request.user.kota_aktif_ids) and request.user.jangkauan(izin).kota_ids >= request.user.kota_aktif_ids


def _dalam_jangkauan(request: HttpRequest, objek: HariLibur | None, izin: str) -> bool:
    if objek is None:
        return True
    if objek.kota_id is None:
        return _menjangkau_semua(request, izin)
    return objek.kota_id in request.user.jangkauan(izin).kota_ids
