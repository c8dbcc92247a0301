"""Filters of the map of competencies."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from asn.core.legal import pada_tanggal
from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.jabatan.rules.jpm import LABEL_KATEGORI, PEMETAAN, Kategori
from kepegawaian.pegawai.filters import pasang_tempat

BELUM = "BELUM"


class SaringanKompetensi(Saringan):
    """By category of Job Person Match, unit and kind of post."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    kota = django_filters.ChoiceFilter(label="Kota", empty_label="Semua kota", choices=())
    kategori = django_filters.ChoiceFilter(
        label="Kategori JPM",
        method="menurut_kategori",
        empty_label="Semua",
        choices=[*((k.value, v) for k, v in LABEL_KATEGORI.items()), (BELUM, "Tanpa hasil yang berlaku")],
        widget=PilihRingkas,
    )
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan",
        field_name="jabatan__jenis",
        empty_label="Semua",
        choices=[(kode.value, label) for kode, label in LABEL_JENIS_JABATAN.items()],
        widget=PilihRingkas,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pohon = pasang_tempat(self)

    def menurut_kategori(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == BELUM:
            return queryset.filter(jpm=None)
        batas = pada_tanggal(PEMETAAN, self.request.user.hari_ini()).nilai
        urut = [Kategori(k) for _, k in batas]
        ke = urut.index(Kategori(value))
        atas = {"jpm__lt": batas[ke - 1][0]} if ke else {}
        return queryset.filter(jpm__gte=batas[ke][0], **atas)

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(instansi__jalur__startswith=akar.jalur)
