"""Self-paced courses on the admin site: to look at; lessons, questions and keys stay on their own pages."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBaca
from pelatihan.belajar.models import Kursus


@admin.register(Kursus)
class KursusMandiriAdmin(AdminBaca):
    list_display = ("judul", "instansi", "rumpun", "jp", "keadaan", "terbit_pada", "kota")
    list_filter = ("keadaan", "rumpun")
    list_select_related = ("instansi", "kota")
    search_fields = ("judul", "ringkasan")
    ordering = ("judul", "pk")
