"""Forms of the kernel's own pages."""

from django import forms


class FormEkspor(forms.Form):
    """Why personal data leaves the system (UU 27/2022: a purpose, stated beforehand)."""

    alasan = forms.CharField(
        label="Keperluan",
        min_length=10,
        max_length=150,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya: “Lampiran usulan formasi 2027, surat Sekda nomor 800/123”. Tercatat bersama nama Anda.",
        error_messages={
            "required": "Tulis untuk keperluan apa data ini diambil.",
            "min_length": "Tulis keperluannya sedikitnya 10 huruf.",
        },
    )
