"""One form per kind of riwayat: the fact, the decision it stands on, the evidence, and what speaks against it.

A form never writes: `form.isi` is the content to propose or deposit, `form.beda` what changes, `form.bukti` the file.
Errors of the rules stand at their field; warnings stand above the form until they are confirmed as looked at.
"""

import hashlib
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Fieldset, Layout, Row
from django import forms
from django.db import models
from django.urls import reverse

from asn.core.services import VersiBasi
from kepegawaian.pegawai.filters import MasukanTanggal
from kepegawaian.pegawai.forms_masukan import BidangBukti, BidangDesimal, BidangRupiah, PilihCari
from kepegawaian.pegawai.forms_susunan import BERTANGGAL_SK, SUSUNAN, Susunan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.enum import LABEL_JENJANG, BentukBangkom
from kepegawaian.pegawai.rules.temuan import Temuan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT, KOLOM_SK, Jenis
from kepegawaian.pegawai.services.riwayat import Isi, beda, isi_dari, isi_json, riwayat_akibat, riwayat_periksa
from kepegawaian.pegawai.services.riwayat.jejak import keterangan_terakhir
from kepegawaian.pegawai.services.rujukan import (
    RUJUKAN,
    golongan_pilihan,
    rujukan_cari,
    rujukan_kueri,
    rujukan_terpilih,
)

KONFIRMASI = "sudah_diperiksa"
BELUM_DIPERIKSA = "Baca peringatan di atas, lalu centang bila isian Anda memang benar."
PILIH_LAGI = "Pilih lagi berkasnya: peramban tidak menyimpan berkas dari kiriman yang belum diterima."
CARI = "_cari"
_BUKAN_ISI = {"bukti", "baris", "versi", KONFIRMASI}


