"""Forms of the training office: catalogue, partners, trainers, plan, budget, report."""

from typing import Any

from django import forms

from kepegawaian.pegawai.forms_masukan import BidangBukti, BidangDesimal, BidangRupiah
from pelatihan.program.forms.bersama import FormBaris, tanggal
from pelatihan.program.models import Kursus, Mitra, Pengajar, PerjanjianMitra, RencanaPelatihan

BANTUAN_NASKAH = "PDF, JPEG, atau PNG yang sudah ditandatangani."


class FormKursus(FormBaris):
    jp = BidangDesimal(label="JP", help_text="Satu JP 45 menit.", max_digits=6, decimal_places=2)

    class Meta:
        model = Kursus
        fields = (
            *("kode", "judul", "bentuk", "kompetensi", "level", "jp", "sasaran", "uraian"),
            *("prasyarat", "publik", "aktif"),
        )
        widgets = {"uraian": forms.Textarea({"rows": 4})}
        help_texts = {"level": "Level 1–5 yang dituju; kosongkan bila tanpa kompetensi."}


class FormMitra(FormBaris):
    class Meta:
        model = Mitra
        fields = ("nama", "singkatan", "jenis", "akreditasi", "kontak", "surel", "alamat", "aktif")


class FormPerjanjian(FormBaris):
    mulai = tanggal("Mulai berlaku")
    selesai = tanggal("Berlaku sampai")
    naskah = BidangBukti(label="Naskah perjanjian", required=False, help_text=f"{BANTUAN_NASKAH} Dapat menyusul.")

    class Meta:
        model = PerjanjianMitra
        fields = ("nomor", "tentang", "mulai", "selesai")

    def nilai(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k != "naskah"}


class FormNaskah(forms.Form):
    """The signed text of an agreement that was noted before."""

    naskah = BidangBukti(label="Naskah perjanjian", help_text=BANTUAN_NASKAH)


class FormPengajar(FormBaris):
    class Meta:
        model = Pengajar
        fields = ("nama", "bidang", "mitra", "surel", "akun", "aktif")
        help_texts = {
            "akun": "Membuka kelasnya sendiri: presensi, koreksi, dan nilai. Akun berperan Pengajar dibuat "
            "administrator kota; akun yang sudah dipakai pengajar lain tidak ditawarkan.",
        }


class FormRencana(FormBaris):
    anggaran = BidangRupiah(label="Kebutuhan anggaran", min_value=0, help_text="Rupiah, misalnya 45.000.000.")

    class Meta:
        model = RencanaPelatihan
        fields = (
            *("tahun", "triwulan", "judul", "kursus", "mitra", "instansi"),
            *("sasaran", "jumlah_sasaran", "anggaran"),
        )


class FormAnggaran(forms.Form):
    """The pagu of one perangkat daerah and year; entering it again changes it."""

    instansi = forms.ModelChoiceField(label="Perangkat daerah", queryset=None, empty_label="Pilih")
    tahun = forms.IntegerField(label="Tahun anggaran", min_value=2020, max_value=2100)
    pagu = BidangRupiah(label="Pagu", min_value=0, help_text="Rupiah, misalnya 500.000.000.")
    sumber = forms.CharField(label="Sumber dana", required=False, max_length=100)

    def __init__(self, *args: Any, instansi: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = instansi  # type: ignore[attr-defined]


class FormLaporan(forms.Form):
    """Which year, and optionally which partner."""

    tahun = forms.IntegerField(label="Tahun", min_value=2020, max_value=2100)
    mitra = forms.ModelChoiceField(label="Mitra", queryset=None, required=False, empty_label="Semua penyelenggara")

    def __init__(self, *args: Any, mitra: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mitra"].queryset = mitra  # type: ignore[attr-defined]
