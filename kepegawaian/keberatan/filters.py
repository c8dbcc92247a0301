"""Filters of the lists of appeals. What is said is encrypted: one searches by person."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.keberatan.forms import PILIHAN_KEADAAN
from kepegawaian.keberatan.registri import semua_jenis
from kepegawaian.keberatan.workflows import BERJALAN, IZIN_LIHAT
from kepegawaian.pegawai.services.pilihan import instansi_pilihan

WAKTU = [("lewat", "Melewati batas memutus"), ("pekan", "Jatuh tempo dalam 7 hari")]


class SaringanKeberatanDasar(Saringan):
    """By kind and state."""

    jenis = django_filters.ChoiceFilter(label="Jenis keberatan", empty_label="Semua", choices=(), widget=PilihRingkas)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=PILIHAN_KEADAAN, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["jenis"].extra["choices"] = [(j.kode, j.judul) for j in semua_jenis()]


class SaringanTugas(SaringanKeberatanDasar):
    """Before this user."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP pegawai", max_length=100)
    keadaan = None
    waktu = django_filters.ChoiceFilter(
        label="Batas memutus", method="menurut_waktu", empty_label="Semua", choices=WAKTU, widget=PilihRingkas
    )

    def menurut_waktu(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        hari_ini = self.request.user.hari_ini()
        if value == "lewat":
            return queryset.filter(batas_putus__lt=hari_ini, keadaan__in=sorted(BERJALAN))
        pekan = (hari_ini, hari_ini + timedelta(days=7))
        return queryset.filter(batas_putus__range=pekan, keadaan__in=sorted(BERJALAN))


class SaringanKeberatan(SaringanTugas):
    """All in reach."""

    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=PILIHAN_KEADAAN, widget=forms.CheckboxSelectMultiple
    )
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terpilih = str(self.data.get("instansi", ""))
        self._instansi = {str(i.pk): i for i in instansi_pilihan(self.request.user, IZIN_LIHAT, terpilih)}
        self.filters["instansi"].extra["choices"] = [
            (pk, f"{'  ' * (i.jalur.count('/') - 1)}{i.nama}") for pk, i in self._instansi.items()
        ]

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(instansi__jalur__startswith=self._instansi[value].jalur)
