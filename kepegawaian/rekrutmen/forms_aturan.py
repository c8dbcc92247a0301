"""The rules of a selection as fields: weights, marks and thresholds are typed; the structure comes from the preset."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

from django import forms

from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan

KRITERIA = {rk.JUMLAH: "jumlah nilai", rk.IPK: "IPK", rk.USIA: "usia tertua", rk.DASAR: "nilai ujian dasar"}


class FormAturan(forms.Form):
    """One field per figure. `hasil` is the configuration with these figures; the rule judges it as a whole."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    usia_min = forms.IntegerField(label="Usia paling rendah", min_value=18, max_value=65)
    usia_maks = forms.IntegerField(label="Usia paling tinggi", min_value=18, max_value=65)
    kelipatan = forms.IntegerField(
        label="Yang lanjut, kali jumlah kursi", min_value=0, max_value=20, help_text="0: semua yang memenuhi ambang."
    )
    seri_akhir = forms.CharField(
        label="Penentu bila nilai akhir sama, berurutan",
        max_length=300,
        help_text="Kode dipisah koma; IPK dan USIA (tertua) boleh dipakai.",
    )
    tanpa_ambang = forms.MultipleChoiceField(
        label="Jenis kebutuhan tanpa ambang batas",
        required=False,
        choices=JenisKebutuhan.pilihan(),
        widget=forms.CheckboxSelectMultiple,
    )
    alasan = forms.CharField(
        label="Alasan perubahan", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, konfigurasi: dict[str, Any], **kwargs: Any) -> None:
        self.semula = konfigurasi
        super().__init__(*args, initial=_awal(konfigurasi) | kwargs.pop("initial", {}), **kwargs)
        for u in konfigurasi["ujian"]:
            self._angka(f"bobot_{u['kode']}", f"Bobot {u['nama']} (%)", u["bobot"])
            for k in u["komponen"]:
                self._angka(f"maks_{k['kode']}", f"Nilai tertinggi {k['nama']}", k["maks"])
                if u["cara"] == "bobot":
                    self._angka(f"bagian_{k['kode']}", f"Bobot {k['nama']} dalam {u['nama']} (%)", k["bobot"])
        for jenis, batas in konfigurasi.get("ambang", {}).items():
            for kode, nilai in batas.items():
                label = f"Ambang {JenisKebutuhan(jenis).label}: {KRITERIA.get(kode, kode)}"
                self._angka(f"ambang_{jenis}_{kode}", label, nilai)
        self.order_fields([*(n for n in self.fields if n != "alasan"), "alasan"])

    def _angka(self, nama: str, label: str, awal: Any) -> None:
        self.fields[nama] = forms.DecimalField(
            label=label, min_value=Decimal(0), max_digits=7, decimal_places=2, initial=awal
        )

    @property
    def hasil(self) -> dict[str, Any]:
        bersih, isi = self.cleaned_data, deepcopy(self.semula)
        for u in isi["ujian"]:
            u["bobot"] = _bulat(bersih[f"bobot_{u['kode']}"])
            for k in u["komponen"]:
                k["maks"] = _bulat(bersih[f"maks_{k['kode']}"])
                if u["cara"] == "bobot":
                    k["bobot"] = _bulat(bersih[f"bagian_{k['kode']}"])
        for jenis, batas in isi.get("ambang", {}).items():
            batas |= {kode: _bulat(bersih[f"ambang_{jenis}_{kode}"]) for kode in batas}
        isi["usia"] = {"min": bersih["usia_min"], "maks": bersih["usia_maks"]}
        isi["kelipatan"] = bersih["kelipatan"]
        isi["seri_akhir"] = [k.strip().upper() for k in bersih["seri_akhir"].split(",") if k.strip()]
        isi["tanpa_ambang"] = bersih["tanpa_ambang"]
        return isi


def _awal(konfigurasi: dict[str, Any]) -> dict[str, Any]:
    usia = konfigurasi.get("usia", {})
    return {
        "usia_min": usia.get("min"),
        "usia_maks": usia.get("maks"),
        "kelipatan": konfigurasi.get("kelipatan", 0),
        "seri_akhir": ", ".join(konfigurasi.get("seri_akhir", [])),
        "tanpa_ambang": konfigurasi.get("tanpa_ambang", []),
    }


def _bulat(nilai: Decimal) -> Any:
    """Whole numbers as numbers, others as text: JSON keeps no exact fraction."""
    return int(nilai) if nilai == nilai.to_integral_value() else str(nilai)
