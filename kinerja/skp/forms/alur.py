"""Acts that need words: clarification, change, cancellation, setting in place of others, another penilai."""

from typing import Any

from django import forms

from kepegawaian.jabatan.models import JabatanQuerySet
from kinerja.skp.forms.isi import BerVersi
from kinerja.skp.rules.istilah import AlasanPerubahan
from kinerja.skp.services.alur import CATATAN_TERPENDEK


class FormCatatan(BerVersi):
    """Words that the other side will read."""

    catatan = forms.CharField(
        label="Catatan", min_length=CATATAN_TERPENDEK, max_length=2000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, label: str = "Catatan", bantuan: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["catatan"].label = label
        self.fields["catatan"].help_text = bantuan


class FormPerubahan(forms.Form):
    """Why a set SKP is reopened."""

    alasan = forms.ChoiceField(
        label="Alasan perubahan",
        choices=AlasanPerubahan.pilihan(),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu alasan."},
    )
    uraian = forms.CharField(
        label="Apa yang berubah",
        min_length=CATATAN_TERPENDEK,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Pihak lain membacanya. SKP yang sudah ditetapkan tetap tersimpan sebagai naskah.",
    )


class FormBatal(forms.Form):
    catatan = forms.CharField(
        label="Alasan pembatalan", min_length=CATATAN_TERPENDEK, max_length=500, widget=forms.Textarea({"rows": 3})
    )


class FormPermintaan(forms.Form):
    """Another assessing post, and why."""

    jabatan = forms.ModelChoiceField(
        queryset=None,
        label="Jabatan yang seharusnya menilai",
        empty_label="– pilih jabatan –",
        error_messages={"required": "Pilih jabatan atasan Anda yang benar."},
    )
    alasan = forms.CharField(
        label="Alasan",
        min_length=CATATAN_TERPENDEK,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Misalnya “saya ditugaskan di bidang lain sejak Maret” dengan nomor surat tugasnya.",
    )

    def __init__(self, *args: Any, calon: JabatanQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = calon


class FormPutusanPermintaan(forms.Form):
    putusan = forms.ChoiceField(
        label="Putusan",
        choices=[("setuju", "Setujui: SKP ini dinilai jabatan yang diminta"), ("tolak", "Tolak")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu putusan."},
    )
    alasan_putusan = forms.CharField(
        label="Catatan",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Wajib bila menolak. Pegawai membacanya.",
    )
