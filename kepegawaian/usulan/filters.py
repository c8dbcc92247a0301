"""Filters of the inbox and of the lists of usulan. Content is encrypted: one searches by person."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.pegawai.services.pilihan import instansi_pilihan
from kepegawaian.usulan.models import AKSI
from kepegawaian.usulan.registri import semua_jenis
from kepegawaian.usulan.rules.alur import LABEL_TAHAP
from kepegawaian.usulan.services.kotak import menunggu_putusan, tahap_pengguna, tahap_utama
from kepegawaian.usulan.workflows import IZIN_LIHAT, LABEL

UMUR = [
    ("3", "Lebih dari 3 hari"),
    ("7", "Lebih dari 7 hari"),
    ("14", "Lebih dari 14 hari"),
    ("30", "Lebih dari 30 hari"),
]


def pilihan_jenis(request: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds this user may see at all, in groups."""
    kelompok: dict[str, list[tuple[str, str]]] = {}
    for jenis in semua_jenis():
        if request.user.has_perm(jenis.izin_lihat):
            kelompok.setdefault(jenis.kelompok, []).append((jenis.kode, jenis.judul))
    return list(kelompok.items())


class SaringanUsulan(Saringan):
    """By person, kind, act, state, unit and age."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP pegawai", max_length=100)
    jenis = django_filters.ChoiceFilter(label="Jenis usulan", empty_label="Semua", choices=(), widget=PilihRingkas)
    aksi = django_filters.ChoiceFilter(label="Aksi", empty_label="Semua", choices=AKSI, widget=PilihRingkas)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL.items()], widget=forms.CheckboxSelectMultiple
    )
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )
    umur = django_filters.ChoiceFilter(
        label="Umur sejak diajukan", method="menurut_umur", empty_label="Semua", choices=UMUR, widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["jenis"].extra["choices"] = pilihan_jenis(self.request)
        if "instansi" in self.filters:
            self._siapkan_instansi()

    def _siapkan_instansi(self) -> None:
        terpilih = str(self.data.get("instansi", ""))
        self._instansi = {str(i.pk): i for i in instansi_pilihan(self.request.user, IZIN_LIHAT, terpilih)}
        self.filters["instansi"].extra["choices"] = [
            (pk, f"{'  ' * (i.jalur.count('/') - 1)}{i.nama}") for pk, i in self._instansi.items()
        ]
        if len(self._instansi) < 2:
            del self.filters["instansi"]

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(instansi__jalur__startswith=self._instansi[value].jalur)

    def menurut_umur(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(diajukan_pada__lte=timezone.now() - timedelta(days=int(value)))


class SaringanKotak(SaringanUsulan):
    """The inbox. Without a choice of step it holds the user's daily work."""

    keadaan = None
    tahap = django_filters.ChoiceFilter(
        label="Menunggu tahap", method="lewati", empty_label="Tugas utama Anda", choices=(), widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boleh = tahap_pengguna(self.request.user)
        self.filters["tahap"].extra["choices"] = [(t, LABEL_TAHAP[t]) for t in boleh]
        if boleh == tahap_utama(self.request.user):
            del self.filters["tahap"]

    def lewati(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Not a condition: the rows are asked for with the step in hand (`isi_kotak`)."""
        return queryset


class SaringanSaya(SaringanUsulan):
    """Own usulan: no unit to choose from."""

    q = None
    instansi = None
    umur = None


def isi_kotak(request: Any) -> QuerySet:
    """Rows of the inbox for the step that is chosen in the address."""
    tahap = request.GET.get("tahap", "")
    diminta = [tahap] if tahap in tahap_pengguna(request.user) else tahap_utama(request.user)
    return menunggu_putusan(request.user, diminta).order_by("tenggat", "diajukan_pada", "pk")
