"""Forms of the officers. Choices of rows come from `services.pilihan`; nothing here writes."""

import uuid
from typing import Any

from django import forms

from asn.core.saringan import PilihRingkas
from pengaduan.aduan.forms import BanyakBerkas, BidangBerkas
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.rules import nomor as aturan_nomor
from pengaduan.aduan.rules.jenis import LABEL_KELAS
from pengaduan.aduan.rules.pribadi import peringatan, sensor
from pengaduan.aduan.services import pilihan
from pengaduan.aduan.services.pilihan import instansi_bertingkat, instansi_semua, kategori_kota
from pengaduan.aduan.services.segel import ALASAN_TERPENDEK
from pengaduan.aduan.services.tujuan import tujuan_usulan
from pengaduan.aduan.services.waktu import Jam


class FormTindakan(forms.Form):
    """Base of all acts on one report: knows the report and who acts. `versi` tells what was on the screen."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, aduan: Aduan, oleh: Any, **kwargs: Any) -> None:
        self.aduan, self.oleh = aduan, oleh
        kwargs["initial"] = {"versi": aduan.versi} | self.awal() | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.siapkan()

    def awal(self) -> dict[str, Any]:
        return {}

    def siapkan(self) -> None:
        """Fill the choices."""

    def _instansi(self, nama: str = "instansi") -> None:
        bidang = self.fields[nama]
        bidang.queryset = instansi_semua(self.aduan.kota_id)
        bidang.widget.choices = [("", bidang.empty_label or "Pilih …"), *instansi_bertingkat(self.aduan.kota_id)]


class FormAlasan(FormTindakan):
    """An act that needs its reason."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Tulis alasannya."},
    )


class FormAlasanPelapor(FormAlasan):
    """A reason the reporter reads."""

    alasan = forms.CharField(
        label="Alasan untuk pelapor",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="Dibaca pelapor. Sebutkan apa yang kurang, atau ke mana hal ini dapat disampaikan.",
        error_messages={"required": "Tulis alasannya."},
    )


class FormVerifikasi(FormTindakan):
    """Class, category, unit, and what the public may read."""

    kelas = forms.ChoiceField(label="Kelas", choices=[(k.value, v) for k, v in LABEL_KELAS.items()])
    kategori = forms.ModelChoiceField(
        label="Kategori", queryset=None, required=False, empty_label="Belum ditetapkan", widget=PilihRingkas
    )
    instansi = forms.ModelChoiceField(
        label="Langsung disposisikan kepada",
        queryset=None,
        required=False,
        empty_label="Belum, verifikasi saja",
        widget=PilihRingkas,
        help_text="Usulan menurut aturan disposisi kota sudah dipilihkan.",
    )
    terbit = forms.BooleanField(label="Tampilkan kepada publik", required=False)
    judul_publik = forms.CharField(label="Judul untuk publik", required=False, max_length=120)
    isi_publik = forms.CharField(
        label="Isi untuk publik",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 5}),
        help_text="NIK, telepon, dan surel sudah ditutup otomatis. Hapus juga nama dan alamat orang.",
    )

    def awal(self) -> dict[str, Any]:
        aduan = self.aduan
        usul = tujuan_usulan(aduan, Jam(aduan.kota))
        return {
            "kelas": aduan.kelas,
            "kategori": aduan.kategori_id,
            "instansi": usul.pk if usul else None,
            "judul_publik": sensor(aduan.judul),
            "isi_publik": sensor(aduan.isi),
        }

    def siapkan(self) -> None:
        self._instansi()
        self.fields["kategori"].queryset = kategori_kota(self.aduan.kota_id)
        if self.aduan.rahasia:
            for nama in ("terbit", "judul_publik", "isi_publik"):
                del self.fields[nama]


class FormDisposisi(FormTindakan):
    instansi = forms.ModelChoiceField(
        label="Teruskan kepada",
        queryset=None,
        empty_label="Pilih instansi",
        widget=PilihRingkas,
        error_messages={"required": "Pilih instansi."},
    )
    catatan = forms.CharField(
        label="Catatan untuk instansi (opsional)",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="Tidak dibaca pelapor.",
    )

    def awal(self) -> dict[str, Any]:
        usul = tujuan_usulan(self.aduan, Jam(self.aduan.kota))
        return {"instansi": usul.pk if usul else None}

    def siapkan(self) -> None:
        self._instansi()


