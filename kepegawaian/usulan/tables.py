"""Tables of usulan: the inbox, own usulan, all in reach. Closed kinds show their title only."""

from datetime import datetime
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana_status
from asn.core.tabel import Tabel
from kepegawaian.pegawai.rules import nip
from kepegawaian.usulan.rules.alur import LABEL_TAHAP

UTAMA = {"td": {"class": "utama"}}
NOMOR = {"td": {"class": "nomor"}}
PILIH = {"td": {"class": "pilih"}, "th": {"class": "pilih"}}


def umur(saat: datetime | None) -> str:
    """How long ago, in words a person would use."""
    if saat is None:
        return "–"
    hari = (timezone.localdate() - timezone.localtime(saat).date()).days
    return "hari ini" if hari < 1 else "kemarin" if hari == 1 else f"{hari} hari"


class TabelUsulan(Tabel):
    """All usulan in reach, newest first."""

    usulan = tables.Column("Usulan", accessor="judul", attrs=UTAMA)
    ringkasan = tables.Column("Isi", accessor="ringkasan", empty_values=())
    pegawai = tables.Column("Pegawai", accessor="pegawai__nama_lengkap")
    nip = tables.Column("NIP", accessor="pegawai__nip", attrs=NOMOR)
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    pengusul = tables.Column("Pengusul", empty_values=())
    keadaan = tables.Column("Keadaan", empty_values=())
    dibuat_pada = tables.Column("Dibuat", orderable=True)
    diajukan_pada = tables.Column("Diajukan")
    diputus_pada = tables.Column("Diputus")

    kolom_pribadi = ("nip", "pegawai", "ringkasan")
    kolom_bawaan = ("usulan", "ringkasan", "pegawai", "instansi", "pengusul", "keadaan", "dibuat_pada")

    def render_usulan(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("usulan:rincian", args=[record.pk]), value)

    def value_usulan(self, value: str) -> str:
        return value

    def render_ringkasan(self, value: str, record: Any) -> str:
        return "data tertutup" if record.jenis_objek.tertutup else value or "–"

    def value_ringkasan(self, value: str, record: Any) -> str:
        return self.render_ringkasan(value, record)

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_pengusul(self, record: Any) -> str:
        if record.pengusul is None:
            return "Sistem"
        return "Pegawai sendiri" if record.pengusul.pegawai_id == record.pegawai_id else str(record.pengusul)

    def render_keadaan(self, record: Any) -> str:
        menunggu = f", menunggu {LABEL_TAHAP[record.menunggu]}" if record.menunggu else ""
        return lencana_status(record.keadaan, f"{record.get_keadaan_display()}{menunggu}")

    def value_keadaan(self, record: Any) -> str:
        return record.get_keadaan_display()

    def render_dibuat_pada(self, value: datetime) -> str:
        return date_format(timezone.localtime(value), "j M Y")

    render_diajukan_pada = render_diputus_pada = render_dibuat_pada

    def value_dibuat_pada(self, value: datetime) -> datetime:
        return value

    value_diajukan_pada = value_diputus_pada = value_dibuat_pada


class TabelKotak(TabelUsulan):
    """The inbox, most urgent first; closed kinds are opened one by one."""

    pilih = tables.Column("", empty_values=(), attrs=PILIH, exclude_from_export=True)
    umur = tables.Column("Menunggu", accessor="diajukan_pada")
    tenggat = tables.Column("Tenggat")
    keadaan = None
    dibuat_pada = None
    diputus_pada = None

    kolom_bawaan = ("pilih", "usulan", "ringkasan", "pegawai", "instansi", "pengusul", "umur")

    class Meta:
        sequence = ("pilih", "usulan", "ringkasan", "pegawai", "nip", "instansi", "pengusul", "umur", "...")

    def render_pilih(self, record: Any) -> str:
        if record.jenis_objek.tertutup:
            return ""
        return format_html(
            '<label><input class="form-check-input" type="checkbox" name="pilih" value="{}">'
            '<span class="visually-hidden">Pilih {} {}</span></label>',
            record.pk,
            record.judul,
            record.pegawai.nama,
        )

    def render_umur(self, value: datetime, record: Any) -> str:
        return umur(value)

    def value_umur(self, value: datetime) -> str:
        return umur(value)

    def render_tenggat(self, value: Any) -> str:
        return date_format(value, "j M Y")


class TabelSaya(TabelUsulan):
    """Own usulan."""

    kolom_bawaan = ("usulan", "ringkasan", "keadaan", "dibuat_pada", "diputus_pada")
