"""Filters of the lists of this wing."""

import django_filters
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN, MANAJERIAL
from kepegawaian.promosi.models.seleksi import CARA
from kepegawaian.promosi.workflows import LABEL_LAMARAN, LABEL_PAKET, LABEL_SELEKSI, LABEL_SEMENTARA


def pilihan(label: dict) -> list[tuple[str, str]]:
    return [(k.value, v) for k, v in label.items()]


def menurut(nama: str, label: dict) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=nama, choices=pilihan(label), empty_label="Semua", widget=PilihRingkas)


class SaringanLowong(Saringan):
    malas = True

    q = django_filters.CharFilter(method="cari", label="Nama jabatan", max_length=100)
    jenis = django_filters.ChoiceFilter(
        label="Jenis jabatan",
        choices=[(k.value, v) for k, v in LABEL_JENIS_JABATAN.items() if k in MANAJERIAL],
        empty_label="Semua",
        widget=PilihRingkas,
    )
    pengisian = django_filters.ChoiceFilter(
        label="Pengisian",
        method="menurut_pengisian",
        choices=[("belum", "Belum ada seleksi"), ("berjalan", "Sedang diseleksi"), ("plt", "Dijabat Plt. atau Plh.")],
        empty_label="Semua",
        widget=PilihRingkas,
    )

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        for kata in value.split()[:8]:
            queryset = queryset.filter(nama__icontains=kata)
        return queryset

    def menurut_pengisian(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "plt":
            return queryset.filter(sementara=True)
        return queryset.filter(seleksi_id__isnull=value == "belum")


class SaringanSeleksi(Saringan):
    q = django_filters.CharFilter(method="cari", label="Judul atau nomor", max_length=100)
    cara = django_filters.ChoiceFilter(label="Cara", choices=CARA, empty_label="Semua", widget=PilihRingkas)
    keadaan = menurut("Keadaan", LABEL_SELEKSI)


class SaringanLamaran(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nama, NIP, atau nomor peserta", max_length=100)
    keadaan = menurut("Keadaan", LABEL_LAMARAN)
    sistem = django_filters.ChoiceFilter(
        label="Menurut sistem",
        field_name="memenuhi_sistem",
        choices=[("True", "Memenuhi"), ("False", "Belum memenuhi")],
        empty_label="Semua",
        widget=PilihRingkas,
    )


class SaringanPaket(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nomor, perihal, nama, atau NIP", max_length=100)
    keadaan = menurut("Keadaan", LABEL_PAKET)


class SaringanSementara(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nama, NIP, atau jabatan", max_length=100)
    jenis = django_filters.ChoiceFilter(
        label="Jenis", choices=[("PLT", "Plt."), ("PLH", "Plh.")], empty_label="Semua", widget=PilihRingkas
    )
    keadaan = menurut("Keadaan", LABEL_SEMENTARA)
