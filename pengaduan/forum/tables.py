"""Tables of the staff lists."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator

from asn.core.lencana import lencana
from asn.core.tabel import Tabel

UTAMA = {"td": {"class": "utama"}}
ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}
PILIH = {"td": {"class": "pilih"}, "th": {"class": "pilih"}}
KUTIP = {"td": {"class": "kutipan"}}


class TabelKonsultasi(Tabel):
    """Consultations in reach, newest first."""

    judul = tables.Column("Konsultasi", attrs=UTAMA)
    instansi = tables.Column("Penyelenggara", accessor="instansi__nama")
    keadaan = tables.Column("Keadaan", accessor="label")
    mulai = tables.DateColumn(verbose_name="Hari pertama", format="j M Y", orderable=True)
    selesai = tables.DateColumn(verbose_name="Hari terakhir", format="j M Y")
    tanggapan = tables.DateColumn(
        verbose_name="Tanggapan paling lambat", accessor="tanggapan_paling_lambat", format="j M Y"
    )
    masukan = tables.Column("Masukan", attrs=ANGKA)
    ditahan = tables.Column("Ditahan", attrs=ANGKA)
    nomor = tables.Column("Nomor berita acara")

    kolom_bawaan = ("judul", "instansi", "keadaan", "mulai", "selesai", "masukan", "ditahan")

    def render_judul(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("forum:rincian", args=[record.pk]), value)

    def value_judul(self, value: str) -> str:
        return value

    def render_keadaan(self, record: Any) -> str:
        return lencana(record.label, record.nada)

    def value_keadaan(self, record: Any) -> str:
        return record.label


class TabelMasukan(Tabel):
    """Comments of one consultation; the address of their authors is in none of the columns."""

    pilih = tables.Column("", empty_values=(), attrs=PILIH, exclude_from_export=True)
    nomor = tables.Column("Nomor", orderable=True, attrs={"td": {"class": "utama nomor"}})
    isi = tables.Column("Masukan", empty_values=(), attrs=KUTIP)
    nama = tables.Column("Nama tampilan", empty_values=())
    unsur = tables.Column("Sebagai", accessor="get_unsur_display")
    saluran = tables.Column("Saluran", accessor="get_saluran_display")
    butir = tables.Column("Butir", accessor="butir__label")
    klaster = tables.Column("Kelompok", accessor="klaster__judul")
    dukungan = tables.Column("Dukungan", accessor="dukungan_n", attrs=ANGKA)
    keadaan = tables.Column("Keadaan", accessor="label")
    tayang_pada = tables.Column("Masuk")

    kolom_pribadi = ("nama",)
    kolom_bawaan = ("pilih", "nomor", "isi", "nama", "butir", "klaster", "dukungan", "keadaan")

    def render_pilih(self, record: Any) -> str:
        if record.keadaan != "tayang" or record.induk_id:
            return ""
        return kotak_pilih(record)

    def render_nomor(self, value: int, record: Any) -> str:
        balasan = " (balasan)" if record.induk_id else ""
        return format_html('<a href="{}">#{}</a>{}', reverse("forum:moderasi", args=[record.pk]), value, balasan)

    def value_nomor(self, value: int) -> int:
        return value

    def render_isi(self, value: str) -> str:
        return Truncator(value).chars(220) or "–"

    def value_isi(self, value: str) -> str:
        return value

    def render_nama(self, record: Any) -> str:
        return record.sebutan

    def value_nama(self, value: str) -> str:
        return value

    def render_keadaan(self, record: Any) -> str:
        return lencana(record.label, record.nada)

    def value_keadaan(self, record: Any) -> str:
        return record.label

    def render_tayang_pada(self, value: Any) -> str:
        return date_format(timezone.localtime(value), "j M Y H.i")

    def value_tayang_pada(self, value: Any) -> Any:
        return value


class TabelAntrean(TabelMasukan):
    """What waits for a moderator, longest first."""

    konsultasi = tables.Column("Konsultasi", accessor="konsultasi__judul")
    sebab = tables.Column("Sebab menunggu", accessor="dugaan", empty_values=())

    klaster = None
    dukungan = None
    keadaan = None
    kolom_bawaan = ("pilih", "nomor", "isi", "sebab", "konsultasi", "tayang_pada")

    def render_pilih(self, record: Any) -> str:
        return "" if record.digugat else kotak_pilih(record)

    def render_sebab(self, record: Any) -> str:
        return "Keberatan pengirim atas putusan" if record.digugat else record.dugaan


def kotak_pilih(record: Any) -> str:
    return format_html(
        '<label><input class="form-check-input" type="checkbox" name="pilih" value="{}">'
        '<span class="visually-hidden">Pilih masukan nomor {}</span></label>',
        record.pk,
        record.nomor,
    )


class TabelTindakLanjut(Tabel):
    """What was promised, the soonest first."""

    uraian = tables.Column("Tindak lanjut", attrs=UTAMA)
    konsultasi = tables.Column("Konsultasi", accessor="konsultasi__judul")
    pelaksana = tables.Column("Pelaksana", accessor="pelaksana__nama")
    tenggat = tables.Column("Tenggat", orderable=True)
    keadaan = tables.Column("Keadaan", accessor="get_keadaan_display")
    keterangan = tables.Column("Perkembangan")

    kolom_bawaan = ("uraian", "konsultasi", "pelaksana", "tenggat", "keadaan")

    def render_uraian(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("forum:sunting", args=["tindak-lanjut", record.pk]), value)

    def value_uraian(self, value: str) -> str:
        return value

    def render_tenggat(self, value: Any, record: Any) -> str:
        lewat = " (lewat)" if record.terlambat(timezone.localdate()) else ""
        return f"{date_format(value, 'j M Y')}{lewat}"

    def value_tenggat(self, value: Any) -> Any:
        return value

    def render_keadaan(self, value: str, record: Any) -> str:
        return lencana(value, record.nada)

    def value_keadaan(self, value: str) -> str:
        return value
