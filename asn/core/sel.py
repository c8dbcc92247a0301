"""Cells of a list table, worked out once per column: the table library looks everything up again for every cell."""

import inspect
import re
from collections.abc import Callable
from functools import lru_cache, partial
from html import escape
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db.models import Model
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django_tables2.columns import Column
from django_tables2.utils import Accessor

# What a path that leads nowhere raises; such a cell shows its default, as with the library.
_BUNTU = (AttributeError, KeyError, TypeError, ValueError, ObjectDoesNotExist)


_KHUSUS = re.compile("[&<>\"']").search


@lru_cache(maxsize=1024)
def nama_argumen(fungsi: Callable[..., Any]) -> tuple[str, ...]:
    """Names of the arguments a render method asks for, without `self`."""
    return tuple(inspect.signature(fungsi).parameters)[1:]


@lru_cache(maxsize=1024)
def pengambil(model: type, jalur: str) -> Callable[[Any], Any]:
    """How the value at a path ("golongan__kode") is read from a row; choices give their label, missing links None."""
    bagian = tuple(Accessor(jalur).bits)
    label = _label(model, jalur)

    if len(bagian) == 1 and not label and issubclass(model, Model):
        return partial(_satu, bagian[0])

    def ambil(objek: Any) -> Any:
        try:
            for satu in bagian:
                objek = objek[satu] if isinstance(objek, dict) else getattr(objek, satu)
                if objek is None:
                    return None
                if callable(objek):
                    objek = objek()
        except _BUNTU:
            return None
        return label.get(objek, objek) if label else objek

    return ambil


def _satu(nama: str, objek: Any) -> Any:
    """The common case of a path of one step."""
    try:
        nilai = getattr(objek, nama)
        return nilai() if callable(nilai) else nilai
    except _BUNTU:
        return None


def aman(isi: Any) -> str:
    """As `conditional_escape`, which asks of each plain text whether it is a lazy one; most need no change."""
    if type(isi) is str:
        return escape(isi) if _KHUSUS(isi) else isi
    return isi if type(isi) is SafeString else conditional_escape(isi)


def rangkai(pola: str, *isi: Any) -> SafeString:
    """As `format_html`, for the few pieces of a cell."""
    return SafeString(pola.format(*map(aman, isi)))


@lru_cache(maxsize=256)
def alamat(nama: str) -> str:
    """Address of a page without arguments; `reverse` works it out anew each time."""
    return reverse(nama)


@lru_cache(maxsize=256)
def _pola_alamat(nama: str) -> tuple[str, str]:
    depan, _, belakang = reverse(nama, args=[0]).rpartition("0")
    return depan, belakang


def alamat_baris(nama: str, pk: int) -> str:
    """Address of the page of a row, for names with the number of the row as their one argument.

    As `reverse`, which works the address out anew for each of the rows of a list.
    """
    depan, belakang = _pola_alamat(nama)
    return f"{depan}{pk}{belakang}"


def _label(model: type, jalur: str) -> dict[Any, str]:
    try:
        kolom = Accessor(jalur).get_field(model) if issubclass(model, Model) else None
    except FieldDoesNotExist:
        return {}
    return {nilai: str(label) for nilai, label in getattr(kolom, "flatchoices", None) or ()}


def penulis(kolom: Any, model: type, metode: Any, bawaan: Any) -> Callable[[Any, Any], Any]:
    """Writes the cell of a bound column, by `metode` (its render or value), for a row and its record of that type."""
    ambil, kosong = pengambil(model, kolom.accessor), kolom.column.empty_values
    if metode.__func__ is Column.render:

        def apa_adanya(_: Any, objek: Any) -> Any:
            nilai = ambil(objek)
            return bawaan if nilai in kosong else nilai

        return apa_adanya
    tulis = _pemanggil(metode, nama_argumen(metode.__func__), kolom)

    def sel(baris: Any, objek: Any) -> Any:
        nilai = ambil(objek)
        return bawaan if nilai in kosong else tulis(baris, objek, nilai)

    return sel


def _pemanggil(metode: Any, nama: tuple[str, ...], kolom: Any) -> Callable[[Any, Any, Any], Any]:
    if nama == ("value",):
        return lambda baris, objek, nilai: metode(value=nilai)
    if nama == ("record",):
        return lambda baris, objek, nilai: metode(record=objek)
    if nama == ("value", "record"):
        return lambda baris, objek, nilai: metode(value=nilai, record=objek)

    def lengkap(baris: Any, objek: Any, nilai: Any) -> Any:
        argumen = baris._optional_cell_arguments(kolom, nilai)
        return metode(**(argumen if "kwargs" in nama else {k: argumen[k] for k in nama}))

    return lengkap
