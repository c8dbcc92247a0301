"""Filters of the lists of evaluations and of the rows behind a figure."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from asn.core.pencarian import bernama
from asn.core.saringan import Saringan
from kepegawaian.pegawai.models.pegawai import JENIS_ASN
from kinerja.evaluasi.forms import LABEL_JENIS
from kinerja.evaluasi.workflows import LABEL

# The code of a period says its kind: 2026-T3, 2026-S1, 2026.
_POLA_JENIS = {"triwulan": r"-T\d$", "semester": r"-S\d$", "tahun": r"^\d{4}$"}


class SaringanEvaluasi(Saringan):
    """Evaluations by period, number, kind of period and state."""

    q = django_filters.CharFilter(method="cari", label="Periode atau nomor, misalnya 2026-T3", max_length=60)
    jenis = django_filters.ChoiceFilter(
        label="Jenis periode", method="menurut_jenis", empty_label="Semua", choices=list(LABEL_JENIS.items())
    )
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL.items()], widget=forms.CheckboxSelectMultiple
    )

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(periode__icontains=value) | Q(nomor__icontains=value))

    def menurut_jenis(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(periode__regex=_POLA_JENIS[value])


class SaringanLembar(Saringan):
    """Sheets by the name of their unit."""

    q = django_filters.CharFilter(label="Nama instansi", field_name="instansi__nama", lookup_expr="icontains")


class SaringanOrang(Saringan):
    """People behind a figure: by name, kind, and perangkat daerah when the figure is that of a city."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    instansi = django_filters.ChoiceFilter(label="Perangkat daerah", method="lewati", empty_label="Semua", choices=())
    jenis = django_filters.MultipleChoiceFilter(
        label="Jenis ASN", choices=JENIS_ASN, widget=forms.CheckboxSelectMultiple
    )

    # From a row to its person.
    jalur = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["jenis"].field_name = f"{self.jalur}jenis"
        pilihan = self.request.baris.pilihan_instansi()
        self.filters["instansi"].extra["choices"] = pilihan
        if len(pilihan) < 2:
            del self.filters["instansi"]

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(bernama(value, self.jalur))

    def lewati(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Not a condition: the view has already narrowed the rows to that perangkat daerah."""
        return queryset


class SaringanRiwayat(SaringanOrang):
    """Riwayat rows behind a figure, found by their person."""

    jalur = "pegawai__"


class SaringanIndikator(Saringan):
    """Indicators by the name of their unit."""

    q = django_filters.CharFilter(label="Nama instansi", field_name="instansi__nama", lookup_expr="icontains")
