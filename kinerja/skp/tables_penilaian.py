"""The list of evaluations in reach: who was not judged, who has not answered, which objections run."""

from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana_predikat, lencana_status
from asn.core.sel import alamat_baris
from asn.core.tabel import Tabel
from kepegawaian.pegawai.rules import nip
from kinerja.skp.rules.periode import periode_dari_kode

UTAMA = {"td": {"class": "utama"}}
NOMOR = {"td": {"class": "nomor"}}


class TabelEvaluasi(Tabel):
    """Evaluations of people by name, of each the newest period first."""

    pegawai = tables.Column("Pegawai", accessor="pegawai__nama_lengkap", attrs=UTAMA)
    nip = tables.Column("NIP", accessor="pegawai__nip", attrs=NOMOR)
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    periode = tables.Column("Periode", orderable=True)
    penilai = tables.Column("Jabatan penilai", accessor="jabatan_penilai__nama", default="Kepala daerah")
    keadaan = tables.Column("Keadaan")
    hasil_kerja = tables.Column("Hasil kerja", accessor="get_hasil_kerja_display")
    perilaku = tables.Column("Perilaku", accessor="get_perilaku_display")
    predikat = tables.Column("Predikat")
    disampaikan_pada = tables.Column("Disampaikan")
    diterima_pada = tables.Column("Diterima")
    batas_keberatan = tables.Column("Batas keberatan")

    kolom_pribadi = ("pegawai", "nip")
    kolom_bawaan = ("pegawai", "instansi", "periode", "penilai", "keadaan", "predikat", "batas_keberatan")
    kolom_dibaca = (
        *("periode", "keadaan", "hasil_kerja", "perilaku", "predikat"),
        *("disampaikan_pada", "diterima_pada", "batas_keberatan", "instansi__nama", "jabatan_penilai__nama"),
        *("pegawai__nama", "pegawai__gelar_depan", "pegawai__gelar_belakang", "pegawai__nip"),
    )

    def render_pegawai(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', alamat_baris("skp:evaluasi", record.pk), value)

    def value_pegawai(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_periode(self, value: str) -> str:
        return periode_dari_kode(value).label

    def render_keadaan(self, record: Any) -> str:
        return lencana_status(record.keadaan, record.get_keadaan_display(), record.nada)

    def value_keadaan(self, record: Any) -> str:
        return record.get_keadaan_display()

    def render_predikat(self, record: Any) -> str:
        return lencana_predikat(record.predikat)

    def value_predikat(self, record: Any) -> str:
        return record.get_predikat_display()

    def render_disampaikan_pada(self, value: datetime) -> str:
        return date_format(timezone.localtime(value), "j M Y")

    render_diterima_pada = render_disampaikan_pada

    def value_disampaikan_pada(self, value: datetime) -> datetime:
        return value

    value_diterima_pada = value_disampaikan_pada

    def render_batas_keberatan(self, value: date) -> str:
        return date_format(value, "j M Y")

    def value_batas_keberatan(self, value: date) -> date:
        return value
