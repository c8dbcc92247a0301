"""Table of the list of positions."""

from typing import Any

import django_tables2 as tables

from asn.core.sel import rangkai
from asn.core.tabel import Tabel
from asn.core.templatetags.asn import alamat_pada
from kepegawaian.pegawai.services.struktur import tulis_selisih
from kepegawaian.pegawai.tables import UTAMA
from kepegawaian.pegawai.tables_struktur import SEBARIS


class TabelJabatan(Tabel):
    """Positions with bezetting against kebutuhan."""

    nama = tables.Column("Jabatan", orderable=True, attrs=UTAMA)
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    perangkat_daerah = tables.Column("Perangkat daerah", accessor="instansi__perangkat_daerah__nama")
    jenis = tables.Column("Jenis")
    jenjang = tables.Column("Jenjang")
    eselon = tables.Column("Eselon")
    kelas = tables.Column("Kelas", attrs=SEBARIS)
    bezetting = tables.Column("B", attrs=SEBARIS)
    kebutuhan = tables.Column("K", attrs=SEBARIS)
    selisih = tables.Column("±", attrs=SEBARIS)
    sementara = tables.Column("Plt./Plh.")

    kolom_bawaan = ("nama", "instansi", "jenis", "kelas", "bezetting", "kebutuhan", "selisih", "sementara")

    def render_nama(self, value: str, record: Any) -> str:
        alamat = alamat_pada("jabatan:rincian", record.pk, per_tanggal=getattr(record, "pada_tanggal", None))
        return rangkai('<a href="{}">{}</a>', alamat, value)

    def value_nama(self, value: str) -> str:
        return value

    def render_selisih(self, value: int) -> str:
        return tulis_selisih(value)

    def value_selisih(self, value: int) -> int:
        return value

    def render_sementara(self, value: bool) -> str:
        return "ada" if value else "–"
