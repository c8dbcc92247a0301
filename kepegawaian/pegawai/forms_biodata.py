"""Forms of a person's own data: what they may propose themselves, and their identity, which needs evidence."""

from typing import Any

from django import forms

from kepegawaian.pegawai.forms_riwayat import FormIsi, bidang
from kepegawaian.pegawai.forms_susunan import SUSUNAN_BIODATA
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.temuan import Temuan
from kepegawaian.pegawai.services.biodata import JENIS_BIODATA, biodata_periksa
from kepegawaian.pegawai.services.profil import Jenis
from kepegawaian.pegawai.services.riwayat import Isi

_BARIS_ALAMAT = 3


class FormBiodata(FormIsi):
    """The target is the person themself: their version is the one compared."""

    def __init__(self, data: Any = None, files: Any = None, *, pegawai: Pegawai, **kwargs: Any) -> None:
        super().__init__(data, files, pegawai=pegawai, **({"sasaran": pegawai} | kwargs))

    def periksa(self, isi: Isi) -> list[Temuan]:
        return biodata_periksa(pegawai=self.pegawai, isi=isi)

    @property
    def akibat(self) -> list[tuple[str, str, str]]:
        return []

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
