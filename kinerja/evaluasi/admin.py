"""Evaluations on the admin site: to look at, never to change."""

from django.contrib import admin

from asn.core.admin_dasar import AdminBaca
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi


@admin.register(EvaluasiBerkala)
class EvaluasiBerkalaAdmin(AdminBaca):
    list_display = ("periode", "revisi", "kota", "keadaan", "nomor", "diterbitkan_pada")
    list_filter = ("keadaan",)
    list_select_related = ("kota",)
    search_fields = ("periode", "nomor")
    exclude = ("angka",)


@admin.register(EvaluasiInstansi)
class EvaluasiInstansiAdmin(AdminBaca):
    list_display = ("instansi", "evaluasi", "hasil", "percobaan", "dihitung_pada")
    list_filter = ("hasil",)
    list_select_related = ("instansi", "evaluasi")
    search_fields = ("instansi__nama",)
    exclude = ("angka",)
