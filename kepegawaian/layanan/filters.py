"""Filters of the due lists."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from asn.core.saringan import PilihRingkas, Saringan, gayakan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.layanan.models import KODE
from kepegawaian.layanan.services.daftar import LEWAT, Daftar, saring_lengkap, sedang_diusulkan
from kepegawaian.pegawai.filters import MasukanTanggal, pilihan_pohon
from kepegawaian.pegawai.services.pilihan import instansi_pilihan

LENGKAP = [("lengkap", "Syarat lengkap"), ("kurang", "Syarat kurang"), ("berkas", "Berkas kurang")]


class SaringanHak(Saringan):
    """`request.daftar_hak` (set by the view) says which right is listed."""

    q = django_filters.CharFilter(method="cari", label="Nama atau NIP", max_length=100)
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )
    jatuh_tempo = django_filters.ChoiceFilter(
        label="Jatuh tempo", method="lewati", empty_label="", choices=(), widget=PilihRingkas
    )
    sejak = django_filters.DateFilter(label="TMT sejak", method="lewati", widget=MasukanTanggal)
    sampai = django_filters.DateFilter(label="TMT sampai", method="lewati", widget=MasukanTanggal)
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan",
        field_name="jabatan__jenis",
        empty_label="Semua",
        choices=[(kode.value, label) for kode, label in LABEL_JENIS_JABATAN.items()],
        widget=PilihRingkas,
    )
    usulan = django_filters.ChoiceFilter(
        label="Usulan",
        method="menurut_usulan",
        empty_label="Semua",
        choices=[("sudah", "Sedang diusulkan"), ("belum", "Belum diusulkan")],
        widget=PilihRingkas,
    )
    jabatan = django_filters.CharFilter(label="Nama jabatan", field_name="jabatan__nama", max_length=200)
    unit = django_filters.NumberFilter(label="Langsung pada unit", field_name="instansi", widget=forms.HiddenInput)
    lengkap = django_filters.ChoiceFilter(
        label="Kelengkapan", method="lewati", empty_label="Semua", choices=LENGKAP, widget=PilihRingkas
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.daftar: Daftar = self.request.daftar_hak
        self.hari_ini = self.request.user.hari_ini()
        bulan = [(LEWAT, self.daftar.lewat), *((str(b), f"Dalam {b} bulan") for b in self.daftar.bulan)]
        self.filters["jatuh_tempo"].extra |= {
            "choices": bulan,
            "empty_label": f"{self.daftar.lewat} dan {self.daftar.cakrawala} bulan ke depan",
        }
        self.pohon = instansi_pilihan(self.request.user, self.request.izin, self.data.get("instansi", ""))
        self.filters["instansi"].extra["choices"] = pilihan_pohon(self.pohon)
        # An address that names the only unit still means that unit, not the person's other reach.
        if len(self.pohon) < 2 and not self.data.get("instansi"):
            del self.filters["instansi"]

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """The window comes first, the rules last: they judge only who is left."""
        isi = self.form.cleaned_data
        if isi["sejak"] or isi["sampai"]:
            if isi["sejak"]:
                queryset = queryset.filter(tmt_hak__gte=isi["sejak"])
            if isi["sampai"]:
                queryset = queryset.filter(tmt_hak__lte=isi["sampai"])
            if isi["jatuh_tempo"]:
                queryset = queryset.filter(self.daftar.jendela(isi["jatuh_tempo"], self.hari_ini))
        else:
            queryset = queryset.filter(self.daftar.jendela(isi["jatuh_tempo"], self.hari_ini))
        queryset = super().filter_queryset(queryset)
        if isi["lengkap"]:
            queryset = queryset.filter(pk__in=list(saring_lengkap(queryset, isi["lengkap"])))
        return queryset

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        akar = next(i for i in self.pohon if str(i.pk) == value)
        return queryset.filter(instansi__jalur__startswith=akar.jalur)

    def menurut_usulan(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        kondisi = sedang_diusulkan(self.daftar)
        return queryset.filter(kondisi if value == "sudah" else ~kondisi)

    def lewati(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Applied in `filter_queryset`, where the order matters."""
        return queryset


