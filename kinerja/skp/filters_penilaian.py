"""Filters of the list of evaluations: the questions a BKD and a head of an instansi ask every week."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.pegawai.models.pegawai import PREDIKAT
from kepegawaian.pegawai.services.pilihan import instansi_pilihan
from kinerja.skp.services.papan import periode_pilihan
from kinerja.skp.workflows import IZIN_LIHAT_EVALUASI, LABEL_EVALUASI, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja
PERLU = [
    ("belum_dinilai", "Belum dinilai atau masih draf"),
    ("belum_dijawab", "Sudah disampaikan, belum dijawab pegawai"),
    ("keberatan", "Keberatan berjalan"),
    ("di_bawah_baik", "Predikat di bawah Baik"),
]


class SaringanEvaluasi(Saringan):
    """By person, period, state, predicate, unit, and by what is still to be done."""

    malas = True
    q = django_filters.CharFilter(method="cari", label="Nama atau NIP pegawai", max_length=100)
    perlu = django_filters.ChoiceFilter(
        label="Yang perlu ditindaklanjuti",
        method="menurut_perlu",
        empty_label="Semua",
        choices=PERLU,
        widget=PilihRingkas,
    )
    periode = django_filters.ChoiceFilter(label="Periode", empty_label="Semua", choices=(), widget=PilihRingkas)
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_EVALUASI.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    predikat = django_filters.MultipleChoiceFilter(
        label="Predikat", choices=PREDIKAT, widget=forms.CheckboxSelectMultiple
    )
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pengguna = self.request.user
        perlu = pengguna.kota_id and self.diperlukan("periode")
        periode = periode_pilihan(pengguna.kota_id, pengguna.hari_ini()) if perlu else []
        self.filters["periode"].extra["choices"] = [(p.kode, p.label) for p in periode]
        terpilih = str(self.data.get("instansi", ""))
        perlu = self.diperlukan("instansi")
        pohon = instansi_pilihan(pengguna, IZIN_LIHAT_EVALUASI, terpilih) if perlu else []
        self._instansi = {str(i.pk): i for i in pohon}
        self.filters["instansi"].extra["choices"] = [
            (pk, f"{'  ' * (i.jalur.count('/') - 1)}{i.nama}") for pk, i in self._instansi.items()
        ]

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(instansi__jalur__startswith=self._instansi[value].jalur)

    def menurut_perlu(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "belum_dinilai":
            return queryset.filter(keadaan__in=[E.BELUM.value, E.DRAF.value])
        if value == "belum_dijawab":
            return queryset.filter(keadaan=E.DISAMPAIKAN.value)
        if value == "keberatan":
            return queryset.filter(keadaan=E.KEBERATAN.value)
        return queryset.filter(predikat__in=["BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG"])
