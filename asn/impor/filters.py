"""Filters of the list of imports and of the rows of one."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from asn.core.saringan import Saringan
from asn.impor.jenis import semua_jenis
from asn.impor.models import STATUS
from asn.impor.workflows import LABEL


class SaringanImpor(Saringan):
    """Imports by name of the file, kind and state."""

    q = django_filters.CharFilter(
        label="Nama berkas", field_name="nama_berkas", lookup_expr="icontains", max_length=100
    )
    jenis = django_filters.ChoiceFilter(
        label="Jenis data", empty_label="Semua", choices=lambda: [(j.kode, j.label) for j in semua_jenis()]
    )
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL.items()], widget=forms.CheckboxSelectMultiple
    )


class SaringanBaris(Saringan):
    """Rows by status, and by what they are found by: NIP, name, row number."""

    q = django_filters.CharFilter(method="cari", label="NIP, nama, atau nomor baris", max_length=100)
    status = django_filters.ChoiceFilter(label="Status", empty_label="Semua", choices=STATUS)
    catatan = django_filters.ChoiceFilter(
        label="Catatan",
        empty_label="Semua",
        method="bercatatan",
        choices=[("peringatan", "Berperingatan"), ("diabaikan", "Ada sel yang diabaikan")],
    )

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        syarat = Q(kunci__icontains=value) | Q(nama__icontains=value)
        if value.isascii() and value.isdecimal() and len(value) < 8:
            syarat |= Q(nomor=int(value))
        return queryset.filter(syarat)

    def bercatatan(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "diabaikan":
            return queryset.exclude(diabaikan=[])
        return queryset.exclude(status="galat").exclude(masalah=[])
