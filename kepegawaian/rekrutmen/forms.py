"""Forms of staff and committees. They never write; the services do."""

from typing import Any

from django import forms

from asn.core.saringan import PilihRingkas
from asn.core.tindakan import FormAlasan
from kepegawaian.pegawai.rules.enum import TingkatPendidikan
from kepegawaian.rekrutmen.models import DokumenSyarat, Formasi
from kepegawaian.rekrutmen.rules import jadwal as rj
from kepegawaian.rekrutmen.rules.alasan import KATALOG
from kepegawaian.rekrutmen.rules.enum import Hubungan, JenisKebutuhan, JenisSeleksi, PeranPanitia

TANGGAL = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
TANGGAL_TABEL = forms.DateInput({"type": "date", "class": "form-control"}, format="%Y-%m-%d")
FORMAT = [("pdf", "PDF"), ("jpg", "JPEG atau PNG")]


class FormFormasi(forms.ModelForm):
    """A request for places of one position."""

    tingkat = forms.MultipleChoiceField(
        label="Jenjang pendidikan yang diterima",
        choices=TingkatPendidikan.pilihan(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu jenjang."},
    )
    bidang = forms.CharField(
        label="Program studi yang diterima",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="Satu program studi per baris. Kosongkan bila semua jurusan diterima.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Formasi
        fields = [
            *("tahun", "jenis", "jenis_kebutuhan", "jumlah", "tingkat", "bidang", "ipk_min", "uraian_tugas", "alasan"),
            "per_tanggal",
        ]
        widgets = {
            "jenis": PilihRingkas,
            "jenis_kebutuhan": PilihRingkas,
            "per_tanggal": TANGGAL,
            "uraian_tugas": forms.Textarea({"rows": 4}),
            "alasan": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "ipk_min": "Kosongkan bila tidak disyaratkan.",
            "per_tanggal": "Kekurangan dihitung dari peta jabatan pada tanggal ini.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["bidang"] = "\n".join(self.instance.bidang)
        if self.instance.pk:
            self.initial["versi"] = self.instance.versi

    def clean_bidang(self) -> list[str]:
        baris = (b.strip() for b in self.cleaned_data["bidang"].splitlines())
        return list(dict.fromkeys(b for b in baris if b))

    def _post_clean(self) -> None:
        """Position and gap are completed by the service, which judges the whole row."""
        for kolom in self._meta.fields:
            if kolom in self.cleaned_data:
                setattr(self.instance, kolom, self.cleaned_data[kolom])


class FormTetapkan(forms.Form):
    """The decision that makes a request a formasi."""

    nomor = forms.CharField(label="Nomor keputusan", max_length=100, help_text="Misalnya keputusan MenPANRB atau PPK.")
    tanggal = forms.DateField(label="Tanggal keputusan", widget=TANGGAL)


class FormSeleksi(forms.Form):
    """A selection begins from the preset of its kind."""

    nama = forms.CharField(label="Nama seleksi", max_length=200, min_length=8)
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=JenisSeleksi.pilihan(),
        widget=PilihRingkas,
        help_text="Aturan, ujian, dan ambang awal mengikuti preset 2024 untuk jenis ini; semuanya dapat disesuaikan.",
    )
    tahun = forms.IntegerField(label="Tahun", min_value=2020, max_value=2060)
    gelombang = forms.IntegerField(label="Gelombang", min_value=1, max_value=20, initial=1)
    mulai = forms.DateField(
        label="Hari pertama pengumuman",
        widget=TANGGAL,
        help_text="Jadwal lengkap diusulkan dari hari ini dan dapat diubah.",
    )


class FormIdentitas(forms.Form):
    nama = forms.CharField(label="Nama seleksi", max_length=200, min_length=8)
    uraian = forms.CharField(
        label="Pengantar untuk pelamar", required=False, max_length=4000, widget=forms.Textarea({"rows": 6})
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormJadwal(forms.Form):
    """Two dates per stage; `alasan` once the selection is public."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Alasan perubahan",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="Wajib sesudah seleksi diumumkan; pelamar membacanya.",
    )

    def __init__(self, *args: Any, kode: tuple[str, ...], jadwal: list[rj.Tahap], **kwargs: Any) -> None:
        self.kode = kode
        ada = {t.kode: t for t in jadwal}
        super().__init__(*args, **kwargs)
        for k in kode:
            awal = ada.get(k)
            for ujung, nilai in (("mulai", awal and awal.mulai), ("selesai", awal and awal.selesai)):
                label = f"{rj.LABEL_TAHAP[k]}: hari {'pertama' if ujung == 'mulai' else 'terakhir'}"
                self.fields[f"{k}_{ujung}"] = forms.DateField(label=label, widget=TANGGAL_TABEL, initial=nilai)

    @property
    def baris(self) -> list[tuple[str, Any, Any]]:
        """Stage by stage, for the table of the page."""
        return [(rj.LABEL_TAHAP[k], self[f"{k}_mulai"], self[f"{k}_selesai"]) for k in self.kode]

    @property
    def tahap(self) -> list[rj.Tahap]:
        bersih = self.cleaned_data
        return [rj.Tahap(k, bersih[f"{k}_mulai"], bersih[f"{k}_selesai"]) for k in self.kode]


class FormDokumen(forms.ModelForm):
    """A required document: what it may look like."""

    format = forms.MultipleChoiceField(label="Format", choices=FORMAT, widget=forms.CheckboxSelectMultiple)
    untuk_kebutuhan = forms.MultipleChoiceField(
        label="Hanya untuk jenis kebutuhan",
        required=False,
        choices=JenisKebutuhan.pilihan(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan bila diminta dari semua pelamar.",
    )

    class Meta:
        model = DokumenSyarat
        fields = [
            *("nama", "petunjuk", "format", "ukuran_maks_kb", "halaman_maks", "wajib", "untuk_kebutuhan", "urutan"),
        ]


class FormDokumenBaru(forms.Form):
    kode = forms.ChoiceField(
        label="Dokumen",
        choices=[(d.kode, d.nama) for d in KATALOG.values()],
        widget=PilihRingkas,
        help_text="Daftar tetap: setiap dokumen mempunyai alasan penolakannya sendiri.",
    )


class FormPanitia(forms.Form):
    pengguna = forms.ModelChoiceField(label="Akun", queryset=None, widget=PilihRingkas, empty_label="Pilih")
    peran = forms.ChoiceField(label="Peran", choices=PeranPanitia.pilihan(), widget=PilihRingkas)
    nomor_sk = forms.CharField(label="Nomor SK panitia", required=False, max_length=100)
    mulai = forms.DateField(label="Bertugas mulai", widget=TANGGAL)
    sampai = forms.DateField(label="Sampai", required=False, widget=TANGGAL)

    def __init__(self, *args: Any, calon: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pengguna"].queryset = calon

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        mulai, sampai = bersih.get("mulai"), bersih.get("sampai")
        if mulai and sampai and sampai < mulai:
            self.add_error("sampai", "Tanggal berakhir tidak boleh mendahului tanggal mulai.")
        return bersih


class FormPernyataan(forms.Form):
    """The declaration of interest: one relative per line of fields, as many as five at a time."""

    BARIS = 3
    tidak_ada = forms.BooleanField(
        label="Tidak ada kerabat atau kepentingan yang saya ketahui di antara pelamar", required=False
    )
    catatan = forms.CharField(label="Penjelasan", required=False, max_length=1000, widget=forms.Textarea({"rows": 3}))
    benar = forms.BooleanField(
        label="Pernyataan ini benar. Bila kelak saya mengetahui ada kepentingan, saya menyatakannya dan menghindar.",
        error_messages={"required": "Setujui pernyataan ini."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for i in range(self.BARIS):
            self.fields[f"hubungan_{i}"] = forms.ChoiceField(
                label=f"Hubungan ({i + 1})",
                required=False,
                choices=[("", "–"), *Hubungan.pilihan()],
                widget=PilihRingkas,
            )
            self.fields[f"nama_{i}"] = forms.CharField(label=f"Nama ({i + 1})", required=False, max_length=150)
            self.fields[f"nik_{i}"] = forms.CharField(
                label=f"NIK ({i + 1})",
                required=False,
                max_length=16,
                help_text="Bila diketahui; lebih tepat daripada nama.",
            )
        self.order_fields(["tidak_ada", *self.fields, "catatan", "benar"])

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        for i in range(self.BARIS):
            if bool(bersih.get(f"nama_{i}")) != bool(bersih.get(f"hubungan_{i}")):
                self.add_error(f"nama_{i}", "Isi hubungan dan namanya, atau kosongkan keduanya.")
        if not self.errors and bool(self.kerabat) == bool(bersih.get("tidak_ada")):
            self.add_error("tidak_ada", "Pilih: tidak ada, atau sebut sedikitnya satu orang.")
        return bersih

    @property
    def kerabat(self) -> list[dict[str, str]]:
        b = self.cleaned_data
        return [
            {"hubungan": b[f"hubungan_{i}"], "nama": b[f"nama_{i}"], "nik": b[f"nik_{i}"]}
            for i in range(self.BARIS)
            if b.get(f"nama_{i}")
        ]


class FormHindar(forms.Form):
    """Stepping aside from one application."""

    hubungan = forms.ChoiceField(label="Hubungan Anda dengan pelamar", choices=Hubungan.pilihan(), widget=PilihRingkas)
    catatan = forms.CharField(label="Penjelasan", required=False, max_length=500, widget=forms.Textarea({"rows": 2}))


class FormBagi(forms.Form):
    """When and where the interviews are."""

    waktu = forms.DateTimeField(
        label="Waktu mulai",
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )
    tempat = forms.CharField(label="Tempat", required=False, max_length=200)


class FormAkomodasiPutus(forms.Form):
    """What the committee can provide."""

    putusan = forms.ChoiceField(
        label="Putusan",
        choices=[("disetujui", "Disediakan"), ("ditolak", "Tidak dapat disediakan")],
        widget=forms.RadioSelect,
    )
    alasan = forms.CharField(
        label="Alasan atau keterangan", required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if bersih.get("putusan") == "ditolak" and not bersih.get("alasan", "").strip():
            self.add_error("alasan", "Tulis alasannya; pelamar membacanya.")
        return bersih


class FormUmumkan(forms.Form):
    nomor = forms.CharField(label="Nomor pengumuman", max_length=100)


class FormBatal(FormAlasan):
    bantuan = "Dibaca pelamar dan siapa pun yang membuka halaman seleksi."


def formulir_langkah(tindakan: str) -> type[forms.Form] | None:
    """What a step of a selection must be given."""
    return {"umumkan": FormUmumkan, "umumkan_administrasi": FormUmumkan, "batalkan": FormBatal}.get(tindakan)
