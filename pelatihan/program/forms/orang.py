"""Forms of a person: the individual plan, an external certificate, an evaluation."""

from typing import Any

from django import forms

from kepegawaian.pegawai.forms_masukan import BidangBukti, BidangDesimal
from pelatihan.program.forms.bersama import FormBaris, tanggal, teks
from pelatihan.program.models import ButirIDP, SertifikatLuar
from pelatihan.program.rules.dampak import SKALA


class FormButir(FormBaris):
    target_jp = BidangDesimal(label="Target JP", max_digits=6, decimal_places=2)

    class Meta:
        model = ButirIDP
        fields = ("subjek", "kompetensi", "kursus", "bentuk", "target_jp", "triwulan")


class FormCatatanAtasan(forms.Form):
    """The superior's answer."""

    keputusan = forms.ChoiceField(
        label="Keputusan",
        choices=[("setuju", "Sepakati"), ("kembalikan", "Kembalikan untuk diperbaiki")],
        widget=forms.RadioSelect,
    )
    catatan = teks("Catatan", wajib=False, bantuan="Dibaca bawahan Anda; wajib bila dikembalikan.")

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("keputusan") == "kembalikan" and len(isi.get("catatan", "").strip()) < 10:
            self.add_error("catatan", "Tulis apa yang perlu diperbaiki, sedikitnya 10 huruf.")
        return isi


class FormLuar(FormBaris):
    mulai = tanggal("Mulai")
    selesai = tanggal("Selesai")
    satuan = BidangDesimal(
        label="Jumlah",
        max_digits=6,
        decimal_places=2,
        help_text="JP pada sertifikat; untuk coaching, mentoring, dan bimbingan jumlah sesi; untuk magang, "
        "detasering, pertukaran, dan patok banding jumlah kegiatan.",
    )
    pindaian = BidangBukti(label="Pindaian sertifikat", help_text="PDF, JPEG, atau PNG.")

    class Meta:
        model = SertifikatLuar
        fields = (
            *("judul", "penyelenggara", "nomor", "bentuk", "kompetensi", "mulai", "selesai", "satuan"),
            "internasional",
        )

    def nilai(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k != "pindaian"}


class FormAkui(forms.Form):
    jp = BidangDesimal(label="JP diakui", max_digits=6, decimal_places=2, min_value=0)
    catatan = teks("Catatan", wajib=False, baris=2)


class FormLembar(forms.Form):
    """One statement each on the scale 1–5, and free words."""

    def __init__(self, *args: Any, pertanyaan: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kunci = [k for k, _ in pertanyaan]
        for kunci, kalimat in pertanyaan:
            self.fields[kunci] = forms.TypedChoiceField(
                label=kalimat, choices=SKALA, coerce=int, widget=forms.RadioSelect
            )
        self.fields["saran"] = teks("Saran", wajib=False, bantuan="Ditampilkan tanpa nama Anda.")

    def jawaban(self) -> dict[str, int]:
        return {k: self.cleaned_data[k] for k in self.kunci}
