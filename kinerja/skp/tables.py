"""Tables of the lists of progress, requests, templates and exemptions."""

from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana_status
from asn.core.sel import alamat_baris
from asn.core.tabel import Tabel
from kepegawaian.pegawai.models.pegawai import KOLOM_ORANG
from kepegawaian.pegawai.rules import nip
from kinerja.skp.services.progres import BELUM, LABEL_PROGRES

UTAMA = {"td": {"class": "utama"}}
NOMOR = {"td": {"class": "nomor"}}


class TabelProgres(Tabel):
    """People with the state of their SKP; a SKP opens on its state, whoever has none can be given one."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by="nama", orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP", attrs=NOMOR)
    jabatan = tables.Column("Jabatan", accessor="jabatan__nama")
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    progres = tables.Column("SKP", accessor="progres")
    penilai = tables.Column("Pejabat penilai", accessor="penilai_kini")

    kolom_pribadi = ("nama", "nip")
    kolom_bawaan = ("nama", "jabatan", "instansi", "progres", "penilai")
    kolom_dibaca = KOLOM_ORANG

    def render_nama(self, value: str, record: Any) -> str:
        if record.skp_id_kini:
            return format_html('<a href="{}">{}</a>', alamat_baris("skp:rincian", record.skp_id_kini), value)
        if record.progres == BELUM and self.request.user.has_perm("skp.tetapkan_skp"):
            return format_html('<a href="{}">{}</a>', alamat_baris("skp:susun_untuk", record.pk), value)
        return value

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_progres(self, value: str) -> str:
        return lencana_status("ditolak" if value == BELUM else value, LABEL_PROGRES[value])

    def value_progres(self, value: str) -> str:
        return LABEL_PROGRES[value]


def _tanggal(value: datetime | date) -> str:
    hari = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return date_format(hari, "j M Y")


class TabelPermintaan(Tabel):
    """Requests about the penilai."""

    pegawai = tables.Column("Pegawai", accessor="skp__pegawai__nama_lengkap", attrs=UTAMA)
    instansi = tables.Column("Unit kerja", accessor="skp__instansi__nama")
    jabatan = tables.Column("Penilai yang diminta", accessor="jabatan_diminta__nama")
    dibuat_pada = tables.Column("Diminta", orderable=True)
    keadaan = tables.Column("Keadaan")

    kolom_pribadi = ("pegawai",)
    kolom_bawaan = ("pegawai", "instansi", "jabatan", "dibuat_pada", "keadaan")

    def render_pegawai(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("skp:permintaan", args=[record.pk]), value)

    def value_pegawai(self, value: str) -> str:
        return value

    def render_dibuat_pada(self, value: datetime) -> str:
        return _tanggal(value)

    def value_dibuat_pada(self, value: datetime) -> datetime:
        return value

    def render_keadaan(self, record: Any) -> str:
        return lencana_status(record.keadaan, record.get_keadaan_display())

    def value_keadaan(self, record: Any) -> str:
        return record.get_keadaan_display()


class TabelKecuali(Tabel):
    """Exemptions that were recorded."""

    pegawai = tables.Column("Pegawai", accessor="pegawai__nama_lengkap", attrs=UTAMA)
    instansi = tables.Column("Unit kerja", accessor="pegawai__instansi__nama")
    alasan = tables.Column("Alasan", accessor="get_alasan_display")
    mulai = tables.Column("Mulai", orderable=True)
    sampai = tables.Column("Sampai")
    dasar = tables.Column("Dasar")
    tindakan = tables.Column("", empty_values=(), exclude_from_export=True)

    kolom_pribadi = ("pegawai",)
    kolom_bawaan = ("pegawai", "instansi", "alasan", "mulai", "sampai", "dasar", "tindakan")

    def render_mulai(self, value: date) -> str:
        return _tanggal(value)

    render_sampai = render_mulai

    def value_mulai(self, value: date) -> date:
        return value

    value_sampai = value_mulai

    def render_tindakan(self, record: Any) -> str:
        if record.dicabut_pada:
            return lencana_status("dibatalkan", "Dicabut")
        url = reverse("skp:pengecualian_cabut", args=[record.pk])
        return format_html('<a class="btn btn-sm btn-outline-secondary" href="{}">Cabut</a>', url)


class TabelTemplat(Tabel):
    """Templates."""

    nama = tables.Column("Templat", orderable=True, attrs=UTAMA)
    untuk = tables.Column("Untuk jabatan", empty_values=())
    instansi = tables.Column("Hanya di", accessor="instansi__nama", default="seluruh kota")
    jumlah = tables.Column("Butir", accessor="jumlah_butir")
    aktif = tables.Column("Dipakai", empty_values=())

    kolom_bawaan = ("nama", "untuk", "instansi", "jumlah", "aktif")

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("skp:templat_ubah", args=[record.pk]), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_untuk(self, record: Any) -> str:
        awalan = f"{record.nama_jabatan} …" if record.nama_jabatan else ""
        return " · ".join(t for t in (awalan, record.get_jenis_jabatan_display()) if t)

    def value_untuk(self, record: Any) -> str:
        return self.render_untuk(record)

    def render_aktif(self, record: Any) -> str:
        return "Ya" if record.aktif else "Tidak"

    def value_aktif(self, record: Any) -> str:
        return self.render_aktif(record)
