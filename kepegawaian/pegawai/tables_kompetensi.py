"""Table of the map of competencies."""

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from asn.core.angka import tulis_angka
from asn.core.lencana import lencana
from asn.core.tabel import Tabel
from kepegawaian.jabatan.rules.jpm import LABEL_KATEGORI, kategori_pemetaan
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.kompetensi import NADA
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA


class TabelKompetensi(Tabel):
    """People with Job Person Match and its category."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by=("nama",), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP / NI PPPK", attrs=NOMOR)
    jabatan = tables.Column("Jabatan", accessor="jabatan__nama")
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    jpm = tables.Column("JPM (%)", attrs=ANGKA)
    kategori = tables.Column("Kategori", accessor="jpm", empty_values=())

    kolom_pribadi = ("nama", "nip")
    kolom_bawaan = ("nama", "jabatan", "instansi", "jpm", "kategori")

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("pegawai:kompetensi", args=[record.pk]), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_jpm(self, value: Decimal) -> str:
        return tulis_angka(value, 2)

    def value_jpm(self, value: Decimal) -> Decimal:
        return value

    def render_kategori(self, record: Any) -> str:
        if record.jpm is None:
            return "belum dinilai"
        kategori = kategori_pemetaan(record.jpm, pada=record.jpm_pada).nilai
        return lencana(LABEL_KATEGORI[kategori], NADA[kategori])

    def value_kategori(self, record: Any) -> str:
        if record.jpm is None:
            return "Belum dinilai"
        return LABEL_KATEGORI[kategori_pemetaan(record.jpm, pada=record.jpm_pada).nilai]
