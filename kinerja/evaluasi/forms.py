"""Forms of the acts on an evaluation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from asn.core import tindakan
from asn.core.periode import JenisPeriode, Periode

# How many closed periods of each kind are offered, newest first.
DITAWARKAN: dict[JenisPeriode, int] = {"triwulan": 6, "semester": 3, "tahun": 3}
LABEL_JENIS = {"triwulan": "Triwulan", "semester": "Semester", "tahun": "Tahun"}


def periode_berakhir(hari_ini: date) -> list[Periode]:
    """Closed periods that may be evaluated by hand."""
    hasil = []
    for jenis, banyak in DITAWARKAN.items():
        periode = Periode.pada(hari_ini, jenis)
        for _ in range(banyak):
            periode = periode.sebelumnya()
            hasil.append(periode)
    return hasil


class FormMulai(forms.Form):
    """Which closed period of which city is evaluated next; evaluated ones are not offered again."""

    kota = forms.TypedChoiceField(label="Kota", coerce=int)
    periode = forms.ChoiceField(label="Periode")

    def __init__(self, *args: Any, pengguna: Any, ada: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kota = _kota_tujuan(pengguna)
        self.sudah_ada = set(ada)
        self.fields["periode"].widget.attrs["class"] = "form-select"
        self.fields["kota"].choices = list(kota.items())
        if len(kota) == 1:
            self.fields["kota"].initial = next(iter(kota))
            self.fields["kota"].widget = forms.HiddenInput()
        self.fields["periode"].choices = self._pilihan(pengguna.hari_ini(), set(kota))

    def _pilihan(self, hari_ini: date, kota: set[int]) -> list[tuple[str, list[tuple[str, str]]]]:
        kelompok: dict[str, list[tuple[str, str]]] = {}
        for periode in periode_berakhir(hari_ini):
            if not all((k, periode.kode) in self.sudah_ada for k in kota):
                kelompok.setdefault(LABEL_JENIS[periode.jenis], []).append((periode.kode, periode.label))
        return list(kelompok.items())

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if (bersih.get("kota"), bersih.get("periode")) in self.sudah_ada:
            self.add_error("periode", "Evaluasi periode ini sudah ada. Gunakan revisi untuk memperbaikinya.")
        return bersih


def _kota_tujuan(pengguna: Any) -> dict[int, str]:
    boleh = pengguna.jangkauan("evaluasi.mulai_evaluasi").kota_ids
    return {p.kota_id: str(p.kota) for p in pengguna.penugasan_berlaku if p.kota_id in boleh}


class FormAlasan(tindakan.FormAlasan):
    bantuan = "Dicatat bersama nama Anda dan dapat dibaca semua yang boleh melihat evaluasi ini."
