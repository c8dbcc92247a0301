"""Forms of both halves: weighing and deciding on awards; running and ending a plan of improvement."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kepegawaian.pegawai.filters import MasukanTanggal
from kepegawaian.pegawai.forms_masukan import BidangRupiah
from kepegawaian.pegawai.rules.kepentingan import Ikatan
from kinerja.tindak_lanjut.models import InsentifPenghargaan, KegiatanPembinaan, KriteriaPenghargaan
from kinerja.tindak_lanjut.rules.jenis import DITETAPKAN_DI_SINI, Capaian, Keyakinan, TindakLanjutKonseling
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan

SIKAP = [("SETUJU", "Setuju calon ini menerima penghargaan"), ("TOLAK", "Tidak setuju")]
LUPA_KONFIRMASI = "Centang pernyataan ini sebelum melanjutkan."
# A plan begins now; notes of what happened reach back a little.
HARI_MUNDUR = 31


def teks(label: str, *, baris: int = 3, wajib: bool = True, bantuan: str = "", panjang: int = 2000) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=wajib,
        min_length=10 if wajib else None,
        max_length=panjang,
        widget=forms.Textarea({"rows": baris}),
        help_text=bantuan,
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf."},
    )


class FormSuara(forms.Form):
    """One vote; the declaration is asked for only when something binds the voter to the nominee."""

    sikap = forms.ChoiceField(label="Pertimbangan", choices=SIKAP, widget=forms.RadioSelect)
    alasan = teks("Alasan", bantuan="Dibaca anggota tim lain dan pejabat yang menetapkan.")
    pernyataan = teks("Pernyataan benturan kepentingan", bantuan="Disimpan bersama pertimbangan Anda.")

    def __init__(self, *args: Any, ikatan: Ikatan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ikatan is None:
            del self.fields["pernyataan"]


class FormCatatan(forms.Form):
    """A reason kept with the change of state."""

    catatan = teks("Alasan", bantuan="Dicatat bersama nama Anda.")


class FormTetapkan(forms.Form):
    """Whom the decision names; who stands in the way is not offered."""

    nominasi = forms.TypedMultipleChoiceField(
        label="Penerima", coerce=int, widget=forms.CheckboxSelectMultiple, error_messages={"required": "Pilih calon."}
    )
    yakin = forms.BooleanField(
        label="Saya menetapkan penghargaan bagi calon yang dipilih", error_messages={"required": LUPA_KONFIRMASI}
    )

    def __init__(self, *args: Any, calon: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nominasi"].choices = calon
        self.fields["nominasi"].initial = [pk for pk, _ in calon]


class FormAturan(forms.ModelForm):
    """Common part of the local rules: since when, by which regulation, how sure."""

    keyakinan = forms.ChoiceField(label="Keyakinan sumber", choices=Keyakinan.pilihan(), initial="rendah")


class FormKriteria(FormAturan):
    class Meta:
        model = KriteriaPenghargaan
        fields = (
            *("berlaku_mulai", "dasar", "keyakinan", "predikat_minimal", "deret_minimal", "bulan_bebas_hukdis"),
            *("bulan_jeda", "calon_per_instansi", "suara_minimal"),
        )
        widgets = {"berlaku_mulai": MasukanTanggal}


class FormInsentif(FormAturan):
    jenis = forms.ChoiceField(label="Penghargaan", choices=[(j.value, j.label) for j in DITETAPKAN_DI_SINI])
    rupiah = BidangRupiah(
        label="Nilai (rupiah)",
        required=False,
        min_value=1,
        help_text="Kosongkan bila nilainya belum dipastikan dari naskah aturannya; tidak ada nilai yang dikira-kira.",
    )

    class Meta:
        model = InsentifPenghargaan
        fields = ("jenis", "berlaku_mulai", "dasar", "keyakinan", "uraian", "rupiah")
        widgets = {"berlaku_mulai": MasukanTanggal}


class FormMulai(forms.Form):
    """Begin a plan."""

    sasaran = teks("Sasaran perbaikan", baris=4, bantuan="Apa yang harus membaik dan bagaimana mengukurnya.")
    mulai = forms.DateField(label="Mulai", widget=MasukanTanggal)
    konselor = forms.ModelChoiceField(
        label="Konselor",
        queryset=None,
        required=False,
        empty_label="Tanpa konselor",
        help_text="Konselor menyimpan catatan tertutup; atasan tidak dapat membacanya.",
    )

    def __init__(self, *args: Any, konselor: Any, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        self.fields["konselor"].queryset = konselor
        self.fields["mulai"].initial = hari_ini

    def clean_mulai(self) -> date:
        nilai: date = self.cleaned_data["mulai"]
        if abs((nilai - self.hari_ini).days) > HARI_MUNDUR:
            raise ValidationError("Tanggal mulai paling jauh sebulan dari hari ini.")
        return nilai


class FormKegiatan(forms.ModelForm):
    """One activity; the competency belongs to a training only."""

    kompetensi = forms.ModelChoiceField(
        label="Kompetensi (untuk pelatihan)",
        queryset=None,
        required=False,
        empty_label="Tidak ada yang sesuai dalam kamus",
        help_text="Kebutuhan pelatihan dicatat di buku induk agar dipenuhi pengelola pelatihan.",
    )

    class Meta:
        model = KegiatanPembinaan
        fields = ("jenis", "uraian", "tenggat")
        widgets = {"tenggat": MasukanTanggal}

    def __init__(self, *args: Any, kompetensi: Any, rencana: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rencana = rencana
        self.fields["kompetensi"].queryset = kompetensi

    def clean_tenggat(self) -> date:
        nilai: date = self.cleaned_data["tenggat"]
        if not self.rencana.mulai <= nilai <= self.rencana.selesai:
            raise ValidationError("Tenggat harus di dalam masa pembinaan.")
        return nilai


class FormLaksana(forms.Form):
    """When an activity took place."""

    tanggal = forms.DateField(label="Dilaksanakan pada", widget=MasukanTanggal)
    catatan = teks("Catatan pelaksanaan", baris=2, wajib=False, panjang=300)

    def __init__(self, *args: Any, mulai: date, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mulai, self.hari_ini = mulai, hari_ini
        self.fields["tanggal"].initial = hari_ini

    def clean_tanggal(self) -> date:
        nilai: date = self.cleaned_data["tanggal"]
        if not self.mulai <= nilai <= self.hari_ini:
            raise ValidationError("Tanggal harus sejak pembinaan dimulai dan tidak melewati hari ini.")
        return nilai


class FormTitik(forms.Form):
    """One checkpoint."""

    capaian = forms.ChoiceField(label="Capaian", choices=Capaian.pilihan(), widget=forms.RadioSelect)
    uraian = teks("Yang dicapai dan buktinya", baris=4)
    langkah = teks("Langkah bulan berikutnya", wajib=False)


class FormAkui(forms.Form):
    """The person's own answer to a checkpoint."""

    tanggapan = teks("Tanggapan (opsional)", wajib=False, bantuan="Dibaca atasan Anda dan BKD.")


