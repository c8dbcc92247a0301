"""Forms of the citizens' pages. They never write; the services do."""

import uuid
from datetime import date
from typing import Any, Self

from django import forms
from django.utils import timezone
from django.utils.choices import CallableChoiceIterator

from asn.core.ingat import ingat
from asn.core.saringan import PilihRingkas
from kepegawaian.instansi.models import Kota
from pengaduan.aduan.rules.jenis import ARTI_JENIS, LABEL_JENIS, LABEL_SALURAN, Jenis, Saluran
from pengaduan.aduan.rules.pribadi import peringatan, sensor
from pengaduan.aduan.services.pilihan import instansi_kota, kategori_kota, kelurahan_kota, kelurahan_pilihan

TIDAK_TAHU = "Tidak tahu"
BIDANG_ISI = (
    *("jenis", "judul", "isi", "lokasi", "waktu_kejadian", "kelurahan", "layanan", "instansi_disebut", "kategori"),
    *("terlapor_disebut", "anonim", "rahasia"),
)
PUAS = [(1, "1 – sangat tidak puas"), (2, "2 – tidak puas"), (3, "3 – cukup"), (4, "4 – puas"), (5, "5 – sangat puas")]
BIDANG_IDENTITAS = ("nama", "telepon", "surel")


def _pilihan(kota: Kota) -> tuple[Any, Any, Any]:
    return kelurahan_kota(kota), instansi_kota(kota), kategori_kota(kota.pk)


class BanyakBerkas(forms.ClearableFileInput):
    allow_multiple_selected = True


