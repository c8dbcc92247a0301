"""Filters of the staff lists."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.pegawai.filters import MasukanTanggal
from pengaduan.forum.models import TindakLanjut
from pengaduan.forum.models.komentar import SALURAN, UNSUR
from pengaduan.forum.models.konsultasi import TAHAP
from pengaduan.forum.workflows import LABEL, LABEL_KOMENTAR, KeadaanKomentar


class SaringanKonsultasi(Saringan):
    """By title, state and what is discussed."""

    q = django_filters.CharFilter(method="cari", label="Judul, inti, atau nomor berita acara", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL.items()], widget=forms.CheckboxSelectMultiple
    )
    tahap = django_filters.ChoiceFilter(label="Yang dibahas", empty_label="Semua", choices=TAHAP, widget=PilihRingkas)
    sejak = django_filters.DateFilter(
        label="Hari pertama sejak", field_name="mulai", lookup_expr="gte", widget=MasukanTanggal
    )
    sampai = django_filters.DateFilter(
        label="Hari pertama sampai", field_name="mulai", lookup_expr="lte", widget=MasukanTanggal
    )


class SaringanAntrean(Saringan):
    """The queue by text."""

    q = django_filters.CharFilter(method="cari", label="Kata dalam masukan atau nama", max_length=100)


class SaringanMasukan(Saringan):
    """Comments of one consultation: by text, state, article, group and who speaks."""

    q = django_filters.CharFilter(method="cari", label="Kata dalam masukan atau nama", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_KOMENTAR.items() if k != KeadaanKomentar.BELUM],
        widget=forms.CheckboxSelectMultiple,
    )
    kelompok = django_filters.ChoiceFilter(
        label="Kelompok", method="dalam_kelompok", empty_label="Semua", choices=(), widget=PilihRingkas
    )
    butir = django_filters.ChoiceFilter(
        label="Butir rancangan", field_name="butir_id", empty_label="Semua", choices=(), widget=PilihRingkas
    )
    unsur = django_filters.ChoiceFilter(label="Sebagai", empty_label="Semua", choices=UNSUR, widget=PilihRingkas)
    saluran = django_filters.ChoiceFilter(label="Saluran", empty_label="Semua", choices=SALURAN, widget=PilihRingkas)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        konsultasi = self.request.konsultasi
        kelompok = [(str(k.pk), k.judul) for k in konsultasi.klaster.all()]
        self.filters["kelompok"].extra["choices"] = [("tanpa", "Belum berkelompok"), *kelompok]
        self.filters["butir"].extra["choices"] = [(str(b.pk), b.label) for b in konsultasi.butir.all()]

    def dalam_kelompok(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "tanpa":
            return queryset.filter(klaster=None, keadaan=KeadaanKomentar.TAYANG, induk=None)
        return queryset.filter(klaster=value)


class SaringanTindakLanjut(Saringan):
    """Follow-ups by text and state."""

    q = django_filters.CharFilter(method="cari", label="Tindak lanjut atau judul konsultasi", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=TindakLanjut.KEADAAN, widget=forms.CheckboxSelectMultiple
    )
