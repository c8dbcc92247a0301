"""Content of a SKP: one RHK with its indicators, expectations per value, the three parts of the lampiran."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kinerja.skp.models import RHK, SKP, Indikator
from kinerja.skp.rules.berakhlak import BERAKHLAK
from kinerja.skp.rules.istilah import BagianLampiran, CaraTurun, JenisHasil, Pendekatan
from kinerja.skp.services.isi import rhk_pimpinan

LUAS = forms.Textarea({"rows": 3})
BARIS_INDIKATOR_MAKS = 8
# Kuantitas, kualitas, waktu.
BARIS_BIASA = 3


class BerVersi(forms.Form):
    """Names the content the form was filled with: an edit never overwrites what somebody saved meanwhile."""

    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormRHK(forms.ModelForm):
    """One RHK. The fields depend on the form of the SKP: leaders name a perspective, others the leader's RHK."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = RHK
        fields = ("induk", "teks", "cara_turun", "jenis", "penugasan", "klasifikasi", "perspektif", "sumber")
        widgets = {"teks": LUAS}
        help_texts = {
            "teks": "Hasil yang dicapai, bukan kegiatannya. Contoh: “Laporan evaluasi simpang tersedia tepat waktu”.",
            "penugasan": "Wajib untuk hasil kerja tambahan: nomor dan tanggal SK atau surat tugas.",
            "klasifikasi": "Organisasi bila hasilnya juga hasil unit Anda.",
        }

    def __init__(self, *args: Any, skp: SKP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.skp = skp
        self.fields["induk"].queryset = rhk_pimpinan(skp)
        self.fields["induk"].empty_label = "– pilih RHK pimpinan –"
        self.fields["versi"].initial = skp.versi
        buang = ("induk", "cara_turun") if skp.jpt else ("perspektif", "sumber")
        if not skp.jpt and not self.fields["induk"].queryset.exists():
            buang = (*buang, "induk", "cara_turun")
        for nama in buang:
            del self.fields[nama]
        if skp.jpt:
            self.fields["perspektif"].required = True
        elif "cara_turun" in self.fields and not self.instance.cara_turun:
            self.initial["cara_turun"] = CaraTurun.LANGSUNG.value

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        if bersih.get("jenis") == JenisHasil.TAMBAHAN and not bersih.get("penugasan"):
            self.add_error("penugasan", "Sebutkan SK atau surat tugas untuk hasil kerja tambahan.")
        if "induk" in self.fields and bersih.get("jenis") == JenisHasil.UTAMA and not bersih.get("induk"):
            self.add_error("induk", "Pilih RHK pimpinan yang didukung hasil kerja ini.")
        return bersih

    def _get_validation_exclusions(self) -> set[str]:
        # The service validates the whole row; here only what the form shows.
        return super()._get_validation_exclusions() | {"skp", "kota"}

    def isi(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k != "versi"}


class FormIndikator(forms.Form):
    """One line of indicators; an empty line is no line."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    teks = forms.CharField(label="Indikator", required=False, max_length=500)
    aspek = forms.ChoiceField(label="Aspek", required=False, choices=())
    target_min = forms.DecimalField(label="Target", required=False, max_digits=14, decimal_places=2, localize=True)
    target_maks = forms.DecimalField(
        label="Sampai (opsional)", required=False, max_digits=14, decimal_places=2, localize=True
    )
    satuan = forms.CharField(label="Satuan", required=False, max_length=60)
    target_teks = forms.CharField(label="Ukuran keberhasilan", required=False, max_length=500)
    arah = forms.ChoiceField(label="Jenis target", required=False, choices=Indikator._meta.get_field("arah").choices)

    def __init__(self, *args: Any, skp: SKP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aspek"].choices = [("", "– pilih –"), *Indikator._meta.get_field("aspek").choices]
        self.kualitatif = skp.pendekatan == Pendekatan.KUALITATIF
        buang = ("aspek", "target_min", "target_maks", "satuan", "arah") if self.kualitatif else ("target_teks",)
        for nama in (*buang, *(("aspek",) if skp.jpt and not self.kualitatif else ())):
            del self.fields[nama]

    @property
    def terbuka(self) -> bool:
        """Whether the line is shown at once: it holds something, or something is wrong with it."""
        return bool(self.initial) or (self.is_bound and self.has_changed())

    @property
    def kosong(self) -> bool:
        return not any(v for k, v in self.cleaned_data.items() if k not in ("id", "arah"))

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        if self.errors or self.kosong:
            return bersih
        wajib = ["teks", "target_teks"] if self.kualitatif else ["teks", "target_min", "satuan"]
        if "aspek" in self.fields:
            wajib.append("aspek")
        for nama in wajib:
            if bersih.get(nama) in (None, ""):
                self.add_error(nama, "Isian ini wajib diisi.")
        bawah, atas = bersih.get("target_min"), bersih.get("target_maks")
        if bawah is not None and atas is not None and atas < bawah:
            self.add_error("target_maks", "Tidak boleh lebih kecil daripada target.")
        return bersih

    def isi(self) -> dict[str, Any]:
        nilai = {k: v for k, v in self.cleaned_data.items() if k != "arah" or v}
        # A line that changed its approach keeps no target of the other one.
        lawan = {"target_min": None, "target_maks": None, "satuan": "", "aspek": ""}
        return (lawan | nilai) if self.kualitatif else ({"target_teks": ""} | nilai)


class SetIndikator(forms.BaseFormSet):
    """The indicators of one RHK: at least one."""

    def clean(self) -> None:
        if not any(self.errors) and not self.terisi:
            raise ValidationError("Isi sedikitnya satu indikator.")

    @property
    def terisi(self) -> list[FormIndikator]:
        return [f for f in self.forms if not f.kosong]

    def isi(self) -> list[dict[str, Any]]:
        return [f.isi() for f in self.terisi]


def set_indikator(data: Any, *, skp: SKP, indikator: Iterable[Indikator]) -> SetIndikator:
    """The lines that exist, and empty ones: three in all, at least one."""
    awal = [{k: getattr(i, k) for k in FormIndikator.base_fields} for i in indikator]
    kelas = forms.formset_factory(
        FormIndikator,
        formset=SetIndikator,
        extra=max(BARIS_BIASA - len(awal), 1),
        max_num=BARIS_INDIKATOR_MAKS,
        absolute_max=BARIS_INDIKATOR_MAKS,
    )
    return kelas(data, initial=awal, prefix="indikator", form_kwargs={"skp": skp})


class FormEkspektasi(BerVersi):
    """One text per BerAKHLAK value, with its printed guide as help."""

    def __init__(self, *args: Any, skp: SKP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ada = {e.nilai: e.teks for e in skp.ekspektasi.all()}
        self.fields["versi"].initial = skp.versi
        for n in BERAKHLAK:
            self.fields[n.kode] = forms.CharField(
                label=n.nama,
                required=False,
                max_length=1000,
                initial=ada.get(n.kode, ""),
                widget=forms.Textarea({"rows": 2}),
                help_text=f"{'; '.join(n.panduan)}.",
            )

    def teks(self) -> dict[str, str]:
        return {n.kode: self.cleaned_data[n.kode].strip() for n in BERAKHLAK}


_BANTUAN = {
    BagianLampiran.DUKUNGAN: "Orang, anggaran, peralatan, sarana, atau data yang dijanjikan kepada Anda.",
    BagianLampiran.PERTANGGUNGJAWABAN: "Bagaimana dan kapan hasil dilaporkan.",
    BagianLampiran.KONSEKUENSI: "Penghargaan atau pembinaan bila target tercapai atau tidak.",
}


class FormLampiran(BerVersi):
    """Each line of a box becomes one item."""

    def __init__(self, *args: Any, skp: SKP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = skp.versi
        semua = list(skp.lampiran.all())
        for bagian in BagianLampiran:
            self.fields[bagian.value] = forms.CharField(
                label=bagian.label,
                max_length=4000,
                initial="\n".join(b.teks for b in semua if b.bagian == bagian),
                widget=forms.Textarea({"rows": 4}),
                help_text=f"{_BANTUAN[bagian]} Satu baris satu butir.",
            )

    def isi(self) -> dict[str, list[str]]:
        return {
            b.value: [t.strip()[:1000] for t in self.cleaned_data[b.value].splitlines() if t.strip()]
            for b in BagianLampiran
        }


class FormSel(forms.Form):
    """One cell of the matriks peran hasil."""

    teks = forms.CharField(
        label="Hasil yang dikontribusikan",
        required=False,
        max_length=1000,
        widget=LUAS,
        help_text="Hasil antara atau keluaran orang ini bagi RHK Anda. Kosongkan untuk menghapus perannya.",
    )
    cara_turun = forms.ChoiceField(
        label="Cara penurunan",
        choices=list(RHK._meta.get_field("cara_turun").choices),
        widget=forms.RadioSelect,
        initial="langsung",
    )
