"""Filters of the lists of nominations, decisions, plans and cases of counselling."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from asn.core.periode import Periode
from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.pegawai.filters import SaringanBerinstansi
from kepegawaian.pegawai.models.pegawai import PREDIKAT
from kinerja.tindak_lanjut.rules.jenis import DITETAPKAN_DI_SINI, JenisPenghargaan
from kinerja.tindak_lanjut.workflows import LABEL_NOMINASI, LABEL_PEMBINAAN

RENDAH = [(kode, label) for kode, label in PREDIKAT if kode not in ("SANGAT_BAIK", "BAIK")]
PANTAU = [("terlambat", "Titik pantau terlambat dicatat"), ("pegawai", "Menunggu dibaca pegawai")]


class SaringanNominasi(SaringanBerinstansi):
    jenis = django_filters.ChoiceFilter(
        label="Penghargaan", choices=JenisPenghargaan.pilihan(), empty_label="Semua", widget=PilihRingkas
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_NOMINASI.items()],
        empty_label="Semua",
        widget=PilihRingkas,
    )
    periode = django_filters.ChoiceFilter(label="Periode", choices=(), empty_label="Semua", widget=PilihRingkas)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["periode"].extra["choices"] = periode_terakhir(self.request.user.hari_ini())


class SaringanSK(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nomor atau hal", max_length=100)
    jenis = django_filters.ChoiceFilter(
        label="Penghargaan",
        choices=[(j.value, j.label) for j in DITETAPKAN_DI_SINI],
        empty_label="Semua",
        widget=PilihRingkas,
    )


class SaringanPembinaan(SaringanBerinstansi):
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_PEMBINAAN.items()],
        empty_label="Semua",
        widget=PilihRingkas,
    )
    predikat = django_filters.ChoiceFilter(
        label="Predikat awal", choices=RENDAH, empty_label="Semua", widget=PilihRingkas
    )
    pantau = django_filters.ChoiceFilter(
        label="Pemantauan", method="menurut_pantau", choices=PANTAU, empty_label="Semua", widget=PilihRingkas
    )

    def menurut_pantau(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "terlambat":
            return queryset.terlambat(self.request.user.hari_ini())
        return queryset.menunggu_pegawai()


class SaringanKonseling(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        choices=[(k.value, v) for k, v in LABEL_PEMBINAAN.items()],
        empty_label="Semua",
        widget=PilihRingkas,
    )


def periode_terakhir(hari_ini: Any) -> list[tuple[str, str]]:
    """Quarters and years of the last two years, newest first, and the year of the next conferring."""
    hasil: list[Periode] = [Periode("tahun", hari_ini.year + 1)]
    triwulan = Periode.pada(hari_ini, "triwulan")
    for _ in range(8):
        triwulan = triwulan.sebelumnya()
        hasil.append(triwulan)
    hasil += [Periode("tahun", hari_ini.year - n) for n in range(3)]
    return [(p.kode, p.label) for p in hasil]
