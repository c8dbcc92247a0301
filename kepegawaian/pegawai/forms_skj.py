"""Form of the competency standard of one position."""

from typing import Any

from django import forms

from kepegawaian.jabatan.models import KamusKompetensi, SyaratJabatan
from kepegawaian.jabatan.rules.standar import LEVEL, SEBUTAN_LEVEL

AWALAN = "level_"
PILIHAN_LEVEL = [("", "Tidak diminta"), *((n, f"{n} – {SEBUTAN_LEVEL[n]}") for n in LEVEL)]


class BidangBaris(forms.CharField):
    """Short texts, one per line."""

    widget = forms.Textarea({"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        baris = [b.strip()[:150] for b in (super().clean(value) or "").splitlines()]
        return [b for b in baris if b][:20]


class FormSKJ(forms.ModelForm):
    """Level of every competency of the dictionary, then what the holder must bring."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    pelatihan_lain = BidangBaris(
        label="Pelatihan teknis/fungsional", required=False, help_text="Satu pelatihan pada setiap baris."
    )
    bidang = forms.ModelMultipleChoiceField(
        label="Perangkat daerah yang bidangnya terkait",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Pengalaman pada perangkat daerah ini dihitung sebagai pengalaman terkait. Kosong: semua dihitung.",
    )

    class Meta:
        model = SyaratJabatan
        fields = (
            *("ikhtisar", "pangkat_minimum", "pendidikan_minimum", "bidang_ilmu", "pengalaman_bulan"),
            *("diklat", "pelatihan_lain", "jpm_minimum"),
        )
        widgets = {"ikhtisar": forms.Textarea({"rows": 4})}
        help_texts = {
            "pangkat_minimum": "Kosongkan untuk mengikuti eselon atau jenjangnya.",
            "pendidikan_minimum": "Hanya dapat memperketat syarat undang-undang.",
            "jpm_minimum": "Bila diisi, hasil penilaian kompetensi menjadi syarat wajib, bukan pertimbangan.",
        }

    def __init__(
        self, *args: Any, kompetensi: list[KamusKompetensi], level: dict[int, int], bidang: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kompetensi = kompetensi
        self.fields["versi"].initial = self.instance.versi if self.instance.pk else 0
        self.fields["bidang"].queryset = bidang
        for k in kompetensi:
            self.fields[f"{AWALAN}{k.pk}"] = forms.TypedChoiceField(
                label=k.nama, choices=PILIHAN_LEVEL, coerce=int, empty_value=None, required=False
            )
            self.initial[f"{AWALAN}{k.pk}"] = level.get(k.pk, "")

    def per_kelompok(self) -> list[tuple[str, list[Any]]]:
        """Fields of the levels under the name of their group."""
        hasil: dict[str, list[Any]] = {}
        for k in self.kompetensi:
            hasil.setdefault(k.get_kelompok_display(), []).append(self[f"{AWALAN}{k.pk}"])
        return list(hasil.items())

    def level(self) -> dict[int, int | None]:
        return {k.pk: self.cleaned_data[f"{AWALAN}{k.pk}"] for k in self.kompetensi}

    def syarat(self) -> dict[str, Any]:
        return {nama: self.cleaned_data[nama] for nama in self.Meta.fields}

    def _get_validation_exclusions(self) -> set[str]:
        # The service saves and validates the whole row; here only what the form shows.
        return super()._get_validation_exclusions() | {"jabatan", "kota"}
