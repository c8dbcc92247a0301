"""Forms of the admin pages: they refuse with a sentence what the services would refuse anyway."""

from typing import Any, ClassVar

from django import forms

from asn.akun.models import Pengguna, Penugasan
from asn.akun.wewenang import Pemberian, alasan_tidak_boleh_memberi


class PenggunaForm(forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = ("username", "nama", "email", "kota")
        labels = {"username": "NIP (atau nama pengguna)", "email": "surel"}
        help_texts = {"username": "18 angka NIP menghubungkan akun dengan pegawainya di buku induk."}

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()


class PenugasanForm(forms.ModelForm):
    """`oleh` is set by the inline: who is handing out the role."""

    oleh: ClassVar[Pengguna]

    class Meta:
        model = Penugasan
        fields = ("peran", "pusat", "kota", "instansi", "mulai", "sampai")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        kota, instansi = isi.get("kota"), isi.get("instansi")
        pemberian = Pemberian(
            peran=isi.get("peran", ""),
            pusat=bool(isi.get("pusat")),
            kota_id=kota.pk if kota else None,
            instansi_kota_id=instansi.kota_id if instansi else None,
        )
        izin = "akun.change_penugasan" if self.instance.pk else "akun.add_penugasan"
        if alasan := alasan_tidak_boleh_memberi(self.oleh, pemberian, izin):
            raise forms.ValidationError(alasan)
        return isi
