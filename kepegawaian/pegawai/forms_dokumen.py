"""Forms of the dossier. The choices of kinds come from the view: they are those in force today."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from kepegawaian.pegawai.filters import MasukanTanggal, bukan_masa_depan
from kepegawaian.pegawai.models import Dokumen, JenisDokumen
from kepegawaian.pegawai.services.dokumen import UNGGAH_TERBANYAK


class BanyakBerkas(forms.ClearableFileInput):
    """The browser's own file field, taking several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class BidangBanyakBerkas(forms.FileField):
    """Several uploads in one field; each file is judged later, so that one bad file spoils nothing."""

    widget = BanyakBerkas(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        berkas = [b for b in (data if isinstance(data, (list, tuple)) else [data]) if b]
        if not berkas:
            raise ValidationError("Pilih sedikitnya satu berkas.")
        if len(berkas) > UNGGAH_TERBANYAK:
            raise ValidationError(f"Sekali unggah paling banyak {UNGGAH_TERBANYAK} berkas.")
        return berkas


class _PilihTipe(forms.Form):
    tipe = forms.TypedChoiceField(label="Jenis dokumen", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, daftar: list[JenisDokumen], label_kosong: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.daftar = {b.pk: b for b in daftar}
        bidang: Any = self.fields["tipe"]
        bidang.choices = [("", label_kosong), *((b.pk, b.nama) for b in daftar)]

    def clean_tipe(self) -> JenisDokumen | None:
        return self.daftar.get(self.cleaned_data["tipe"])


class FormUnggah(_PilihTipe):
    """Files to put into a dossier."""

    berkas = BidangBanyakBerkas(
        label="Berkas",
        help_text="PDF, JPEG, atau PNG; beberapa sekaligus boleh. Ukuran tiap berkas paling besar 5 MB.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_kosong="Tebak dari nama berkas", **kwargs)


class FormDokumen(_PilihTipe):
    """What a document is said to be."""

    jenis = forms.CharField(
        label="Nama dokumen lain", max_length=60, required=False, help_text="Diisi bila jenisnya tidak ada di atas."
    )
    nomor = forms.CharField(label="Nomor dokumen", max_length=100, required=False)
    tanggal = forms.DateField(
        label="Tanggal dokumen", required=False, widget=MasukanTanggal, validators=[bukan_masa_depan]
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, dokumen: Dokumen, **kwargs: Any) -> None:
        awal = {
            "tipe": dokumen.tipe_id,
            "jenis": "" if dokumen.tipe_id else dokumen.jenis,
            "nomor": dokumen.nomor_sk,
            "tanggal": dokumen.tanggal,
            "versi": dokumen.versi,
        }
        super().__init__(*args, initial=awal, label_kosong="Dokumen lain", **kwargs)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not isi.get("tipe") and not isi.get("jenis"):
            self.add_error("jenis", "Pilih jenis dokumen, atau tulis namanya.")
        return isi


class FormPutusan(forms.Form):
    """Verify, or refuse with a reason."""

    putusan = forms.ChoiceField(choices=[("setuju", "Verifikasi"), ("tolak", "Tolak")])
    alasan = forms.CharField(label="Alasan penolakan", max_length=300, required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("putusan") == "tolak" and len(isi.get("alasan", "")) < 10:
            self.add_error("alasan", "Tulis alasan penolakan sedikitnya 10 huruf; pengunggah akan membacanya.")
        return isi


class FormCabut(forms.Form):
    """The reason of a withdrawal."""

    alasan = forms.CharField(
        label="Alasan pencabutan",
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya.", "min_length": "Tulis alasan sedikitnya 10 huruf."},
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)
