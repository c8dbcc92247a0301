"""Columns that several lists of this app share."""

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from asn.core.lencana import lencana_status
from asn.core.tabel import Tabel
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import NOMOR, UTAMA


def lencana(label: str, nada: str) -> str:
    return lencana_status("", label, nada)


class KolomKeadaan(tables.Column):
    """The state as a badge; in an export its words."""

    def __init__(self, **lain: Any) -> None:
        super().__init__("Keadaan", accessor="get_keadaan_display", **lain)

    def render(self, value: str, record: Any) -> str:
        return lencana(value, record.nada)

    def value(self, value: str) -> str:
        return value


class TabelTautan(Tabel):
    """A list whose rows lead to a page of their own; `utama` names the column that does."""

    utama = "judul"

    def alamat(self, record: Any) -> str:
        return record.get_absolute_url()

    def tautkan(self, value: Any, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', self.alamat(record), value)


class TabelOrang(TabelTautan):
    """Common columns: who, and in what state."""

    nama = tables.Column(
        "Nama", accessor="pegawai__nama_lengkap", order_by=("pegawai__nama",), orderable=True, attrs=UTAMA
    )
    nip = tables.Column("NIP / NI PPPK", accessor="pegawai__nip", attrs=NOMOR)
    unit = tables.Column("Unit kerja", accessor="pegawai__instansi__nama")
    keadaan = KolomKeadaan()

    kolom_pribadi = ("nama", "nip")

    def render_nama(self, value: str, record: Any) -> str:
        return self.tautkan(value, record)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value


def teks_jp(nilai: Decimal | None) -> str:
    """JP without idle decimals."""
    return "–" if nilai is None else f"{nilai.normalize():f}".replace(".", ",")
