"""Filters of lists that show people."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.pegawai.filters import pilihan_pohon
from kepegawaian.pegawai.models.kebutuhan import URGENSI
from kepegawaian.pegawai.models.pegawai import JENIS_ASN
from kepegawaian.pegawai.services.pilihan import instansi_pilihan
from pelatihan.program.rules.istilah import BENTUK
from pelatihan.program.services.buku_kota import syarat_lewat, syarat_merah, target
from pelatihan.program.services.pilihan import kompetensi_semua
from pelatihan.program.workflows import LABEL_IDP, LABEL_LUAR, LABEL_SERTIFIKAT, pilihan

STATUS_JP = [
    ("merah", "Tertinggal (PNS di bawah separuh target)"),
    ("kurang", "PNS belum mencapai target"),
    ("tercapai", "PNS mencapai target"),
    ("lewat", "PPPK melebihi batas tahun perjanjian"),
]


def pilih(label: str, pilihan: Any, **lain: Any) -> django_filters.ChoiceFilter:
    """A choice with "Semua" in front."""
    return django_filters.ChoiceFilter(label=label, choices=pilihan, empty_label="Semua", widget=PilihRingkas, **lain)


class SaringanOrang(Saringan):
    """By name or NIP, and by unit of the reader's reach; the choice is absent where there is only one."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )

    jalur = "pegawai__instansi__jalur"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pohon = instansi_pilihan(self.request.user, self.request.izin, self.data.get("instansi", ""))
        self.filters["instansi"].extra["choices"] = pilihan_pohon(self.pohon)
        if len(self.pohon) < 2 and not self.data.get("instansi"):
            del self.filters["instansi"]

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(**{f"{self.jalur}__startswith": akar.jalur})


class SaringanSertifikat(SaringanOrang):
    bentuk = pilih("Bentuk", BENTUK)
    keadaan = pilih("Keadaan", pilihan(LABEL_SERTIFIKAT))
    tahun = django_filters.NumberFilter(label="Tahun terbit")


class SaringanKebutuhan(SaringanOrang):
    kompetensi = django_filters.ModelChoiceFilter(
        label="Kompetensi", queryset=lambda request: kompetensi_semua(), empty_label="Semua", widget=PilihRingkas
    )
    urgensi = pilih("Diminta proses lain", URGENSI)


class SaringanIDP(SaringanOrang):
    tahun = django_filters.NumberFilter(label="Tahun")
    keadaan = pilih("Keadaan", pilihan(LABEL_IDP))


class SaringanLuar(SaringanOrang):
    keadaan = pilih("Keadaan", pilihan(LABEL_LUAR))
    bentuk = pilih("Bentuk", BENTUK)


class SaringanBuku(SaringanOrang):
    """People by their JP of this year."""

    jalur = "instansi__jalur"

    jenis = pilih("Jenis ASN", JENIS_ASN)
    jp = pilih("JP tahun ini", STATUS_JP, method="menurut_jp")

    def menurut_jp(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        hari_ini = self.request.user.hari_ini()
        syarat = {
            "merah": syarat_merah(hari_ini),
            "kurang": Q(jenis="PNS", jp_tahun_ini__lt=target(hari_ini)),
            "tercapai": Q(jenis="PNS", jp_tahun_ini__gte=target(hari_ini)),
            "lewat": syarat_lewat(hari_ini),
        }
        return queryset.filter(syarat[value])
