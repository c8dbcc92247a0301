"""Forms of judging: the two ratings with their feedback, equal cases together, the organisation, an act on several."""

from typing import Any

from django import forms

from kepegawaian.pegawai.rules.enum import PredikatOrganisasi, RatingEkspektasi
from kinerja.skp.services.penilaian import ALASAN_TERPENDEK, MASSAL_MAKS

PILIHAN = [(str(k), k.label) for k in RatingEkspektasi]
KOSONG = [("", "Belum dinilai"), *PILIHAN]


def bidang_rating(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=PILIHAN, widget=forms.RadioSelect, error_messages={"required": "Pilih satu rating."}
    )


class FormNilai(forms.Form):
    """One person. Fields of each RHK and each value are named after them; the predicate has no field by design."""

    hasil_kerja = bidang_rating("Rating hasil kerja")
    perilaku = bidang_rating("Rating perilaku kerja")
    alasan_beda = forms.CharField(
        label="Alasan berbeda dari saran",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=f"Wajib bila rating hasil kerja berbeda dari saran hitungan; sedikitnya {ALASAN_TERPENDEK} huruf.",
    )
    catatan = forms.CharField(
        label="Catatan untuk pegawai",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Wajib sebelum menyampaikan predikat di bawah Baik.",
    )
    rekomendasi = forms.CharField(
        label="Rekomendasi", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, rhk: list[Any], perilaku: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rhk_ids = [b.rhk.pk for b in rhk]
        self.kode = [p["nilai"].kode for p in perilaku]
        for b in rhk:
            self._pasangan(f"rhk_{b.rhk.pk}", b.rating, b.teks)
        for p in perilaku:
            self._pasangan(f"nilai_{p['nilai'].kode}", p["rating"], p["teks"])

    def _pasangan(self, nama: str, rating: str, teks: str) -> None:
        self.fields[f"{nama}_rating"] = forms.ChoiceField(
            label="Penilaian", choices=KOSONG, required=False, initial=rating
        )
        self.fields[f"{nama}_teks"] = forms.CharField(
            label="Umpan balik", required=False, max_length=1000, initial=teks, widget=forms.Textarea({"rows": 2})
        )

    def isi(self) -> dict[str, Any]:
        """Arguments of `evaluasi_nilai`."""
        bersih = self.cleaned_data
        utama = {k: bersih[k] for k in ("hasil_kerja", "perilaku", "alasan_beda", "catatan", "rekomendasi", "versi")}
        rhk = {pk: self._ambil(f"rhk_{pk}") for pk in self.rhk_ids}
        return utama | {"rhk": rhk, "nilai": {k: self._ambil(f"nilai_{k}") for k in self.kode}}

    def _ambil(self, nama: str) -> tuple[str, str]:
        return self.cleaned_data[f"{nama}_rating"], self.cleaned_data[f"{nama}_teks"]

    def pasangan(self, nama: str) -> tuple[Any, Any]:
        return self[f"{nama}_rating"], self[f"{nama}_teks"]


class BidangButir(forms.Field):
    """Repeated "id:versi", as the page has shown them."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[tuple[int, int]]:
        try:
            return [(int(a), int(b)) for a, b in (satu.split(":") for satu in (value or ())[:MASSAL_MAKS])]
        except ValueError as galat:
            raise forms.ValidationError("Daftar pegawai tidak terbaca; ulangi dari papan penilaian.") from galat


class FormButir(forms.Form):
    """Several evaluations as they were shown."""

    butir = BidangButir(error_messages={"required": "Pilih dahulu pegawainya."})


class FormMassal(FormButir):
    """The same ratings for equal cases."""

    hasil_kerja = bidang_rating("Rating hasil kerja")
    perilaku = bidang_rating("Rating perilaku kerja")
    catatan = forms.CharField(
        label="Catatan yang sama untuk semua (opsional)",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )


class FormOrganisasi(forms.Form):
    """The predicate of one unit in one period."""

    predikat = forms.ChoiceField(
        label="Predikat kinerja organisasi",
        choices=PredikatOrganisasi.pilihan(),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu predikat."},
    )
    capaian = forms.CharField(
        label="Uraian capaian",
        min_length=10,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Kemajuan rencana aksi terhadap target periode, atau capaian perjanjian kinerja setahun.",
        error_messages={"required": "Uraikan capaian organisasi.", "min_length": "Uraikan sedikitnya 10 huruf."},
    )
    rekomendasi = forms.CharField(
        label="Rekomendasi yang dipertimbangkan (opsional)",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Misalnya dari unit perencanaan, kepegawaian, atau Inspektorat.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)
