"""Forms of a person's own data: what they may propose themselves, and their identity, which needs evidence."""

from typing import Any

from django import forms

from kepegawaian.pegawai.forms_riwayat import FormIsi, bidang
from kepegawaian.pegawai.forms_susunan import SUSUNAN_BIODATA
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.temuan import Temuan
from kepegawaian.pegawai.services.biodata import JENIS_BIODATA, biodata_periksa
from kepegawaian.pegawai.services.data_pribadi import data_samar
from kepegawaian.pegawai.services.profil import Jenis
from kepegawaian.pegawai.services.riwayat import Isi

_BARIS_ALAMAT = 3
# Shown masked, never filled in: an empty field leaves what is stored.
TERTUTUP = ("nik", "telepon", "alamat")


class FormBiodata(FormIsi):
    """The target is the person themself: their version is the one compared.

    Closed data is not filled in, neither for the person: a form would show it without the log entry that opening asks
    for. What stays empty stays as it is stored.
    """

    samar = True

    def __init__(self, data: Any = None, files: Any = None, *, pegawai: Pegawai, **kwargs: Any) -> None:
        super().__init__(data, files, pegawai=pegawai, **({"sasaran": pegawai} | kwargs))
        samar = dict(data_samar(pegawai))
        for nama in self.fields.keys() & set(TERTUTUP):
            self._samarkan(nama, samar[self.fields[nama].label])

    def periksa(self, isi: Isi) -> list[Temuan]:
        return biodata_periksa(pegawai=self.pegawai, isi=isi)

    @property
    def isi(self) -> Isi:
        kosong = {k for k in TERTUTUP if not self.cleaned_data.get(k)}
        diisi = {k: v for k, v in self._isi_diisi().items() if k not in kosong}
        return {**self.isi_lama(), **diisi}

    @property
    def akibat(self) -> list[tuple[str, str, str]]:
        return []

    def _samarkan(self, nama: str, samar: str) -> None:
        tersimpan = self.isi_lama()[nama]
        if self.initial.get(nama) == tersimpan:
            self.initial[nama] = ""
        if tersimpan:
            bidang = self.fields[nama]
            bidang.help_text = f"{bidang.help_text} Tersimpan: {samar}. Kosongkan bila tidak berubah."

    def _contoh(self) -> Any:
        return Pegawai()


def formulir_biodata(kode: str) -> type[FormBiodata]:
    """The form class of "biodata_mandiri" or "biodata_identitas"."""
    return _FORMULIR[kode]


def _buat(jenis: Jenis) -> type[FormBiodata]:
    kelas: Any = forms.modelform_factory(
        Pegawai, form=FormBiodata, fields=list(jenis.kolom), formfield_callback=bidang
    )
    kelas.jenis, kelas.susunan = jenis, SUSUNAN_BIODATA[jenis.kode]
    kelas.berkas_wajib = jenis.kode == "biodata_identitas"
    for nama in ("alamat",):
        if nama in kelas.base_fields:
            kelas.base_fields[nama].widget = forms.Textarea(attrs={"rows": _BARIS_ALAMAT})
    for nama in ("nik", "telepon"):
        if nama in kelas.base_fields:
            kelas.base_fields[nama].widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return kelas


_FORMULIR = {jenis.kode: _buat(jenis) for jenis in JENIS_BIODATA.values()}
