"""Inputs and the base of forms over one row; a service writes what they cleaned."""

from typing import Any

from django import forms

from kepegawaian.pegawai.filters import MasukanTanggal


class MasukanWaktu(forms.DateTimeInput):
    """The browser's own field for a day and an hour."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def tanggal(label: str, *, wajib: bool = True, bantuan: str = "") -> forms.DateField:
    return forms.DateField(label=label, required=wajib, widget=MasukanTanggal(), help_text=bantuan)


def waktu(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=MasukanWaktu(), input_formats=["%Y-%m-%dT%H:%M"])


def teks(label: str, *, baris: int = 3, wajib: bool = True, terpendek: int = 10, bantuan: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=wajib,
        min_length=terpendek if wajib else None,
        max_length=2000,
        widget=forms.Textarea({"rows": baris}),
        help_text=bantuan,
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf."},
    )


class FormBaris(forms.ModelForm):
    """Over one row; `pilihan` are the choices of its foreign keys within the reader's reach."""

    def __init__(self, *args: Any, pilihan: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang: Any
        for bidang in self.fields.values():
            if isinstance(bidang, forms.TypedChoiceField) and bidang.choices and bidang.choices[0][0] == "":
                bidang.choices = [("", "Pilih" if bidang.required else "Tidak ada"), *bidang.choices[1:]]
        for kolom, kueri in (pilihan or {}).items():
            bidang = self.fields[kolom]
            bidang.queryset = kueri
            if hasattr(bidang, "empty_label") and bidang.empty_label is not None:
                bidang.empty_label = "Pilih" if bidang.required else "Tidak ada"

    def _post_clean(self) -> None:
        """The service checks the row as a whole; the form leaves it as it was."""