class FormHasil(forms.Form):
    """Findings that people add to the verdict, by the state of the plan."""

    kompeten = forms.BooleanField(label="Hasil uji kompetensi memenuhi standar jabatan yang setingkat", required=False)
    jabatan_sesuai = forms.BooleanField(label="Ada jabatan lowong yang sesuai dengan kompetensinya", required=False)
    jabatan_lebih_rendah = forms.BooleanField(label="Ada jabatan lebih rendah yang lowong", required=False)
    target_terpenuhi = forms.BooleanField(label="Target dalam perjanjian kerja terpenuhi", required=False)
    catatan = teks("Pertimbangan", bantuan="Sebutkan nomor berita acara atau dokumen yang mendasarinya.")

    ISIAN = {
        KeadaanPembinaan.UJI_KOMPETENSI: ("kompeten", "jabatan_sesuai", "jabatan_lebih_rendah"),
        KeadaanPembinaan.PENEMPATAN_SEMENTARA: ("jabatan_sesuai", "jabatan_lebih_rendah"),
        KeadaanPembinaan.EVALUASI_PERJANJIAN: ("target_terpenuhi",),
    }

    def __init__(self, *args: Any, keadaan: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tampil = {"catatan", *self.ISIAN.get(KeadaanPembinaan(keadaan), ())}
        for nama in set(self.fields) - tampil:
            del self.fields[nama]


class FormKonseling(forms.Form):
    """One session of counselling. The text is encrypted; it is never shown without a log entry."""

    tanggal = forms.DateField(label="Tanggal sesi", widget=MasukanTanggal)
    isi = teks("Catatan sesi", baris=6, panjang=10_000, bantuan="Hanya Anda dan PyB yang dapat membukanya.")
    tindak_lanjut = forms.ChoiceField(label="Tindak lanjut", choices=TindakLanjutKonseling.pilihan())

    def __init__(self, *args: Any, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        self.fields["tanggal"].initial = hari_ini

    def clean_tanggal(self) -> date:
        nilai: date = self.cleaned_data["tanggal"]
        if not self.hari_ini - timedelta(days=HARI_MUNDUR) <= nilai <= self.hari_ini:
            raise ValidationError("Sesi dicatat paling lama sebulan sesudahnya dan tidak sebelum berlangsung.")
        return nilai


class FormBuka(forms.Form):
    """Why a note is opened: logged with it."""

    alasan = forms.CharField(label="Alasan membuka", min_length=10, max_length=300)
