"""Tables of the staff lists."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana
from asn.core.tabel import Tabel

UTAMA = {"td": {"class": "utama"}}
ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}


class BerkeadaanMixin:
    """A column `keadaan` drawn as a badge."""

    def render_keadaan(self, record: Any) -> str:
        return lencana(record.label, record.nada)

    def value_keadaan(self, record: Any) -> str:
        return record.label


class TabelFormasi(BerkeadaanMixin, Tabel):
    """Requests and approved formasi."""

    jabatan = tables.Column("Jabatan", accessor="jabatan__nama", attrs=UTAMA)
    instansi = tables.Column("Unit", accessor="instansi__nama")
    tahun = tables.Column("Tahun", orderable=True)
    jenis = tables.Column("Pengadaan", accessor="get_jenis_display")
    jenis_kebutuhan = tables.Column("Jenis kebutuhan", accessor="get_jenis_kebutuhan_display")
    jumlah = tables.Column("Jumlah", attrs=ANGKA)
    kebutuhan = tables.Column("Kebutuhan ABK", attrs=ANGKA)
    terisi = tables.Column("Terisi", attrs=ANGKA)
    kualifikasi = tables.Column("Kualifikasi")
    nomor_penetapan = tables.Column("Nomor penetapan")
    keadaan = tables.Column("Keadaan", accessor="label")

    kolom_bawaan = ("jabatan", "instansi", "tahun", "jenis", "jenis_kebutuhan", "jumlah", "keadaan")

    def render_jabatan(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("rekrutmen:formasi", args=[record.pk]), value)

    def value_jabatan(self, value: str) -> str:
        return value

    def render_tahun(self, value: int) -> str:
        return str(value)


class TabelCelah(Tabel):
    """Positions that lack people, the largest gap first."""

    nama = tables.Column("Jabatan", attrs=UTAMA, orderable=True)
    instansi = tables.Column("Unit", accessor="instansi__nama")
    kebutuhan = tables.Column("Kebutuhan", attrs=ANGKA)
    bezetting = tables.Column("Terisi", attrs=ANGKA)
    celah = tables.Column("Kurang", attrs=ANGKA)
    diminta = tables.Column("Sudah diminta", attrs=ANGKA)
    usul = tables.Column("", empty_values=(), exclude_from_export=True)

    def render_usul(self, record: Any) -> str:
        if record.sisa <= 0:
            return "Sudah diminta semua"
        alamat = reverse("rekrutmen:formasi_baru", args=[record.pk])
        return format_html('<a href="{}">Usulkan<span class="visually-hidden"> {}</span></a>', alamat, record.nama)


class TabelSeleksi(BerkeadaanMixin, Tabel):
    """Selections of the city."""

    nama = tables.Column("Seleksi", attrs=UTAMA)
    jenis = tables.Column("Jenis", accessor="get_jenis_display")
    tahun = tables.Column("Tahun", orderable=True)
    keadaan = tables.Column("Keadaan", accessor="label")
    tutup_pada = tables.Column("Pendaftaran sampai", accessor="hari_terakhir")
    jumlah_lamaran = tables.Column("Lamaran", attrs=ANGKA)

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("rekrutmen:seleksi", args=[record.pk]), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_tahun(self, value: int) -> str:
        return str(value)

    def render_tutup_pada(self, value: Any) -> str:
        return date_format(value, "j M Y")


class TabelLamaran(BerkeadaanMixin, Tabel):
    """Applications of one selection by exam number. What verifiers concluded is shown once it was announced."""

    nomor = tables.Column("Nomor peserta", attrs=UTAMA, orderable=True)
    nama = tables.Column("Nama", accessor="pelamar__nama")
    lowongan = tables.Column("Lowongan", accessor="lowongan__nama_jabatan")
    jenis_kebutuhan = tables.Column("Jenis kebutuhan", accessor="lowongan__get_jenis_kebutuhan_display")
    pendidikan = tables.Column("Pendidikan", accessor="bidang", empty_values=())
    diajukan_pada = tables.Column("Diajukan", orderable=True)
    akomodasi = tables.Column("Akomodasi", empty_values=())
    keadaan = tables.Column("Keadaan", accessor="label")

    kolom_pribadi = ("nama",)
    kolom_bawaan = ("nomor", "nama", "lowongan", "diajukan_pada", "akomodasi", "keadaan")

    def render_nomor(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("rekrutmen:lamaran", args=[record.pk]), value)

    def value_nomor(self, value: str) -> str:
        return value

    def render_pendidikan(self, record: Any) -> str:
        return f"{record.get_tingkat_display()} {record.bidang}".strip()

    def render_diajukan_pada(self, value: Any) -> str:
        return date_format(timezone.localtime(value), "j M Y H.i")

    def value_diajukan_pada(self, value: Any) -> Any:
        return value

    def render_akomodasi(self, record: Any) -> str:
        if not record.akomodasi:
            return "–"
        return record.get_akomodasi_putusan_display() or "menunggu putusan"
