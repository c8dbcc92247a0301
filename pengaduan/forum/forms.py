"""Forms of the staff: preparing, scheduling, moderating, grouping, answering. None of them writes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from kepegawaian.pegawai.filters import MasukanTanggal
from pengaduan.forum.models import Butir, Klaster, Komentar, Konsultasi, Perubahan, TindakLanjut
from pengaduan.forum.models.komentar import KOMENTAR_MAKS, SALURAN, UNSUR
from pengaduan.forum.rules import syarat
from pengaduan.forum.rules.moderasi import LABEL_ALASAN, usul_samaran
from pengaduan.forum.workflows import KOMENTAR_WORKFLOW


class FormKonsultasi(forms.ModelForm):
    """Text and schedule of a draft."""

    class Meta:
        model = Konsultasi
        fields = (
            "instansi",
            "judul",
            "ringkasan",
            "tahap",
            "uraian",
            "pertemuan",
            "mulai",
            "selesai",
            "tanggapan_paling_lambat",
            "pra_moderasi",
        )
        widgets = {
            "ringkasan": forms.Textarea(attrs={"rows": 2}),
            "uraian": forms.Textarea(attrs={"rows": 8}),
            "pertemuan": forms.Textarea(attrs={"rows": 3}),
            "mulai": MasukanTanggal,
            "selesai": MasukanTanggal,
            "tanggapan_paling_lambat": MasukanTanggal,
        }
        help_texts = {
            "judul": "Sebut kebijakannya, misalnya: Rancangan Perwal tentang jam layanan kelurahan.",
            "ringkasan": "Satu atau dua kalimat yang dipahami siapa pun: apa yang berubah bagi warga.",
            "uraian": "Mengapa kebijakan ini disusun, dan apa yang ingin Anda dengar dari warga.",
            "pertemuan": "Tempat, hari, dan jam, bila juga ada pertemuan tatap muka. Boleh kosong.",
            "selesai": "Masukan diterima sampai akhir hari ini, menurut waktu kota.",
            "tanggapan_paling_lambat": "Janji kepada warga; tampil di halaman konsultasi.",
            "pra_moderasi": "Tanpa tanda ini, masukan tampil begitu surel terbukti, kecuali yang memuat data pribadi.",
        }

    def __init__(self, *args: Any, penyelenggara: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = penyelenggara

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        tanggal = [bersih.get(k) for k in ("mulai", "selesai", "tanggapan_paling_lambat")]
        if all(tanggal):
            for kolom, pesan in syarat.jadwal(mulai=tanggal[0], selesai=tanggal[1], tanggapan=tanggal[2]).items():
                self.add_error(kolom, pesan)
        return bersih

    def _get_validation_exclusions(self) -> set[str]:
        # The schedule is checked above, at its fields; constraints would say it again on top.
        return super()._get_validation_exclusions() | {"kota"}

    def validate_constraints(self) -> None:
        """The constraints are asked by the service, once, on the whole row."""


class FormMasa(forms.Form):
    """A later end of an announced or running phase."""

    selesai = forms.DateField(label="Hari terakhir yang baru", widget=MasukanTanggal)
    tanggapan = forms.DateField(label="Tanggapan resmi paling lambat", widget=MasukanTanggal)
    alasan = forms.CharField(label="Alasan (dibaca warga)", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class FormAlasanPublik(forms.Form):
    """A reason that citizens read; `wajib` where the step hurts somebody's expectation."""

    alasan = forms.CharField(
        label="Alasan (dibaca warga)", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class FormDokumen(forms.Form):
    judul = forms.CharField(label="Judul dokumen", max_length=120, help_text="Misalnya: Naskah rancangan, versi 1")
    berkas = forms.FileField(label="Berkas PDF", widget=forms.FileInput(attrs={"accept": "application/pdf"}))


class FormButir(forms.ModelForm):
    class Meta:
        model = Butir
        fields = ("label", "isi")
        widgets = {"isi": forms.Textarea(attrs={"rows": 6})}

    def validate_constraints(self) -> None:
        """By the service."""


class FormKlaster(forms.ModelForm):
    class Meta:
        model = Klaster
        fields = ("judul", "ringkasan", "putusan", "tanggapan")
        widgets = {"ringkasan": forms.Textarea(attrs={"rows": 3}), "tanggapan": forms.Textarea(attrs={"rows": 7})}
        help_texts = {
            "judul": "Satu kalimat, misalnya: Jam layanan Sabtu terlalu pendek.",
            "putusan": "Boleh diisi nanti; wajib sebelum tanggapan terbit.",
            "tanggapan": "Dibaca warga. Sebut alasannya, juga bila tidak diterima.",
        }

    def validate_constraints(self) -> None:
        """By the service."""


class FormPerubahan(forms.ModelForm):
    class Meta:
        model = Perubahan
        fields = ("sebutan", "sebelum", "sesudah", "klaster")
        widgets = {"sebelum": forms.Textarea(attrs={"rows": 4}), "sesudah": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"sebelum": "Kosongkan untuk pasal baru.", "sesudah": "Kosongkan untuk pasal yang dihapus."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["klaster"].queryset = self.instance.konsultasi.klaster.all()

    def validate_constraints(self) -> None:
        """By the service."""


class FormTindakLanjut(forms.ModelForm):
    class Meta:
        model = TindakLanjut
        fields = ("uraian", "klaster", "pelaksana", "tenggat", "keadaan", "keterangan")
        widgets = {
            "uraian": forms.Textarea(attrs={"rows": 2}),
            "tenggat": MasukanTanggal,
            "keterangan": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"keterangan": "Dibaca warga. Wajib bila tidak dilanjutkan."}

    def __init__(self, *args: Any, pelaksana: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["klaster"].queryset = self.instance.konsultasi.klaster.all()
        self.fields["klaster"].required = False
        self.fields["pelaksana"].queryset = pelaksana

    def validate_constraints(self) -> None:
        """By the service."""


class FormCatat(forms.Form):
    """A contribution from a meeting or a letter."""

    isi = forms.CharField(label="Masukan", max_length=KOMENTAR_MAKS, widget=forms.Textarea(attrs={"rows": 6}))
    nama = forms.CharField(
        label="Nama yang ditampilkan",
        required=False,
        max_length=60,
        help_text="Hanya bila pengirimnya setuju namanya tampil.",
    )
    unsur = forms.ChoiceField(label="Sebagai", choices=UNSUR)
    saluran = forms.ChoiceField(label="Saluran", choices=[s for s in SALURAN if s[0] != "daring"])
    butir = forms.ModelChoiceField(
        label="Butir rancangan", queryset=None, required=False, empty_label="Keseluruhan rancangan"
    )

    def __init__(self, *args: Any, konsultasi: Konsultasi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["butir"].queryset = konsultasi.butir.all()


class FormModerasi(forms.Form):
    """One decision. Which ones are offered follows from the state."""

    tindakan = forms.ChoiceField(label="Putusan", widget=forms.RadioSelect)
    alasan = forms.ChoiceField(
        label="Alasan",
        required=False,
        choices=[("", "Pilih alasan …"), *((k.value, v) for k, v in LABEL_ALASAN.items())],
        help_text="Wajib untuk menyamarkan dan menyembunyikan. Tidak setuju bukan alasan.",
    )
    isi_baru = forms.CharField(
        label="Naskah sesudah disamarkan",
        required=False,
        max_length=KOMENTAR_MAKS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Hanya untuk menyamarkan: ganti bagian yang bermasalah, selebihnya biarkan seperti aslinya.",
    )
    catatan = forms.CharField(
        label="Catatan kepada pengirim",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dibaca pengirimnya, misalnya cara memperbaiki masukannya.",
    )

    def __init__(self, *args: Any, komentar: Komentar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tersedia = [t for t in KOMENTAR_WORKFLOW.transisi if komentar.keadaan in t.dari]
        tersedia = [t for t in tersedia if t.nama != "pulihkan" or komentar.tersegel]
        self.fields["tindakan"].choices = [(t.nama, t.label) for t in tersedia]
        self.fields["isi_baru"].initial = usul_samaran(komentar.isi)
        if not any(t.nama == "samarkan" for t in tersedia):
            del self.fields["isi_baru"]


class FormPutusKeberatan(forms.Form):
    """The second moderator's decision about an author's objection."""

    keputusan = forms.ChoiceField(
        label="Putusan atas keberatan",
        choices=[("kabul", "Kabulkan: naskah asli tampil lagi"), ("tolak", "Tolak: putusan moderator tetap")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih kabulkan atau tolak."},
    )
    catatan = forms.CharField(
        label="Alasan (dibaca pengirim)",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila ditolak.",
    )


class FormBukaAsli(forms.Form):
    alasan = forms.CharField(
        label="Alasan membuka naskah asli",
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tercatat bersama nama Anda dan waktunya.",
        error_messages={"min_length": "Tulis alasannya sedikitnya 10 huruf."},
    )


class FormKelompokkan(forms.Form):
    """The chosen comments go into a group, a new one, or out of every group."""

    klaster = forms.ChoiceField(label="Masukkan yang dipilih ke", choices=())
    judul_baru = forms.CharField(label="Pokok kelompok baru", required=False, max_length=150)

    def __init__(self, *args: Any, konsultasi: Konsultasi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.klaster_ada = {str(k.pk): k for k in konsultasi.klaster.all()}
        ada = [(kode, k.judul) for kode, k in self.klaster_ada.items()]
        self.fields["klaster"].choices = [*ada, ("baru", "Kelompok baru …"), ("tanpa", "Keluarkan dari kelompok")]

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if bersih.get("klaster") == "baru" and not bersih.get("judul_baru", "").strip():
            raise ValidationError({"judul_baru": "Tulis pokok kelompok baru itu."})
        return bersih