class FormJawab(FormTindakan):
    """An official answer, with pictures before and after."""

    isi = forms.CharField(
        label="Jawaban untuk pelapor",
        min_length=10,
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "Tulis jawabannya.", "min_length": "Tulis jawaban sedikitnya 10 huruf."},
    )
    tuntas = forms.BooleanField(
        label="Masalah sudah ditindaklanjuti",
        required=False,
        help_text="Pelapor ditanya apakah sudah teratasi. Tanpa balasan, laporan ditutup setelah tenggatnya.",
    )
    sebelum = BidangBerkas(
        label="Foto sebelum (opsional)", required=False, widget=BanyakBerkas({"accept": ".jpg,.jpeg,.png"})
    )
    sesudah = BidangBerkas(
        label="Foto sesudah (opsional)", required=False, widget=BanyakBerkas({"accept": ".jpg,.jpeg,.png"})
    )
    berkas = BidangBerkas(
        label="Lampiran (opsional)",
        required=False,
        widget=BanyakBerkas({"accept": ".pdf,.jpg,.jpeg,.png", "multiple": True}),
    )
    kunci = forms.UUIDField(widget=forms.HiddenInput)

    def awal(self) -> dict[str, Any]:
        return {"kunci": uuid.uuid4()}

    def clean_isi(self) -> str:
        isi = self.cleaned_data["isi"]
        if temuan := peringatan(isi):
            raise forms.ValidationError(
                f"Jawaban memuat {', '.join(temuan)}. Hapus dahulu: jawaban dapat dibaca lain."
            )
        return isi


class FormCatatan(FormTindakan):
    isi = forms.CharField(
        label="Catatan internal",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Hanya dibaca petugas.",
        error_messages={"required": "Tulis catatannya."},
    )


class FormGabung(FormTindakan):
    nomor = forms.CharField(
        label="Nomor laporan yang menjadi induk",
        max_length=40,
        help_text="Pelapor laporan ini akan menerima kabar dan jawaban yang sama.",
        error_messages={"required": "Tulis nomor laporan induknya."},
    )

    def clean_nomor(self) -> str:
        return aturan_nomor.rapikan(self.cleaned_data["nomor"])


class FormSunting(FormTindakan):
    """Redaction: the original goes under seal."""

    judul = forms.CharField(label="Judul", max_length=120)
    isi = forms.CharField(label="Isi laporan", max_length=5000, widget=forms.Textarea({"rows": 8}))
    lokasi = forms.CharField(label="Tempat kejadian", max_length=200, required=False)
    alasan = forms.CharField(
        label="Alasan penyuntingan",
        max_length=300,
        help_text="Misalnya “memuat NIK orang lain”. Dibaca pelapor.",
        error_messages={"required": "Tulis alasannya."},
    )

    def awal(self) -> dict[str, Any]:
        return {k: sensor(getattr(self.aduan, k)) for k in ("judul", "isi", "lokasi")}


class FormTerlapor(FormTindakan):
    nip = forms.CharField(
        label="NIP pegawai yang dilaporkan",
        required=False,
        max_length=25,
        help_text="Kosongkan untuk mencabut. Laporan tertutup bagi orang itu dan semua bawahannya.",
    )

    def awal(self) -> dict[str, Any]:
        return {"nip": self.aduan.terlapor.nip if self.aduan.terlapor else ""}

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        nip = "".join(h for h in bersih.get("nip", "") if h.isdecimal())
        bersih["pegawai"] = pilihan.pegawai_menurut_nip(self.aduan.kota_id, nip) if nip else None
        if bersih.get("nip", "").strip() and bersih["pegawai"] is None:
            self.add_error("nip", "Tidak ada pegawai kota ini dengan NIP itu.")
        return bersih


class FormTugaskan(FormTindakan):
    petugas = forms.ModelChoiceField(
        label="Petugas", queryset=None, empty_label="Pilih petugas", error_messages={"required": "Pilih petugas."}
    )

    def awal(self) -> dict[str, Any]:
        return {"petugas": self.aduan.petugas_id}

    def siapkan(self) -> None:
        self.fields["petugas"].queryset = pilihan.petugas_pilihan(self.aduan, self.oleh.hari_ini())


class FormLaporId(FormTindakan):
    lapor_id = forms.CharField(label="ID SP4N-LAPOR!", max_length=30, required=False)

    def awal(self) -> dict[str, Any]:
        return {"lapor_id": self.aduan.lapor_id}


class FormMintaSegel(FormTindakan):
    alasan = forms.CharField(
        label="Mengapa identitas pelapor perlu diketahui",
        min_length=ALASAN_TERPENDEK,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="Dibaca pemutus dan tercatat. Menghubungi pelapor lewat halaman laporan tidak memerlukan identitas.",
        error_messages={
            "required": "Tulis alasannya.",
            "min_length": f"Tulis alasan sedikitnya {ALASAN_TERPENDEK} huruf.",
        },
    )


class FormPutusSegel(forms.Form):
    keputusan = forms.ChoiceField(
        label="Keputusan",
        choices=[("setuju", "Setujui: pemohon boleh membuka segel"), ("tolak", "Tolak")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu keputusan."},
    )
    catatan = forms.CharField(label="Catatan", required=False, max_length=300, widget=forms.Textarea({"rows": 2}))


class FormMassal(forms.Form):
    """Several reports for one officer."""

    pilih = forms.ModelMultipleChoiceField(
        queryset=None, widget=forms.MultipleHiddenInput, error_messages={"required": "Tidak ada aduan yang dipilih."}
    )
    petugas = forms.ModelChoiceField(
        label="Tugaskan kepada",
        queryset=None,
        empty_label="Pilih petugas",
        error_messages={"required": "Pilih petugas."},
    )

    def __init__(self, *args: Any, aduan: Any, petugas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pilih"].queryset = aduan
        self.fields["petugas"].queryset = petugas
