"""Forms around a proposal: the cover note, the withdrawal, the decision. The content has the register's forms."""

import uuid
from typing import Any

from django import forms

from asn.core.models import Berkas
from kepegawaian.usulan.services import Butir
from kepegawaian.usulan.services.putusan import ALASAN_TERPENDEK, MASSAL_MAKS
from kepegawaian.usulan.workflows import Keputusan

PENJELASAN = {
    Keputusan.SETUJU: "Isian dan buktinya sesuai. Pada tahap terakhir isian dicatat di buku induk.",
    Keputusan.KEMBALIKAN: "Pengusul melengkapi, lalu mengajukan lagi.",
    Keputusan.TOLAK: "Usulan selesai. Pengusul dapat membuat usulan baru.",
}
JUDUL = {Keputusan.SETUJU: "Setujui", Keputusan.KEMBALIKAN: "Kembalikan untuk dilengkapi", Keputusan.TOLAK: "Tolak"}


class FormPengantar(forms.Form):
    """What goes with the content: a note, and which evidence is taken away. `kunci` makes two clicks one."""

    catatan = forms.CharField(
        label="Catatan untuk pemeriksa (opsional)",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Jangan menulis data pribadi orang lain di sini.",
    )
    lepas = forms.MultipleChoiceField(
        label="Lepaskan bukti", required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    kunci = forms.CharField(widget=forms.HiddenInput, max_length=36)
    versi_usulan = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, bukti: list[Berkas], **kwargs: Any) -> None:
        kwargs["initial"] = {"kunci": str(uuid.uuid4())} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["lepas"].choices = [(str(b.pk), b.nama_asli) for b in bukti]
        if not bukti:
            del self.fields["lepas"]


class FormCabut(FormPengantar):
    """Why a row should no longer count."""

    catatan = forms.CharField(
        label="Alasan pencabutan",
        min_length=ALASAN_TERPENDEK,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Misalnya “tercatat dua kali” atau “SK dibatalkan dengan nomor …”. Tersimpan bersama datanya.",
    )


class FormBatal(forms.Form):
    """Why the proposer withdraws it."""

    catatan = forms.CharField(
        label="Catatan (opsional)", required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )


class FormKeputusan(forms.Form):
    """A decision, its reason, and which content it was made on. It has no field of the content by design."""

    keputusan = forms.ChoiceField(
        label="Keputusan",
        choices=[(k.value, JUDUL[k]) for k in Keputusan],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu keputusan."},
    )
    catatan = forms.CharField(
        label="Alasan",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Wajib bila mengembalikan atau menolak. Pengusul membacanya.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)
    sidik = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        setuju = bersih.get("keputusan") in (None, Keputusan.SETUJU)
        if not setuju and len(bersih.get("catatan", "")) < ALASAN_TERPENDEK:
            self.add_error("catatan", f"Tulis alasan sedikitnya {ALASAN_TERPENDEK} huruf; pengusul membacanya.")
        return bersih

    @property
    def pilihan(self) -> list[dict[str, Any]]:
        """The three answers with what each of them does."""
        return [
            {
                "kode": k.value,
                "judul": JUDUL[k],
                "penjelasan": PENJELASAN[k],
                "terpilih": self["keputusan"].value() == k,
            }
            for k in Keputusan
        ]


class BidangButir(forms.Field):
    """Repeated "id:versi:sidik", as the confirmation page has shown them."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[Butir]:
        try:
            bagian = [satu.split(":") for satu in value or ()][:MASSAL_MAKS]
            return [Butir(int(pk), int(versi), sidik) for pk, versi, sidik in bagian]
        except ValueError as galat:
            raise forms.ValidationError("Daftar usulan tidak terbaca; ulangi dari kotak tugas.") from galat


class FormMassal(forms.Form):
    """Approval of several usulan at once."""

    butir = BidangButir(error_messages={"required": "Tidak ada usulan yang dipilih."})
    catatan = forms.CharField(
        label="Catatan (opsional)", required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )
