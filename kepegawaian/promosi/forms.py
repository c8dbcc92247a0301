"""Forms of selection, committee, decision and Plt. They never write: services do."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from asn.core.tindakan import FormAlasan, FormCatatan
from kepegawaian.pegawai.filters import MasukanTanggal
from kepegawaian.pegawai.rules.golongan import GOLONGAN_PNS
from kepegawaian.promosi.models import AnggotaPanitia, PaketPengangkatan, SeleksiJabatan
from kepegawaian.promosi.rules.jadwal import akhir_tersingkat

NIP = {"max_length": 18, "min_length": 18, "error_messages": {"min_length": "NIP terdiri atas 18 angka."}}


def teks(label: str, *, baris: int = 4, minimal: int = 10, bantuan: str = "", wajib: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=wajib,
        min_length=minimal if wajib else None,
        max_length=3000,
        widget=forms.Textarea({"rows": baris}),
        help_text=bantuan,
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf."},
    )


class FormSeleksi(forms.ModelForm):
    """Time and manner of a selection. `versi` guards against a stale page."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SeleksiJabatan
        fields = (
            *("cara", "judul", "pendaftaran_mulai", "pendaftaran_sampai", "rencana_pelantikan"),
            *("lembaga_pengawas", "uraian"),
        )
        widgets = {
            "pendaftaran_mulai": MasukanTanggal,
            "pendaftaran_sampai": MasukanTanggal,
            "rencana_pelantikan": MasukanTanggal,
            "uraian": forms.Textarea({"rows": 4}),
        }
        help_texts = {
            "pendaftaran_sampai": "Paling singkat 15 hari kalender (PermenPANRB 15/2019, perlu verifikasi).",
            "rencana_pelantikan": "Usia dan masa jabatan pelamar dihitung sampai tanggal ini.",
            "lembaga_pengawas": "Lembaga yang dikoordinasikan saat seleksi dibentuk, misalnya BKN.",
        }

    def __init__(self, *args: Any, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        awal = hari_ini + timedelta(days=1)
        self.fields["pendaftaran_mulai"].initial = awal
        self.fields["pendaftaran_sampai"].initial = akhir_tersingkat(awal)
        self.fields["rencana_pelantikan"].initial = awal + timedelta(days=75)
        self.fields["versi"].initial = self.instance.versi


class FormSeleksiBaru(FormSeleksi):
    """With the vacant positions it is to fill."""

    jabatan = forms.ModelMultipleChoiceField(
        label="Jabatan lowong yang diisi",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu jabatan lowong."},
    )
    field_order = ("cara", "judul", "jabatan")

    def __init__(self, *args: Any, jabatan: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = jabatan
        self.fields["jabatan"].label_from_instance = lambda j: f"{j.nama} ({j.instansi})"
        del self.fields["versi"]


class FormLowongan(forms.Form):
    """One more vacant position."""

    jabatan = forms.ModelChoiceField(label="Jabatan lowong", queryset=None, empty_label="Pilih jabatan")

    def __init__(self, *args: Any, jabatan: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = jabatan
        self.fields["jabatan"].label_from_instance = lambda j: f"{j.nama} ({j.instansi})"


class FormSyarat(forms.Form):
    """What the announcement asks beyond the law; empty fields ask nothing more."""

    PANGKAT = forms.ChoiceField(
        label="Pangkat paling rendah",
        required=False,
        choices=[("", "Menurut peraturan"), *((g, g) for g in GOLONGAN_PNS[8:])],
    )
    PENGALAMAN = forms.IntegerField(label="Pengalaman terkait (bulan)", required=False, min_value=1, max_value=240)
    HUKDIS = forms.IntegerField(
        label="Bebas hukuman disiplin sedang atau berat (tahun)", required=False, min_value=1, max_value=10
    )
    PREDIKAT = forms.IntegerField(
        label="Predikat paling rendah Baik (tahun)", required=False, min_value=1, max_value=5
    )

    def syarat(self) -> list[dict[str, Any]]:
        """As the engine reads them."""
        return [{"kode": kode, "nilai": nilai} for kode, nilai in self.cleaned_data.items() if nilai]


class FormBobot(forms.Form):
    """The weight of every stage; 0 leaves a stage out."""

    def __init__(self, *args: Any, tahap: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kode = {f"bobot_{t.kode}": t.kode for t in tahap}
        for t in tahap:
            self.fields[f"bobot_{t.kode}"] = forms.DecimalField(
                label=f"{t.nama} (%)", min_value=0, max_value=100, max_digits=5, decimal_places=2, initial=t.bobot
            )

    def bobot(self) -> dict[str, Decimal]:
        return {kode: self.cleaned_data[nama] for nama, kode in self.kode.items()}


class FormPanitia(forms.ModelForm):
    """One member with an account of the role Panitia seleksi."""

    class Meta:
        model = AnggotaPanitia
        fields = ("pengguna", "jabatan", "unsur", "ketua")

    def __init__(self, *args: Any, calon: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pengguna"].queryset = calon
        self.fields["pengguna"].empty_label = "Pilih akun"
        self.fields["pengguna"].label_from_instance = lambda p: p.nama
        self.fields["ketua"].help_text = "Jabatan ketua tidak lebih rendah daripada jabatan yang diisi."


class FormLamar(forms.Form):
    """What a person adds to what the register already says."""

    motivasi = teks("Mengapa Anda melamar", minimal=20, bantuan="Dibaca pengelola seleksi dan panitia.")
    benar = forms.BooleanField(
        label="Saya menyatakan data di atas benar dan bersedia mengikuti seluruh tahap seleksi",
        error_messages={"required": "Centang pernyataan ini sebelum mengirim."},
    )


class FormPeriksa(forms.Form):
    """The verdict of the verification."""

    hasil = forms.ChoiceField(
        label="Hasil verifikasi",
        choices=[("ya", "Memenuhi syarat"), ("tidak", "Tidak memenuhi syarat")],
        widget=forms.RadioSelect,
    )
    alasan = teks(
        "Alasan",
        wajib=False,
        bantuan="Wajib bila tidak memenuhi syarat, atau bila berbeda dari putusan sistem. Pelamar membacanya.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormNilai(forms.Form):
    """One candidate, one stage: a radio group per aspect, so arrows choose and Tab moves on."""

    catatan = teks("Catatan penilaian", wajib=False, baris=3, bantuan="Dasar nilai Anda; tidak diumumkan.")
    versi = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, tahap: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aspek = [a["kode"] for a in tahap.aspek]
        for a in tahap.aspek:
            self.fields[a["kode"]] = forms.TypedChoiceField(
                label=a["nama"],
                coerce=int,
                choices=[(n, f"{n} – {a['jangkar'][str(n)]}") for n in range(1, a["skala"] + 1)],
                widget=forms.RadioSelect,
                error_messages={"required": f"Beri nilai untuk {a['nama']}."},
            )
        self.order_fields([*self.aspek, "catatan", "versi"])

    def skor(self) -> dict[str, int]:
        return {kode: self.cleaned_data[kode] for kode in self.aspek}


class FormLembaga(forms.Form):
    """The figure of an assessment centre with the number of its report."""

    nilai = forms.DecimalField(label="Nilai (0–100)", min_value=0, max_value=100, max_digits=5, decimal_places=2)
    catatan = forms.CharField(label="Nomor laporan lembaga penilai", min_length=5, max_length=200)
    versi = forms.IntegerField(widget=forms.HiddenInput, initial=0)


class FormBenturan(FormAlasan):
    bantuan = "Disimpan bersama nama Anda; peserta ini tidak Anda nilai."


class FormBantah(FormAlasan):
    bantuan = "Nyatakan bahwa Anda dan peserta tidak mempunyai hubungan keluarga."


class FormPilih(forms.Form):
    """The choice of the PPK among the three best."""

    calon = forms.TypedChoiceField(
        label="Calon",
        coerce=int,
        choices=(),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu calon."},
    )
    alasan = teks("Alasan pilihan", minimal=30, bantuan="Dibaca para calon dan tersimpan bersama keputusan.")
    yakin = forms.BooleanField(
        label="Saya memahami pilihan ini tidak dapat diubah",
        error_messages={"required": "Centang pernyataan ini sebelum menetapkan."},
    )

    def __init__(self, *args: Any, calon: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["calon"].choices = calon


class FormPaket(forms.ModelForm):
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = PaketPengangkatan
        fields = ("tentang", "tmt", "pelantikan", "tempat_pelantikan", "dasar")
        widgets = {"tmt": MasukanTanggal, "pelantikan": MasukanTanggal, "dasar": forms.Textarea({"rows": 3})}
        help_texts = {
            "tmt": "Jabatan tercatat di buku induk pada tanggal ini, tidak lebih awal.",
            "pelantikan": "Tanggal pengambilan sumpah; kosongkan bila belum dijadwalkan.",
            "dasar": "Nomor dan tanggal berita acara Tim Penilai Kinerja, bila ada.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = self.instance.versi


class FormButir(forms.Form):
    """One person to one position that is vacant, or is left by somebody in this batch."""

    nip = forms.CharField(label="NIP pegawai", help_text="18 angka, tanpa spasi.", **NIP)
    jabatan = forms.ModelChoiceField(label="Jabatan baru", queryset=None, empty_label="Pilih jabatan")
    catatan = forms.CharField(label="Catatan (opsional)", required=False, max_length=300)

    def __init__(self, *args: Any, jabatan: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = jabatan
        self.fields["jabatan"].label_from_instance = lambda j: f"{j.nama} ({j.instansi})"


class FormVersi(FormCatatan):
    """A note, and the version of what was on the page."""

    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormPerpanjangSementara(forms.Form):
    """Letter of order and last day."""

    selesai = forms.DateField(label="Sampai", widget=MasukanTanggal)
    nomor_sk = forms.CharField(label="Nomor surat perintah", max_length=100)
    tanggal_sk = forms.DateField(label="Tanggal surat perintah", widget=MasukanTanggal)
    alasan = forms.CharField(label="Alasan penugasan", min_length=10, max_length=300)
    dasar_khusus = forms.CharField(
        label="Dasar khusus (hanya bila melewati ketentuan)",
        required=False,
        max_length=300,
        help_text="Sumber hukum berbeda pendapat tentang perpanjangan melewati enam bulan; tulis dasarnya bila perlu.",
    )


class FormSementara(FormPerpanjangSementara):
    """Plt for a vacant position, Plh for the holder who is away."""

    jenis = forms.ChoiceField(
        label="Jenis penugasan",
        choices=[("PLT", "Plt. – jabatan lowong"), ("PLH", "Plh. – pejabat definitif berhalangan sementara")],
        widget=forms.RadioSelect,
    )
    jabatan = forms.ModelChoiceField(
        label="Jabatan lowong (untuk Plt.)", queryset=None, required=False, empty_label="Pilih jabatan"
    )
    nip_pejabat = forms.CharField(label="NIP pejabat yang berhalangan (untuk Plh.)", required=False, **NIP)
    nip = forms.CharField(label="NIP pegawai yang ditugaskan", **NIP)
    mulai = forms.DateField(label="Mulai", widget=MasukanTanggal)
    field_order = ("jenis", "jabatan", "nip_pejabat", "nip", "mulai")

    def __init__(self, *args: Any, jabatan: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = jabatan
        self.fields["jabatan"].label_from_instance = lambda j: f"{j.nama} ({j.instansi})"

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("jenis") == "PLT" and not isi.get("jabatan"):
            raise ValidationError({"jabatan": "Pilih jabatan lowong yang diisi Plt."})
        if isi.get("jenis") == "PLH" and not isi.get("nip_pejabat"):
            raise ValidationError({"nip_pejabat": "Tulis NIP pejabat yang digantikan."})
        return isi


class FormAkhiri(FormAlasan):
    """The last day, and why."""

    hari = forms.DateField(label="Hari terakhir", widget=MasukanTanggal)
    field_order = ("hari", "alasan")
