"""Filters of the lists of people and of the access log."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from asn.core.halaman_cari import Depan
from asn.core.legal import pada_tanggal, tambah_bulan
from asn.core.pencarian import rentang_awalan
from asn.core.periode import Periode
from asn.core.saringan import PilihRingkas, Saringan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.models.pegawai import (
    JENIS_ASN,
    JENIS_KELAMIN,
    KEDUDUKAN,
    PREDIKAT,
    TINGKAT_PENDIDIKAN,
)
from kepegawaian.pegawai.rules.golongan import GOLONGAN_ASN
from kepegawaian.pegawai.rules.jp import JP_PNS_TERSEDIKIT
from kepegawaian.pegawai.services.perhatian import PERHATIAN, berpredikat
from kepegawaian.pegawai.services.pilihan import instansi_pilihan, kota_pilihan

SEMUA, BELUM = "SEMUA", "BELUM"
GOLONGAN = [(kelompok, [(kode, kode) for kode in daftar]) for kelompok, daftar in GOLONGAN_ASN.items()]
# Where a column of the state is found: today in the register itself, on another day in what `keadaan_pada` annotates.
KINI = {
    "instansi": "instansi__jalur__startswith",
    "golongan": "golongan__kode",
    "jenis_jabatan": "jabatan__jenis",
    "jabatan": "jabatan__nama__icontains",
    "posisi": "jabatan",
    "pendidikan": "pendidikan",
    "predikat": "predikat",
    "jp": "jp_tahun_ini",
}
PADA = {
    "instansi": "pada_instansi_jalur__startswith",
    "golongan": "pada_golongan_kode",
    "jenis_jabatan": "pada_jabatan_jenis",
    "jabatan": "pada_jabatan_nama__icontains",
    "posisi": "pada_jabatan_id",
    "pendidikan": "pada_pendidikan",
    "predikat": "pada_predikat",
    "jp": "pada_jp",
}


def bukan_masa_depan(nilai: date) -> None:
    # Judged by the city where the day begins first, so that no city's own today is refused.
    if nilai > timezone.localdate(timezone=ZoneInfo("Asia/Jayapura")):
        raise ValidationError("Tanggal ini belum tiba; pilih hari ini atau sebelumnya.")


def triwulan_sah(kode: str) -> None:
    try:
        periode = Periode.dari_kode(kode)
    except ValueError as galat:
        raise ValidationError(str(galat)) from galat
    if periode.jenis != "triwulan":
        raise ValidationError("Sebutkan satu triwulan, misalnya 2026-T3.")


def tanggal_diminta(nilai: str, hari_ini: date) -> date | None:
    """The past day a page was asked for; None means today. Nonsense is left to the form to refuse."""
    try:
        tanggal = date.fromisoformat(nilai)
    except ValueError:
        return None
    return tanggal if tanggal < hari_ini else None


class MasukanTanggal(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class SaringanPegawai(Saringan):
    """Filters of the list of people, on their state today or on the day `per_tanggal`."""

    malas = True

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    kota = django_filters.ChoiceFilter(label="Kota", empty_label="Semua kota", choices=(), widget=PilihRingkas)
    instansi = django_filters.ChoiceFilter(
        label="Instansi",
        method="dalam_instansi",
        empty_label="Semua instansi",
        choices=(),
        widget=PilihRingkas,
    )
    golongan = django_filters.ChoiceFilter(
        label="Golongan",
        method="menurut_keadaan",
        empty_label="Semua",
        choices=GOLONGAN,
        widget=PilihRingkas,
    )
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan",
        method="menurut_keadaan",
        empty_label="Semua",
        choices=[(kode.value, label) for kode, label in LABEL_JENIS_JABATAN.items()],
        widget=PilihRingkas,
    )
    jabatan = django_filters.CharFilter(label="Nama jabatan memuat", method="menurut_keadaan", max_length=100)
    posisi = django_filters.NumberFilter(
        label="Nomor jabatan pada peta jabatan", method="menurut_keadaan", widget=forms.HiddenInput
    )
    pendidikan = django_filters.ChoiceFilter(
        label="Pendidikan terakhir",
        method="menurut_keadaan",
        empty_label="Semua",
        choices=TINGKAT_PENDIDIKAN,
        widget=PilihRingkas,
    )
    jenis_kelamin = django_filters.ChoiceFilter(
        label="Jenis kelamin", choices=JENIS_KELAMIN, empty_label="Semua", widget=PilihRingkas
    )
    usia_min = django_filters.NumberFilter(label="Usia paling rendah", method="usia_paling_rendah", min_value=0)
    usia_maks = django_filters.NumberFilter(label="Usia paling tinggi", method="usia_paling_tinggi", min_value=0)
    triwulan = django_filters.CharFilter(
        label="Predikat dibaca dari", method="lewati", widget=forms.HiddenInput, validators=[triwulan_sah]
    )
    jp = django_filters.ChoiceFilter(
        label="JP tahun ini (PNS)",
        method="menurut_jp",
        empty_label="Semua",
        choices=[("terpenuhi", "Terpenuhi"), ("belum", "Belum terpenuhi")],
        widget=PilihRingkas,
    )
    kedudukan = django_filters.ChoiceFilter(
        label="Kedudukan hukum",
        method="menurut_kedudukan",
        empty_label="Masih pegawai",
        choices=[(SEMUA, "Semua, termasuk yang sudah berhenti"), *KEDUDUKAN],
        widget=PilihRingkas,
    )
    perhatian = django_filters.ChoiceFilter(
        label="Perlu perhatian",
        method="perlu_perhatian",
        empty_label="Tidak disaring",
        choices=[(p.kode, p.label) for p in PERHATIAN.values()],
        widget=PilihRingkas,
    )
    per_tanggal = django_filters.DateFilter(
        label="Keadaan per tanggal", method="lewati", widget=MasukanTanggal, validators=[bukan_masa_depan]
    )
    # Checkboxes last, so that the single fields stand in even rows.
    jenis = django_filters.MultipleChoiceFilter(
        label="Jenis ASN", choices=JENIS_ASN, widget=forms.CheckboxSelectMultiple
    )
    predikat = django_filters.MultipleChoiceFilter(
        label="Predikat terakhir",
        method="menurut_predikat",
        choices=[*PREDIKAT, (BELUM, "Belum dinilai")],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini: date = self.request.user.hari_ini()
        self.pada = tanggal_diminta(self.data.get("per_tanggal", ""), self.hari_ini)
        self.kolom = PADA if self.pada else KINI
        self.pohon = pasang_tempat(self)
        if self.pada:
            # These speak about today; on another day they would mislead.
            del self.filters["perhatian"], self.filters["kedudukan"]

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Without a choice, people who have left are left out."""
        if "kedudukan" in self.filters and not self.form.cleaned_data.get("kedudukan"):
            queryset = queryset.masih_pegawai()
        return super().filter_queryset(queryset)

    def depan(self) -> Depan | None:
        """People whose name begins with what is searched are meant more often than those who bear it further on."""
        teks = self.form.cleaned_data.get("q") if self.form.is_valid() else ""
        if not teks:
            return None
        return Depan(self.tanpa_cari(), "nama", *rentang_awalan(teks))

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(**{self.kolom[name]: akar.jalur})

    def menurut_keadaan(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(**{self.kolom[name]: value})

    def menurut_predikat(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Any of the latest predicates, or of the quarter a dashboard figure spoke of."""
        triwulan = self.form.cleaned_data.get("triwulan")
        kondisi = Q(pk__in=[])
        for kode in value:
            nilai = "" if kode == BELUM else kode
            if triwulan:
                kondisi |= berpredikat(Periode.dari_kode(triwulan), nilai)
            elif self.pada and not nilai:
                kondisi |= Q(pada_predikat=None)
            else:
                kondisi |= Q(**{self.kolom[name]: nilai})
        return queryset.filter(kondisi) if value else queryset

    def usia_paling_rendah(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(tanggal_lahir__lte=self._lahir_sebelum(int(value)))

    def usia_paling_tinggi(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(tanggal_lahir__gt=self._lahir_sebelum(int(value) + 1))

    def _lahir_sebelum(self, usia: int) -> date:
        """Who was born on this day or earlier has completed `usia` years."""
        return tambah_bulan(self.pada or self.hari_ini, -12 * min(usia, 150))

    def menurut_jp(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        target = pada_tanggal(JP_PNS_TERSEDIKIT, self.pada or self.hari_ini).nilai
        lookup = "gte" if value == "terpenuhi" else "lt"
        return queryset.filter(**{"jenis": "PNS", f"{self.kolom[name]}__{lookup}": target})

    def menurut_kedudukan(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset if value == SEMUA else queryset.filter(kedudukan=value)

    def perlu_perhatian(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(PERHATIAN[value].q(self.hari_ini))

    def lewati(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Not a condition of its own: the day has moved the whole query, the quarter belongs to the predicate."""
        return queryset


def pasang_tempat(saringan: Saringan) -> list[Any]:
    """Fill `instansi` and `kota` with what this reader may choose, or leave them out; returns the units."""
    pohon = pasang_instansi(saringan)
    kota = kota_pilihan(saringan.request.user, saringan.request.izin)
    saringan.filters["kota"].extra["choices"] = [(k.pk, str(k)) for k in kota]
    if len(kota) < 2:
        del saringan.filters["kota"]
    return pohon


def pasang_instansi(saringan: Saringan) -> list[Any]:
    """Fill `instansi` with the units this reader may choose, or leave it out where there is only one; returns them."""
    dipilih = saringan.data.get("instansi", "")
    # A long form that is not open needs the tree of units only for the unit in force.
    perlu = saringan.diperlukan("instansi")
    pohon = instansi_pilihan(saringan.request.user, saringan.request.izin, dipilih) if perlu else []
    saringan.filters["instansi"].extra["choices"] = pilihan_pohon(pohon)
    # An address that names the only unit still means that unit, not the person's other reach.
    if len(pohon) < 2 and not dipilih:
        del saringan.filters["instansi"]
    return pohon


class SaringanBerinstansi(Saringan):
    """Rows about a person, with a choice of units of the reader's reach; absent where there is only one."""

    malas = True

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pohon = pasang_instansi(self)

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(pegawai__instansi__jalur__startswith=akar.jalur)


def pilihan_pohon(pohon: list[Any]) -> list[tuple[str, Any]]:
    """Options of a select in tree order; grouped by city when there are several."""
    per_kota: dict[str, list[tuple[int, str]]] = {}
    for instansi in pohon:
        takuk = "\u2003" * (instansi.jalur.count("/") - 1)
        per_kota.setdefault(str(instansi.kota), []).append((instansi.pk, f"{takuk}{instansi.nama}"))
    return list(per_kota.items()) if len(per_kota) > 1 else next(iter(per_kota.values()), [])


class SaringanBawahan(Saringan):
    """A superior has few people: the search box is enough."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)


class SaringanCatatan(Saringan):
    """Filters of the access log."""

    q = django_filters.CharFilter(method="cari", label="Nama pembuka, data, atau alasan", max_length=100)
    sejak = django_filters.DateFilter(label="Sejak", field_name="pada", lookup_expr="date__gte", widget=MasukanTanggal)
    sampai = django_filters.DateFilter(
        label="Sampai", field_name="pada", lookup_expr="date__lte", widget=MasukanTanggal
    )

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(
            Q(pengguna__nama__icontains=value) | Q(butir__icontains=value) | Q(alasan__icontains=value)
        )
