"""Inputs of the riwayat forms: a select that is filled by searching, an amount in rupiah, a file of evidence."""

import re
from typing import Any

import filetype
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from asn.core.berkas import JPEG, PDF, PNG

TERIMA_BUKTI = "application/pdf,image/jpeg,image/png"
_KEPALA_BERKAS = 8192


class PilihCari(forms.Select):
    """A native select whose options come from a search: while typing with JavaScript, by a button without.

    `kolom` names the search box (`cari_<kolom>`), `teks` is what was last searched.
    """

    def __init__(self, kolom: str, sebutan: str, alamat: str, terpendek: int, teks: str = "") -> None:
        super().__init__()
        self.kolom, self.sebutan, self.alamat, self.terpendek, self.teks = kolom, sebutan, alamat, terpendek, teks

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> str:
        pilih = super().render(name, value, attrs, renderer)
        konteks = {
            "pilih": pilih,
            "id": (attrs or {}).get("id", f"id_{name}"),
            "kolom": self.kolom,
            "sebutan": self.sebutan,
            "alamat": self.alamat,
            "terpendek": self.terpendek,
            "teks": self.teks,
            "jumlah": len([k for k, _ in self.choices if k]),
        }
        return render_to_string("pegawai/isian/pilih_cari.html", konteks)


class BidangRupiah(forms.IntegerField):
    """An amount as people write it: 3600000, 3.600.000 or Rp3.600.000."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs})

    def to_python(self, value: Any) -> int | None:
        return super().to_python(re.sub(r"^rp\.?|[.\s]|,00$", "", str(value).strip(), flags=re.IGNORECASE))


class BidangDesimal(forms.DecimalField):
    """A number with a decimal comma or point, as it stands on a certificate."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs})

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class BidangBukti(forms.FileField):
    """A scan: PDF, JPEG or PNG by its content, within the upload limit."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.FileInput(attrs={"accept": TERIMA_BUKTI}), **kwargs})

    def clean(self, data: Any, initial: Any = None) -> Any:
        berkas = super().clean(data, initial)
        if berkas:
            _periksa_bukti(berkas)
        return berkas


def _periksa_bukti(berkas: Any) -> None:
    batas = settings.BERKAS_UKURAN_MAKS
    if berkas.size > batas:
        raise ValidationError(f"Berkas terlalu besar: paling besar {batas / 1024**2:.0f} MB.")
    jenis = filetype.guess_mime(berkas.read(_KEPALA_BERKAS))
    berkas.seek(0)
    if jenis not in (PDF, JPEG, PNG):
        raise ValidationError("Bukti harus berupa PDF, JPEG, atau PNG.")
