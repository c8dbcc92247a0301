"""Tables of the structure pages."""

from datetime import date
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from asn.core.tabel import Tabel
from asn.core.templatetags.asn import alamat_pada
from kepegawaian.pegawai.services.struktur import tulis_selisih
from kepegawaian.pegawai.tables import UTAMA

# Several short figures on one line of a phone's card.
SEBARIS = {"td": {"class": "angka sebaris"}, "th": {"class": "angka"}}


class TabelUnit(Tabel):
    """Units with figures of their positions, each leading to its peta jabatan of the same day."""

    per_tanggal: date | None = None

    def render_instansi(self, value: Any) -> str:
        alamat = alamat_pada("jabatan:peta", value.pk, per_tanggal=self.per_tanggal)
        return format_html('<a href="{}">{}</a>', alamat, value.nama)

    def render_selisih(self, value: int) -> str:
        return tulis_selisih(value)


class TabelIsiJabatan(TabelUnit):
    """Units with the filling of their positions."""

    instansi = tables.Column("Unit", attrs=UTAMA)
    posisi = tables.Column("Jabatan", attrs=SEBARIS)
    bezetting = tables.Column("B (bezetting)", attrs=SEBARIS)
    kebutuhan = tables.Column("K (kebutuhan)", attrs=SEBARIS)
    selisih = tables.Column("± (selisih)", attrs=SEBARIS)
    lowong = tables.Column("Lowong", attrs=SEBARIS)
    manajerial_lowong = tables.Column("Manajerial lowong", attrs=SEBARIS)

    keterangan = "Isi jabatan per unit"


class TabelKebutuhan(TabelUnit):
    """Perangkat daerah with kebutuhan, bezetting and the plan of five years."""

    instansi = tables.Column("Perangkat daerah", attrs=UTAMA)
    kebutuhan = tables.Column("K", attrs=SEBARIS)
    bezetting = tables.Column("B", attrs=SEBARIS)
    selisih = tables.Column("±", attrs=SEBARIS)
    terisi = tables.Column("Terisi", attrs=SEBARIS)
    lowong = tables.Column("Lowong", attrs=SEBARIS)
    manajerial_lowong = tables.Column("Manajerial lowong", attrs=SEBARIS)
    keluar = tables.Column("Keluar 5 tahun", attrs=SEBARIS)
    perlu_diisi = tables.Column("Perlu diisi", attrs=SEBARIS)

    keterangan = "Kebutuhan dan bezetting menurut perangkat daerah"

    def render_terisi(self, value: int) -> str:
        return f"{value}%"