class SaringanProyeksi(Saringan):
    """Filters of the projection: they narrow people and positions alike."""

    q = None
    instansi = django_filters.ChoiceFilter(
        label="Instansi", method="dalam_instansi", empty_label="Semua instansi", choices=(), widget=PilihRingkas
    )
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan",
        field_name="jabatan__jenis",
        empty_label="Semua",
        choices=[(kode.value, label) for kode, label in LABEL_JENIS_JABATAN.items()],
        widget=PilihRingkas,
    )
    tahun = django_filters.NumberFilter(label="Tahun", method="lewati", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pohon = instansi_pilihan(self.request.user, self.request.izin, self.data.get("instansi", ""))
        self.filters["instansi"].extra["choices"] = pilihan_pohon(self.pohon)
        for bidang in self.form.fields.values():
            gayakan(bidang.widget)

    def pilihan(self) -> dict[str, Any]:
        """Cleaned choices; what cannot be right counts as not chosen."""
        bersih = self.form.cleaned_data if self.form.is_valid() else {}
        return {nama: bersih.get(nama) for nama in ("instansi", "jenis_jabatan", "tahun")}

    @property
    def kueri(self) -> dict[str, Any]:
        """The choices as parameters of an address."""
        return {k: v for k, v in self.pilihan().items() if v}

    @property
    def akar(self) -> Any | None:
        return next((i for i in self.pohon if str(i.pk) == self.pilihan()["instansi"]), None)

    def dalam_instansi(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(instansi__jalur__startswith=self.akar.jalur) if self.akar else queryset

    def jabatan(self, jabatan: QuerySet) -> QuerySet:
        """The positions these filters speak of."""
        if jenis := self.pilihan()["jenis_jabatan"]:
            jabatan = jabatan.filter(jenis=jenis)
        return jabatan.filter(instansi__jalur__startswith=self.akar.jalur) if self.akar else jabatan

    def unit(self, instansi: QuerySet) -> list[Any]:
        """Rows of the table by unit: what lies directly below the chosen one, else the tops of the reach."""
        if self.akar:
            return list(instansi.filter(induk=self.akar).pada(self.request.user.hari_ini()))
        ada = {i.pk for i in self.pohon}
        return [i for i in self.pohon if i.induk_id not in ada]

    def lewati(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """The year is opened beside the figures, not filtered."""
        return queryset


class SaringanKeputusan(Saringan):
    """Filters of the decisions."""

    q = django_filters.CharFilter(method="cari", label="Nama, NIP, atau nomor SK", max_length=100)
    kode = django_filters.ChoiceFilter(label="Hak", choices=KODE, empty_label="Semua", widget=PilihRingkas)
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        method="menurut_keadaan",
        empty_label="Semua",
        choices=[("menunggu", "Menunggu SK"), ("ditetapkan", "Ditetapkan, menunggu TMT"), ("berlaku", "Berlaku")],
        widget=PilihRingkas,
    )

    def menurut_keadaan(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "menunggu":
            return queryset.menunggu_sk()
        return queryset.filter(tanggal_sk__isnull=False, diterapkan_pada__isnull=value == "ditetapkan")


class SaringanSurat(Saringan):
    """Filters of the letters."""

    q = django_filters.CharFilter(method="cari", label="Nama, NIP, atau nomor surat", max_length=100)
    sejak = django_filters.DateFilter(
        label="Tanggal sejak", field_name="tanggal", lookup_expr="gte", widget=MasukanTanggal
    )
    sampai = django_filters.DateFilter(
        label="Tanggal sampai", field_name="tanggal", lookup_expr="lte", widget=MasukanTanggal
    )
