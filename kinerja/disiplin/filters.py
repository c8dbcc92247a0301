"""Filters of the list of cases and of attendance."""

from datetime import date
from functools import lru_cache
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.filters import pasang_instansi
from kepegawaian.pegawai.models.pegawai import JENIS_ASN
from kinerja.disiplin.models.perkara import TINGKAT
from kinerja.disiplin.services.presensi import presensi_bulan
from kinerja.disiplin.workflows import HIDUP, LABEL

KEHADIRAN = [
    ("alpa", "Ada hari tanpa alasan yang sah"),
    ("terlambat", "Pernah terlambat"),
    ("kosong", "Belum ada presensi"),
]


class SaringanPerkara(Saringan):
    """Cases are found by number and state, never by a person's name."""

    q = None
    nomor = django_filters.NumberFilter(label="Nomor perkara", field_name="pk", min_value=1, max_value=2**62)
    berjalan = django_filters.ChoiceFilter(
        label="Perjalanan",
        method="menurut_perjalanan",
        empty_label="Semua",
        choices=[("ya", "Masih berjalan"), ("tidak", "Sudah berakhir")],
        widget=PilihRingkas,
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan", empty_label="Semua", choices=[(k.value, v) for k, v in LABEL.items()], widget=PilihRingkas
    )
    tingkat_dugaan = django_filters.ChoiceFilter(
        label="Tingkat", empty_label="Semua", choices=TINGKAT, widget=PilihRingkas
    )

    def menurut_perjalanan(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        hidup = sorted(HIDUP)
        return queryset.filter(keadaan__in=hidup) if value == "ya" else queryset.exclude(keadaan__in=hidup)


class SaringanPresensi(Saringan):
    """The month is part of the rows themselves (the view shapes them); here it is only offered."""

    malas = True
    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    bulan = django_filters.ChoiceFilter(
        label="Bulan", method="lewati", empty_label="Bulan terakhir", choices=(), widget=PilihRingkas
    )
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )
    jenis = django_filters.ChoiceFilter(label="Jenis ASN", empty_label="Semua", choices=JENIS_ASN, widget=PilihRingkas)
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan",
        field_name="jabatan__jenis",
        empty_label="Semua",
        choices=[(kode.value, label) for kode, label in LABEL_JENIS_JABATAN.items()],
        widget=PilihRingkas,
    )
    kehadiran = django_filters.ChoiceFilter(
        label="Kehadiran", method="menurut_kehadiran", empty_label="Semua", choices=KEHADIRAN, widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["bulan"].extra["choices"] = pilihan_bulan(self.request.user.hari_ini())
        self.pohon = pasang_instansi(self)

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(instansi__jalur__startswith=akar.jalur)

    def menurut_kehadiran(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        ada = presensi_bulan(self.request.bulan_presensi, value).filter(
            kota=OuterRef("kota_id"), pegawai=OuterRef("pk")
        )
        return queryset.exclude(Exists(ada)) if value == "kosong" else queryset.filter(Exists(ada))

    def lewati(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Read by the view."""
        return queryset


def pilihan_bulan(hari_ini: date) -> list[tuple[str, str]]:
    """Two years of months, newest first."""
    return list(_bulan_sampai(hari_ini.year, hari_ini.month))


@lru_cache(maxsize=4)
def _bulan_sampai(tahun: int, bulan: int) -> tuple[tuple[str, str], ...]:
    semua = []
    for _ in range(24):
        semua.append((f"{tahun}-{bulan:02d}", date_format(date(tahun, bulan, 1), "F Y")))
        tahun, bulan = (tahun - 1, 12) if bulan == 1 else (tahun, bulan - 1)
    return tuple(semua)


class PilihTahun(forms.Form):
    """The year of a page."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, required=False)

    def __init__(self, *args: Any, tahun: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [(t, str(t)) for t in tahun]
        self.semua = tahun

    @property
    def terpilih(self) -> int:
        """A year that exists; the newest for anything else."""
        return self.cleaned_data.get("tahun") or self.semua[0] if self.is_valid() else self.semua[0]
