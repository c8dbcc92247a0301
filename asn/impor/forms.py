"""Forms of an import: the file, the meaning of its columns, the decision."""

from typing import Any

from django import forms
from django.conf import settings

from asn.impor.jenis import semua_jenis
from asn.impor.models import Impor
from asn.impor.rules.kepala import huruf
from asn.impor.workflows import KELOLA


class FormUnggah(forms.Form):
    """Which data, of which city, from which file."""

    kota = forms.TypedChoiceField(label="Kota", coerce=int)
    jenis = forms.ChoiceField(label="Jenis data", widget=forms.RadioSelect)
    berkas = forms.FileField(label="Berkas", widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,.txt"}))

    def __init__(self, *args: Any, pengguna: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boleh = pengguna.jangkauan(KELOLA).kota_ids
        kota = {p.kota_id: str(p.kota) for p in pengguna.penugasan_berlaku if p.kota_id in boleh}
        self.fields["kota"].choices = list(kota.items())
        if len(kota) == 1:
            self.fields["kota"].initial = next(iter(kota))
            self.fields["kota"].widget = forms.HiddenInput()
        self.fields["jenis"].choices = [(j.kode, j.label) for j in semua_jenis()]
        batas = settings.IMPOR_UKURAN_MAKS // 1024**2
        self.fields["berkas"].help_text = f"XLSX atau CSV, paling besar {batas} MB. Judul kolom SIASN dikenali."


class FormPeta(forms.Form):
    """One choice per column of the file, and whether what is verified stays."""

    jangan_timpa = forms.BooleanField(
        label="Jangan timpa data yang sudah terverifikasi",
        required=False,
        help_text=(
            "Baris riwayat yang terverifikasi dan isian pegawai yang sudah terisi dipertahankan; "
            "hanya yang belum ada yang ditambahkan."
        ),
    )

    def __init__(self, *args: Any, impor: Impor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.impor = impor
        jenis = impor.definisi
        pilihan = [("", "Abaikan kolom ini"), *((k.nama, f"{k.label}{' *' if k.wajib else ''}") for k in jenis.kolom)]
        self.fields["jangan_timpa"].initial = impor.jangan_timpa
        for i, judul in enumerate(impor.kepala):
            self.fields[f"kolom_{i}"] = forms.ChoiceField(
                label=f"Kolom {huruf(i)} {judul}",
                choices=pilihan,
                required=False,
                initial=impor.peta.get(str(i), ""),
                widget=forms.Select({"class": "form-select form-select-sm"}),
            )

    @property
    def peta(self) -> dict[int, str]:
        """Column of the file -> field, of a valid form."""
        semua = {i: self.cleaned_data[f"kolom_{i}"] for i in range(len(self.impor.kepala))}
        return {i: nama for i, nama in semua.items() if nama}


class FormTerapkan(forms.Form):
    """The decision. Leaving wrong rows out is something one says, not something that happens."""

    cara = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, impor: Impor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if impor.galat:
            self.fields["sah_saja"] = forms.BooleanField(
                label=f"Saya mengerti bahwa {impor.galat} baris bermasalah tidak diterapkan."
            )
