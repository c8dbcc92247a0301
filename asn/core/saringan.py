"""Filters above a list: the base FilterSet and the chips that say in words which filters are in force."""

from collections import OrderedDict
from collections.abc import Iterator
from copy import copy
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_filters.widgets import SuffixedMultiWidget

from asn.core.halaman_cari import Depan

Pilihan = tuple[tuple[str, "str | Pilihan"], ...]


class PilihRingkas(forms.Select):
    """A select written in one go. Django renders a template per option, and a list has more than a hundred of them."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        atribut = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        terpilih = frozenset(str(v) for v in self.format_value(value))
        return format_html("<select{}>{}</select>", atribut, _opsi(_bekukan(self.choices), terpilih))


def _bekukan(pilihan: Any) -> Pilihan:
    return tuple(
        (str(kode), _bekukan(label) if isinstance(label, (list, tuple)) else str(label)) for kode, label in pilihan
    )


@lru_cache(maxsize=512)
def _opsi(pilihan: Pilihan, terpilih: frozenset[str]) -> SafeString:
    """Options as markup; the same few lists are drawn on every page, so they are kept."""
    baris = []
    for kode, label in pilihan:
        if isinstance(label, tuple):
            baris.append(format_html('<optgroup label="{}">{}</optgroup>', kode, _opsi(label, terpilih)))
        else:
            dipilih = SafeString(" selected") if kode in terpilih else ""
            baris.append(format_html('<option value="{}"{}>{}</option>', kode, dipilih, label))
    return SafeString("".join(baris))


def gayakan(widget: forms.Widget) -> None:
    """Give a filter's widget the class of its kind; a range has two inside."""
    for satu in getattr(widget, "widgets", [widget]):
        # Boxes keep the browser's own look: their class would land on the group as well.
        if not isinstance(satu, (forms.CheckboxInput, forms.RadioSelect)):
            satu.attrs.setdefault("class", "form-select" if isinstance(satu, forms.Select) else "form-control")


# In the address while the panel of a long filter form is open.
ISIAN = "isian"
# Not part of what a list shows: never kept in its links and saved views.
SEMENTARA = frozenset({"halaman", "format", ISIAN})


class SaringanDasar(OrderedDict[str, django_filters.Filter]):
    """Filters of a class, which the library copies for every request.

    Nobody changes a filter deeper than the dict of its field's arguments, so a copy of that dict is enough; the
    library would copy every choice of every list.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> "OrderedDict[str, django_filters.Filter]":
        return OrderedDict((nama, _salin(satu)) for nama, satu in self.items())


def _salin(saringan: django_filters.Filter) -> django_filters.Filter:
    salinan = copy(saringan)
    salinan.extra = dict(saringan.extra)
    # The form field is made from these arguments, anew for every copy.
    salinan.__dict__.pop("_field", None)
    if saringan.method is not None:
        salinan.method = saringan.method  # binds the call to the copy, whose parent is the filter set of this request
    return salinan


class Saringan(django_filters.FilterSet):
    """Base of every filter set. `q` is the search box; a list without search declares `q = None`.

    A subclass may override `cari`. Choices of rows must come from `terlihat_oleh` (use `self.request.user`). A long
    form declares `malas = True`: its fields are drawn only when the panel is opened (`isian` in the address), because
    most visits never open it. Until then its form holds only what the address names: `cleaned_data` may lack a field.
    """

    malas = False

    q = django_filters.CharFilter(method="cari", label="Cari", max_length=100)

    @classmethod
    def get_filters(cls) -> SaringanDasar:
        return SaringanDasar(super().get_filters())

    def cari(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Default: the QuerySet's own `cari(teks)`."""
        return queryset.cari(value)

    def depan(self) -> Depan | None:
        """Rows that come first in a search; by default the order of the list stays as it is."""
        return None

    def tanpa_cari(self) -> QuerySet:
        """The rows with every filter in force but the search."""
        isi = self.form.cleaned_data
        self.form.cleaned_data = {**isi, "q": ""}
        try:
            return self.filter_queryset(self.queryset.all())
        finally:
            self.form.cleaned_data = isi

    @property
    def form(self) -> forms.Form:
        """All fields where they are drawn: in an open panel, and where one of them has to be mended."""
        if not hasattr(self, "_form") and self.malas and ISIAN not in self.data:
            ringkas = self._form_diminta()(self.data, prefix=self.form_prefix)
            if ringkas.is_valid():
                self._form = ringkas
        return super().form

    def _form_diminta(self) -> type[forms.Form]:
        # A range appears in the address under its name with a suffix.
        isi = {
            nama: satu.field
            for nama, satu in self.filters.items()
            if nama == "q" or any(kunci.startswith(nama) for kunci in self.data)
        }
        return type(f"{type(self).__name__}Diminta", (self._meta.form,), isi)

    def diperlukan(self, nama: str) -> bool:
        """Whether the choices of a field are to be read now: it is drawn, or the address names it."""
        return not self.malas or ISIAN in self.data or bool(self.data.get(nama))

    @property
    def terbuka(self) -> bool:
        """Whether the reader asked to see the fields, or has to mend one of them."""
        return ISIAN in self.data or not self.form.is_valid()


