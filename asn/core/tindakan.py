"""An act behind a confirmation page: what it says, what it calls, and the note or reason it is kept with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms


class FormCatatan(forms.Form):
    """A note kept with the change of state."""

    alasan = forms.CharField(
        label="Catatan (opsional)", required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class FormAlasan(forms.Form):
    """A reason that must be given, because somebody will ask for it later; `bantuan` says who reads it."""

    bantuan = "Dicatat bersama nama Anda."

    alasan = forms.CharField(label="Alasan", min_length=10, max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].help_text = self.bantuan


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One act: the question, the consequence, the service, the message afterwards."""

    judul: str
    pesan: str
    label: str
    layanan: Callable[..., Any]
    selesai: str
    form: type[forms.Form] = FormCatatan
    bahaya: bool = False
