"""Filters of the lists of e-learning."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from pelatihan.belajar.models.kursus import RUMPUN
from pelatihan.belajar.workflows import LABEL, LABEL_IKUT

STATUS = [("belum", "Belum diikuti"), ("berjalan", "Sedang dipelajari"), ("lulus", "Sudah lulus")]
MASA = [("semua", "Semua"), ("dilaporkan", "Dilaporkan"), ("sembunyi", "Disembunyikan")]


class SaringanKatalog(Saringan):
    """By words, family and the own progress."""

    malas = True

    q = django_filters.CharFilter(method="cari", label="Judul atau isi ringkas", max_length=100)
    rumpun = django_filters.MultipleChoiceFilter(label="Rumpun", choices=RUMPUN, widget=forms.CheckboxSelectMultiple)
    status = django_filters.ChoiceFilter(
        label="Status saya", method="menurut_status", empty_label="Semua", choices=STATUS, widget=PilihRingkas
    )

    def menurut_status(self, kueri: QuerySet, nama: str, nilai: Any) -> QuerySet:
        berstatus = kueri.berstatus(self.request.user.pegawai_id)
        return berstatus.filter(status_saya="" if nilai == "belum" else nilai)


class SaringanKelola(Saringan):
    """Courses by words, state and family."""

    q = django_filters.CharFilter(method="cari", label="Judul atau isi ringkas", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL.items()], widget=forms.CheckboxSelectMultiple
    )
    rumpun = django_filters.MultipleChoiceFilter(label="Rumpun", choices=RUMPUN, widget=forms.CheckboxSelectMultiple)


class SaringanPeserta(Saringan):
    """Learners by name and state."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL_IKUT.items()], widget=forms.CheckboxSelectMultiple
    )


class SaringanPesan(Saringan):
    """Messages by words and by what a moderator has to do."""

    q = django_filters.CharFilter(method="cari", label="Kata dalam pesan atau nama penulis", max_length=100)
    masa = django_filters.ChoiceFilter(
        label="Tampilkan", method="menurut_masa", empty_label="Dilaporkan", choices=MASA, widget=PilihRingkas
    )

    def menurut_masa(self, kueri: QuerySet, nama: str, nilai: Any) -> QuerySet:
        if nilai == "semua":
            return kueri
        return kueri.filter(keadaan="sembunyi") if nilai == "sembunyi" else kueri.dilaporkan()

    @property
    def qs(self) -> QuerySet:
        kueri = super().qs
        return kueri if self.data.get("masa") else kueri.dilaporkan()
