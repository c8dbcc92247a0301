"""Forms of officers: services, campaigns, wording, coupons, follow-up, comparison."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from asn.core.periode import JenisPeriode, Periode
from asn.core.saringan import PilihRingkas
from asn.core.tindakan import FormAlasan
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.filters import MasukanTanggal
from kepegawaian.pegawai.models import Pegawai
from pengaduan.survei.models import LayananPublik
from pengaduan.survei.rules.unsur import UNSUR, Unsur
from pengaduan.survei.services.jawaban import KUPON_SEKALI_MAKS

# Periods offered around today: the last closed ones, the present and the next.
DITAWARKAN: dict[JenisPeriode, tuple[int, int]] = {"triwulan": (2, 1), "semester": (1, 1), "tahun": (1, 1)}
LABEL_JENIS = {"triwulan": "Triwulan", "semester": "Semester", "tahun": "Tahun"}
POPULASI_MAKS = 10_000_000


def periode_ditawarkan(hari_ini: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices by kind, the present period first."""
    kelompok = []
    for jenis, (mundur, maju) in DITAWARKAN.items():
        kini = Periode.pada(hari_ini, jenis)
        lain, sebelum, sesudah = [kini], kini, kini
        for _ in range(maju):
            sesudah = sesudah.berikutnya()
            lain.append(sesudah)
        for _ in range(mundur):
            sebelum = sebelum.sebelumnya()
            lain.append(sebelum)
        kelompok.append((LABEL_JENIS[jenis], [(p.kode, p.label) for p in lain]))
    return kelompok


def pilihan_unit(unit: Iterable[Instansi]) -> list[tuple[Any, Any]]:
    """Units under the name of their perangkat daerah, because many are called the same."""
    kelompok: dict[str, list[tuple[int, str]]] = {}
    for u in unit:
        kelompok.setdefault(str(u.perangkat_daerah or u), []).append((u.pk, u.nama))
    return [("", "Pilih unit layanan"), *kelompok.items()]