class FormIsi(forms.ModelForm):
    """What the forms of riwayat and of biodata share.

    `sasaran`: the row to be corrected (None: a new one); `awal`: content of a saved draft, shown instead of it.
    """

    jenis: Jenis
    susunan: Susunan
    berkas_wajib = False
    # Whether differences hide NIK, phone and address.
    samar = False
    bukti = BidangBukti(
        label="Berkas pindaian",
        required=False,
        help_text="Hasil pindai SK atau dokumen: PDF, JPEG, atau PNG, paling besar 5 MB.",
    )
    baris = forms.IntegerField(widget=forms.HiddenInput, required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sudah_diperiksa = forms.BooleanField(label="Saya sudah memeriksa peringatan ini", required=False)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        pegawai: Pegawai,
        sasaran: Any = None,
        awal: Isi | None = None,
        **kwargs: Any,
    ) -> None:
        self.pegawai, self.sasaran = pegawai, sasaran
        self.peringatan: list[Temuan] = []
        self.mencari = bool(data and CARI in data)
        dibuka = {"baris": getattr(sasaran, "pk", None), "versi": getattr(sasaran, "versi", None)}
        isi = {**self.isi_lama(), **(awal or {}), **dibuka}
        if self.mencari:
            # The search button sent the form: nothing is judged, everything typed stays.
            isi, data, files = {**isi, **{k: data.get(k) for k in data}}, None, None
        super().__init__(data, files, initial=isi, instance=self._contoh(), **kwargs)
        self.fields["bukti"].required = self.berkas_wajib
        self._siapkan_bidang()
        self.helper = self._helper()

    def isi_lama(self) -> Isi:
        """Content of the row to be corrected."""
        return isi_dari(self.sasaran, self.jenis) if self.sasaran is not None else {}

    def periksa(self, isi: Isi) -> list[Temuan]:
        """Findings of the rules on this content."""
        return riwayat_periksa(jenis=self.jenis, pegawai=self.pegawai, isi=isi, sasaran=self.sasaran)

    def _contoh(self) -> Any:
        return self._meta.model(kota_id=self.pegawai.kota_id, pegawai=self.pegawai)

    @property
    def isi(self) -> Isi:
        """JSON-safe content of the valid form, complete with what the form does not show."""
        return {**self.isi_lama(), **self._isi_diisi()}

    @property
    def beda(self) -> list[tuple[str, str, str]]:
        """(label, old, new) of what would change, other rows included."""
        return [*beda(self.jenis, self.isi_lama(), self.isi), *self.akibat]

    @property
    def akibat(self) -> list[tuple[str, str, str]]:
        """What else changes: the position before this one ends."""
        return riwayat_akibat(jenis=self.jenis, pegawai=self.pegawai, isi=self.isi, sasaran=self.sasaran)

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        self._tolak_basi(bersih)
        self.lengkapi(bersih)
        # A missing scan says nothing about the content: what contradicts it is told at once.
        if self.errors.keys() - {"bukti"}:
            return bersih
        temuan = self.periksa(self.isi)
        for t in temuan:
            if t.galat:
                self.add_error(t.kolom if t.kolom in self.fields else None, t.pesan)
        self.peringatan = [t for t in temuan if not t.galat]
        self._minta_konfirmasi()
        return bersih

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors and self.files.get(self.add_prefix("bukti")):
            self["bukti"].help_text = PILIH_LAGI

    def _tolak_basi(self, bersih: dict[str, Any]) -> None:
        """Raises VersiBasi when the row is no longer the one this form was opened on: nothing typed may hide that."""
        baris, versi = bersih.get("baris"), bersih.get("versi")
        if self.sasaran is None or None in (baris, versi):
            return
        if (baris, versi) != (self.sasaran.pk, self.sasaran.versi):
            lama = self.isi_lama()
            berbeda = beda(self.jenis, lama, {**lama, **self._isi_diisi()}, samar=self.samar)
            raise VersiBasi(self.sasaran, berbeda, keterangan_terakhir(self.sasaran))

    def lengkapi(self, bersih: dict[str, Any]) -> None:
        """Fill in what may be left empty because another field says it."""

    def validate_unique(self) -> None:
        """Left to the rules: they know which row this one replaces and name the field."""

    validate_constraints = validate_unique

    def _minta_konfirmasi(self) -> None:
        """The tick counts for exactly the warnings it stood under."""
        sidik = sidik_peringatan(self.peringatan)
        self.fields[KONFIRMASI].widget.attrs["value"] = sidik
        if self.peringatan and not self.errors and self.data.get(self.add_prefix(KONFIRMASI)) != sidik:
            self.data = {**{k: self.data.get(k) for k in self.data}, self.add_prefix(KONFIRMASI): ""}
            self.add_error(KONFIRMASI, BELUM_DIPERIKSA)

    def _isi_diisi(self) -> Isi:
        return isi_json(self.jenis, {k: v for k, v in self.cleaned_data.items() if k not in _BUKAN_ISI})

    def _siapkan_bidang(self) -> None:
        for nama, bantuan in self.susunan.bantuan.items():
            self.fields[nama].help_text = bantuan
        for nama, label in self.susunan.label.items():
            self.fields[nama].label = label
        for apa in RUJUKAN.keys() & self.fields.keys():
            self._siapkan_rujukan(apa)
        if "golongan" in self.fields:
            self.fields["golongan"].queryset = golongan_pilihan(self.pegawai)
        # The summary of faults names them in the order of the page.
        self.order_fields([kolom for _, baris in self.susunan.bagian for satu in baris for kolom in satu])

    def _siapkan_rujukan(self, apa: str) -> None:
        """Only what is chosen and what was searched stands in the select; any row of the city may be sent."""
        rujukan, bidang = RUJUKAN[apa], self.fields[apa]
        sumber = self.data if self.is_bound else self.initial
        teks = str(sumber.get(f"cari_{apa}") or "")
        alamat = reverse("pegawai:cari_rujukan", args=[self.pegawai.pk, apa])
        bidang.queryset = rujukan_kueri(apa, self.pegawai)
        bidang.widget = PilihCari(apa, rujukan.sebutan, alamat, rujukan.terpendek, teks)
        ketemu = rujukan_cari(apa, self.pegawai, teks)
        terpilih = [p for p in rujukan_terpilih(apa, self.pegawai, sumber.get(apa)) if p not in ketemu]
        bidang.widget.choices = [("", "Pilih …" if ketemu else "–"), *terpilih, *ketemu]

    def _helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        bagian = [Fieldset(judul, *map(_baris, baris)) for judul, baris in self.susunan.bagian]
        helper.layout = Layout(
            # Enter in a field sends the form, not the first search button.
            HTML('<button class="visually-hidden" tabindex="-1" aria-hidden="true">Kirim</button>'),
            HTML('{% include "pegawai/isian/peringatan.html" %}'),
            *bagian,
            Fieldset("Bukti", "bukti"),
            "baris",
            "versi",
        )
        return helper


