"""Forms of authors and learners. None of them writes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from pelatihan.belajar.models import Kuis, Kursus, VersiKursus
from pelatihan.belajar.models.kursus import JENIS_PELAJARAN
from pelatihan.belajar.rules.gift import TEKS_PALING_PANJANG, urai
from pelatihan.belajar.rules.soal import HasilUrai
from pelatihan.belajar.services.kursus import IsiPelajaran

PELAJARAN_MAKS = 60


class FormKursus(forms.ModelForm):
    """What the catalogue says about a course."""

    class Meta:
        model = Kursus
        fields = ("judul", "instansi", "rumpun", "kompetensi", "ringkasan", "tujuan")
        widgets = {"ringkasan": forms.Textarea(attrs={"rows": 2}), "tujuan": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "judul": "Singkat dan jelas, misalnya: Dasar Manajemen Proyek.",
            "ringkasan": "Satu atau dua kalimat; tampil di katalog.",
            "kompetensi": "Boleh kosong. Kursus disarankan kepada pegawai yang kompetensi ini masih kurang.",
            "tujuan": "Satu tujuan setiap baris: apa yang dapat dilakukan peserta sesudahnya.",
        }

    def __init__(self, *args: Any, penyelenggara: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = penyelenggara
        if not self.instance.pk and penyelenggara.count() == 1:
            self.fields["instansi"].initial = penyelenggara.first()

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"kota"}

    def validate_constraints(self) -> None:
        """The constraints are asked by the service, on the whole row."""


class FormVersi(forms.ModelForm):
    class Meta:
        model = VersiKursus
        fields = ("jp", "wajib_pra")
        help_texts = {
            "jp": "1 JP = 45 menit belajar. Pembelajaran daring diakui paling banyak 3 JP sehari.",
            "wajib_pra": "Tes awal mengukur kemampuan sebelum belajar; nilainya tidak menentukan kelulusan.",
        }


class FormPelajaran(forms.Form):
    """One lesson of the author's page; a blank one is left out."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    urutan = forms.IntegerField(label="Urutan", required=False, min_value=1, max_value=999)
    modul = forms.CharField(label="Modul", required=False, max_length=120)
    judul = forms.CharField(label="Judul pelajaran", required=False, max_length=150)
    jenis = forms.ChoiceField(label="Jenis", choices=JENIS_PELAJARAN, initial="teks")
    menit = forms.IntegerField(label="Perkiraan menit", min_value=1, max_value=600, initial=10)
    isi = forms.CharField(
        label="Isi (Markdown)", required=False, max_length=60_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    berkas = forms.FileField(
        label="Berkas PDF atau video", required=False, widget=forms.FileInput(attrs={"accept": ".pdf,.mp4,.webm"})
    )
    hapus = forms.BooleanField(label="Hapus pelajaran ini", required=False)

    @property
    def kosong(self) -> bool:
        bersih = self.cleaned_data
        return not bersih.get("pk") and not any(bersih.get(k) for k in ("judul", "isi", "berkas"))

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if not self.errors and not self.kosong and not bersih.get("hapus") and not bersih.get("judul", "").strip():
            self.add_error("judul", "Tulis judul pelajaran ini.")
        return bersih

    def nilai(self) -> IsiPelajaran:
        bersih = self.cleaned_data
        isi = bersih["isi"].replace("\r\n", "\n").strip()
        return IsiPelajaran(
            bersih["pk"],
            bersih["modul"].strip(),
            bersih["judul"].strip(),
            bersih["jenis"],
            bersih["menit"],
            isi,
            bersih["berkas"],
        )


class KumpulanPelajaran(forms.BaseFormSet):
    """Lessons in the order of their numbers; a lesson without a module belongs to the one before it."""

    def susun(self) -> list[IsiPelajaran]:
        pakai = [f for f in self.forms if f.has_changed() or f.cleaned_data.get("pk")]
        pakai = [f for f in pakai if not f.kosong and not f.cleaned_data["hapus"]]
        # A lesson without a number goes to the end, in the order of the page.
        urut = sorted(enumerate(pakai), key=lambda x: (x[1].cleaned_data["urutan"] or 1000, x[0]))
        hasil: list[IsiPelajaran] = []
        for _, form in urut:
            satu = form.nilai()
            modul = satu.modul or (hasil[-1].modul if hasil else "Pelajaran")
            hasil.append(IsiPelajaran(satu.pk, modul, *_sisa(satu)))
        return hasil


def _sisa(p: IsiPelajaran) -> tuple[str, str, int, str, Any]:
    return p.judul, p.jenis, p.menit, p.isi, p.berkas


def formset_pelajaran(tambahan: int) -> type[KumpulanPelajaran]:
    return forms.formset_factory(
        FormPelajaran,
        formset=KumpulanPelajaran,
        extra=tambahan,
        max_num=PELAJARAN_MAKS,
        absolute_max=PELAJARAN_MAKS,
        validate_max=True,
    )


class FormKuis(forms.ModelForm):
    """Rules of one test; without the tick there is none."""

    pakai = forms.BooleanField(label="Pakai tes ini", required=False)

    class Meta:
        model = Kuis
        fields = ("jumlah_soal", "menit", "kesempatan", "nilai_lulus")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["pakai"])
        self.fields["pakai"].initial = bool(self.instance.pk)

    def validate_constraints(self) -> None:
        """Asked by the database."""

    def nilai(self) -> dict[str, int] | None:
        if not self.cleaned_data["pakai"]:
            return None
        return {k: self.cleaned_data[k] for k in self.Meta.fields if k in self.fields}


