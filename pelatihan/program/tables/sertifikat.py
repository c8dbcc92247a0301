"""Lists of certificates, ours and others'."""

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from kepegawaian.pegawai.tables import ANGKA
from pelatihan.program.tables.bersama import TabelOrang, teks_jp


class TabelSertifikat(TabelOrang):
    """Certificates issued here, newest first."""

    nomor = tables.Column("Nomor")
    judul = tables.Column("Kegiatan")
    bentuk = tables.Column("Bentuk", accessor="get_bentuk_display")
    jp = tables.Column("JP dihitung", accessor="jp_diakui", attrs=ANGKA)
    selesai = tables.DateColumn(verbose_name="Selesai", format="j M Y")
    tanggal = tables.DateColumn(verbose_name="Terbit", format="j M Y", orderable=True, order_by=("tanggal", "urut"))
    berkas = tables.Column("Berkas", accessor="berkas_id", empty_values=())

    kolom_bawaan = ("nama", "judul", "bentuk", "jp", "tanggal", "keadaan", "berkas")

    class Meta:
        sequence = ("nama", "nip", "unit", "nomor", "judul", "...", "keadaan", "berkas")

    def render_jp(self, value: Decimal) -> str:
        return teks_jp(value)

    def value_jp(self, value: Decimal) -> Decimal:
        return value

    def render_berkas(self, record: Any) -> str:
        if record.berkas_id is None:
            return "sedang dicetak"
        return format_html('<a href="{}">PDF</a>', reverse("berkas_unduh", args=[record.berkas_id]))

    def value_berkas(self, record: Any) -> str:
        return "ada" if record.berkas_id else "belum"
