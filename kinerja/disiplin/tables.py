"""Tables: cases of the named reader, attendance of people in reach."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana_status
from asn.core.sel import alamat_baris
from asn.core.tabel import Tabel
from kepegawaian.pegawai.models.pegawai import KOLOM_ORANG
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA
from kinerja.disiplin.halaman import nada


class TabelPerkara(Tabel):
    """Cases in which the reader has a part. Initials only: the name stands in the file, whose opening is logged."""

    nomor = tables.Column("Perkara", accessor="pk", attrs=UTAMA)
    terperiksa = tables.Column("Terperiksa", accessor="pegawai__nama", orderable=False)
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    pelanggaran = tables.Column("Pelanggaran", accessor="pasal")
    tingkat = tables.Column("Tingkat", accessor="tingkat_dugaan")
    keadaan = tables.Column("Keadaan")
    tenggat = tables.Column("Tenggat")
    dibuka_pada = tables.DateTimeColumn(verbose_name="Dibuka", format="j M Y", orderable=True)

    kolom_bawaan = ("nomor", "terperiksa", "instansi", "pelanggaran", "tingkat", "keadaan", "tenggat")
    kolom_pribadi = ("terperiksa",)

    def render_nomor(self, value: int) -> str:
        return format_html('<a href="{}">Nomor {}</a>', reverse("disiplin:rincian", args=[value]), value)

    def render_terperiksa(self, value: str) -> str:
        return " ".join(f"{kata[0]}." for kata in value.split()[:3])

    def render_tingkat(self, record: Any) -> str:
        return record.get_tingkat_dugaan_display()

    def render_keadaan(self, record: Any) -> str:
        return lencana_status("", record.get_keadaan_display(), nada(record))

    def render_tenggat(self, value: Any, record: Any) -> str:
        lewat = not record.berakhir and value < record.kota_hari_ini
        teks = date_format(value, "j M Y")
        return format_html('{} <span class="status status-gagal">lewat</span>', teks) if lewat else teks


class TabelPresensi(Tabel):
    """People with the counts of one month (services.presensi.berpresensi)."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by=("nama",), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP / NI PPPK", orderable=True, attrs=NOMOR)
    instansi = tables.Column(
        "Unit kerja", accessor="instansi__nama", order_by=("instansi__nama", "nama"), orderable=True
    )
    hadir = tables.Column("Hadir", accessor="rekap__hadir", attrs=ANGKA)
    alpa = tables.Column("Tanpa alasan", accessor="rekap__alpa", attrs=ANGKA)
    alasan_sah = tables.Column("Alasan sah", accessor="rekap__alasan_sah", attrs=ANGKA)
    izin = tables.Column("Izin", accessor="rekap__izin", attrs=ANGKA)
    sakit = tables.Column("Sakit", accessor="rekap__sakit", attrs=ANGKA)
    cuti = tables.Column("Cuti", accessor="rekap__cuti", attrs=ANGKA)
    dinas = tables.Column("Dinas", accessor="rekap__dinas", attrs=ANGKA)
    terlambat = tables.Column("Terlambat (menit)", accessor="rekap__menit_terlambat", attrs=ANGKA)
    pulang_cepat = tables.Column("Pulang cepat (menit)", accessor="rekap__menit_pulang_cepat", attrs=ANGKA)
    alpa_tahun = tables.Column("Tanpa alasan setahun", attrs=ANGKA)

    kolom_pribadi = ("nama", "nip")
    kolom_dibaca = KOLOM_ORANG
    kolom_bawaan = ("nama", "instansi", "hadir", "alpa", "izin", "sakit", "cuti", "dinas", "terlambat", "alpa_tahun")

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', alamat_baris("disiplin:presensi_pegawai", record.pk), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_alpa(self, value: int) -> str:
        return format_html("<strong>{}</strong>", value) if value else "0"

    def value_alpa(self, value: int) -> int:
        return value

    render_alpa_tahun = render_alpa
    value_alpa_tahun = value_alpa
