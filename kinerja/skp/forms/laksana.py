"""Doing: steps, evidence, realisation, feedback, dialogue."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from asn.core.berkas import berkas_periksa
from kepegawaian.pegawai.filters import MasukanTanggal
from kinerja.skp.models import SKP, DialogKinerja, Indikator, Realisasi, RencanaAksi, UmpanBalik
from kinerja.skp.rules.berakhlak import BERAKHLAK
from kinerja.skp.rules.istilah import SifatUmpanBalik
from kinerja.skp.services.pelaksanaan import Capaian
from kinerja.skp.services.siklus import periode_skp


class FormRencanaAksi(forms.ModelForm):
    """One step of one period towards an RHK."""

    periode = forms.ChoiceField(label="Periode", choices=())

    class Meta:
        model = RencanaAksi
        fields = ("rhk", "periode", "teks", "target")
        widgets = {"teks": forms.Textarea({"rows": 2})}
        help_texts = {
            "teks": "Apa yang Anda kerjakan pada periode ini. Contoh: “Survei simpang Pamulang dan Ciputat”.",
            "target": "Kapan selesai dan seberapa banyak. Contoh: “2 simpang, minggu ketiga Mei”.",
        }

    def __init__(self, *args: Any, skp: SKP, periode: str = "", tertutup: frozenset[str] = frozenset(), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["rhk"].queryset = skp.rhk.order_by("-jenis", "urutan", "pk")
        self.fields["rhk"].empty_label = "– pilih RHK –"
        self.fields["periode"].choices = [(p.kode, p.label) for p in periode_skp(skp) if p.kode not in tertutup]
        self.fields["periode"].initial = periode


class FormBukti(forms.Form):
    """A file, a link, or both."""

    nama = forms.CharField(label="Nama bukti", max_length=200, help_text="Contoh: “Berita acara survei 12 Mei”.")
    berkas = forms.FileField(
        label="Berkas",
        required=False,
        help_text=f"PDF, JPEG, PNG, atau XLSX, paling besar {settings.BERKAS_UKURAN_MAKS // 1024**2} MB.",
    )
    tautan = forms.URLField(
        label="Atau tautan", required=False, max_length=500, assume_scheme="https", help_text="Alamat https://…"
    )

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas:
            bersih = berkas_periksa(berkas, berkas.name)
            berkas.seek(0)
            return berkas if bersih else None
        return None

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        if not self.errors and not bersih.get("berkas") and not bersih.get("tautan"):
            raise ValidationError("Unggah berkas atau isi tautannya.")
        return bersih


class FormRealisasi(forms.Form):
    """All indicators of a SKP for one period; three fields per indicator."""

    def __init__(self, *args: Any, indikator: list[Indikator], ada: dict[int, Realisasi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indikator = indikator
        for i in indikator:
            lama = ada.get(i.pk)
            if i.target_min is not None:
                self.fields[f"nilai_{i.pk}"] = forms.DecimalField(
                    label=f"Realisasi ({i.satuan})",
                    required=False,
                    max_digits=14,
                    decimal_places=2,
                    localize=True,
                    initial=lama.nilai if lama else None,
                )
            self.fields[f"teks_{i.pk}"] = forms.CharField(
                label="Uraian" if i.target_min is not None else "Realisasi",
                required=False,
                max_length=1000,
                initial=lama.teks if lama else "",
                widget=forms.Textarea({"rows": 2}),
            )
            self.fields[f"sumber_{i.pk}"] = forms.CharField(
                label="Sumber data", required=False, max_length=200, initial=lama.sumber_data if lama else ""
            )

    @property
    def baris(self) -> list[dict[str, Any]]:
        """Indicators with their fields, for the page."""
        return [
            {
                "indikator": i,
                "bidang": [self[n] for n in (f"nilai_{i.pk}", f"teks_{i.pk}", f"sumber_{i.pk}") if n in self.fields],
            }
            for i in self.indikator
        ]

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        if not self.errors and not any(c.nilai is not None or c.teks for c in self.capaian().values()):
            raise ValidationError("Isi realisasi sedikitnya satu indikator.")
        return bersih

    def capaian(self) -> dict[int, Capaian]:
        d = self.cleaned_data
        return {
            i.pk: Capaian(d.get(f"nilai_{i.pk}"), d.get(f"teks_{i.pk}", ""), d.get(f"sumber_{i.pk}", ""))
            for i in self.indikator
        }


class FormUmpanBalik(forms.Form):
    """Feedback on one RHK or one value."""

    sasaran = forms.ChoiceField(
        label="Tentang", choices=(), error_messages={"required": "Pilih RHK atau nilai yang dimaksud."}
    )
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
        help_text="Sebutkan kejadian dan akibatnya, lalu apa yang Anda harapkan. Pegawai membacanya; "
        "yang sudah dikirim tidak dapat diubah.",
    )

    def __init__(self, *args: Any, skp: SKP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rhk = {str(r.pk): r for r in skp.rhk.order_by("-jenis", "urutan", "pk")}
        self.fields["sasaran"].choices = [
            ("", "– pilih –"),
            ("Hasil kerja", [(f"rhk:{pk}", r.teks[:120]) for pk, r in self._rhk.items()]),
            ("Perilaku (BerAKHLAK)", [(f"nilai:{n.kode}", n.nama) for n in BERAKHLAK]),
        ]

    def sasaran_objek(self) -> dict[str, Any]:
        jenis, _, kode = self.cleaned_data["sasaran"].partition(":")
        return {"rhk": self._rhk[kode]} if jenis == "rhk" else {"nilai": kode}


class FormDialog(forms.ModelForm):
    """Notes of one dialogue."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = DialogKinerja
        fields = ("tanggal", "topik", "catatan", "kesepakatan")
        widgets = {
            "tanggal": MasukanTanggal,
            "catatan": forms.Textarea({"rows": 5}),
            "kesepakatan": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args: Any, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = self.instance.versi
        if self.instance.pk:
            del self.fields["tanggal"]
        else:
            self.fields["tanggal"].initial = hari_ini