def kunci_saringan(bidang: forms.Field, nama: str) -> list[str]:
    """Names under which a filter appears in the address (a range has two)."""
    if isinstance(bidang.widget, SuffixedMultiWidget):
        return [bidang.widget.suffixed(nama, akhiran) for akhiran in bidang.widget.suffixes]
    return [nama]


def alamat(kueri: QueryDict, jalur: str) -> str:
    teks = kueri.urlencode()
    return f"{jalur}?{teks}" if teks else jalur


def chip_saringan(saringan: django_filters.FilterSet, parameter: QueryDict, jalur: str) -> list[dict[str, str]]:
    """One chip per value in force: what it says and the address without it. Call after `saringan.qs`."""
    daftar = []
    for nama, nilai in saringan.form.cleaned_data.items():
        bidang = saringan.form.fields[nama]
        if nama == "q":
            continue
        if isinstance(bidang, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)):
            daftar += _chip_jamak(nama, bidang, parameter, jalur)
        elif not _kosong(nilai):
            tanpa = _tanpa(parameter, kunci_saringan(bidang, nama))
            daftar.append({"label": f"{bidang.label}: {_kata(bidang, nilai)}", "url": alamat(tanpa, jalur)})
    return daftar


def _chip_jamak(nama: str, bidang: forms.Field, parameter: QueryDict, jalur: str) -> list[dict[str, str]]:
    chip = []
    for mentah in parameter.getlist(nama):
        tanpa = _tanpa(parameter, [nama])
        tanpa.setlist(nama, [v for v in parameter.getlist(nama) if v != mentah])
        chip.append({"label": f"{bidang.label}: {_label_pilihan(bidang, mentah)}", "url": alamat(tanpa, jalur)})
    return chip


def _tanpa(parameter: QueryDict, kunci: list[str]) -> QueryDict:
    salinan = parameter.copy()
    for k in [*kunci, *SEMENTARA]:
        salinan.pop(k, None)
    return salinan


def _kosong(nilai: Any) -> bool:
    if isinstance(nilai, slice):
        return nilai.start is None and nilai.stop is None
    return nilai is None or nilai == ""


def _kata(bidang: forms.Field, nilai: Any) -> str:
    if isinstance(nilai, slice):
        if nilai.start is None or nilai.stop is None:
            return (
                f"sampai {_kata(bidang, nilai.stop)}" if nilai.start is None else f"mulai {_kata(bidang, nilai.start)}"
            )
        return f"{_kata(bidang, nilai.start)} sampai {_kata(bidang, nilai.stop)}"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, date):
        return date_format(nilai, "j F Y")
    if isinstance(bidang, forms.ChoiceField) and not isinstance(bidang, forms.ModelChoiceField):
        return _label_pilihan(bidang, nilai)
    return number_format(nilai) if isinstance(nilai, (int, float, Decimal)) else str(nilai)


def _label_pilihan(bidang: Any, nilai: Any) -> str:
    for kode, label in _pilihan_datar(bidang.choices):
        if str(kode) == str(nilai):
            return str(label)
    return str(nilai)


def _pilihan_datar(pilihan: Any) -> Iterator[tuple[Any, Any]]:
    for kode, label in pilihan:
        if isinstance(label, (list, tuple)):
            yield from _pilihan_datar(label)
        else:
            yield kode, label
