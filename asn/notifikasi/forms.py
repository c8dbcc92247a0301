"""What comes by e-mail: one choice per kind."""

from typing import Any

from django import forms

from asn.notifikasi.rules.jenis import JENIS, PILIHAN_CARA


class FormPilihan(forms.Form):
    """A field per kind of news, named by its code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for jenis in JENIS.values():
            self.fields[jenis.kode] = forms.ChoiceField(
                label=jenis.label,
                choices=PILIHAN_CARA,
                help_text=jenis.penjelasan,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
