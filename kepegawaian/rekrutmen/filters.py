"""Filters of the staff lists."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan, JenisSeleksi
from kepegawaian.rekrutmen.workflows import LABEL_FORMASI, LABEL_LAMARAN, LABEL_SELEKSI, KeadaanLamaran

SISA = [("ada", "Masih dapat diminta")]
AKOMODASI = [("diminta", "Meminta akomodasi"), ("menunggu", "Menunggu putusan")]


class SaringanFormasi(Saringan):
    q = django_filters.CharFilter(method="cari", label="Jabatan atau unit", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_FORMASI.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    tahun = django_filters.NumberFilter(label="Tahun")
    jenis = django_filters.ChoiceFilter(
        label="Pengadaan", empty_label="Semua", choices=JenisSeleksi.pilihan(), widget=PilihRingkas
    )
    jenis_kebutuhan = django_filters.ChoiceFilter(
        label="Jenis kebutuhan", empty_label="Semua", choices=JenisKebutuhan.pilihan(), widget=PilihRingkas
    )


class SaringanCelah(Saringan):
    """Positions by name or unit."""

    q = django_filters.CharFilter(method="cari_jabatan", label="Jabatan atau unit", max_length=100)
    sisa = django_filters.ChoiceFilter(
        label="Sisa",
        method="bersisa",
        empty_label="Semua",
        choices=[("ada", "Masih dapat diminta")],
        widget=PilihRingkas,
    )

    def cari_jabatan(self, kueri: QuerySet, nama: str, nilai: str) -> QuerySet:
        return kueri.filter(nama__icontains=nilai) | kueri.filter(instansi__nama__icontains=nilai)

    def bersisa(self, kueri: QuerySet, nama: str, nilai: str) -> QuerySet:
        return kueri.filter(sisa__gt=0)


class SaringanSeleksi(Saringan):
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_SELEKSI.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    jenis = django_filters.ChoiceFilter(
        label="Jenis", empty_label="Semua", choices=JenisSeleksi.pilihan(), widget=PilihRingkas
    )


class SaringanLamaran(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nomor peserta atau nama", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_LAMARAN.items() if k != KeadaanLamaran.DRAF],
        widget=forms.CheckboxSelectMultiple,
    )
    lowongan = django_filters.ChoiceFilter(
        label="Lowongan", field_name="lowongan_id", empty_label="Semua", choices=(), widget=PilihRingkas
    )
    akomodasi = django_filters.ChoiceFilter(
        label="Akomodasi", method="berakomodasi", empty_label="Semua", choices=AKOMODASI, widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lowongan = self.request.seleksi.lowongan.all()
        self.filters["lowongan"].extra["choices"] = [(str(w.pk), str(w)) for w in lowongan]

    def berakomodasi(self, kueri: QuerySet, nama: str, nilai: str) -> QuerySet:
        diminta = kueri.exclude(akomodasi=[])
        return diminta.filter(akomodasi_putusan="") if nilai == "menunggu" else diminta