class FormLayanan(forms.ModelForm):
    """One service of the catalogue."""

    instansi = forms.TypedChoiceField(label="Unit layanan", coerce=int, widget=PilihRingkas)

    class Meta:
        model = LayananPublik
        fields = ["instansi", "nama", "uraian", "aktif"]

    def __init__(self, *args: Any, unit: Iterable[Instansi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = {u.pk: u for u in unit}
        bidang: Any = self.fields["instansi"]
        bidang.choices = pilihan_unit(self.unit.values())
        bidang.widget.attrs["class"] = "form-select"
        self.fields["nama"].help_text = "Seperti pada standar pelayanan, misalnya “Penerbitan KTP elektronik”."
        if self.instance.pk:
            bidang.disabled = True

    def clean_instansi(self) -> Instansi:
        nilai = self.cleaned_data["instansi"]
        return self.instance.instansi if self.instance.pk else self.unit[nilai]


class _FormJadwal(forms.Form):
    mulai = forms.DateField(label="Mulai menerima jawaban", widget=MasukanTanggal)
    selesai = forms.DateField(
        label="Hari terakhir",
        widget=MasukanTanggal,
        help_text="Sehari sesudahnya survei ditutup dan dihitung.",
    )
    kios = forms.BooleanField(
        label="Kios di unit layanan",
        required=False,
        help_text="Tablet di ruang pelayanan yang dinyalakan petugas. Jawabannya dihitung dalam IKM.",
    )
    tautan_terbuka = forms.BooleanField(
        label="Tautan terbuka",
        required=False,
        help_text="Siapa pun dapat menjawab. Dilaporkan terpisah sebagai tidak terverifikasi, di luar IKM.",
    )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        mulai, selesai = bersih.get("mulai"), bersih.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Hari terakhir tidak boleh mendahului hari pertama.")
        return bersih


class FormUbah(_FormJadwal):
    """Schedule and channels of a survey."""


class FormKampanye(_FormJadwal):
    """A new survey of one unit and period."""

    instansi = forms.TypedChoiceField(label="Unit layanan", coerce=int, widget=PilihRingkas)
    periode = forms.ChoiceField(label="Periode")
    field_order = ["instansi", "periode", "mulai", "selesai", "kios", "tautan_terbuka"]

    def __init__(self, *args: Any, unit: Iterable[Instansi], hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = {u.pk: u for u in unit}
        pilih: Any = self.fields["instansi"]
        pilih.choices = pilihan_unit(self.unit.values())
        periode: Any = self.fields["periode"]
        periode.choices = periode_ditawarkan(hari_ini)
        for bidang in (pilih, periode):
            bidang.widget.attrs["class"] = "form-select"

    def clean_instansi(self) -> Instansi:
        return self.unit[self.cleaned_data["instansi"]]

    def clean_periode(self) -> Periode:
        return Periode.dari_kode(self.cleaned_data["periode"])


class FormLayananKampanye(forms.Form):
    """Which services, and how many people each served: one number per service, empty means not surveyed."""

    def __init__(
        self, *args: Any, pilihan: Sequence[LayananPublik], terpilih: dict[int, int], beku: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pilihan = [x for x in pilihan if not beku or x.pk in terpilih]
        for x in self.pilihan:
            self.fields[f"layanan_{x.pk}"] = forms.IntegerField(
                label=x.nama,
                required=beku,
                min_value=0,
                max_value=POPULASI_MAKS,
                initial=terpilih.get(x.pk),
                help_text=x.instansi.nama,
            )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if not self.errors and not self.populasi:
            raise ValidationError("Isi jumlah penerima sedikitnya satu layanan. Isi 0 bila belum diketahui.")
        return bersih

    @property
    def populasi(self) -> dict[int, int]:
        isi = {x.pk: self.cleaned_data.get(f"layanan_{x.pk}") for x in self.pilihan}
        return {pk: n for pk, n in isi.items() if n is not None}


class FormKuesioner(forms.Form):
    """Wording of nine questions and their options; an empty field takes the usual wording."""

    def __init__(self, *args: Any, pertanyaan: Sequence[Unsur], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kelompok = [(u, [self._tambah(u), *self._tambah_pilihan(u)]) for u in pertanyaan]

    def _tambah(self, u: Unsur) -> str:
        nama = f"{u.kunci}_pertanyaan"
        self.fields[nama] = forms.CharField(label="Pertanyaan", max_length=200, required=False, initial=u.pertanyaan)
        return nama

    def _tambah_pilihan(self, u: Unsur) -> list[str]:
        nama = [f"{u.kunci}_{n}" for n in range(1, 5)]
        for n, satu in enumerate(nama, 1):
            arti = {1: " (terburuk)", 4: " (terbaik)"}.get(n, "")
            self.fields[satu] = forms.CharField(
                label=f"Pilihan {n}{arti}", max_length=60, required=False, initial=u.pilihan[n - 1]
            )
        return nama

    @property
    def bagian(self) -> list[tuple[Unsur, list[Any]]]:
        return [(u, [self[n] for n in nama]) for u, nama in self.kelompok]

    @property
    def kuesioner(self) -> dict[str, Any]:
        """Only what differs from the usual wording."""
        hasil: dict[str, Any] = {}
        for asal in UNSUR:
            tanya = self.cleaned_data[f"{asal.kunci}_pertanyaan"] or asal.pertanyaan
            pilihan = [self.cleaned_data[f"{asal.kunci}_{n}"] or asal.pilihan[n - 1] for n in range(1, 5)]
            if tanya != asal.pertanyaan or tuple(pilihan) != asal.pilihan:
                hasil[asal.kunci] = {"pertanyaan": tanya, "pilihan": pilihan}
        return hasil


class FormKupon(forms.Form):
    """Coupons for people who were served."""

    layanan = forms.TypedChoiceField(label="Layanan yang diterima", coerce=int)
    jumlah = forms.IntegerField(
        label="Jumlah kupon",
        min_value=1,
        max_value=KUPON_SEKALI_MAKS,
        initial=1,
        help_text=f"1 tampil di layar untuk dipindai; 2–{KUPON_SEKALI_MAKS} menjadi lembar PDF untuk dipotong.",
    )

    def __init__(self, *args: Any, layanan: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang: Any = self.fields["layanan"]
        bidang.choices = layanan


class FormBukaKembali(FormAlasan):
    """Why, and until when answers are taken again."""

    selesai = forms.DateField(label="Hari terakhir yang baru", widget=MasukanTanggal)
    field_order = ["selesai", "alasan"]


class FormRencana(forms.Form):
    """A follow-up plan."""

    unsur = forms.ChoiceField(label="Unsur")
    uraian = forms.CharField(
        label="Rencana perbaikan",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Apa yang akan berubah bagi warga. Dibaca publik bersama hasil survei.",
    )
    penanggung_jawab = forms.TypedChoiceField(label="Penanggung jawab", coerce=int)
    tenggat = forms.DateField(label="Tenggat", widget=MasukanTanggal)

    def __init__(self, *args: Any, terlemah: Sequence[str], pejabat: Iterable[Pegawai], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pejabat = {p.pk: p for p in pejabat}
        unsur: Any = self.fields["unsur"]
        lemah = [(u.kunci, u.nama) for u in UNSUR if u.kunci in terlemah]
        lain = [(u.kunci, u.nama) for u in UNSUR if u.kunci not in terlemah]
        unsur.choices = [("Tiga unsur terlemah", lemah), ("Unsur lain", lain)] if lemah else lain
        orang: Any = self.fields["penanggung_jawab"]
        orang.choices = [("", "Pilih pejabat"), *((p.pk, f"{p.jabatan} – {p.nama}") for p in self.pejabat.values())]

    def clean_penanggung_jawab(self) -> Pegawai:
        return self.pejabat[self.cleaned_data["penanggung_jawab"]]


class FormSelesai(forms.Form):
    """What was reached, when, and the proof."""

    capaian = forms.CharField(label="Hasil yang dicapai", max_length=1000, widget=forms.Textarea({"rows": 3}))
    tanggal = forms.DateField(label="Selesai pada", widget=MasukanTanggal)
    bukti = forms.FileField(
        label="Bukti",
        widget=forms.FileInput({"accept": ".pdf,.jpg,.jpeg,.png,.xlsx"}),
        help_text="Foto, PDF, atau XLSX; paling besar 5 MB.",
    )


class FormBanding(forms.Form):
    """Which unit, which day, how many months on either side."""

    instansi = forms.TypedChoiceField(label="Unit layanan", coerce=int, widget=PilihRingkas)
    layanan = forms.TypedChoiceField(label="Layanan", coerce=int, required=False, empty_value=None)
    tanggal = forms.DateField(label="Sebelum dan sesudah tanggal", widget=MasukanTanggal)
    bulan = forms.TypedChoiceField(
        label="Rentang setiap sisi", coerce=int, choices=[(3, "3 bulan"), (6, "6 bulan"), (12, "12 bulan")], initial=6
    )

    def __init__(
        self, *args: Any, unit: Iterable[Instansi], layanan: Iterable[LayananPublik] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unit = {u.pk: u for u in unit}
        self.semua_layanan = {x.pk: x for x in layanan}
        pilih: Any = self.fields["instansi"]
        pilih.choices = [("", "Pilih unit"), *((u.pk, u.nama) for u in self.unit.values())]
        milik: Any = self.fields["layanan"]
        milik.choices = [("", "Semua layanan"), *((x.pk, x.nama) for x in self.semua_layanan.values())]
        for nama in ("instansi", "layanan", "bulan"):
            self.fields[nama].widget.attrs["class"] = "form-select"

    def clean_instansi(self) -> Instansi:
        return self.unit[self.cleaned_data["instansi"]]

    def clean_layanan(self) -> LayananPublik | None:
        return self.semua_layanan.get(self.cleaned_data["layanan"])
