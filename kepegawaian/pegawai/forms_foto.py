"""Form of the portrait."""

from django import forms


class FormFoto(forms.Form):
    berkas = forms.FileField(
        label="Foto",
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png"}),
        help_text="JPEG atau PNG, sedikitnya 300 × 400 piksel, paling besar 5 MB. Dipotong menjadi 3 × 4; "
        "keterangan tempat dan kamera dihapus.",
        error_messages={"required": "Pilih berkas foto."},
    )