class BidangBerkas(forms.FileField):
    """Several files under one name. What they hold is judged by the service, which keeps them between the steps."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        satu = super().clean
        return [satu(berkas, initial) for berkas in data or ()]


class BidangBersama(dict[str, forms.Field]):
    """Fields many forms share. They judge what came in; drawing would change them, so such a form is not drawn."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class FormLapor(forms.Form):
    """One report. `kunci` makes two clicks one; `situs` is a trap no person sees.

    With `bersama` it only judges what was sent: most are in order and never drawn again.
    """

    jenis = forms.ChoiceField(
        label="Apa yang ingin Anda sampaikan?",
        choices=[(k.value, v) for k, v in LABEL_JENIS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu."},
    )
    judul = forms.CharField(
        label="Judul",
        min_length=8,
        max_length=120,
        help_text="Satu kalimat pendek, misalnya “Lampu jalan di Jl. Merdeka padam sejak Senin”.",
        error_messages={"required": "Tulis judulnya.", "min_length": "Tulis judul sedikitnya 8 huruf."},
    )
    isi = forms.CharField(
        label="Ceritakan",
        min_length=20,
        max_length=5000,
        widget=forms.Textarea({"rows": 7}),
        help_text="Apa yang terjadi, siapa yang terkena, dan apa yang Anda harapkan.",
        error_messages={"required": "Ceritakan apa yang terjadi.", "min_length": "Tulis sedikitnya 20 huruf."},
    )
    lokasi = forms.CharField(
        label="Tempat (opsional)", required=False, max_length=200, help_text="Nama jalan, RT/RW, atau patokan."
    )
    kelurahan = forms.ModelChoiceField(
        label="Kelurahan", queryset=None, required=False, empty_label=TIDAK_TAHU, widget=PilihRingkas
    )
    waktu_kejadian = forms.DateField(
        label="Tanggal kejadian (opsional)",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tanggal tidak terbaca. Tulis misalnya 2026-03-01."},
    )
    kategori = forms.ModelChoiceField(
        label="Tentang", queryset=None, required=False, empty_label=TIDAK_TAHU, widget=PilihRingkas
    )
    instansi_disebut = forms.ModelChoiceField(
        label="Instansi yang dituju",
        queryset=None,
        required=False,
        empty_label=TIDAK_TAHU,
        widget=PilihRingkas,
        help_text="Bila tidak tahu, petugas yang mencarikan.",
    )
    layanan = forms.CharField(
        label="Layanan (opsional)", required=False, max_length=150, help_text="Misalnya “perekaman KTP”."
    )
    terlapor_disebut = forms.CharField(
        label="Pegawai yang dilaporkan (opsional)",
        required=False,
        max_length=150,
        help_text="Nama atau jabatannya. Laporan tidak akan diteruskan kepada orang itu maupun bawahannya.",
    )
    berkas = BidangBerkas(
        label="Foto atau berkas (opsional)",
        required=False,
        widget=BanyakBerkas({"accept": ".jpg,.jpeg,.png,.pdf", "multiple": True}),
        help_text="Paling banyak 5 berkas JPEG, PNG, atau PDF, masing-masing 5 MB. Lokasi GPS dihapus dari foto.",
    )
    nama = forms.CharField(label="Nama (opsional)", required=False, max_length=100)
    telepon = forms.CharField(label="Telepon (opsional)", required=False, max_length=20)
    surel = forms.EmailField(
        label="Surel (opsional)",
        required=False,
        max_length=150,
        help_text="Bila diisi, kami memberi tahu bila ada kabar, tanpa menyebut isi laporan.",
        error_messages={"invalid": "Alamat surel tidak lengkap, misalnya nama@contoh.id."},
    )
    anonim = forms.BooleanField(
        label="Anonim",
        required=False,
        help_text="Nama dan kontak Anda tetap tersegel; hanya Inspektorat yang dapat mengizinkan segelnya dibuka.",
    )
    rahasia = forms.BooleanField(
        label="Rahasia",
        required=False,
        help_text="Isi laporan tidak ditampilkan kepada publik; hanya petugas yang menanganinya yang membacanya.",
    )
    situs = forms.CharField(label="Jangan diisi", required=False, max_length=200)
    kunci = forms.UUIDField(widget=forms.HiddenInput)
    ditinjau = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, kota: Kota, bersama: bool = False, **kwargs: Any) -> None:
        kwargs["initial"] = {"kunci": uuid.uuid4(), "jenis": Jenis.PENGADUAN.value} | kwargs.get("initial", {})
        if bersama:
            self.base_fields = ingat(("lapor-bidang", kota.pk), lambda: BidangBersama(FormLapor(kota=kota).fields))
        super().__init__(*args, **kwargs)
        if not bersama:
            self._isi_pilihan(kota)

    def _isi_pilihan(self, kota: Kota) -> None:
        # The questions are put together once; each form asks them anew.
        kelurahan, instansi, kategori = ingat(("lapor-pilihan", kota.pk), lambda: _pilihan(kota))
        self.fields["kelurahan"].queryset = kelurahan
        # Asked for when the list is drawn: sending the form draws none.
        self.fields["kelurahan"].widget.choices = CallableChoiceIterator(
            lambda: [("", TIDAK_TAHU), *kelurahan_pilihan(kota)]
        )
        self.fields["instansi_disebut"].queryset = instansi
        self.fields["kategori"].queryset = kategori

    def clean_waktu_kejadian(self) -> date | None:
        hari = self.cleaned_data["waktu_kejadian"]
        if hari and hari > timezone.localdate():
            raise forms.ValidationError("Tanggal kejadian tidak boleh di masa depan.")
        return hari

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if bersih.get("jenis") == Jenis.WBS:
            bersih["rahasia"] = True
        return bersih

    @property
    def kunci_kirim(self) -> uuid.UUID:
        """The key of this submission; a mangled one is as good as none."""
        try:
            return uuid.UUID(str(self["kunci"].value()))
        except ValueError:
            return uuid.uuid4()

    @property
    def pilihan_jenis(self) -> list[dict[str, Any]]:
        """The kinds with what each is for."""
        return [
            {"kode": k.value, "label": v, "arti": ARTI_JENIS[k], "terpilih": self["jenis"].value() == k.value}
            for k, v in LABEL_JENIS.items()
        ]

    @property
    def isi_aduan(self) -> dict[str, Any]:
        return {k: self.cleaned_data[k] for k in BIDANG_ISI}

    @property
    def identitas(self) -> dict[str, str]:
        return {k: self.cleaned_data[k] for k in BIDANG_IDENTITAS}

    @property
    def peringatan(self) -> list[str]:
        """Personal data in what the public would read."""
        if self.cleaned_data["rahasia"]:
            return []
        return peringatan(*(self.cleaned_data[k] for k in ("judul", "isi", "lokasi")))

    @property
    def pratinjau(self) -> dict[str, Any]:
        """What the public will see."""
        bersih = self.cleaned_data
        return {
            "tertutup": bersih["rahasia"],
            "wbs": bersih["jenis"] == Jenis.WBS,
            "judul": sensor(bersih["judul"]),
            "isi": sensor(bersih["isi"]),
            "kelurahan": bersih["kelurahan"],
            "kategori": bersih["kategori"],
            "peringatan": self.peringatan,
        }


