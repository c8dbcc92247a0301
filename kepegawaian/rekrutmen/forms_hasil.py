"""Forms of results: publishing a list, answering objections, correcting marks, appointing."""

from typing import Any

from django import forms

from kepegawaian.keberatan.models import Keberatan
from kepegawaian.rekrutmen.models import Lamaran
from kepegawaian.rekrutmen.services.sanggah import TAHAP, ujian_disanggah


class FormTerbit(forms.Form):
    """Number and day of an announcement."""

    nomor = forms.CharField(label="Nomor pengumuman", max_length=100)
    tanggal = forms.DateField(label="Tanggal pengumuman", widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, hari_ini: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        self.fields["tanggal"].initial = hari_ini

    def clean_tanggal(self) -> Any:
        """A list is announced today: the days of the sanggah run from it."""
        tanggal = self.cleaned_data["tanggal"]
        if tanggal != self.hari_ini:
            raise forms.ValidationError("Pengumuman bertanggal hari ini, karena masa sanggah dihitung darinya.")
        return tanggal


class FormPerbaikanNilai(forms.Form):
    """The marks as they should have been, one field per part; fit for JSON."""

    def __init__(self, *args: Any, keberatan: Keberatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lamaran = Lamaran.objects.select_related("seleksi").get(pk=keberatan.sasaran_id)
        for bagian in ujian_disanggah(lamaran, TAHAP[keberatan.jenis]).komponen:
            self.fields[f"nilai_{bagian.kode}"] = forms.DecimalField(
                label=f"{bagian.nama} ({bagian.kode}) yang benar",
                min_value=0,
                max_value=bagian.maks,
                decimal_places=4,
                required=False,
                help_text=f"0 sampai {bagian.maks.normalize():f}; diisi bila sanggah diterima.",
            )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        return {k: None if v is None else f"{v.normalize():f}" for k, v in bersih.items()}


class FormSanggahBanyak(forms.Form):
    """One answer for several objections with the same ground."""

    hasil = forms.ChoiceField(label="Putusan", choices=[("ditolak", "Tolak"), ("dikabulkan", "Terima")])
    pertimbangan = forms.CharField(
        label="Pertimbangan", min_length=30, max_length=4000, widget=forms.Textarea({"rows": 4})
    )
    ringkasan = forms.CharField(
        label="Ringkasan tanpa nama untuk diumumkan",
        min_length=20,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Jangan menyebut nama, nomor peserta, atau hal yang menunjuk orangnya.",
    )
