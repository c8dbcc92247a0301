"""Filters of surveys, services and follow-up plans."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from asn.core.saringan import Saringan
from kepegawaian.instansi.rules.skm import MutuPelayanan
from pengaduan.survei.rules.unsur import UNSUR
from pengaduan.survei.workflows import LABEL, LABEL_RENCANA

_POLA_JENIS = {"triwulan": r"-T\d$", "semester": r"-S\d$", "tahun": r"^\d{4}$"}


class SaringanKampanye(Saringan):
    """Surveys by unit, period, state and mutu."""

    q = django_filters.CharFilter(method="cari", label="Unit layanan atau periode", max_length=60)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL.items()], widget=forms.CheckboxSelectMultiple
    )
    jenis = django_filters.ChoiceFilter(
        label="Jenis periode",
        method="menurut_jenis",
        empty_label="Semua",
        choices=[("triwulan", "Triwulan"), ("semester", "Semester"), ("tahun", "Tahun")],
    )
    mutu = django_filters.MultipleChoiceFilter(
        label="Mutu",
        field_name="hasil_terakhir__mutu",
        choices=[(m.value, f"{m.value} ({m.label.lower()})") for m in MutuPelayanan],
        widget=forms.CheckboxSelectMultiple,
    )

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(instansi__nama__icontains=value) | Q(periode__icontains=value))

    def menurut_jenis(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(periode__regex=_POLA_JENIS[value])


class SaringanLayanan(Saringan):
    """Services by name, unit, and whether they are still given."""

    q = django_filters.CharFilter(method="cari", label="Nama layanan atau unit", max_length=60)
    aktif = django_filters.ChoiceFilter(
        label="Keadaan", empty_label="Semua", choices=[("True", "Masih diberikan"), ("False", "Tidak lagi")]
    )

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(nama__icontains=value) | Q(instansi__nama__icontains=value))


class SaringanTindak(Saringan):
    """Plans by text, state, unsur, and overdue."""

    q = django_filters.CharFilter(method="cari", label="Rencana atau unit", max_length=60)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL_RENCANA.items()], widget=forms.CheckboxSelectMultiple
    )
    unsur = django_filters.MultipleChoiceFilter(
        label="Unsur", choices=[(u.kunci, u.nama) for u in UNSUR], widget=forms.CheckboxSelectMultiple
    )
    lewat = django_filters.ChoiceFilter(
        label="Tenggat", method="menurut_tenggat", empty_label="Semua", choices=[("ya", "Lewat tenggat")]
    )

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(uraian__icontains=value) | Q(kampanye__instansi__nama__icontains=value))

    def menurut_tenggat(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset.lewat_tenggat(self.request.user.hari_ini())