def sidik_peringatan(temuan: list[Temuan]) -> str:
    """Fingerprint of these warnings, so that a tick under others does not count."""
    return hashlib.sha256("\n".join(t.pesan for t in temuan).encode()).hexdigest()[:16] if temuan else ""


def _baris(kolom: tuple[str, ...]) -> Any:
    if len(kolom) == 1:
        return kolom[0]
    return Row(*(Column(k, css_class="col-sm-6") for k in kolom))


class FormRiwayat(FormIsi):
    """Base of the twelve forms made by `formulir_riwayat`."""

    def lengkapi(self, bersih: dict[str, Any]) -> None:
        """Unit and name as on the SK follow the position when they are left empty."""
        jabatan = bersih.get("jabatan")
        if jabatan is not None:
            bersih["instansi"] = bersih.get("instansi") or jabatan.instansi
            bersih["nama_jabatan"] = bersih.get("nama_jabatan") or jabatan.nama


def bidang(field: Any, **kwargs: Any) -> Any:
    """Form field of a model field: the browser's own date input, choices where the model keeps a bare code."""
    if isinstance(field, models.DateField):
        return field.formfield(widget=MasukanTanggal(), **kwargs)
    if field.name == "gaji_pokok":
        return BidangRupiah(label=field.verbose_name.capitalize(), min_value=1)
    if isinstance(field, models.DecimalField):
        angka = {"max_digits": field.max_digits, "decimal_places": field.decimal_places}
        return BidangDesimal(label=_label(field), required=not field.blank, **angka)
    pilihan = _PILIHAN.get(field.name)
    if pilihan:
        kelas = forms.TypedChoiceField
        ubah = int if isinstance(field, models.IntegerField) else str
        kosong = None if field.null else ""
        return kelas(label=_label(field), choices=pilihan, coerce=ubah, required=not field.blank, empty_value=kosong)
    return field.formfield(**kwargs)


def _label(field: Any) -> str:
    nama = str(field.verbose_name)
    return nama[:1].upper() + nama[1:]


_PILIHAN: dict[str, list[tuple[Any, str]]] = {
    "jenjang": [("", "Pilih …"), *((j.value, label) for j, label in LABEL_JENJANG.items())],
    "jenis_siasn": [("", "Pilih …"), *((b.kode_siasn(), b.label) for b in BentukBangkom)],
    "triwulan": [("", "Setahun penuh"), *((n, f"Triwulan {n}") for n in range(1, 5))],
    "level": [("", "Pilih …"), *((n, str(n)) for n in range(6))],
}
# What another field says when it is left empty.
_BOLEH_KOSONG = {"instansi", "nama_jabatan"}


def formulir_riwayat(kode: str) -> type[FormRiwayat]:
    """The form class of one kind of riwayat."""
    return _FORMULIR[kode]


def _buat(jenis: Jenis) -> type[FormRiwayat]:
    susunan = SUSUNAN[jenis.kode]
    kolom = [k for k in jenis.kolom if k not in KOLOM_SK or jenis.kode in BERTANGGAL_SK]
    kelas: Any = forms.modelform_factory(jenis.model, form=FormRiwayat, fields=kolom, formfield_callback=bidang)
    kelas.jenis, kelas.susunan = jenis, susunan
    if jenis.kode == "jabatan":
        for nama in _BOLEH_KOSONG:
            kelas.base_fields[nama].required = False
    return kelas


_FORMULIR = {jenis.kode: _buat(jenis) for jenis in JENIS_RIWAYAT.values()}
