"""Filters of the lists of cycles, results, the unseen and nominations."""

import django_filters
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.filters import SaringanBerinstansi
from kepegawaian.pegawai.models.pencalonan import JENIS_PENCALONAN, JENJANG_TARGET, KEADAAN_PENCALONAN
from kepegawaian.talenta.models.siklus import PERUBAHAN
from kepegawaian.talenta.rules.belum_terlihat import Alasan
from kepegawaian.talenta.rules.kotak import NOMOR
from kepegawaian.talenta.workflows import LABEL_SIKLUS

LABEL_PERUBAHAN = {
    "naik": "Naik dari siklus lalu",
    "turun": "Turun dari siklus lalu",
    "tetap": "Tetap",
    "baru": "Belum dinilai pada siklus lalu",
}
KOTAK = [("belum", "Tidak dapat dinilai"), *((str(n), f"Kotak {n}") for n in NOMOR)]
_JENIS = [(k.value, v) for k, v in LABEL_JENIS_JABATAN.items()]


class SaringanSiklus(Saringan):
    q = None
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_SIKLUS.items()],
        empty_label="Semua",
        widget=PilihRingkas,
    )


class SaringanHasil(SaringanBerinstansi):
    kotak = django_filters.ChoiceFilter(
        label="Kotak", method="menurut_kotak", choices=KOTAK, empty_label="Semua", widget=PilihRingkas
    )
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan", choices=_JENIS, empty_label="Semua", widget=PilihRingkas
    )
    perubahan = django_filters.ChoiceFilter(
        label="Perubahan",
        method="menurut_perubahan",
        choices=list(LABEL_PERUBAHAN.items()),
        empty_label="Semua",
        widget=PilihRingkas,
    )
    sidang = django_filters.ChoiceFilter(
        label="Putusan komite",
        method="menurut_sidang",
        choices=[("ya", "Dipindahkan komite")],
        empty_label="Semua",
        widget=PilihRingkas,
    )

    def menurut_kotak(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(kotak=None if value == "belum" else int(value))

    def menurut_perubahan(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(PERUBAHAN[value])

    def menurut_sidang(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.diputus_sidang()


class SaringanKrs(SaringanBerinstansi):
    tujuan = django_filters.ChoiceFilter(
        label="Jenjang yang dituju", choices=JENJANG_TARGET, empty_label="Semua", widget=PilihRingkas
    )
    kotak = django_filters.ChoiceFilter(
        label="Kotak", choices=[(n, f"Kotak {n}") for n in (9, 8, 7)], empty_label="Semua", widget=PilihRingkas
    )


class SaringanTemuan(SaringanBerinstansi):
    alasan = django_filters.ChoiceFilter(
        label="Alasan", method="menurut_alasan", choices=Alasan.pilihan(), empty_label="Semua", widget=PilihRingkas
    )
    tujuan = django_filters.ChoiceFilter(
        label="Jenjang yang dituju", choices=JENJANG_TARGET, empty_label="Semua", widget=PilihRingkas
    )
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan",
        field_name="pegawai__jabatan__jenis",
        choices=_JENIS,
        empty_label="Semua",
        widget=PilihRingkas,
    )

    def menurut_alasan(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(alasan__contains=[value])


class SaringanPencalonan(SaringanBerinstansi):
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan", choices=KEADAAN_PENCALONAN, empty_label="Semua", widget=PilihRingkas
    )
    jenis = django_filters.ChoiceFilter(
        label="Dicalonkan untuk", choices=JENIS_PENCALONAN, empty_label="Semua", widget=PilihRingkas
    )
    jenjang = django_filters.ChoiceFilter(
        label="Jenjang yang dituju", choices=JENJANG_TARGET, empty_label="Semua", widget=PilihRingkas
    )
