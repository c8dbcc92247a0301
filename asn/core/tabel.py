"""The one shape of every list page: filter, search, sort, columns, pages, saved views, export.

A list view is its permission and one call:

    @requires("pegawai.view_pegawai")
    def daftar(request):
        return halaman_daftar(request, kueri=visible(request, Pegawai), filterset_class=SaringanPegawai,
                              table_class=TabelPegawai, judul="Daftar pegawai", nama_daftar="pegawai", ekspor_izin="…")

What the table shows beyond plain columns (joins, annotations) comes from the QuerySet's `for_list()`. Context as in
templates/layouts/daftar.html; a page of its own extends that layout and is named by `template`.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from copy import copy
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

import django_tables2
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django_tables2.data import TableQuerysetData
from django_tables2.rows import BoundRow, BoundRows

from asn.core.ekspor import FORMAT, ekspor_tanggapan
from asn.core.halaman import Diminta, KunciDepan, Sumber, ambil_halaman, jumlah_label
from asn.core.halaman_cari import halaman_cari
from asn.core.kueri_tetap import KueriTetap, salah_satu
from asn.core.querysets import menambah
from asn.core.saringan import ISIAN, SEMENTARA, Saringan, alamat, chip_saringan, gayakan, kunci_saringan
from asn.core.sel import penulis
from asn.core.tampilan import tampilan_pengguna

HALAMAN_MAKS = 1_000_000
# An address that says nothing else shows all rows, in the order of the list.
TANPA_SARINGAN = frozenset({"halaman", "kolom"})


class DataHalaman(TableQuerysetData):
    """Sorts the whole query (by the table's own whitelist) but holds only the rows of one page."""

    def __init__(self, data: QuerySet) -> None:
        super().__init__(data)
        self.isi: list[Any] = []

    @property
    def ordering(self) -> Any:
        """Which columns the rows are sorted by as they come; the order of the model alone marks none."""
        return super().ordering if self.data.query.order_by else None

    def __len__(self) -> int:
        return len(self.isi)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.isi)

    def __getitem__(self, kunci: Any) -> Any:
        return self.isi[kunci]


class Baris(BoundRow):
    """A row whose cells are written by what was worked out once for the column (`asn.core.sel`)."""

    def get_cell(self, name: str) -> Any:
        return self._table.penulis(name, type(self.record))(self, self.record)

    def get_cell_value(self, name: str) -> Any:
        return self._table.penulis_nilai(name, type(self.record))(self, self.record)


class KumpulanBaris(BoundRows):
    """Rows of the kind above."""

    def __iter__(self) -> Iterator[Baris]:
        for objek in self.data:
            yield Baris(objek, table=self.table)


class KolomPilihan(NamedTuple):
    """A column that may be shown or hidden."""

    nama: str
    label: str
    tampil: bool


class KolomDasar(OrderedDict[str, Any]):
    """Columns of a class, copied for every table: a copy of each is enough, nobody changes what is inside one."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "OrderedDict[str, Any]":
        return OrderedDict((nama, copy(kolom)) for nama, kolom in self.items())


@lru_cache(maxsize=2048)
def hari_pendek(hari: date) -> str:
    """2 Mei 2026; lists name the same days over and over."""
    return date_format(hari, "j M Y")


class KolomHari(django_tables2.Column):
    """A day as lists write it; the library's DateColumn lays out a template for every cell."""

    def render(self, value: date) -> str:
        return hari_pendek(value)


class Tabel(django_tables2.Table):
    """Base of every list table. Only a column that says `orderable=True` can be sorted by: a sort needs its index.

    `kolom_bawaan` names the columns shown at first (empty: all). Columns with td class "utama" are always shown.
    """

    kolom_bawaan: tuple[str, ...] = ()
    # Columns that identify or describe a person: an export that shows one of them asks for the purpose.
    kolom_pribadi: tuple[str, ...] = ()
    # Fields the rows of a page are read with (empty: all). For a long list of wide rows: half of its time was spent on
    # fields nobody sees. An export reads all of them.
    kolom_dibaca: tuple[str, ...] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.base_columns = KolomDasar(cls.base_columns)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = KumpulanBaris(data=self.data, table=self)

        self.penulis = cache(self._penulis)
        self.penulis_nilai = cache(self._penulis_nilai)

    def _penulis(self, nama: str, model: type) -> Callable[[Any, Any], Any]:
        kolom = self.columns[nama]
        return penulis(kolom, model, kolom.render, kolom.default)

    def _penulis_nilai(self, nama: str, model: type) -> Callable[[Any, Any], Any]:
        kolom = self.columns[nama]
        return penulis(kolom, model, kolom.value, None)


