"""Tables of appeals: own ones, those before the user, all in reach."""

from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana_status
from asn.core.tabel import Tabel
from kepegawaian.keberatan.rules.jangka import sisa
from kepegawaian.pegawai.rules import nip

UTAMA = {"td": {"class": "utama"}}
NOMOR = {"td": {"class": "nomor"}}
NADA = {"dikabulkan": "selesai", "dikabulkan_sebagian": "selesai", "ditolak": "gagal", "diperiksa": "proses"}


def lencana(keadaan: str, label: str) -> str:
    return lencana_status(keadaan, label, NADA.get(keadaan, ""))


class TabelKeberatan(Tabel):
    """All in reach, newest first."""

    keputusan = tables.Column("Keputusan yang dipersoalkan", accessor="sasaran_judul", attrs=UTAMA)
    jenis = tables.Column("Jenis", accessor="judul")
    pegawai = tables.Column("Pegawai", accessor="pegawai__nama_lengkap")
    nip = tables.Column("NIP", accessor="pegawai__nip", attrs=NOMOR)
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    pemutus = tables.Column("Pemutus", accessor="pemutus_label")
    keadaan = tables.Column("Keadaan")
    diajukan_pada = tables.Column("Diajukan", orderable=True)
    batas_putus = tables.Column("Batas memutus", orderable=True)
    diputus_pada = tables.Column("Diputus")

    kolom_pribadi = ("nip", "pegawai")
    kolom_bawaan = ("keputusan", "pegawai", "instansi", "pemutus", "keadaan", "diajukan_pada", "batas_putus")

    def render_keputusan(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("keberatan:rincian", args=[record.pk]), value)

    def value_keputusan(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_keadaan(self, record: Any) -> str:
        return lencana(record.keadaan, record.get_keadaan_display())

    def value_keadaan(self, record: Any) -> str:
        return record.get_keadaan_display()

    def render_batas_putus(self, value: date, record: Any) -> str:
        tanggal = date_format(value, "j M Y")
        if not record.berjalan:
            return tanggal
        return format_html(
            '{}<br><span class="keterangan">{}</span>', tanggal, sisa(value, self.request.user.hari_ini())
        )

    def value_batas_putus(self, value: date) -> date:
        return value

    def render_diajukan_pada(self, value: datetime) -> str:
        return date_format(timezone.localtime(value), "j M Y")

    render_diputus_pada = render_diajukan_pada

    def value_diajukan_pada(self, value: datetime) -> datetime:
        return value

    value_diputus_pada = value_diajukan_pada


class TabelTugas(TabelKeberatan):
    """Before this user, by the clock."""

    pemutus = None
    diputus_pada = None
    kolom_bawaan = ("keputusan", "jenis", "pegawai", "instansi", "keadaan", "batas_putus")


class TabelSaya(TabelKeberatan):
    """Own appeals."""

    kolom_bawaan = ("keputusan", "jenis", "pemutus", "keadaan", "diajukan_pada", "batas_putus")
