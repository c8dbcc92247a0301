"""Filters of the lists of progress, requests, templates and exemptions."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.pegawai.services.pilihan import instansi_pilihan
from kinerja.skp.rules.istilah import AlasanKecuali
from kinerja.skp.services.progres import LABEL_PROGRES
from kinerja.skp.workflows import IZIN_PROGRES, IZIN_TETAPKAN, LABEL_PERMINTAAN


class BerInstansi(Saringan):
    """Lists that can be narrowed to one unit with everything below it."""

    jalur = "instansi__jalur__startswith"
    izin = IZIN_PROGRES
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terpilih = str(self.data.get("instansi", ""))
        pohon = instansi_pilihan(self.request.user, self.izin, terpilih) if self.diperlukan("instansi") else []
        self._instansi = {str(i.pk): i for i in pohon}
        self.filters["instansi"].extra["choices"] = [
            (pk, f"{'  ' * (i.jalur.count('/') - 1)}{i.nama}") for pk, i in self._instansi.items()
        ]
        if len(self._instansi) < 2:
            del self.filters["instansi"]

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(**{self.jalur: self._instansi[value].jalur})


class SaringanProgres(BerInstansi):
    """People by state of their SKP and by unit."""

    malas = True
    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    progres = django_filters.MultipleChoiceFilter(
        label="Keadaan SKP", choices=list(LABEL_PROGRES.items()), widget=forms.CheckboxSelectMultiple
    )


class SaringanPermintaan(BerInstansi):
    """Requests by state and unit."""

    jalur = "skp__instansi__jalur__startswith"
    izin = IZIN_TETAPKAN
    q = None
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_PERMINTAAN.items()],
        widget=forms.CheckboxSelectMultiple,
    )


class SaringanKecuali(BerInstansi):
    """Exemptions by reason and unit."""

    jalur = "pegawai__instansi__jalur__startswith"
    izin = IZIN_TETAPKAN
    q = None
    alasan = django_filters.ChoiceFilter(
        label="Alasan", choices=AlasanKecuali.pilihan(), empty_label="Semua", widget=PilihRingkas
    )


class SaringanTemplat(Saringan):
    """Templates by word."""

    q = django_filters.CharFilter(field_name="nama", lookup_expr="icontains", label="Nama templat", max_length=100)
