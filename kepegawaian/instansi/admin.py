"""The structure on the admin site: cities to edit, everything that belongs to a city to read."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Field
from django.http import HttpRequest

from asn.core.admin_dasar import AdminBaca, AdminBerlingkup, ekspor_rujukan, tanda_keyakinan
from asn.core.templatetags.asn import ZONA
from kepegawaian.instansi.models import IndikatorInstansi, Instansi, Kota, Wilayah


@admin.register(Kota)
class KotaAdmin(AdminBerlingkup):
    list_display = ("kode", "nama", "nama_tampilan", "sebutan_ppk", "zona_waktu", "aktif")
    search_fields = ("kode", "nama")
    ordering = ("kode",)
    # The code ties the city to its regions, its colours and its demo accounts.
    readonly_fields = ("kode",)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if db_field.name == "zona_waktu":
            pilihan = [(nama, f"{singkatan} ({nama})") for nama, singkatan in ZONA.items()]
            return forms.ChoiceField(label="Zona waktu", choices=pilihan)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Wilayah)
class WilayahAdmin(AdminBaca):
    actions = (ekspor_rujukan,)
    list_display = ("kode", "nama", "jenis", "berlaku_mulai", "berlaku_sampai")
    list_filter = ("jenis",)
    search_fields = ("kode", "nama")
    ordering = ("kode",)


@admin.register(Instansi)
class InstansiAdmin(AdminBaca):
    list_display = ("nama", "jenis", "induk", "kota", "berlaku_mulai", "berlaku_sampai", "keyakinan_nama")
    list_filter = ("jenis", "keyakinan")
    list_select_related = ("induk", "kota", "perangkat_daerah")
    search_fields = ("nama",)
    ordering = ("kota", "jalur")

    @admin.display(description="keyakinan", ordering="keyakinan")
    def keyakinan_nama(self, obj: Instansi) -> str:
        label = f"{obj.keyakinan} – perlu verifikasi" if obj.perlu_verifikasi else obj.keyakinan
        return tanda_keyakinan(obj.keyakinan, label) if obj.perlu_verifikasi else label

    def label_pilihan(self, objek: Instansi) -> str:
        """Many units are called the same; the perangkat daerah tells them apart."""
        atas = objek.perangkat_daerah
        return f"{objek} – {atas}" if atas and atas.pk != objek.pk else str(objek)


@admin.register(IndikatorInstansi)
class IndikatorInstansiAdmin(AdminBaca):
    list_display = ("instansi", "periode", "jenis", "nilai", "kode", "n", "sumber")
    list_filter = ("jenis",)
    list_select_related = ("instansi",)
    search_fields = ("instansi__nama", "periode")
    ordering = ("-periode", "instansi", "jenis")
