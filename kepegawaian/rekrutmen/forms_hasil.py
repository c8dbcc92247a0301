"""Forms of results: publishing a list, answering objections, correcting marks, appointing."""

from typing import Any

from django import forms

from kepegawaian.keberatan.models import Keberatan
from kepegawaian.rekrutmen.services.sanggah import ujian_keberatan


class FormTerbit(forms.Form):
    """Number and day of an announcement."""

    nomor = forms.CharField(label="Nomor pengumuman", max_length=100)
    tanggal = forms.DateField(label="Tanggal pengumuman", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, hari_ini: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        self.fields["tanggal"].initial = hari_ini

    def clean_tanggal(self) -> Any:
        """A list is announced today: the days of the sanggah run from it."""
        tanggal = self.cleaned_data["tanggal"]
        if tanggal != self.hari_ini:
            raise forms.ValidationError("Pengumuman bertanggal hari ini, karena masa sanggah dihitung darinya.")
        return tanggal


class FormGantikan(forms.Form):
    """The letter by which the next in rank takes a place; whom, when the list does not tell several apart."""

    pengganti = forms.ChoiceField(label="Pengganti", widget=forms.RadioSelect)
    nomor = forms.CharField(label="Nomor surat penetapan", max_length=100)
    tanggal = forms.DateField(label="Tanggal surat", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, calon: Any, hari_ini: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(x.nomor, f"{x.nomor}, peringkat {x.peringkat_akhir}") for x in calon]
        self.fields["pengganti"].choices = pilihan  # type: ignore[attr-defined]
        if len(pilihan) == 1:
            self.fields["pengganti"].initial = pilihan[0][0]
        self.hari_ini = hari_ini
        self.fields["tanggal"].initial = hari_ini

    def clean_tanggal(self) -> Any:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > self.hari_ini:
            raise forms.ValidationError("Surat tidak boleh bertanggal sesudah hari ini.")
        return tanggal


class FormPerbaikanNilai(forms.Form):
    """The marks as they should have been, one field per part; fit for JSON."""

    def __init__(self, *args: Any, keberatan: Keberatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bagian in ujian_keberatan(keberatan).komponen:
            self.fields[f"nilai_{bagian.kode}"] = forms.DecimalField(
                label=f"{bagian.nama} ({bagian.kode}) yang benar",
                min_value=0,
                max_value=bagian.maks,
                decimal_places=4,
                required=False,
                help_text=f"0 sampai {bagian.maks.normalize():f}; diisi bila sanggah diterima.",
            )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        return {k: None if v is None else f"{v.normalize():f}" for k, v in bersih.items()}


class FormSanggahBanyak(forms.Form):
    """One answer for several objections with the same ground."""

    hasil = forms.ChoiceField(label="Putusan", choices=[("ditolak", "Tolak"), ("dikabulkan", "Terima")])
    pertimbangan = forms.CharField(
        label="Pertimbangan", min_length=30, max_length=4000, widget=forms.Textarea({"rows": 4})
    )
    ringkasan = forms.CharField(
        label="Ringkasan tanpa nama untuk diumumkan",
        min_length=20,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Jangan menyebut nama, nomor peserta, atau hal yang menunjuk orangnya.",
    )


class FormSeri(forms.Form):
    """The place of each equal participant, and the record the committee made."""

    berita_acara = forms.CharField(label="Nomor berita acara panitia", max_length=100)

    def __init__(self, *args: Any, nomor: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nomor = nomor
        pilihan = [("", "Pilih …"), *((str(i), str(i)) for i in range(1, len(nomor) + 1))]
        for satu in nomor:
            self.fields[f"urut_{satu}"] = forms.ChoiceField(label=f"Urutan peserta {satu}", choices=pilihan)

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        tempat = [bersih.get(f"urut_{n}", "") for n in self.nomor]
        if not self.nomor:
            raise forms.ValidationError("Tidak ada peserta yang menunggu putusan panitia.")
        if all(tempat) and len(set(tempat)) != len(tempat):
            raise forms.ValidationError("Setiap peserta harus mempunyai urutan sendiri.")
        return bersih

    @property
    def putusan(self) -> dict[str, Any]:
        """Arguments of `seri_putuskan`."""
        urut = sorted(self.nomor, key=lambda n: int(self.cleaned_data[f"urut_{n}"]))
        return {"urutan": urut, "berita_acara": self.cleaned_data["berita_acara"]}


class FormDRH(forms.Form):
    """Own data of who passed: what the register and the file need beyond the application."""

    gelar_depan = forms.CharField(label="Gelar depan", max_length=40, required=False)
    gelar_belakang = forms.CharField(label="Gelar belakang", max_length=60, required=False, help_text="Sesuai ijazah.")
    telepon = forms.RegexField(
        r"^[0-9+][0-9 -]{7,19}$",
        label="Nomor telepon",
        error_messages={"invalid": "Tulis nomor telepon dengan angka, misalnya 0812 3456 7890."},
        required=False,
    )
    alamat = forms.CharField(
        label="Alamat tempat tinggal", max_length=500, widget=forms.Textarea({"rows": 3}), required=False
    )
    skck_nomor = forms.CharField(label="Nomor SKCK", max_length=100, required=False)
    sehat_nomor = forms.CharField(
        label="Nomor surat keterangan sehat jasmani dan rohani", max_length=100, required=False
    )
    narkoba_nomor = forms.CharField(label="Nomor surat keterangan bebas narkoba", max_length=100, required=False)


class FormPutusDRH(forms.Form):
    terima = forms.ChoiceField(
        label="Putusan",
        choices=[("1", "Terima"), ("", "Kembalikan untuk diperbaiki")],
        required=False,
        widget=forms.RadioSelect,
        initial="1",
    )
    catatan = forms.CharField(
        label="Catatan",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Wajib bila dikembalikan; dibaca yang bersangkutan.",
    )


class FormNomor(forms.Form):
    """The number from BKN with what the appointment begins with."""

    nomor = forms.CharField(label="NIP / NI PPPK", max_length=25, widget=forms.TextInput({"inputmode": "numeric"}))
    pertek = forms.CharField(label="Nomor pertimbangan teknis BKN", max_length=100)
    golongan = forms.ModelChoiceField(label="Golongan", queryset=None)
    tmt = forms.DateField(label="TMT", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    kontrak_sampai = forms.DateField(
        label="Perjanjian kerja sampai", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, golongan: Any, kontrak: bool, bantuan: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["golongan"].queryset = golongan
        self.fields["golongan"].help_text = bantuan
        if not kontrak:
            del self.fields["kontrak_sampai"]


class FormAngkat(forms.Form):
    """Number and day of the decision on the appointment."""

    nomor_sk = forms.CharField(label="Nomor SK", max_length=100)
    tanggal_sk = forms.DateField(label="Tanggal SK", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, hari_ini: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        self.fields["tanggal_sk"].initial = hari_ini

    def clean_tanggal_sk(self) -> Any:
        tanggal = self.cleaned_data["tanggal_sk"]
        if tanggal > self.hari_ini:
            raise forms.ValidationError("Tanggal SK belum tiba.")
        return tanggal
