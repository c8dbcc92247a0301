"""The structured interview as one page: questions with what each step of their scale means, until the rules freeze."""

from copy import deepcopy
from typing import Any

from django import forms

TAMBAHAN = 2
LANGKAH = (3, 4, 5)


class FormWawancara(forms.Form):
    """Questions in order, two empty ones at the end; an emptied question goes away. `hasil` is the configuration."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    pewawancara = forms.IntegerField(
        label="Pewawancara per peserta",
        min_value=2,
        max_value=7,
        help_text="Masing-masing menilai sendiri; nilainya terbuka sesudah semua menyegel.",
    )
    skala = forms.TypedChoiceField(
        label="Langkah skala",
        coerce=int,
        choices=[(n, f"{n} langkah") for n in LANGKAH],
        help_text="Sama untuk semua pertanyaan. Isi jangkar sampai langkah ini; sisanya dikosongkan.",
    )
    alasan = forms.CharField(
        label="Alasan perubahan",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="Wajib sesudah seleksi diumumkan; pelamar membacanya.",
    )

    def __init__(self, *args: Any, konfigurasi: dict[str, Any], **kwargs: Any) -> None:
        self.semula = konfigurasi
        w = konfigurasi["wawancara"]
        self.butir = [*w["butir"], *({} for _ in range(TAMBAHAN))]
        awal = {"pewawancara": w["pewawancara"], "skala": len(w["butir"][0]["jangkar"])}
        super().__init__(*args, initial=awal | kwargs.pop("initial", {}), **kwargs)
        for n, butir in enumerate(self.butir):
            self._butir(n, butir)
        self.order_fields([*(f for f in self.fields if f != "alasan"), "alasan"])

    def _butir(self, n: int, butir: dict[str, Any]) -> None:
        jangkar = [*butir.get("jangkar", []), *[""] * max(LANGKAH)]
        self.fields[f"dimensi_{n}"] = forms.CharField(
            label="Dimensi", max_length=60, required=False, initial=butir.get("dimensi", "")
        )
        self.fields[f"tanya_{n}"] = forms.CharField(
            label="Pertanyaan",
            max_length=500,
            required=False,
            initial=butir.get("pertanyaan", ""),
            widget=forms.Textarea({"rows": 2}),
        )
        for i in range(max(LANGKAH)):
            self.fields[f"jangkar_{n}_{i}"] = forms.CharField(
                label=f"Langkah {i + 1}", max_length=300, required=False, initial=jangkar[i]
            )

    def kotak(self) -> list[dict[str, Any]]:
        """Question by question, for the page."""
        return [
            {
                "nomor": n + 1,
                "baru": not butir,
                "dimensi": self[f"dimensi_{n}"],
                "tanya": self[f"tanya_{n}"],
                "jangkar": [self[f"jangkar_{n}_{i}"] for i in range(max(LANGKAH))],
            }
            for n, butir in enumerate(self.butir)
        ]

    def clean(self) -> dict[str, Any]:
        bersih: dict[str, Any] = super().clean() or {}
        skala = bersih.get("skala")
        for n in range(len(self.butir)) if skala else ():
            if self._kosong(bersih, n):
                continue
            wajib = [f"dimensi_{n}", f"tanya_{n}", *(f"jangkar_{n}_{i}" for i in range(skala))]
            for kolom in wajib:
                if not bersih.get(kolom):
                    self.add_error(kolom, "Isi, atau kosongkan seluruh pertanyaan ini untuk menghapusnya.")
            for i in range(skala, max(LANGKAH)):
                if bersih.get(f"jangkar_{n}_{i}"):
                    self.add_error(f"jangkar_{n}_{i}", f"Skala {skala} langkah: kosongkan langkah ini.")
        if skala and not self.errors and not self._terisi(bersih):
            raise forms.ValidationError("Wawancara memerlukan sedikitnya satu pertanyaan.")
        return bersih

    def _kosong(self, bersih: dict[str, Any], n: int) -> bool:
        kolom = [f"dimensi_{n}", f"tanya_{n}", *(f"jangkar_{n}_{i}" for i in range(max(LANGKAH)))]
        return not any(bersih.get(k) for k in kolom)

    def _terisi(self, bersih: dict[str, Any]) -> list[int]:
        return [n for n in range(len(self.butir)) if not self._kosong(bersih, n)]

    @property
    def hasil(self) -> dict[str, Any]:
        """The whole configuration with these questions; a question keeps its code while it keeps its place."""
        bersih, isi = self.cleaned_data, deepcopy(self.semula)
        skala = bersih["skala"]
        kode = _kode_baru({b["kode"] for b in self.butir if b})
        isi["wawancara"] |= {
            "pewawancara": bersih["pewawancara"],
            "skala": skala,
            "butir": [
                {
                    "kode": self.butir[n].get("kode") or next(kode),
                    "dimensi": bersih[f"dimensi_{n}"],
                    "pertanyaan": bersih[f"tanya_{n}"],
                    "jangkar": [bersih[f"jangkar_{n}_{i}"] for i in range(skala)],
                }
                for n in self._terisi(bersih)
            ],
        }
        return isi


def _kode_baru(terpakai: set[str]) -> Any:
    """Codes nobody has."""
    return iter([k for k in (f"B{n}" for n in range(1, 100)) if k not in terpakai])
