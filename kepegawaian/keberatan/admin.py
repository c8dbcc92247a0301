"""Windows of a city on the admin site: where the law leaves the unit open, the city says which reading it takes."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBerlingkup
from kepegawaian.keberatan.models import JangkaKeberatan


@admin.register(JangkaKeberatan)
class JangkaKeberatanAdmin(AdminBerlingkup):
    list_display = ("jenis", "tahap", "hari", "jenis_hari", "berlaku_mulai", "dasar", "kota")
    list_filter = ("jenis", "tahap")
    list_select_related = ("kota",)
    search_fields = ("jenis", "dasar")
    ordering = ("jenis", "tahap", "-berlaku_mulai")
