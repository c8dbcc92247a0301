"""Form of one competency assessment: day, assessor, a level for each competency."""

from typing import Any

from django import forms

from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.jabatan.rules.standar import LEVEL, SEBUTAN_LEVEL
from kepegawaian.pegawai.filters import MasukanTanggal

AWALAN = "level_"
PILIHAN_LEVEL = [
    ("", "Tidak dinilai"),
    (0, "0 – Tidak mencapai level mana pun"),
    *((n, f"{n} – {SEBUTAN_LEVEL[n]}") for n in LEVEL),
]


class FormPenilaian(forms.Form):
    """Levels as they stand in the report of the assessor."""

    tanggal = forms.DateField(label="Tanggal penilaian", widget=MasukanTanggal)
    penyelenggara = forms.CharField(
        label="Penyelenggara", max_length=200, help_text="Misalnya: Pusat Penilaian Kompetensi ASN BKN."
    )

    def __init__(self, *args: Any, kompetensi: list[KamusKompetensi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kompetensi = kompetensi
        for k in kompetensi:
            self.fields[f"{AWALAN}{k.pk}"] = forms.TypedChoiceField(
                label=k.nama, choices=PILIHAN_LEVEL, coerce=int, empty_value=None, required=False
            )

    def per_kelompok(self) -> list[tuple[str, list[Any]]]:
        hasil: dict[str, list[Any]] = {}
        for k in self.kompetensi:
            hasil.setdefault(k.get_kelompok_display(), []).append(self[f"{AWALAN}{k.pk}"])
        return list(hasil.items())

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        if not self.errors and not self.level():
            raise forms.ValidationError("Isi level sedikitnya satu kompetensi.")
        return bersih

    def level(self) -> dict[int, int]:
        semua = {k.pk: self.cleaned_data.get(f"{AWALAN}{k.pk}") for k in self.kompetensi}
        return {pk: nilai for pk, nilai in semua.items() if nilai is not None}
