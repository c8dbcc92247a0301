"""Forms of the workload analysis: its head, and its rows of duties."""

from decimal import Decimal
from typing import Any

from django import forms

from kepegawaian.jabatan.models import AnalisisBeban
from kepegawaian.pegawai.filters import MasukanTanggal, pilihan_pohon
from kepegawaian.pegawai.forms_masukan import BidangDesimal

BARIS_MAKS = 60
BARIS_TAMBAH = 5


class FormABK(forms.ModelForm):
    """Method, day of the data, effective working time."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = AnalisisBeban
        fields = ("metode", "tanggal_data", "jke", "catatan")
        widgets = {"tanggal_data": MasukanTanggal, "catatan": forms.Textarea({"rows": 2})}
        help_texts = {
            "metode": "Tugas per tugas jabatan paling lazim; yang lain untuk pekerjaan dengan satu jenis hasil.",
            "jke": "75.000 menit setahun (1.250 jam) menurut PermenPANRB 1/2020.",
            "catatan": "Sumber angka, kesepakatan tim, atau hal yang perlu diketahui kemudian.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = self.instance.versi

    def _get_validation_exclusions(self) -> set[str]:
        # The service saves the row as a whole; here only what the form shows.
        return super()._get_validation_exclusions() | {"jabatan", "kota"}


class FormUnitABK(forms.Form):
    """One unit in reach, with everything under it."""

    instansi = forms.ChoiceField(label="Unit kerja", help_text="Beserta semua unit di bawahnya.")

    def __init__(self, *args: Any, pohon: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pohon = {str(i.pk): i for i in pohon}
        bidang: Any = self.fields["instansi"]
        bidang.choices = [("", "Pilih unit"), *pilihan_pohon(pohon)]

    def clean_instansi(self) -> Any:
        return self.pohon[self.cleaned_data["instansi"]]


class FormUraian(forms.Form):
    """One duty; an empty line is no line."""

    uraian = forms.CharField(label="Uraian tugas", required=False, max_length=300)
    satuan = forms.CharField(label="Satuan hasil", required=False, max_length=60)
    volume = BidangDesimal(label="Volume", required=False, min_value=Decimal("0.01"), max_digits=12, decimal_places=2)
    norma = BidangDesimal(label="Norma", required=False, min_value=Decimal("0.01"), max_digits=12, decimal_places=2)
    hapus = forms.BooleanField(label="Hapus baris ini", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, bidang in self.fields.items():
            if nama != "hapus":
                bidang.widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        isi = {k: bersih.get(k) for k in ("uraian", "satuan", "volume", "norma")}
        if bersih.get("hapus") or not (any(isi.values()) or self.errors):
            return bersih
        pesan = {
            "uraian": "Tulis tugasnya.",
            "satuan": "Tulis satuan hasilnya, misalnya dokumen.",
            "volume": "Isi jumlahnya dalam setahun.",
            "norma": "Isi norma untuk satu satuan.",
        }
        for nama, nilai in isi.items():
            if not nilai and nama not in self.errors:
                self.add_error(nama, pesan[nama])
        return bersih

    @property
    def terpakai(self) -> bool:
        """Whether this line counts."""
        return bool(self.cleaned_data.get("uraian")) and not self.cleaned_data.get("hapus")


KumpulanUraian = forms.formset_factory(FormUraian, extra=0, max_num=BARIS_MAKS, absolute_max=BARIS_MAKS)


def kumpulan_uraian(data: Any, awal: list[dict[str, Any]]) -> Any:
    """Rows as sent, or those of the draft with some empty lines below; the button "Tambah baris" adds more."""
    if data is None:
        kosong: list[dict[str, Any]] = [{} for _ in range(min(BARIS_TAMBAH, BARIS_MAKS - len(awal)))]
        return KumpulanUraian(initial=[*map(_tulis, awal), *kosong], prefix="u")
    if "tambah" in data:
        data = data.copy()
        jumlah = data.get("u-TOTAL_FORMS", "0")
        ada = int(jumlah) if jumlah.isascii() and jumlah.isdecimal() and len(jumlah) < 4 else 0
        data["u-TOTAL_FORMS"] = str(min(ada + BARIS_TAMBAH, BARIS_MAKS))
    return KumpulanUraian(data, prefix="u")


def _tulis(baris: dict[str, Any]) -> dict[str, Any]:
    """Figures as people write them: 13 and 12,5, not 13.00."""
    angka = {k: f"{v.normalize():f}".replace(".", ",") for k, v in baris.items() if isinstance(v, Decimal)}
    return baris | angka


def uraian_terisi(kumpulan: Any) -> list[dict[str, Any]]:
    """The lines that count, in order."""
    kolom = ("uraian", "satuan", "volume", "norma")
    return [{k: f.cleaned_data[k] for k in kolom} for f in kumpulan.forms if f.terpakai]
