"""Tables of the lists of evaluations and the league of perangkat daerah."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django_tables2.data import TableListData
from django_tables2.utils import OrderBy

from asn.core.lencana import lencana_status
from asn.core.tabel import Tabel
from kinerja.evaluasi import penyaji

UTAMA = {"td": {"class": "utama"}}
ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}
NOMOR = {"td": {"class": "nomor"}}


class TabelEvaluasi(Tabel):
    """Evaluations of a city, newest period first."""

    periode = tables.Column("Evaluasi", orderable=True, order_by=("periode", "revisi"), attrs=UTAMA)
    keadaan = tables.Column("Keadaan", orderable=True)
    kemajuan = tables.Column("Kemajuan", accessor="pekerjaan", empty_values=())
    nomor = tables.Column("Nomor")
    kota = tables.Column("Kota", accessor="kota__nama_tampilan")
    tanggal_data = tables.Column("Data per", orderable=True)
    diterbitkan_pada = tables.Column("Diterbitkan", orderable=True)

    kolom_bawaan = ("periode", "keadaan", "kemajuan", "nomor", "tanggal_data", "diterbitkan_pada")

    def render_periode(self, record: Any) -> str:
        revisi = f" (revisi {record.revisi})" if record.revisi else ""
        return format_html(
            '<a href="{}">{}{}</a>', reverse("evaluasi:rincian", args=[record.pk]), record.periode_objek.label, revisi
        )

    def render_keadaan(self, record: Any) -> str:
        return lencana_status(record.keadaan, record.get_keadaan_display())

    def render_kemajuan(self, record: Any) -> str:
        pekerjaan = record.pekerjaan
        if pekerjaan is None:
            return penyaji.KOSONG
        if pekerjaan.berakhir:
            return pekerjaan.get_keadaan_display()
        return f"{pekerjaan.persen}%"

    def render_tanggal_data(self, value: Any) -> str:
        return date_format(value, "j M Y")

    def render_diterbitkan_pada(self, value: Any) -> str:
        return date_format(value, "j M Y")


class TabelLembar(Tabel):
    """Sheets of the reader's own instansi."""

    periode = tables.Column(
        "Periode", accessor="evaluasi__periode", orderable=True, order_by=("evaluasi__periode",), attrs=UTAMA
    )
    instansi = tables.Column("Perangkat daerah", accessor="instansi__nama")
    keadaan = tables.Column("Keadaan", accessor="evaluasi__keadaan")
    nomor = tables.Column("Nomor", accessor="evaluasi__nomor")

    def render_periode(self, record: Any) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("evaluasi:lembar", args=[record.pk]), record.evaluasi.periode_objek.label
        )

    def render_keadaan(self, record: Any) -> str:
        evaluasi = record.evaluasi
        return lencana_status(evaluasi.keadaan, evaluasi.get_keadaan_display())


class KolomAngka(tables.Column):
    """A frozen figure: text with two decimals, sorted as a number, absent ones last."""

    def __init__(self, judul: str, satuan: str = "", **lain: Any) -> None:
        super().__init__(judul, attrs=ANGKA, empty_values=(), orderable=True, **lain)
        self.satuan = satuan

    def render(self, value: Any) -> str:
        return penyaji.angka(value, self.satuan)


class DataLiga(TableListData):
    """League rows sorted as numbers; units without a figure stay at the end either way."""

    def order_by(self, aliases: Any) -> None:
        for alias in aliases[:1]:
            kolom = OrderBy(alias)
            ada = [b for b in self.data if b[kolom.bare] is not None]
            kosong = [b for b in self.data if b[kolom.bare] is None]
            self.data = [*sorted(ada, key=lambda b: _kunci(b[kolom.bare]), reverse=kolom.is_descending), *kosong]


def _kunci(nilai: Any) -> Any:
    try:
        return Decimal(nilai)
    except InvalidOperation:
        return nilai.casefold()


class TabelLiga(Tabel):
    """The league of perangkat daerah; sorted by the reader, ranked by the engine."""

    peringkat = tables.Column("Peringkat", attrs=ANGKA, empty_values=())
    nama = tables.Column("Perangkat daerah", attrs=UTAMA)
    jumlah = tables.Column("Pegawai", attrs=ANGKA)
    persen_baik = KolomAngka("Baik ke atas", "%")
    ip_asn = KolomAngka("IP ASN")
    jp_persen = KolomAngka("JP PNS", "%")
    ikm = KolomAngka("IKM")
    aduan = KolomAngka("Aduan tepat", "%")
    pelanggaran = tables.Column("Menyim\u00adpang", attrs=ANGKA)

    class Meta:
        attrs = {"class": "table tabel-kartu liga"}

    keterangan = "Tabel perbandingan perangkat daerah"

    def __init__(self, liga: Sequence[Mapping[str, Any]], *, lembar: Mapping[int, int], urut: str) -> None:
        self.lembar = lembar
        super().__init__(DataLiga(list(liga)), order_by=urut or "peringkat", order_by_field="urut")

    def render_peringkat(self, value: int | None) -> str:
        return penyaji.KOSONG if value is None else str(value)

    def render_nama(self, value: str, record: Mapping[str, Any]) -> str:
        pk = self.lembar.get(record["instansi_id"])
        return format_html('<a href="{}">{}</a>', reverse("evaluasi:lembar", args=[pk]), value) if pk else value
