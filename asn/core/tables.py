"""Tables of the kernel's own lists."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana
from asn.core.models import KeadaanPekerjaan, Pekerjaan
from asn.core.tabel import Tabel

_NADA = {
    KeadaanPekerjaan.ANTRE: "netral",
    KeadaanPekerjaan.BERJALAN: "proses",
    KeadaanPekerjaan.SELESAI: "selesai",
    KeadaanPekerjaan.SELESAI_SEBAGIAN: "perhatian",
    KeadaanPekerjaan.GAGAL: "gagal",
}


class TabelPekerjaan(Tabel):
    """What the reader let the system do: state, outcome, and where the result is while it is kept."""

    judul = tables.Column("Pekerjaan", attrs={"td": {"class": "utama"}})
    keadaan = tables.Column("Keadaan", orderable=True)
    pesan = tables.Column("Keterangan")
    dibuat_pada = tables.Column("Dimulai", orderable=True, attrs={"td": {"class": "nomor"}})
    hasil = tables.Column("Hasil", empty_values=(), exclude_from_export=True)

    def render_judul(self, value: str, record: Pekerjaan) -> str:
        return format_html('<a href="{}">{}</a>', reverse("pekerjaan_lihat", args=[record.pk]), value)

    def render_keadaan(self, value: str, record: Pekerjaan) -> str:
        label = f"{value} {record.persen}%" if record.total and not record.berakhir else value
        return lencana(label, _NADA[KeadaanPekerjaan(record.keadaan)])

    def render_dibuat_pada(self, value: Any) -> str:
        return date_format(timezone.localtime(value), "j M Y H.i")

    def render_hasil(self, record: Pekerjaan) -> str:
        if not record.alamat_hasil:
            return "–"
        berkas = "/hasil/" in record.alamat_hasil
        if berkas and record.hasil_sampai is not None and record.hasil_sampai < timezone.now():
            return format_html('<span class="keterangan">{}</span>', "Berkas sudah dihapus")
        kata = "Unduh" if berkas else "Buka hasil"
        tautan = format_html(
            '<a href="{}">{}<span class="visually-hidden"> {}</span></a>', record.alamat_hasil, kata, record.judul
        )
        if not berkas or record.hasil_sampai is None:
            return tautan
        sampai = date_format(timezone.localtime(record.hasil_sampai), "j M Y")
        return format_html('{}<small class="baris-kedua">sampai {}</small>', tautan, sampai)
