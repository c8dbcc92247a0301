"""Table of the list of workload analyses."""

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.angka import tulis_angka
from asn.core.lencana import lencana
from asn.core.tabel import Tabel
from kepegawaian.pegawai.tables import UTAMA
from kepegawaian.pegawai.tables_struktur import SEBARIS

NADA = {"DRAF": "proses", "DITETAPKAN": "selesai", "DIGANTI": "netral"}


class TabelABK(Tabel):
    """Analyses with their result; newest first."""

    jabatan = tables.Column("Jabatan", accessor="jabatan__nama", attrs=UTAMA)
    instansi = tables.Column("Unit kerja", accessor="jabatan__instansi__nama")
    perangkat_daerah = tables.Column("Perangkat daerah", accessor="jabatan__instansi__perangkat_daerah__nama")
    urut = tables.Column("Versi", attrs=SEBARIS)
    metode = tables.Column("Metode")
    beban_menit = tables.Column("Beban (menit)", attrs=SEBARIS)
    hitung = tables.Column("Hitungan", attrs=SEBARIS)
    kebutuhan = tables.Column("K", attrs=SEBARIS)
    keadaan = tables.Column("Keadaan")
    dibuat_pada = tables.Column("Dibuat", order_by=("-dibuat_pada",), orderable=True)

    kolom_bawaan = ("jabatan", "instansi", "urut", "hitung", "kebutuhan", "keadaan", "dibuat_pada")

    def render_jabatan(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("jabatan:abk", args=[record.pk]), value)

    def value_jabatan(self, value: str) -> str:
        return value

    def render_beban_menit(self, value: Decimal) -> str:
        return tulis_angka(value, 0)

    def value_beban_menit(self, value: Decimal) -> Decimal:
        return value

    def render_hitung(self, value: Decimal) -> str:
        return tulis_angka(value, 3)

    def value_hitung(self, value: Decimal) -> Decimal:
        return value

    def render_keadaan(self, value: str, record: Any) -> str:
        return lencana(value, NADA[record.keadaan])

    def value_keadaan(self, value: str) -> str:
        return value

    def render_dibuat_pada(self, value: Any) -> str:
        return date_format(value, "j M Y")

    def value_dibuat_pada(self, value: Any) -> Any:
        return value