def halaman_daftar(
    request: HttpRequest,
    *,
    kueri: QuerySet,
    filterset_class: type[Saringan],
    table_class: type[Tabel],
    judul: str,
    nama_daftar: str,
    per: int = 25,
    konteks: dict[str, Any] | None = None,
    ekspor_izin: str | None = None,
    template: str = "layouts/daftar.html",
    baris: Sumber | None = None,
    kunci: Callable[[], Sequence[Any] | KunciDepan | None] | None = None,
    jumlah: Callable[[], int] | None = None,
) -> HttpResponseBase:
    """The list page, or its export when the address asks for one. `kueri` must come from `visible`.

    `baris` reads the rows of a page by their keys (`kunci`) with all the table shows of them; without it `kueri` does.
    A view that knows the keys of exactly the rows this address asks for, in their order, gives them by `kunci`; one
    that counts exactly these rows more cheaply than `kueri` does, by `jumlah`.
    """
    saringan = _saringan(request, filterset_class, kueri)
    if ISIAN in request.GET and request.htmx:
        return render(request, "components/panel_saring.html", _konteks_saringan(request, saringan))
    # An invalid filter shows nothing and says why: dropping it would show (and export) more than was asked for.
    tersaring = saringan.qs if saringan.form.is_valid() else kueri.none()
    tabel = _tabel(request, table_class, tersaring, judul)
    berurut = _urutan_pasti(tabel.data.data)
    boleh_ekspor = bool(ekspor_izin) and request.user.has_perm(ekspor_izin)
    format_diminta = request.GET.get("format")
    if format_diminta in FORMAT:
        if not boleh_ekspor:
            raise PermissionDenied(ekspor_izin)
        # The export has a reach of its own: reading a row does not include carrying it away.
        return ekspor_tanggapan(
            request,
            kueri=berurut.terlihat_oleh(request.user, ekspor_izin),
            tabel=tabel,
            judul=judul,
            nama_daftar=nama_daftar,
            format_berkas=format_diminta,
            izin=ekspor_izin,
            syarat=syarat_saringan(request, saringan),
        )
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    sumber = baris or _berbaris(kueri, tabel)
    bagian: dict[str, Any] = {"nomor": _nomor(request), "per": per, "diminta": _diminta(request)}
    # An order that was asked for is kept to the letter.
    depan = None if request.GET.get("urut") else saringan.depan()
    if depan:
        halaman, tabel.data.isi = halaman_cari(berurut, sumber, depan=depan, **bagian)
    else:
        diketahui = kunci() if kunci and saringan.form.is_valid() else None
        halaman, tabel.data.isi = ambil_halaman(berurut, sumber, kunci=diketahui, jumlah=jumlah, **bagian)
    isi = {
        "judul": judul,
        "tabel": tabel,
        "halaman": halaman,
        "jumlah_label": jumlah_label(halaman, kueri),
        **_konteks_saringan(request, saringan),
        **_konteks_bilah(request, tabel, nama_daftar, boleh_ekspor),
        **(konteks or {}),
    }
    return render(request, template, isi)


def _saringan(request: HttpRequest, filterset_class: type[Saringan], kueri: QuerySet) -> Saringan:
    saringan = filterset_class(request.GET, queryset=kueri, request=request)
    if not saringan.malas or saringan.form.is_valid():
        return saringan
    # A field has to be mended, so all are drawn: with choices that were not read before.
    isian = request.GET.copy()
    isian[ISIAN] = "1"
    return filterset_class(isian, queryset=kueri, request=request)


def syarat_saringan(request: HttpRequest, saringan: Saringan) -> list[str]:
    """The filters in force in words, as the chips say them."""
    if not saringan.form.is_valid():
        return []
    cari = request.GET.get("q", "").strip()
    chip = chip_saringan(saringan, request.GET, request.path)
    return ([f"Cari: {cari}"] if cari else []) + [c["label"] for c in chip]


def _tabel(request: HttpRequest, table_class: type[Tabel], kueri: QuerySet, judul: str) -> Tabel:
    tabel = table_class(
        DataHalaman(kueri),
        order_by=request.GET.getlist("urut") or None,
        orderable=False,
        order_by_field="urut",
        page_field="halaman",
    )
    tabel.request = request
    tabel.keterangan = judul
    pilihan = {nama for nilai in request.GET.getlist("kolom") for nama in nilai.split(",")}
    tampil = pilihan & set(tabel.columns.names()) or set(tabel.kolom_bawaan)
    for kolom in tabel.columns.iterall():
        if tampil and kolom.name not in tampil and _dapat_disembunyikan(kolom):
            tabel.columns.hide(kolom.name)
    return tabel


def _dapat_disembunyikan(kolom: Any) -> bool:
    return bool(kolom.header) and "utama" not in str(kolom.column.attrs.get("td", {}).get("class", ""))


def _urutan_pasti(kueri: QuerySet) -> QuerySet:
    """The order made total by the primary key, so that no row appears on two pages."""
    urutan = list(kueri.query.order_by or kueri.model._meta.ordering)
    return kueri if {"pk", "-pk"} & {u for u in urutan if isinstance(u, str)} else kueri.order_by(*urutan, "pk")


def _nomor(request: HttpRequest) -> int:
    nilai = request.GET.get("halaman", "1")
    return min(max(int(nilai), 1), HALAMAN_MAKS) if nilai.isascii() and nilai.isdecimal() and len(nilai) < 10 else 1


