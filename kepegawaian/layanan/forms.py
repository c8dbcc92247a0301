"""The SK of a decision as it was signed elsewhere."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kepegawaian.layanan.models import KeputusanHak
from kepegawaian.pegawai.filters import MasukanTanggal

BERPERTEK = ("PANGKAT", "PENSIUN")
LABEL_TMT = {
    "PANGKAT": "TMT pangkat baru",
    "PENSIUN": "TMT pensiun",
    "KONTRAK": "Perjanjian lama berakhir",
    "CPNS": "TMT PNS",
    "SATYALANCANA": "Tanggal penganugerahan",
}


class FormKeputusan(forms.ModelForm):
    """Fields differ by right: a pertek for pangkat and pensiun, the new end of a contract."""

    sampai = forms.DateField(label="Kontrak baru sampai", widget=MasukanTanggal)

    class Meta:
        model = KeputusanHak
        fields = ("nomor_sk", "tanggal_sk", "pejabat_sk", "nomor_pertek", "tanggal_pertek", "tmt")
        widgets = {"tanggal_sk": MasukanTanggal, "tanggal_pertek": MasukanTanggal, "tmt": MasukanTanggal}

    def __init__(self, *args: Any, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        kode = self.instance.kode
        self.fields["tmt"].label = LABEL_TMT[kode]
        for nama in ("nomor_sk", "tanggal_sk", "pejabat_sk"):
            self.fields[nama].required = True
        if kode not in BERPERTEK:
            del self.fields["nomor_pertek"], self.fields["tanggal_pertek"]
        if kode == "KONTRAK":
            self.fields["sampai"].initial = self.instance.isi.get("sampai")
            del self.fields["tmt"]
        else:
            del self.fields["sampai"]

    def clean_tanggal_sk(self) -> date:
        nilai: date = self.cleaned_data["tanggal_sk"]
        if nilai > self.hari_ini:
            raise ValidationError("Tanggal SK belum tiba; catat setelah SK ditandatangani.")
        return nilai

    def clean_tmt(self) -> date:
        nilai: date = self.cleaned_data["tmt"]
        if self.instance.kode in ("PANGKAT", "PENSIUN") and nilai.day != 1:
            raise ValidationError("TMT kenaikan pangkat dan pensiun selalu tanggal 1.")
        return nilai
