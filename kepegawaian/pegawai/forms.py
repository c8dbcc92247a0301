"""Forms of the register's reading pages."""

from django import forms


class FormBukaData(forms.Form):
    """The reason for opening closed personal data; the person themself needs none."""

    alasan = forms.CharField(
        label="Alasan membuka data",
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya keperluan dan nomor surat. Alasan ini tercatat dan dapat dibaca pemilik data.",
        error_messages={"required": "Tulis alasan membuka data.", "min_length": "Tulis alasan sedikitnya 10 huruf."},
    )
