"""Settings of the cycle, exemptions, templates."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kepegawaian.pegawai.filters import MasukanTanggal
from kepegawaian.pegawai.services.pilihan import instansi_pilihan
from kinerja.skp.models import ButirTemplat, PengecualianSKP, SiklusKinerja, TemplatSKP
from kinerja.skp.rules.istilah import AlasanKecuali
from kinerja.skp.rules.jadwal import KUTIPAN
from kinerja.skp.rules.pengecualian import DICATAT
from kinerja.skp.services.kelola import pegawai_menurut_nip

BARIS_TEMPLAT_MAKS = 20
SETELAN = (
    *("periodik", "buka_penyusunan", "batas_susun", "batas_tetap", "hari_realisasi", "hari_evaluasi"),
    *("batas_tahunan", "hari_penerimaan", "satuan_penerimaan", "hari_keberatan", "satuan_keberatan"),
    *("hari_putus_keberatan", "lingkup_pola", "dasar"),
)


class FormSiklus(forms.ModelForm):
    """Every deadline with where its default comes from."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = SiklusKinerja
        fields = SETELAN
        widgets = dict.fromkeys(("buka_penyusunan", "batas_susun", "batas_tetap", "batas_tahunan"), MasukanTanggal)
        help_texts = {"dasar": "Nomor surat edaran atau keputusan kepala daerah, bila ada."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = self.instance.versi
        for nama, baris in KUTIPAN.items():
            self.fields[nama].help_text = f"Bawaan: {baris[-1].kutipan}."

    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in SETELAN}


class FormPengecualian(forms.ModelForm):
    """Somebody who makes no SKP, by NIP."""

    nip = forms.CharField(label="NIP pegawai", max_length=25, help_text="18 angka, boleh dengan spasi.")

    class Meta:
        model = PengecualianSKP
        fields = ("alasan", "mulai", "sampai", "dasar")
        widgets = {"mulai": MasukanTanggal, "sampai": MasukanTanggal}
        help_texts = {"sampai": "Kosongkan bila belum diketahui."}

    field_order = ("nip", "alasan", "mulai", "sampai", "dasar")

    def __init__(self, *args: Any, pengguna: Any, izin: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pengguna, self._izin = pengguna, izin
        self.fields["alasan"].choices = [("", "– pilih –"), *((a.value, AlasanKecuali(a).label) for a in DICATAT)]

    def clean_nip(self) -> str:
        self.pegawai = pegawai_menurut_nip(self._pengguna, self._izin, self.cleaned_data["nip"])
        if self.pegawai is None:
            raise ValidationError("Tidak ada pegawai dengan NIP ini dalam jangkauan Anda.")
        return self.cleaned_data["nip"]

    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}


class FormTemplat(forms.ModelForm):
    """For which posts a template is."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = TemplatSKP
        fields = ("nama", "nama_jabatan", "jenis_jabatan", "instansi", "aktif")
        help_texts = {
            "nama_jabatan": "Contoh: “Perawat” berlaku bagi semua jabatan yang namanya diawali kata itu.",
            "instansi": "Kosongkan agar dipakai di seluruh kota.",
        }

    def __init__(self, *args: Any, pengguna: Any, izin: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = self.instance.versi
        pilihan = instansi_pilihan(pengguna, izin, str(self.instance.instansi_id or ""))
        self._instansi = {str(i.pk): i for i in pilihan}
        kosong = [("", "Seluruh kota")] if pengguna.jangkauan(izin).kota_ids else [("", "– pilih –")]
        unit = [(pk, f"{'  ' * (i.jalur.count('/') - 1)}{i.nama}") for pk, i in self._instansi.items()]
        self.fields["instansi"] = forms.TypedChoiceField(
            label="Hanya di instansi",
            required=not pengguna.jangkauan(izin).kota_ids,
            choices=[*kosong, *unit],
            coerce=lambda v: self._instansi[v],
            empty_value=None,
            initial=self.instance.instansi_id,
            help_text=self.Meta.help_texts["instansi"],
        )

    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}


class FormButir(forms.ModelForm):
    """One line of a template; an empty line is no line."""

    class Meta:
        model = ButirTemplat
        fields = ("rhk", "indikator", "aspek", "target_min", "satuan", "target_teks")
        widgets = {"rhk": forms.Textarea({"rows": 2}), "indikator": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bidang in self.fields.values():
            bidang.required = False

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        if bersih.get("rhk") and not bersih.get("indikator"):
            self.add_error("indikator", "Isi indikatornya.")
        return bersih

    def _post_clean(self) -> None:
        # A line without RHK is left out, whatever else stands in it.
        if self.cleaned_data.get("rhk"):
            super()._post_clean()

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"templat", "kota"}

    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data.get(n) for n in self.Meta.fields}


class SetButir(forms.BaseFormSet):
    def clean(self) -> None:
        if not any(self.errors) and not self.isi():
            raise ValidationError("Isi sedikitnya satu butir.")

    def isi(self) -> list[dict[str, Any]]:
        return [f.isi() for f in self.forms if f.cleaned_data.get("rhk")]


def set_butir(data: Any, butir: list[ButirTemplat], tambahan: int = 2) -> SetButir:
    """The lines of a template and some empty ones."""
    awal = [{n: getattr(b, n) for n in FormButir.Meta.fields} for b in butir]
    kelas = forms.formset_factory(
        FormButir, formset=SetButir, extra=tambahan, max_num=BARIS_TEMPLAT_MAKS, absolute_max=BARIS_TEMPLAT_MAKS
    )
    return kelas(data, initial=awal, prefix="butir")
