"""Filters of the people weighed for one post."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict

from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.filters import MasukanTanggal, pasang_tempat
from kepegawaian.promosi.services.kelayakan_baca import tanggal_sah
from kepegawaian.promosi.services.kelayakan_sql import syarat_satu
from kepegawaian.promosi.services.kelayakan_timbang import KURANG_SATU, MEMENUHI, SEMUA, Timbangan

# Short enough to stand side by side on a phone.
TAB = [(MEMENUHI, "Memenuhi"), (KURANG_SATU, "Kurang satu"), (SEMUA, "Semua pegawai")]
HASIL = [(MEMENUHI, "Memenuhi semua syarat"), (KURANG_SATU, "Kurang satu syarat"), (SEMUA, "Semua pegawai")]


def hasil_diminta(kueri: Mapping[str, str]) -> str:
    """Without a choice only those who meet everything; asking for what is missing widens it."""
    return kueri.get("hasil") or (SEMUA if kueri.get("belum") else MEMENUHI)


def tab_hasil(kueri: QueryDict, terpilih: str) -> list[dict[str, Any]]:
    """The three lists as tabs, each with search, unit and day as they are, from its first page."""
    isi = [(k, nilai) for k, semua in kueri.lists() for nilai in semua if k not in _BUKAN_TAB]
    # Who meets all lacks nothing.
    tanpa = [(k, nilai) for k, nilai in isi if k != "belum"]
    alamat = {MEMENUHI: tanpa, KURANG_SATU: [("hasil", KURANG_SATU), *isi], SEMUA: [("hasil", SEMUA), *isi]}
    return [{"label": label, "url": f"?{urlencode(alamat[k])}", "aktif": k == terpilih} for k, label in TAB]


_BUKAN_TAB = frozenset({"hasil", "halaman", "isian", "segar"})
# What the address may say and the list still be all of those asked for, in the order of names.
_BUKAN_SARINGAN = frozenset({"hasil", "tanggal", "halaman", "kolom", "isian"})


def apa_adanya(kueri: QueryDict) -> bool:
    """Whether nothing but the question itself is asked: no search, no filter, no order."""
    return not any(nilai for nama, semua in kueri.lists() if nama not in _BUKAN_SARINGAN for nilai in semua)


class SaringanKelayakan(Saringan):
    """`request.ditimbang` (set by the view) is the `Timbangan` of the page."""

    malas = True

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    kota = django_filters.ChoiceFilter(label="Kota", empty_label="Semua kota", choices=())
    hasil = django_filters.ChoiceFilter(
        label="Hasil", method="lewati", empty_label="Memenuhi semua syarat", choices=HASIL[1:], widget=PilihRingkas
    )
    belum = django_filters.ChoiceFilter(
        label="Belum memenuhi", method="yang_belum", empty_label="Tidak disaring", choices=(), widget=PilihRingkas
    )
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan sekarang",
        field_name="jabatan__jenis",
        empty_label="Semua",
        choices=[(kode.value, label) for kode, label in LABEL_JENIS_JABATAN.items()],
        widget=PilihRingkas,
    )
    tanggal = django_filters.DateFilter(label="Tanggal pelantikan", method="lewati", widget=MasukanTanggal)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["belum"].extra["choices"] = [(b.kode, b.label) for b in self.request.ditimbang.butir]
        self.filters["tanggal"].extra["validators"] = [self._periksa_tanggal]
        self.pohon = pasang_tempat(self)

    def _periksa_tanggal(self, nilai: date) -> None:
        if not tanggal_sah(nilai, self.request.user.hari_ini()):
            raise ValidationError("Pilih tanggal pelantikan antara 1 Juli 2023 dan sepuluh tahun ke depan.")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        ditimbang: Timbangan = self.request.ditimbang
        if apa_adanya(self.data) and ditimbang.terjawab(self.data.get("halaman", "1")):
            return queryset  # the page is cut from the keys
        return ditimbang.saring(super().filter_queryset(queryset))

    def yang_belum(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        ditimbang: Timbangan = self.request.ditimbang
        satu = next(b for b in ditimbang.butir if b.kode == value)
        return queryset.exclude(syarat_satu(satu, ditimbang.tanggal, ditimbang.jabatan_id))

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(instansi__jalur__startswith=akar.jalur)

    def lewati(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Read elsewhere: it has shaped the whole query already."""
        return queryset
