"""Forms of accounts."""

from django import forms


class LihatSebagaiForm(forms.Form):
    """Why the administrator looks through somebody else's eyes; kept in the access log."""

    alasan = forms.CharField(
        label="Alasan",
        min_length=10,
        max_length=300,
        help_text="Tersimpan di catatan akses bersama nama Anda. Contoh: pegawai melapor menu evaluasi tidak tampil.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
