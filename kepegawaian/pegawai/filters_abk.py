"""Filters of the list of workload analyses."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.jabatan.workflows import KEADAAN_ABK
from kepegawaian.pegawai.filters import pasang_tempat


class SaringanABK(Saringan):
    """By unit, state and name of the post; superseded versions only when asked for."""

    q = django_filters.CharFilter(method="cari", label="Nama jabatan", max_length=100)
    kota = django_filters.ChoiceFilter(label="Kota", empty_label="Semua kota", choices=())
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan", empty_label="Berlaku dan draf", choices=KEADAAN_ABK, widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pohon = pasang_tempat(self)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("keadaan") else queryset.exclude(keadaan="DIGANTI")

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        for kata in value.split()[:8]:
            queryset = queryset.filter(jabatan__nama__icontains=kata)
        return queryset

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(jabatan__instansi__jalur__startswith=akar.jalur)
