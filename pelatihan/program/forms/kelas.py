"""Forms of a class: itself, its sessions, its people, attendance and marks."""

from decimal import Decimal
from typing import Any

from django import forms

from kepegawaian.pegawai.forms_masukan import BidangDesimal, BidangRupiah
from pelatihan.program.forms.bersama import FormBaris, tanggal, teks, waktu
from pelatihan.program.models import Angkatan, Sesi
from pelatihan.program.models.kelas import JENIS_JABATAN

PENGAJAR = "pengajar"


class FormAngkatan(FormBaris):
    mulai = tanggal("Mulai")
    selesai = tanggal("Selesai")
    pendaftaran_sampai = tanggal("Pendaftaran sampai", bantuan="Paling lambat pada hari kelas dimulai.")
    tautan_daring = forms.URLField(label="Tautan daring", required=False, assume_scheme="https")
    jp = BidangDesimal(label="JP", max_digits=6, decimal_places=2)
    biaya = BidangRupiah(label="Biaya", min_value=0, help_text="Terikat pada anggaran saat pendaftaran dibuka.")
    jenis_jabatan = forms.MultipleChoiceField(
        label="Hanya untuk jenis jabatan",
        choices=JENIS_JABATAN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan bila terbuka untuk semua.",
    )
    pengajar = forms.ModelMultipleChoiceField(
        label="Pengajar", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Angkatan
        fields = (
            *("kursus", "rencana", "nama", "mitra", "pengajar", "mulai", "selesai", "pendaftaran_sampai"),
            *("tempat", "tautan_daring", "kuota", "pengisian", "jenis_jabatan", "jp", "nilai_lulus"),
            *("kehadiran_lulus", "anggaran", "biaya", "versi"),
        )

    def nilai(self) -> dict[str, Any]:
        """What the service writes, without what it is told apart."""
        return {k: v for k, v in self.cleaned_data.items() if k not in (PENGAJAR, "versi")}


class FormSesi(FormBaris):
    mulai = waktu("Mulai")
    selesai = waktu("Selesai")

    class Meta:
        model = Sesi
        fields = ("materi", "mulai", "selesai", "tempat")


class FormIkut(forms.Form):
    """Why one asks for a seat; the superior reads it."""

    alasan = teks("Mengapa Anda perlu kelas ini", bantuan="Dibaca atasan Anda.")


class FormKode(forms.Form):
    """Six figures from the screen of the class."""

    kode = forms.CharField(
        label="Kode hadir",
        min_length=6,
        max_length=6,
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "one-time-code", "pattern": "[0-9]*", "class": "kode-hadir"}
        ),
        help_text="Enam angka di layar kelas; berganti setiap menit.",
    )


class FormKoreksi(forms.Form):
    """What the trainer knows better than the code."""

    hadir = forms.TypedChoiceField(
        label="Kehadiran",
        choices=[("1", "Hadir"), ("0", "Tidak hadir")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    alasan = teks("Alasan koreksi", baris=2, terpendek=5, bantuan="Tercatat bersama nama Anda.")


class FormRealisasi(forms.Form):
    realisasi = BidangRupiah(label="Realisasi biaya", min_value=0, initial=0)


class FormUndang(forms.Form):
    """Whom to nominate, from the ranked needs."""

    pegawai = forms.MultipleChoiceField(
        label="Calon peserta",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu calon."},
    )

    def __init__(self, *args: Any, calon: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pegawai"].choices = [(str(c.pegawai_id), c) for c in calon]  # type: ignore[attr-defined]


class FormGanti(forms.Form):
    pegawai = forms.ModelChoiceField(label="Pengganti", queryset=None, empty_label="Pilih rekan seunit")
    alasan = teks("Alasan penggantian")

    def __init__(self, *args: Any, pegawai: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pegawai"].queryset = pegawai  # type: ignore[attr-defined]


def tulis_isian(nilai: Decimal | None) -> str:
    """A mark as one types it: 47, 82,5."""
    return (
        ""
        if nilai is None
        else f"{nilai:f}".rstrip("0").rstrip(".").replace(".", ",")
        if nilai % 1
        else f"{nilai:.0f}"
    )


class FormNilai(forms.Form):
    """Marks of all participants on one page: three fields each, empty where there is none yet."""

    def __init__(self, *args: Any, peserta: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.peserta = peserta
        for p in peserta:
            for kolom, label in KOLOM_NILAI:
                self.fields[f"{kolom}-{p.pk}"] = BidangDesimal(
                    label=f"{label} {p.pegawai.nama}",
                    required=False,
                    min_value=Decimal(0),
                    max_value=Decimal(100),
                    decimal_places=2,
                    initial=tulis_isian(getattr(p, kolom)),
                    widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "form-control"}),
                )

    def baris(self) -> list[tuple[Any, list[tuple[str, Any]]]]:
        """(participant, its (heading, bound field)) for the table."""
        return [(p, [(judul, self[f"{kolom}-{p.pk}"]) for kolom, judul in KOLOM_NILAI]) for p in self.peserta]

    def nilai(self) -> dict[int, dict[str, Any]]:
        return {p.pk: {k: self.cleaned_data[f"{k}-{p.pk}"] for k, _ in KOLOM_NILAI} for p in self.peserta}


KOLOM_NILAI = (("nilai_awal", "Pre-test"), ("nilai_akhir", "Post-test"), ("nilai", "Nilai akhir"))
