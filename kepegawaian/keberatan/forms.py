"""Forms of an appeal: the statement, an explanation, the decision, stepping aside, withdrawing."""

from typing import Any

from django import forms

from asn.core.models import Berkas
from kepegawaian.keberatan.registri import JenisKeberatan
from kepegawaian.keberatan.services.ajuan import URAIAN_TERPENDEK
from kepegawaian.keberatan.services.bukti import BUKTI_MAKS
from kepegawaian.keberatan.services.pemeriksaan import ALASAN_TERPENDEK, KETERANGAN_TERPENDEK
from kepegawaian.keberatan.services.putusan import PERTIMBANGAN_TERPENDEK, RINGKASAN_TERPENDEK
from kepegawaian.keberatan.workflows import LABEL, KeadaanKeberatan

K = KeadaanKeberatan
JUDUL = {K.DIKABULKAN: "Kabulkan", K.DIKABULKAN_SEBAGIAN: "Kabulkan sebagian", K.DITOLAK: "Tolak"}
PENJELASAN = {
    K.DIKABULKAN: "Keputusan diubah seperti yang diminta.",
    K.DIKABULKAN_SEBAGIAN: "Keputusan diubah, tetapi tidak seluruhnya seperti yang diminta.",
    K.DITOLAK: "Keputusan semula tetap berlaku.",
}


class UnggahBanyak(forms.FileInput):
    allow_multiple_selected = True


class BidangBanyakBerkas(forms.FileField):
    """Several files in one field; each is checked by the service that stores it."""

    widget = UnggahBanyak

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        daftar = data if isinstance(data, list | tuple) else [data] if data else []
        if not daftar and self.required:
            return [super().clean(None, initial)]
        return [super(BidangBanyakBerkas, self).clean(satu, initial) for satu in daftar]


def bidang_bukti() -> BidangBanyakBerkas:
    return BidangBanyakBerkas(
        label="Bukti (opsional)",
        required=False,
        help_text=f"PDF, JPEG, PNG, atau XLSX; paling banyak {BUKTI_MAKS} berkas, 5 MB setiap berkas.",
    )


class FormKeberatan(forms.Form):
    """The statement. `lepas` takes evidence away while it may still be changed."""

    uraian = forms.CharField(
        label="Uraian keberatan",
        min_length=URAIAN_TERPENDEK,
        max_length=5000,
        widget=forms.Textarea({"rows": 7}),
        help_text="Bagian mana dari keputusan yang Anda persoalkan, dan mengapa. Sebutkan buktinya.",
        error_messages={
            "required": "Uraikan keberatan Anda.",
            "min_length": f"Uraikan keberatan Anda sedikitnya {URAIAN_TERPENDEK} huruf.",
        },
    )
    tuntutan = forms.CharField(
        label="Keputusan yang Anda minta",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Apa yang harus berubah pada keputusan itu, dan menjadi apa.",
        error_messages={"required": "Tulis keputusan yang Anda minta."},
    )
    bukti = bidang_bukti()
    lepas = forms.MultipleChoiceField(
        label="Lepaskan bukti", required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, ada: list[Berkas] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lepas"].choices = [(str(b.pk), b.nama_asli) for b in ada or []]
        if not ada:
            del self.fields["lepas"]


class FormKeterangan(forms.Form):
    """What one of the sides says; the decider also names who was heard, and when."""

    isi = forms.CharField(
        label="Keterangan",
        min_length=KETERANGAN_TERPENDEK,
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": "Tulis keterangannya.",
            "min_length": f"Tulis keterangan sedikitnya {KETERANGAN_TERPENDEK} huruf.",
        },
    )
    hadir = forms.CharField(label="Yang hadir atau dimintai keterangan", max_length=300, required=False)
    tanggal = forms.DateField(
        label="Tanggal pemeriksaan", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    bukti = bidang_bukti()

    def __init__(self, *args: Any, asal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asal != "pemeriksaan":
            del self.fields["hadir"], self.fields["tanggal"]
        if asal == "pejabat_awal":
            self.fields["isi"].label = "Tanggapan Anda"


class FormPutusan(forms.Form):
    """The decision, and which content it was made on."""

    hasil = forms.ChoiceField(
        label="Putusan", widget=forms.RadioSelect, error_messages={"required": "Pilih satu putusan."}
    )
    pertimbangan = forms.CharField(
        label="Pertimbangan",
        min_length=PERTIMBANGAN_TERPENDEK,
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Apa yang terbukti dari bukti dan keterangan kedua pihak. Pemohon dan pejabat semula membacanya.",
        error_messages={
            "required": "Tulis pertimbangan putusan.",
            "min_length": f"Tulis pertimbangan sedikitnya {PERTIMBANGAN_TERPENDEK} huruf.",
        },
    )
    amar = forms.CharField(
        label="Amar (opsional)",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Bunyi putusan dalam satu kalimat, bila perlu diperjelas.",
    )
    ringkasan_publik = forms.CharField(
        label="Ringkasan yang diumumkan",
        min_length=RINGKASAN_TERPENDEK,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Tanpa nama, NIP, atau hal lain yang menunjuk seseorang. Siapa pun dapat membacanya.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)
    sidik = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, jenis: JenisKeberatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jenis = jenis
        self.fields["hasil"].choices = [(h, JUDUL[K(h)]) for h in jenis.hasil]
        if not jenis.dipublikasikan:
            del self.fields["ringkasan_publik"]

    @property
    def pilihan(self) -> list[dict[str, Any]]:
        """The answers with what each of them does."""
        return [
            {
                "kode": h,
                "judul": JUDUL[K(h)],
                "penjelasan": PENJELASAN[K(h)],
                "terpilih": self["hasil"].value() == h,
            }
            for h in self.jenis.hasil
        ]


class FormAlihkan(forms.Form):
    """Why the decider steps aside."""

    alasan = forms.CharField(
        label="Benturan kepentingan",
        min_length=ALASAN_TERPENDEK,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Misalnya hubungan keluarga dengan pemohon, atau ikut menyusun keputusan yang dipersoalkan.",
    )


class FormCabut(forms.Form):
    """Why the appellant withdraws."""

    catatan = forms.CharField(
        label="Catatan (opsional)", required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )


PILIHAN_KEADAAN = [(k.value, v) for k, v in LABEL.items()]
