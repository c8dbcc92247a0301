"""Feedback of colleagues: asking for it, giving it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import SKP, PermintaanUmpan, UmpanBalik
from kinerja.skp.rules.berakhlak import BERAKHLAK
from kinerja.skp.rules.istilah import SifatUmpanBalik
from kinerja.skp.services.rekan import calon_rekan, rekan_menurut_nip

SASARAN_WAJIB = {"required": "Pilih RHK atau nilai yang dimaksud."}


class PilihRekan(forms.ModelChoiceField):
    def label_from_instance(self, obj: Pegawai) -> str:
        return f"{obj.nama_lengkap} – {obj.jabatan.nama}" if obj.jabatan else obj.nama_lengkap


class FormMintaRekan(forms.Form):
    """Who is asked about what. A colleague of the own unit from the list, of another unit by NIP."""

    sasaran = forms.ChoiceField(label="Tentang", choices=(), error_messages=SASARAN_WAJIB)
    rekan = PilihRekan(label="Rekan di unit ini", queryset=None, required=False, empty_label="– pilih –")
    nip = forms.CharField(
        label="Atau NIP rekan dari unit lain", max_length=25, required=False, help_text="18 angka, boleh dengan spasi."
    )
    pertanyaan = forms.CharField(
        label="Pertanyaan Anda",
        required=False,
        max_length=PermintaanUmpan._meta.get_field("pertanyaan").max_length,
        widget=forms.Textarea({"rows": 2}),
        help_text="Boleh kosong. Contoh: “Apakah data yang saya kirim setiap Senin sudah sesuai kebutuhan tim?”",
    )

    def __init__(self, *args: Any, skp: SKP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._skp = skp
        self._rhk = {str(r.pk): r for r in skp.rhk.order_by("-jenis", "urutan", "pk")}
        self.fields["rekan"].queryset = calon_rekan(skp)
        self.fields["sasaran"].choices = [
            ("", "– pilih –"),
            ("Hasil kerja", [(f"rhk:{pk}", r.teks[:120]) for pk, r in self._rhk.items()]),
            ("Perilaku (BerAKHLAK)", [(f"nilai:{n.kode}", n.nama) for n in BERAKHLAK]),
        ]

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        rekan, nip = bersih.get("rekan"), bersih.get("nip", "")
        if rekan is None and not nip and "rekan" not in self.errors:
            raise ValidationError({"rekan": "Pilih rekan dari daftar atau isi NIP-nya."})
        if rekan is None and nip:
            bersih["rekan"] = rekan_menurut_nip(self._skp, nip)
            if bersih["rekan"] is None:
                raise ValidationError({"nip": "Tidak ada pegawai aktif dengan NIP ini di kota Anda."})
        return bersih

    def isi(self) -> dict[str, Any]:
        jenis, _, kode = self.cleaned_data["sasaran"].partition(":")
        sasaran = {"rhk": self._rhk[kode]} if jenis == "rhk" else {"nilai": kode}
        return sasaran | {"kepada": self.cleaned_data["rekan"], "pertanyaan": self.cleaned_data["pertanyaan"]}


class FormJawabRekan(forms.Form):
    """The answer, with the name of whoever gives it."""

    sifat = forms.ChoiceField(
        label="Sifat",
        choices=SifatUmpanBalik.pilihan(),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih sifat umpan balik."},
    )
    teks = forms.CharField(
        label="Umpan balik",
        min_length=10,
        max_length=UmpanBalik._meta.get_field("teks").max_length,
        widget=forms.Textarea({"rows": 4}),
        help_text="Sebutkan kejadian dan akibatnya, lalu apa yang Anda harapkan. Dibaca pegawai dan penilainya "
        "dengan nama Anda; yang sudah dikirim tidak dapat diubah.",
    )
