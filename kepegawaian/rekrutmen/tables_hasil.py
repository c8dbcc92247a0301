"""Tables of the lists of results and appointments."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from asn.core.lencana import lencana
from asn.core.tabel import Tabel
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA


class TabelRuang(Tabel):
    nama = tables.Column("Seleksi", attrs=UTAMA)
    tahun = tables.Column("Tahun", attrs=ANGKA)
    jenis = tables.Column("Jenis", accessor="get_jenis_display")
    peserta = tables.Column("Pelamar", accessor="jumlah_lamaran", attrs=ANGKA)
    keadaan = tables.Column("Keadaan", accessor="label")

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("hasil_seleksi:ruang", args=[record.pk]), value)

    def render_tahun(self, value: int) -> str:
        return str(value)

    def render_keadaan(self, value: str, record: Any) -> str:
        return lencana(value, record.nada)


class TabelPengangkatan(Tabel):
    nama = tables.Column("Nama", accessor="lamaran__pelamar__nama", attrs=UTAMA)
    nomor = tables.Column("Nomor peserta", accessor="lamaran__nomor", attrs=NOMOR)
    jenis = tables.Column("Sebagai", accessor="get_jenis_display")
    jabatan = tables.Column("Jabatan", accessor="lowongan__nama_jabatan")
    unit = tables.Column("Unit", accessor="lowongan__nama_unit")
    nomor_induk = tables.Column("NIP / NI PPPK", attrs=NOMOR)
    keadaan = tables.Column("Langkah", accessor="langkah")

    kolom_pribadi = ("nama", "nomor_induk")
    kolom_bawaan = ("nama", "nomor", "jenis", "jabatan", "nomor_induk", "keadaan")

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("hasil_seleksi:pengangkatan", args=[record.pk]), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nomor_induk(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nomor_induk(self, value: str) -> str:
        return value

    def render_keadaan(self, value: str, record: Any) -> str:
        return lencana(value, record.lamaran.nada)

    def value_keadaan(self, value: str) -> str:
        return value
