"""Options of the prints."""

from typing import Any

from django import forms

from kepegawaian.pegawai.services.cetak.bingkai import KERTAS

BENTUK = [("pdf", "PDF, siap cetak"), ("xlsx", "Excel (XLSX), baris yang sama")]


class FormCetak(forms.Form):
    """Paper and file format; where the rows are people, also the purpose."""

    bentuk = forms.ChoiceField(label="Bentuk berkas", choices=BENTUK, initial="pdf")
    kertas = forms.ChoiceField(label="Kertas (PDF)", choices=KERTAS, initial="A4")
    alasan = forms.CharField(
        label="Keperluan",
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya keperluan dan nomor surat. Keperluan ini tercatat.",
        error_messages={"required": "Tulis keperluannya.", "min_length": "Tulis keperluan sedikitnya 10 huruf."},
    )

    def __init__(self, *args: Any, beralasan: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not beralasan:
            del self.fields["alasan"]


class FormDRH(FormCetak):
    """One person's sheet; closed parts are offered only to who may open them."""

    pribadi = forms.BooleanField(label="Sertakan NIK, telepon, dan alamat", required=False)
    keluarga = forms.BooleanField(label="Sertakan data keluarga", required=False)

    field_order = ("bentuk", "kertas", "pribadi", "keluarga", "alasan")

    def __init__(self, *args: Any, pribadi: bool, keluarga: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, boleh in (("pribadi", pribadi), ("keluarga", keluarga)):
            if not boleh:
                del self.fields[nama]
