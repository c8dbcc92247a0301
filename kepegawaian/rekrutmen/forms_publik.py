"""Forms of applicants. They never write; the services do."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from asn.core.saringan import PilihRingkas
from kepegawaian.pegawai.rules.enum import TingkatPendidikan
from kepegawaian.rekrutmen.isian import isian_ringkas
from kepegawaian.rekrutmen.models import Lamaran
from kepegawaian.rekrutmen.rules.enum import Akomodasi
from kepegawaian.rekrutmen.rules.kelayakan import BER_IPK

TANGGAL = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class FormMinta(forms.Form):
    """The address an account will belong to; `situs` is a trap no person sees."""

    surel = forms.EmailField(
        label="Alamat surel",
        max_length=150,
        help_text="Kami mengirim tautan untuk membuat akun. Gunakan alamat yang Anda baca setiap hari.",
        error_messages={"required": "Isi alamat surel.", "invalid": "Alamat surel tidak lengkap."},
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    situs = forms.CharField(
        label="Jangan diisi", required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )


class FormDiri(forms.Form):
    """Who the applicant is, as on the KTP."""

    nama = forms.CharField(
        label="Nama lengkap sesuai KTP", max_length=150, min_length=3, widget=forms.TextInput({"autocomplete": "name"})
    )
    nik = forms.CharField(
        label="NIK",
        max_length=20,
        help_text="16 angka. Diperiksa dengan tanggal lahir dan jenis kelamin Anda, disimpan tersandi.",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", choices=[("L", "Laki-laki"), ("P", "Perempuan")], widget=forms.RadioSelect
    )
    tempat_lahir = forms.CharField(label="Tempat lahir", max_length=80)
    tanggal_lahir = forms.DateField(label="Tanggal lahir", widget=TANGGAL)
    telepon = forms.CharField(
        label="Nomor telepon", max_length=20, required=False, widget=forms.TextInput({"autocomplete": "tel"})
    )
    alamat = forms.CharField(
        label="Alamat tempat tinggal", max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )

    def clean_tanggal_lahir(self) -> date:
        lahir: date = self.cleaned_data["tanggal_lahir"]
        if not date(1940, 1, 1) <= lahir <= timezone.localdate():
            raise forms.ValidationError("Tanggal lahir ini tidak mungkin.")
        return lahir


class FormAktifkan(FormDiri):
    """The same with the password of the new account."""

    sandi = forms.CharField(
        label="Kata sandi",
        strip=False,
        max_length=128,
        help_text="Paling sedikit 10 karakter. Jangan memakai nama atau tanggal lahir.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )


class FormPendidikan(forms.Form):
    """The degree the application rests on. The accepted fields of study are offered; another one is no match."""

    tingkat = forms.ChoiceField(label="Jenjang", widget=PilihRingkas)
    bidang = forms.CharField(label="Program studi", max_length=150, required=False)
    lembaga = forms.CharField(label="Perguruan tinggi atau sekolah", max_length=200, required=False)
    nomor_ijazah = forms.CharField(label="Nomor ijazah", max_length=100, required=False)
    tanggal_lulus = forms.DateField(
        label="Tanggal lulus menurut ijazah",
        required=False,
        widget=TANGGAL,
        error_messages={"invalid": "Tanggal tidak terbaca."},
    )
    ipk = forms.DecimalField(
        label="IPK atau nilai rata-rata ijazah",
        required=False,
        max_digits=5,
        decimal_places=2,
        min_value=Decimal(0),
        max_value=Decimal(100),
        localize=True,
        help_text="IPK berskala 4,00; lulusan SMA mengisi nilai rata-rata ijazah.",
    )
    prioritas = forms.ChoiceField(label="Riwayat kerja di pemerintah", required=False, widget=PilihRingkas)

    def __init__(self, *args: Any, lamaran: Lamaran, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tingkat"].choices = [("", "Pilih"), *TingkatPendidikan.pilihan()]
        if bidang := lamaran.lowongan.bidang:
            self.fields["bidang"] = _pilihan_bidang(bidang)
        kelompok = lamaran.seleksi.konfigurasi.get("prioritas", [])
        if kelompok:
            self.fields["prioritas"].choices = [("", "Tidak termasuk"), *((p["kode"], p["nama"]) for p in kelompok)]
        else:
            del self.fields["prioritas"]

    def ringkas(self) -> str:
        """The fields as markup while nothing is wrong with them."""
        return isian_ringkas(self)

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        ipk = bersih.get("ipk")
        if ipk is not None and bersih.get("tingkat") in BER_IPK and ipk > Decimal(4):
            self.add_error("ipk", "IPK berskala 4,00. Konversikan dahulu bila skalanya lain.")
        return bersih


def _pilihan_bidang(bidang: list[str]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Program studi",
        required=False,
        choices=[("", "Pilih"), *((b, b) for b in bidang), ("Program studi lain", "Lainnya, tidak ada dalam daftar")],
        widget=PilihRingkas,
    )


class FormAkomodasi(forms.Form):
    """What is needed to sit the exam on equal terms."""

    akomodasi = forms.MultipleChoiceField(
        label="Yang saya perlukan saat ujian",
        required=False,
        choices=Akomodasi.pilihan(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan bila tidak memerlukan apa pun. Tidak memengaruhi penilaian.",
    )
    catatan = forms.CharField(
        label="Penjelasan",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="Hanya dibaca panitia; disimpan tersandi.",
    )