class FormKuisPra(FormKuis):
    """Taken once, and never decides."""

    class Meta(FormKuis.Meta):
        fields = ("jumlah_soal", "menit")

    def nilai(self) -> dict[str, int] | None:
        isi = super().nilai()
        return None if isi is None else {**isi, "kesempatan": 1, "nilai_lulus": 0}


class FormSoalBaru(forms.Form):
    """New questions in GIFT, added to the bank when the page is saved."""

    gift = forms.CharField(
        label="Soal baru (GIFT)",
        required=False,
        max_length=TEKS_PALING_PANJANG,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="Satu soal satu alinea, dipisahkan baris kosong. = jawaban benar, ~ jawaban salah, # umpan balik.",
    )
    hasil = HasilUrai()

    def clean_gift(self) -> str:
        naskah = self.cleaned_data["gift"]
        self.hasil = urai(naskah) if naskah.strip() else HasilUrai()
        if self.hasil.galat:
            raise ValidationError([f"Baris {g.baris}: {g.pesan}" for g in self.hasil.galat])
        return naskah


class FormImpor(forms.Form):
    """A bank to be looked at before it is taken: a text, or a workbook."""

    naskah = forms.CharField(
        label="Naskah GIFT",
        required=False,
        max_length=TEKS_PALING_PANJANG,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    berkas = forms.FileField(
        label="atau lembar kerja XLSX", required=False, widget=forms.FileInput(attrs={"accept": ".xlsx,.gift,.txt"})
    )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if not self.errors and bool(bersih.get("naskah", "").strip()) == bool(bersih.get("berkas")):
            raise ValidationError("Isi salah satu: tempel naskah GIFT, atau pilih satu berkas.")
        return bersih


class FormSoal(forms.Form):
    naskah = forms.CharField(
        label="Soal (GIFT)",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="= jawaban benar, ~ jawaban salah, # umpan balik jawaban, #### umpan balik soal.",
    )


class FormPesan(forms.Form):
    isi = forms.CharField(
        label="Pesan Anda",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dibaca semua peserta kursus, dengan nama Anda. Jangan menulis data pribadi.",
    )
    induk = forms.IntegerField(required=False, widget=forms.HiddenInput)
