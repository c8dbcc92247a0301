"""What a citizen fills in. Few fields, plain words, nothing that needs a script."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from pengaduan.forum.models.komentar import KOMENTAR_MAKS, UNSUR


def teks_bersih(teks: str) -> str:
    """Without control characters that no keyboard makes; line breaks stay."""
    return "".join(h for h in teks.replace("\r\n", "\n") if h == "\n" or h.isprintable()).strip()


class FormSurel(forms.Form):
    """An address to which a link goes; the answer is the same whatever it is."""

    surel = forms.EmailField(
        label="Alamat surel",
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Untuk mengirim tautan saja. Disimpan tersandi, tidak pernah ditampilkan, lalu dihapus.",
        error_messages={"required": "Tulis alamat surel Anda.", "invalid": "Periksa penulisan alamatnya."},
    )


class FormKeberatan(forms.Form):
    """Why a decision of a moderator should be looked at once more."""

    isi = forms.CharField(
        label="Mengapa putusan itu perlu ditinjau?",
        min_length=20,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Dibaca moderator saja, tidak ditampilkan kepada publik. Jangan menulis data pribadi orang lain.",
        error_messages={
            "required": "Tulis alasan keberatan Anda.",
            "min_length": "Tulis sedikitnya 20 huruf.",
            "max_length": "Paling panjang 600 huruf.",
        },
    )

    def clean_isi(self) -> str:
        return teks_bersih(self.cleaned_data["isi"])


class FormMasukan(forms.Form):
    """One contribution. Who has already proven an address in this browser is not asked for it again."""

    isi = forms.CharField(
        label="Masukan Anda",
        max_length=KOMENTAR_MAKS,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Apa yang perlu diubah atau dipertahankan, dan mengapa. Jangan menulis NIK atau nomor telepon.",
        error_messages={
            "required": "Tulis masukan Anda.",
            "min_length": "Tulis sedikitnya 10 huruf, supaya dapat ditanggapi.",
            "max_length": f"Paling panjang {KOMENTAR_MAKS} huruf. Ringkas, atau kirim dalam dua masukan.",
        },
    )
    nama = forms.CharField(
        label="Nama yang ditampilkan",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        help_text="Boleh dikosongkan; masukan Anda lalu tampil “Tanpa nama”.",
    )
    unsur = forms.ChoiceField(label="Anda menulis sebagai", choices=UNSUR)
    surel = FormSurel.base_fields["surel"]
    mau_kabar = forms.BooleanField(label="Kabari saya bila tanggapan resmi terbit", required=False, initial=True)
    # Out of sight (CSS); a person leaves it empty, a program fills it in.
    situs = forms.CharField(label="Jangan diisi", required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))

    def __init__(self, *args: Any, terbukti: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["situs"].widget.attrs["autocomplete"] = "off"
        if terbukti:
            del self.fields["surel"]

    def clean_isi(self) -> str:
        isi = teks_bersih(self.cleaned_data["isi"])
        if len(isi) < 10:
            raise ValidationError("Tulis sedikitnya 10 huruf, supaya dapat ditanggapi.")
        return isi

    def clean_nama(self) -> str:
        return " ".join(teks_bersih(self.cleaned_data["nama"]).split())

    @property
    def perangkap(self) -> bool:
        """Whether the trap for programs was filled."""
        return bool(self.cleaned_data.get("situs"))

    @property
    def masukan(self) -> dict[str, Any]:
        return {k: self.cleaned_data[k] for k in ("isi", "nama", "unsur", "mau_kabar")}
