"""Lists of people: needs, plans agreed, external certificates, the ledger of many."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA
from pelatihan.program.tables.bersama import TabelOrang, TabelTautan, teks_jp


class TabelKebutuhan(TabelOrang):
    """Ranked needs with every reason."""

    subjek = tables.Column("Yang diperlukan")
    gap = tables.Column("Kesenjangan", attrs=ANGKA)
    skor = tables.Column("Skor", orderable=True, order_by=("skor", "pk"), attrs=ANGKA)
    alasan = tables.Column("Mengapa", accessor="alasan")
    keadaan = None

    kolom_bawaan = ("nama", "unit", "subjek", "skor", "alasan")

    class Meta:
        sequence = ("nama", "nip", "unit", "subjek", "gap", "skor", "alasan")

    def alamat(self, record: Any) -> str:
        return reverse("program:buku_pegawai", args=[record.pegawai_id])

    def render_alasan(self, value: list[str]) -> str:
        butir = format_html_join("", "<li>{}</li>", ((a,) for a in value))
        return format_html('<ul class="alasan">{}</ul>', butir)

    def value_alasan(self, value: list[str]) -> str:
        return " ".join(value)


class TabelIDP(TabelOrang):
    tahun = tables.Column("Tahun", orderable=True, order_by=("tahun", "pegawai__nama"))
    jabatan = tables.Column("Jabatan", accessor="pegawai__jabatan__nama")

    kolom_bawaan = ("nama", "unit", "tahun", "keadaan")

    def render_tahun(self, value: int) -> str:
        return str(value)

    def value_tahun(self, value: int) -> int:
        return value


class TabelLuar(TabelOrang):
    judul = tables.Column("Kegiatan")
    penyelenggara = tables.Column("Penyelenggara")
    bentuk = tables.Column("Bentuk", accessor="get_bentuk_display")
    usul = tables.Column("JP menurut tabel", accessor="jp_usul", attrs=ANGKA)
    jp = tables.Column("JP diakui", accessor="jp_diakui", attrs=ANGKA)
    diajukan = tables.DateColumn(
        verbose_name="Diajukan",
        accessor="diajukan_pada",
        format="j M Y",
        orderable=True,
        order_by=("diajukan_pada", "pk"),
    )

    kolom_bawaan = ("nama", "judul", "bentuk", "usul", "jp", "diajukan", "keadaan")

    def render_usul(self, value: Any) -> str:
        return teks_jp(value)

    def render_jp(self, value: Any) -> str:
        return teks_jp(value)

    def value_usul(self, value: Any) -> Any:
        return value

    def value_jp(self, value: Any) -> Any:
        return value


class TabelBuku(TabelTautan):
    """People with their JP of this year."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by=("nama", "pk"), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP / NI PPPK", attrs=NOMOR)
    jenis = tables.Column("Jenis")
    jabatan = tables.Column("Jabatan", accessor="jabatan__nama")
    unit = tables.Column("Unit kerja", accessor="instansi__nama")
    jp = tables.Column("JP tahun ini", accessor="jp_tahun_ini", attrs=ANGKA)

    kolom_bawaan = ("nama", "jenis", "unit", "jp")
    kolom_pribadi = ("nama", "nip")

    def alamat(self, record: Any) -> str:
        return reverse("program:buku_pegawai", args=[record.pk])

    def render_nama(self, value: str, record: Any) -> str:
        return self.tautkan(value, record)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_jp(self, value: Any) -> str:
        return teks_jp(value)

    def value_jp(self, value: Any) -> Any:
        return value
