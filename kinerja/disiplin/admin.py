"""Clocks of a disciplinary case on the admin site: the city's own, from a day on; no case, no attendance."""

from django.contrib import admin
from django.http import HttpRequest

from asn.core.admin_dasar import AdminBerlingkup
from kinerja.disiplin.models import TenggatDisiplin


@admin.register(TenggatDisiplin)
class TenggatDisiplinAdmin(AdminBerlingkup):
    list_display = ("langkah", "hari", "berlaku_mulai", "dasar", "kota")
    list_filter = ("langkah",)
    list_select_related = ("kota",)
    search_fields = ("langkah", "dasar")
    ordering = ("langkah", "-berlaku_mulai")

    def has_delete_permission(self, request: HttpRequest, obj: TenggatDisiplin | None = None) -> bool:
        """A row stays: cases of its days are explained by it. A newer row takes its place."""
        return False
