"""Filters of the lists of results and appointments."""

import django_filters
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.rekrutmen.models.pengangkatan import JENIS_ANGKAT, LANGKAH
from kepegawaian.rekrutmen.rules.enum import JenisSeleksi
from kepegawaian.rekrutmen.workflows import LABEL_LAMARAN, LABEL_SELEKSI
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L

BERKAS = (L.PEMBERKASAN, L.NIP_DIUSULKAN, L.DIANGKAT, L.MENGUNDURKAN_DIRI)


class SaringanRuang(Saringan):
    q = None
    jenis = django_filters.ChoiceFilter(
        label="Jenis", choices=JenisSeleksi.pilihan(), empty_label="Semua", widget=PilihRingkas
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_SELEKSI.items()],
        empty_label="Semua",
        widget=PilihRingkas,
    )


class SaringanPengangkatan(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nama, nomor peserta, atau nomor induk", max_length=100)
    jenis = django_filters.ChoiceFilter(
        label="Diangkat sebagai", choices=JENIS_ANGKAT[:2], empty_label="Semua", widget=PilihRingkas
    )
    langkah = django_filters.ChoiceFilter(
        label="Pemberkasan",
        method="menurut_langkah",
        choices=[(kode, label) for kode, (label, _) in LANGKAH.items()],
        empty_label="Semua",
        widget=PilihRingkas,
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        field_name="lamaran__keadaan",
        choices=[(k.value, LABEL_LAMARAN[k]) for k in BERKAS],
        empty_label="Semua",
        widget=PilihRingkas,
    )

    def menurut_langkah(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.pada_langkah(value)
