"""Filters of the list of dossiers."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.pegawai.filters import pasang_tempat
from kepegawaian.pegawai.models.pegawai import JENIS_ASN
from kepegawaian.pegawai.services.kelengkapan import ada, daftar_periksa, diminta, lengkap


class SaringanKelengkapan(Saringan):
    """Filters of people by what their dossier lacks."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    kota = django_filters.ChoiceFilter(label="Kota", empty_label="Semua kota", choices=(), widget=PilihRingkas)
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )
    tanpa = django_filters.ChoiceFilter(
        label="Belum ada", method="belum_ada", empty_label="Tidak disaring", choices=(), widget=PilihRingkas
    )
    kelengkapan = django_filters.ChoiceFilter(
        label="Kelengkapan",
        method="menurut_kelengkapan",
        empty_label="Semua",
        choices=[("lengkap", "Lengkap"), ("belum", "Belum lengkap")],
    )
    menunggu = django_filters.ChoiceFilter(
        label="Unggahan",
        method="menunggu_verifikasi",
        empty_label="Semua",
        choices=[("ya", "Ada yang menunggu verifikasi")],
    )
    jenis = django_filters.MultipleChoiceFilter(
        label="Jenis ASN", choices=JENIS_ASN, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = self.request.user.hari_ini()
        self.pohon = pasang_tempat(self)
        self.butir = {str(b.pk): b for b in daftar_periksa(self.hari_ini)}
        self.filters["tanpa"].extra["choices"] = [(pk, b.nama) for pk, b in self.butir.items()]

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(instansi__jalur__startswith=akar.jalur)

    def belum_ada(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        butir = self.butir[value]
        return queryset.filter(diminta(butir, self.hari_ini) & ~ada(butir, self.hari_ini))

    def menurut_kelengkapan(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        syarat = lengkap(self.butir.values(), self.hari_ini)
        return queryset.filter(syarat if value == "lengkap" else ~syarat)

    def menunggu_verifikasi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(menunggu__gt=0)
