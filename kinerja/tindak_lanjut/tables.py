"""Tables of the lists of this wing."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana, lencana_predikat
from asn.core.periode import Periode
from asn.core.tabel import Tabel
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA


class TabelOrang(Tabel):
    """Common columns: who, and in what state."""

    nama = tables.Column(
        "Nama", accessor="pegawai__nama_lengkap", order_by=("pegawai__nama",), orderable=True, attrs=UTAMA
    )
    nip = tables.Column("NIP / NI PPPK", accessor="pegawai__nip", attrs=NOMOR)
    jabatan = tables.Column("Jabatan", accessor="pegawai__jabatan__nama")
    keadaan = tables.Column("Keadaan", accessor="get_keadaan_display")

    kolom_pribadi = ("nama", "nip")

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', self.alamat(record), value)

    def alamat(self, record: Any) -> str:
        return record.get_absolute_url()

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_keadaan(self, value: str, record: Any) -> str:
        return lencana(value, record.nada)

    def value_keadaan(self, value: str) -> str:
        return value


class TabelNominasi(TabelOrang):
    """Candidates, each with the sentence of the rule."""

    jenis = tables.Column("Penghargaan", accessor="get_jenis_display")
    periode = tables.Column("Periode", orderable=True, order_by=("periode", "pegawai__nama"))
    peringkat = tables.Column("Peringkat", attrs=ANGKA)
    instansi = tables.Column("Perangkat daerah", accessor="instansi__nama")
    dasar = tables.Column("Dasar", accessor="putusan", empty_values=())
    sk = tables.Column("Nomor SK", accessor="sk__nomor")

    kolom_bawaan = ("nama", "jenis", "periode", "instansi", "keadaan", "sk")

    class Meta:
        sequence = ("nama", "nip", "jabatan", "jenis", "periode", "peringkat", "instansi", "...", "keadaan", "sk")

    def render_periode(self, value: str) -> str:
        return Periode.dari_kode(value).label

    def value_periode(self, value: str) -> str:
        return value

    def render_dasar(self, value: dict[str, Any]) -> str:
        return value.get("dasar", "–")


class TabelSK(Tabel):
    """Decisions, newest first."""

    nomor = tables.Column("Nomor", attrs=UTAMA)
    tanggal = tables.DateColumn(verbose_name="Tanggal", format="j M Y", orderable=True)
    tentang = tables.Column("Tentang")
    penerima = tables.Column("Penerima", attrs=ANGKA)
    oleh = tables.Column("Ditetapkan oleh", accessor="ditetapkan_oleh")
    berkas = tables.Column("Berkas", accessor="berkas_id", empty_values=())

    def render_nomor(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), value)

    def value_nomor(self, value: str) -> str:
        return value

    def render_berkas(self, record: Any) -> str:
        if record.berkas_id is None:
            return "sedang dicetak"
        return format_html('<a href="{}">PDF</a>', reverse("berkas_unduh", args=[record.berkas_id]))

    def value_berkas(self, record: Any) -> str:
        return "ada" if record.berkas_id else "belum"


class TabelPembinaan(TabelOrang):
    """Plans with their progress."""

    unit = tables.Column("Unit kerja", accessor="instansi__nama")
    predikat = tables.Column("Predikat awal", accessor="predikat")
    periode = tables.Column("Periode")
    pembina = tables.Column("Pembina", accessor="pembina__nama")
    mulai = tables.DateColumn(verbose_name="Mulai", format="j M Y")
    selesai = tables.DateColumn(
        verbose_name="Selesai", format="j M Y", orderable=True, order_by=("selesai", "pegawai__nama")
    )
    kemajuan = tables.Column("Titik pantau", accessor="jumlah_titik", empty_values=(), attrs=ANGKA)
    berikut = tables.Column("Pantau berikutnya", accessor="titik_berikut")

    kolom_bawaan = ("nama", "unit", "predikat", "periode", "keadaan", "selesai", "kemajuan", "berikut")
    kolom_pribadi = ("nama", "nip", "predikat", "pembina")

    class Meta:
        sequence = ("nama", "nip", "jabatan", "unit", "predikat", "periode", "keadaan", "...")

    def render_predikat(self, record: Any) -> str:
        return lencana_predikat(record.predikat)

    def value_predikat(self, record: Any) -> str:
        return record.get_predikat_display()

    def render_periode(self, value: str) -> str:
        return Periode.dari_kode(value).label

    def value_periode(self, value: str) -> str:
        return value

    def render_kemajuan(self, record: Any) -> str:
        return f"{record.titik_dicatat} / {record.jumlah_titik}" if record.jumlah_titik else "–"

    def value_kemajuan(self, record: Any) -> str:
        return f"{record.titik_dicatat}/{record.jumlah_titik}"

    def render_berikut(self, value: Any, record: Any) -> str:
        return date_format(value, "j M Y") if record.berjalan else "–"

    def value_berikut(self, value: Any) -> Any:
        return value


class TabelKonseling(TabelOrang):
    """Cases of a counsellor: never a word of what was said."""

    unit = tables.Column("Unit kerja", accessor="instansi__nama")
    konselor = tables.Column("Konselor", accessor="konselor")
    selesai = tables.DateColumn(verbose_name="Selesai", format="j M Y")
    sesi = tables.Column("Sesi tercatat", accessor="jumlah_sesi", attrs=ANGKA)

    kolom_bawaan = ("nama", "unit", "konselor", "keadaan", "selesai", "sesi")

    class Meta:
        sequence = ("nama", "nip", "jabatan", "unit", "konselor", "keadaan", "...")

    def alamat(self, record: Any) -> str:
        return reverse("tindak_lanjut:konseling", args=[record.pk])