def _diminta(request: HttpRequest) -> Diminta:
    saringan = _kecuali(request.GET, {*SEMENTARA, "urut", "kolom"})
    return Diminta(request.user.pk, request.path, saringan.urlencode(), bool(request.GET.get("q")))


def _berbaris(kueri: QuerySet, tabel: Tabel) -> QuerySet | KueriTetap:
    """What the rows of a page are read from: a list that adds nothing to its rows reads them as every other does."""
    kolom = tabel.kolom_dibaca
    return _dibaca(kueri, kolom) if menambah(kueri) else _baris_tetap(kueri.model, kolom)


@cache
def _baris_tetap(model: type[Model], kolom: tuple[str, ...]) -> KueriTetap:
    return KueriTetap(lambda kunci: _dibaca(model._default_manager.filter(salah_satu("pk", kunci)).order_by(), kolom))


def _dibaca(kueri: QuerySet, kolom: tuple[str, ...]) -> QuerySet:
    baris = kueri.for_list() if hasattr(kueri, "for_list") else kueri
    return baris.only(*kolom) if kolom else baris


def _konteks_saringan(request: HttpRequest, saringan: Saringan) -> dict[str, Any]:
    bidang_q = saringan.form.fields.get("q")
    chip = chip_saringan(saringan, request.GET, request.path) if saringan.form.is_valid() else []
    # The search box is drawn by the layout; the rest of the form holds the filters.
    saringan.form.fields.pop("q", None)
    tetap = _hanya(request.GET, {"urut", "kolom"})
    return {
        **(_panel_tertutup(request, saringan) if saringan.malas and not saringan.terbuka else _panel(saringan)),
        "q": request.GET.get("q", ""),
        "tanpa_cari": bidang_q is None,
        "label_cari": bidang_q.label if bidang_q else "",
        "param_tetap": _pasangan(tetap),
        "chip": chip,
        "url_bersih": alamat(tetap, request.path),
    }


def _panel(saringan: Saringan) -> dict[str, Any]:
    """The filter fields, styled."""
    for bidang in saringan.form.fields.values():
        gayakan(bidang.widget)
    return {"filter": saringan if saringan.form.fields else None, "filter_terbuka": saringan.terbuka}


def _panel_tertutup(request: HttpRequest, saringan: Saringan) -> dict[str, Any]:
    """Only what is in force, hidden, and where the fields are to be had."""
    kunci = {k for nama, bidang in saringan.form.fields.items() for k in kunci_saringan(bidang, nama)}
    buka = _kecuali(request.GET, SEMENTARA)
    buka[ISIAN] = "1"
    return {"param_saringan": _pasangan(_hanya(request.GET, kunci)), "url_isian": alamat(buka, request.path)}


def _konteks_bilah(request: HttpRequest, tabel: Tabel, nama_daftar: str, boleh_ekspor: bool) -> dict[str, Any]:
    """Saved views, column choice, pages and export: everything in the bar above and below the table."""
    tanpa_halaman = _kecuali(request.GET, SEMENTARA)
    terlihat = {kolom.name for kolom in tabel.columns}
    simpan = QueryDict(mutable=True)
    simpan.update({"daftar": nama_daftar, "kembali": request.path})
    dasar = tanpa_halaman.urlencode()
    awalan = f"{request.path}?{dasar}&" if dasar else f"{request.path}?"
    return {
        "saringan_tersimpan": [
            {
                "label": nama,
                "url": f"{request.path}?{kueri}",
                "aktif": kueri == dasar,
                "url_hapus": reverse("tampilan_hapus", args=[pk]),
            }
            for daftar, pk, nama, kueri in tampilan_pengguna(request.user)
            if daftar == nama_daftar
        ],
        "url_simpan_saringan": alamat(simpan, reverse("tampilan_simpan")),
        "kolom_pilihan": tuple(
            KolomPilihan(k.name, str(k.header), k.name in terlihat)
            for k in tabel.columns.iterall()
            if _dapat_disembunyikan(k)
        ),
        "param_kolom": _pasangan(_kecuali(tanpa_halaman, {"kolom"})),
        "param_halaman": _pasangan(tanpa_halaman),
        "url_halaman": f"{awalan}halaman=",
        "url_csv": f"{awalan}format=csv" if boleh_ekspor else "",
        "url_xlsx": f"{awalan}format=xlsx" if boleh_ekspor else "",
    }


def _kecuali(parameter: QueryDict, kunci: Collection[str]) -> QueryDict:
    salinan = QueryDict(mutable=True)
    for k, semua in parameter.lists():
        if k not in kunci:
            salinan.setlist(k, semua)
    return salinan


def _hanya(parameter: QueryDict, kunci: set[str]) -> QueryDict:
    return _kecuali(parameter, set(parameter) - kunci)


def _pasangan(parameter: QueryDict) -> tuple[tuple[str, str], ...]:
    return tuple((k, nilai) for k, semua in parameter.lists() for nilai in semua)
