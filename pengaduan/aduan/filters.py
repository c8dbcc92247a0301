"""Filters of the queue and of the list of all reports."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.periode import Periode
from asn.core.saringan import ISIAN, PilihRingkas, Saringan
from kepegawaian.pegawai.services.pilihan import instansi_pilihan
from pengaduan.aduan.models import BukaSegel
from pengaduan.aduan.rules.jenis import LABEL_JENIS, LABEL_KELAS, LABEL_SALURAN, Jenis
from pengaduan.aduan.rules.tenggat import LABEL_LANGKAH
from pengaduan.aduan.services import antrean
from pengaduan.aduan.workflows import IZIN_LIHAT, IZIN_WBS, LABEL, TERBUKA

WAKTU = [("merah", "Lewat tenggat"), ("kuning", "Mendesak"), ("jeda", "Dijeda")]


class SaringanAduan(Saringan):
    """By words or number, kind, class, state, unit, place, clock, and the period it came in."""

    malas = True

    q = django_filters.CharFilter(method="cari", label="Nomor, ID LAPOR!, atau kata", max_length=100)
    jenis = django_filters.ChoiceFilter(label="Jenis", empty_label="Semua", choices=(), widget=PilihRingkas)
    kelas = django_filters.ChoiceFilter(
        label="Kelas", empty_label="Semua", choices=[(k.value, v) for k, v in LABEL_KELAS.items()], widget=PilihRingkas
    )
    kategori = django_filters.ChoiceFilter(
        label="Kategori", field_name="kategori_id", empty_label="Semua", choices=(), widget=PilihRingkas
    )
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=[(k.value, v) for k, v in LABEL.items()], widget=forms.CheckboxSelectMultiple
    )
    instansi = django_filters.ChoiceFilter(
        label="Instansi penangan", method="dalam_instansi", empty_label="Semua", choices=(), widget=PilihRingkas
    )
    waktu = django_filters.ChoiceFilter(
        label="Waktu", method="menurut_waktu", empty_label="Semua", choices=WAKTU, widget=PilihRingkas
    )
    saluran = django_filters.ChoiceFilter(
        label="Saluran",
        empty_label="Semua",
        choices=[(k.value, v) for k, v in LABEL_SALURAN.items()],
        widget=PilihRingkas,
    )
    periode = django_filters.CharFilter(
        label="Diterima dalam periode",
        method="dalam_periode",
        max_length=7,
        help_text="Misalnya 2026-T3 atau 2026-09.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pengguna = self.request.user
        wbs = pengguna.has_perm(IZIN_WBS)
        self.filters["jenis"].extra["choices"] = [
            (k.value, v) for k, v in LABEL_JENIS.items() if wbs or k is not Jenis.WBS
        ]
        self._instansi = {}
        # A closed form without any filter in force offers no choices, so none are asked for.
        if not self.filters.keys() - {"q"} & self.data.keys() and ISIAN not in self.data:
            return
        self.filters["kategori"].extra["choices"] = antrean.kategori_pilihan(pengguna)
        terpilih = str(self.data.get("instansi", ""))
        self._instansi = {str(i.pk): i for i in instansi_pilihan(pengguna, IZIN_LIHAT, terpilih)}
        self.filters["instansi"].extra["choices"] = [
            (pk, f"{'  ' * (i.jalur.count('/') - 1)}{i.nama}") for pk, i in self._instansi.items()
        ]
        if len(self._instansi) < 2:
            del self.filters["instansi"]

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(instansi__jalur__startswith=self._instansi[value].jalur)

    def menurut_waktu(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return antrean.menurut_warna(queryset, value, self.request.user.hari_ini())

    def dalam_periode(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        try:
            periode = Periode.dari_kode(value)
        except ValueError:
            return queryset.none()
        return queryset.filter(diterima_tanggal__range=(periode.mulai, periode.selesai))


class SaringanAntrean(SaringanAduan):
    """The queue: only what waits for an officer."""

    periode = None
    saluran = None
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL.items() if k in TERBUKA],
        widget=forms.CheckboxSelectMultiple,
    )
    tunggu = django_filters.ChoiceFilter(
        label="Menunggu",
        empty_label="Semua",
        choices=[(k.value, v) for k, v in LABEL_LANGKAH.items() if k.value not in ("tutup", "lengkapi")],
        widget=PilihRingkas,
    )
    petugas = django_filters.ChoiceFilter(
        label="Petugas",
        method="menurut_petugas",
        empty_label="Semua",
        choices=[("saya", "Saya"), ("belum", "Belum ada petugas")],
        widget=PilihRingkas,
    )

    def menurut_petugas(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "saya":
            return queryset.filter(petugas=self.request.user)
        return queryset.filter(petugas=None)


class SaringanSegel(Saringan):
    """Requests to break a seal by number and state."""

    q = django_filters.CharFilter(label="Nomor aduan", field_name="aduan__nomor", lookup_expr="icontains")
    keadaan = django_filters.MultipleChoiceFilter(
        label="Keadaan", choices=BukaSegel.KEADAAN, widget=forms.CheckboxSelectMultiple
    )
