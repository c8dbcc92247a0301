"""What an accepted appeal changes: the two ratings. The predicate follows from the matrix."""

from typing import Any

from django import forms

from kepegawaian.keberatan.models import Keberatan
from kepegawaian.pegawai.rules.enum import RatingEkspektasi
from kinerja.skp.services.banding import evaluasi_dari

PILIHAN = [(str(k), k.label) for k in RatingEkspektasi]


class FormRatingPutusan(forms.Form):
    """The ratings as they stand are filled in; a refusal leaves them."""

    hasil_kerja = forms.ChoiceField(label="Rating hasil kerja", choices=PILIHAN)
    perilaku = forms.ChoiceField(
        label="Rating perilaku kerja",
        choices=PILIHAN,
        help_text="Predikat dihitung dari kedua rating dengan matriks PermenPANRB 6/2022; tidak dipilih sendiri.",
    )

    def __init__(self, *args: Any, keberatan: Keberatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        evaluasi = evaluasi_dari(keberatan)
        self.initial = {"hasil_kerja": evaluasi.hasil_kerja, "perilaku": evaluasi.perilaku}
