"""Filters of the list of positions."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from asn.core.saringan import Saringan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.filters import MasukanTanggal, bukan_masa_depan, pasang_tempat
from kepegawaian.pegawai.services.isian import ISIAN


def ditanya(request: HttpRequest) -> bool:
    """Whether how positions are filled decides which of them are listed, or goes out with all of them."""
    return bool({"isi", "format"} & request.GET.keys())


class SaringanJabatan(Saringan):
    """Filters of positions that exist today or on the day `per_tanggal`."""

    malas = True

    q = django_filters.CharFilter(method="cari", label="Nama jabatan", max_length=100)
    kota = django_filters.ChoiceFilter(label="Kota", empty_label="Semua kota", choices=())
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=()
    )
    isi = django_filters.ChoiceFilter(
        label="Isi jabatan",
        method="menurut_isi",
        empty_label="Semua",
        choices=[(kode, label) for kode, (label, _) in ISIAN.items()],
    )
    per_tanggal = django_filters.DateFilter(
        label="Keadaan per tanggal", method="lewati", widget=MasukanTanggal, validators=[bukan_masa_depan]
    )
    jenis = django_filters.MultipleChoiceFilter(
        label="Jenis jabatan",
        choices=[(kode.value, label) for kode, label in LABEL_JENIS_JABATAN.items()],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pohon = pasang_tempat(self)

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Every word somewhere in the name."""
        for kata in value.split()[:8]:
            queryset = queryset.filter(nama__icontains=kata)
        return queryset

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(instansi__jalur__startswith=akar.jalur)

    def lewati(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """The day has shaped the whole query already."""
        return queryset

    def menurut_isi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(ISIAN[value][1])
