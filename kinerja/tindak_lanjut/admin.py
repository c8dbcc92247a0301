"""Local rules of awards on the admin site: to look at; a new rule has its own page and closes the old one."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBaca, tanda_keyakinan
from kinerja.tindak_lanjut.models import InsentifPenghargaan, KriteriaPenghargaan
from kinerja.tindak_lanjut.models.aturan import Aturan


class AturanAdmin(AdminBaca):
    list_select_related = ("kota",)
    search_fields = ("dasar",)
    ordering = ("kota", "-berlaku_mulai")

    @admin.display(description="keyakinan sumber", ordering="keyakinan")
    def keyakinan_nama(self, obj: Aturan) -> str:
        """What nobody has checked in the original stands out."""
        label = obj.get_keyakinan_display()
        return tanda_keyakinan(obj.keyakinan, f"{label} – perlu verifikasi" if obj.keyakinan != "tinggi" else label)


@admin.register(KriteriaPenghargaan)
class KriteriaPenghargaanAdmin(AturanAdmin):
    list_display = ("berlaku_mulai", "berlaku_sampai", "kota", "predikat_minimal", "dasar", "keyakinan_nama")


@admin.register(InsentifPenghargaan)
class InsentifPenghargaanAdmin(AturanAdmin):
    list_display = ("jenis", "berlaku_mulai", "berlaku_sampai", "kota", "uraian", "rupiah", "dasar", "keyakinan_nama")
    list_filter = ("jenis",)