class FormCatat(FormLapor):
    """A report that came to the counter, by phone or on paper, keyed in on somebody's behalf."""

    saluran = forms.ChoiceField(
        label="Saluran",
        choices=[(k.value, v) for k, v in LABEL_SALURAN.items() if k is not Saluran.WEB],
        widget=PilihRingkas,
    )
    nomor_surat = forms.CharField(label="Nomor surat (bila lewat surat)", required=False, max_length=60)
    lapor_id = forms.CharField(
        label="ID SP4N-LAPOR! (bila dari sana)", required=False, max_length=30, help_text="Satu ID untuk satu laporan."
    )
    field_order = ("saluran", "nomor_surat", "lapor_id")

    @property
    def isi_aduan(self) -> dict[str, Any]:
        tambahan = {k: self.cleaned_data[k] for k in ("saluran", "nomor_surat", "lapor_id")}
        return super().isi_aduan | tambahan


class FormLacak(forms.Form):
    """Number and secret of the receipt."""

    nomor = forms.CharField(
        label="Nomor laporan",
        max_length=40,
        help_text="Misalnya SRG-7K3M-9Q2P-XW4T. Huruf besar atau kecil sama saja.",
        error_messages={"required": "Isi nomor laporan."},
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    rahasia = forms.CharField(
        label="Kata sandi laporan",
        max_length=40,
        help_text="Dua belas huruf dan angka pada tanda terima.",
        error_messages={"required": "Isi kata sandi laporan."},
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class FormBalas(forms.Form):
    """Words of the reporter."""

    isi = forms.CharField(
        label="Balasan Anda",
        min_length=3,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Tulis balasan Anda.", "min_length": "Tulis sedikitnya 3 huruf."},
    )
    berkas = BidangBerkas(
        label="Foto atau berkas (opsional)",
        required=False,
        widget=BanyakBerkas({"accept": ".jpg,.jpeg,.png,.pdf", "multiple": True}),
    )
    kunci = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"kunci": uuid.uuid4()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)


class FormNilai(forms.Form):
    """Did it help? A rating when it did, the reason when it did not."""

    teratasi = forms.ChoiceField(
        label="Apakah masalahnya sudah teratasi?",
        choices=[("ya", "Sudah"), ("belum", "Belum")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih sudah atau belum."},
    )
    kepuasan = forms.TypedChoiceField(
        label="Seberapa puas Anda?",
        choices=[("", "Tidak dinilai"), *PUAS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    ulasan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="Bila belum teratasi, tulis apa yang masih kurang.",
    )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if bersih.get("teratasi") == "belum" and len(bersih.get("ulasan", "").strip()) < 10:
            self.add_error("ulasan", "Tulis apa yang masih kurang, sedikitnya 10 huruf.")
        return bersih
