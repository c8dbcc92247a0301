"""Tables of the rows behind a figure: people, their results, indicators."""

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.html import format_html

from asn.core.angka import tulis_angka
from asn.core.lencana import lencana_predikat
from asn.core.tabel import Tabel
from asn.core.tautan import tautan_asal
from kepegawaian.pegawai.models.pegawai import PREDIKAT
from kepegawaian.pegawai.rules import nip
from kinerja.evaluasi.tables import ANGKA, NOMOR, UTAMA

_PREDIKAT = dict(PREDIKAT)


class TabelPegawai(Tabel):
    """Columns of every list of people."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by=("nama",), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP / NI PPPK", orderable=True, attrs=NOMOR)
    jenis = tables.Column("Jenis")
    jabatan = tables.Column("Jabatan kini", accessor="jabatan__nama")
    instansi = tables.Column("Unit kerja kini", accessor="instansi__nama")

    kolom_pribadi = ("nama", "nip")

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("evaluasi:pegawai", args=[record.pk]), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value


class TabelOrang(TabelPegawai):
    """People behind a figure, with their results of the period."""

    predikat = tables.Column("Predikat periode ini", accessor="fakta__predikat", empty_values=())
    jp = tables.Column("JP s.d. akhir periode", accessor="fakta__jp", attrs=ANGKA)

    def render_predikat(self, value: str | None) -> str:
        return lencana_predikat(value or "")

    def value_predikat(self, value: str | None) -> str:
        return _PREDIKAT.get(value or "", "Belum dinilai")

    def render_jp(self, value: str) -> str:
        return tulis_angka(value)

    def value_jp(self, value: str) -> Decimal:
        return Decimal(value)


class KolomSkor(tables.Column):
    """One score out of the computed facts of a person."""

    def __init__(self, judul: str, kunci: str) -> None:
        super().__init__(judul, accessor=f"fakta__{kunci}", attrs=ANGKA)

    def render(self, value: str) -> str:
        return tulis_angka(value)

    def value(self, value: str) -> Decimal:
        return Decimal(value)


class TabelIPASN(TabelPegawai):
    """People with their index by dimension, as of the last day of the period."""

    kualifikasi = KolomSkor("Kualifikasi", "kualifikasi")
    kompetensi = KolomSkor("Kompetensi", "kompetensi")
    kinerja = KolomSkor("Kinerja", "kinerja")
    disiplin = KolomSkor("Disiplin", "disiplin")
    total = KolomSkor("IP ASN", "total")

    kolom_bawaan = ("nama", "nip", "instansi", "kualifikasi", "kompetensi", "kinerja", "disiplin", "total")


class TabelCalon(TabelPegawai):
    """Candidates with the reason of the proposal."""

    alasan = tables.Column("Alasan", accessor="fakta__alasan")
    dasar = tables.Column("Dasar", accessor="fakta__dasar")

    kolom_bawaan = ("nama", "nip", "instansi", "alasan", "dasar")


class TabelRiwayat(Tabel):
    """Columns of every list of riwayat rows."""

    pegawai = tables.Column("Nama", order_by=("pegawai__nama",), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP / NI PPPK", accessor="pegawai__nip", attrs=NOMOR)

    kolom_pribadi = ("pegawai", "nip")

    def render_pegawai(self, value: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("evaluasi:pegawai", args=[value.pk]), value.nama_lengkap)

    def value_pegawai(self, value: Any) -> str:
        return value.nama_lengkap

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value


class TabelBerasal(TabelRiwayat):
    """With the page on which each row was made."""

    asal = tables.Column("Asal", accessor="tautan", empty_values=())

    class Meta:
        sequence = ("...", "asal")

    def render_asal(self, record: Any) -> str:
        return tautan_asal(record)

    def value_asal(self, record: Any) -> str:
        return record.tautan


class TabelPenghargaan(TabelBerasal):
    """Awards decided since the period began."""

    nama = tables.Column("Penghargaan")
    tanggal = tables.DateColumn(verbose_name="Tanggal", format="j M Y")
    nomor_sk = tables.Column("Nomor SK")
    instansi = tables.Column("Unit kerja kini", accessor="pegawai__instansi__nama")

    kolom_bawaan = ("pegawai", "nip", "nama", "tanggal", "nomor_sk", "asal")


class TabelPembinaan(TabelBerasal):
    """Periods of improvement that ran in the period or since."""

    pemicu = tables.Column("Karena predikat", accessor="pemicu__get_predikat_display")
    mulai = tables.DateColumn(verbose_name="Mulai", format="j M Y")
    selesai = tables.DateColumn(verbose_name="Sampai", format="j M Y")
    keadaan = tables.Column("Keadaan", accessor="get_keadaan_display")
    hasil = tables.Column("Tahap atau hasil")
    instansi = tables.Column("Unit kerja kini", accessor="pegawai__instansi__nama")

    kolom_bawaan = ("pegawai", "nip", "pemicu", "mulai", "selesai", "keadaan", "hasil", "asal")


class TabelAngkaKredit(TabelBerasal):
    """Conversions of predicates whose months end in the period."""

    jenjang = tables.Column("Jenjang", accessor="nama_jenjang")
    selesai = tables.DateColumn(verbose_name="Masa sampai", format="j M Y")
    angka = tables.Column("Angka kredit", attrs=ANGKA)
    instansi = tables.Column("Unit kerja kini", accessor="pegawai__instansi__nama")

    kolom_bawaan = ("pegawai", "nip", "jenjang", "selesai", "angka", "instansi", "asal")

    def render_angka(self, value: Decimal) -> str:
        return tulis_angka(value, 3)

    def value_angka(self, value: Decimal) -> Decimal:
        return value


class TabelKinerja(TabelBerasal):
    """Riwayat kinerja behind a predikat."""

    periode = tables.Column("Periode")
    predikat = tables.Column("Predikat")
    hasil_kerja = tables.Column("Hasil kerja")
    perilaku = tables.Column("Perilaku")
    instansi = tables.Column("Unit saat dinilai", accessor="instansi__nama")
    penilai = tables.Column("Pejabat penilai", accessor="penilai__nama_lengkap")
    nomor_sk = tables.Column("Nomor dokumen")
    verifikasi = tables.Column("Verifikasi")

    kolom_pribadi = ("pegawai", "nip", "penilai")
    kolom_bawaan = ("pegawai", "nip", "predikat", "hasil_kerja", "perilaku", "instansi", "penilai", "asal")

    def render_predikat(self, record: Any) -> str:
        return lencana_predikat(record.predikat)

    def value_predikat(self, record: Any) -> str:
        return record.get_predikat_display()


class TabelHukdis(TabelRiwayat):
    """Punishments in force in the period."""

    jenis = tables.Column("Hukuman")
    pelanggaran = tables.Column("Pelanggaran")
    tmt_mulai = tables.Column("Mulai")
    tmt_selesai = tables.Column("Selesai")
    instansi = tables.Column("Unit kerja kini", accessor="pegawai__instansi__nama")
    nomor_sk = tables.Column("Nomor SK")

    kolom_bawaan = ("pegawai", "nip", "jenis", "tmt_mulai", "tmt_selesai", "instansi", "nomor_sk")

    def render_tmt_mulai(self, value: Any) -> str:
        return date_format(value, "j M Y")

    def value_tmt_mulai(self, value: Any) -> Any:
        return value

    def render_tmt_selesai(self, value: Any) -> str:
        return date_format(value, "j M Y")

    def value_tmt_selesai(self, value: Any) -> Any:
        return value


class TabelIndikator(Tabel):
    """Deposited indicators behind IKM or punctuality of complaints."""

    instansi = tables.Column("Instansi", accessor="instansi__nama", orderable=True, attrs=UTAMA)
    induk = tables.Column("Perangkat daerah", accessor="instansi__perangkat_daerah__nama")
    periode = tables.Column("Periode", orderable=True)
    nilai = tables.Column("Nilai", attrs=ANGKA)
    n = tables.Column("Jumlah data", attrs=ANGKA)
    sumber = tables.Column("Sumber")

    def render_sumber(self, value: str, record: Any) -> str:
        return format_html("{} {}", value, tautan_asal(record))

    def value_sumber(self, value: str) -> str:
        return value

    def render_nilai(self, value: Decimal) -> str:
        return tulis_angka(value)

    def value_nilai(self, value: Decimal) -> Decimal:
        return value

    def render_n(self, value: int) -> str:
        return number_format(value, force_grouping=True)

    def value_n(self, value: int) -> int:
        return value
