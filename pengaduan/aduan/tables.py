"""Tables of reports. Confidential ones show that they are, never their title; no table names a reporter."""

from datetime import date
from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.sel import alamat_baris
from asn.core.tabel import Tabel
from pengaduan.aduan.rules.tenggat import LABEL_LANGKAH, Langkah, Warna

UTAMA = {"td": {"class": "utama"}}
NOMOR = {"td": {"class": "nomor"}}
PILIH = {"td": {"class": "pilih"}, "th": {"class": "pilih"}}
ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}
NADA = {Warna.MERAH: "gagal", Warna.KUNING: "perhatian", Warna.HIJAU: "netral", Warna.JEDA: "netral"}
NADA_KEADAAN = {
    "karantina": "perhatian",
    "diterima": "proses",
    "belum_lengkap": "perhatian",
    "terverifikasi": "proses",
    "didisposisikan": "proses",
    "diproses": "proses",
    "ditindaklanjuti": "selesai",
    "selesai": "selesai",
}


def lencana(label: str, nada: str) -> str:
    """As components/status.html draws it; a list has fifty of them."""
    return format_html('<span class="status status-{}">{}</span>', nada, label)


def sisa(aduan: Any, hari_ini: date) -> str:
    """The clock in words; the colour only helps."""
    warna = aduan.warna(hari_ini)
    if warna is Warna.TANPA:
        return ""
    if warna is Warna.JEDA:
        return "dijeda"
    hari = (aduan.tenggat - hari_ini).days
    if hari < 0:
        return f"lewat {-hari} hari"
    return "hari ini" if hari == 0 else f"{hari} hari lagi"


class TabelAduan(Tabel):
    """All reports in reach, newest first."""

    judul = tables.Column("Laporan", accessor="judul_aman", attrs=UTAMA)
    nomor = tables.Column("Nomor", attrs=NOMOR)
    jenis = tables.Column("Jenis")
    kelas = tables.Column("Kelas")
    kategori = tables.Column("Kategori", accessor="kategori__nama")
    kelurahan = tables.Column("Kelurahan", accessor="kelurahan__nama")
    instansi = tables.Column("Instansi", accessor="instansi__nama")
    petugas = tables.Column("Petugas")
    keadaan = tables.Column("Keadaan")
    waktu = tables.Column("Tenggat", accessor="tenggat", empty_values=())
    diterima_pada = tables.Column("Diterima", orderable=True)
    dijawab_tanggal = tables.Column("Dijawab")
    selesai_tanggal = tables.Column("Selesai")
    saluran = tables.Column("Saluran")
    lapor_id = tables.Column("ID LAPOR!", attrs=NOMOR)
    kembali = tables.Column("Dikembalikan", attrs=ANGKA)
    dibuka_kembali = tables.Column("Dibuka kembali", attrs=ANGKA)
    kepuasan = tables.Column("Kepuasan", attrs=ANGKA)

    kolom_bawaan = ("judul", "nomor", "instansi", "keadaan", "waktu", "diterima_pada")
    kolom_dibaca = (
        *("nomor", "jenis", "kelas", "judul", "rahasia", "keadaan", "tunggu", "tenggat", "kuning", "jeda_sejak"),
        *("diterima_pada", "dijawab_tanggal", "selesai_tanggal", "saluran", "lapor_id", "kembali", "dibuka_kembali"),
        *("kepuasan", "kategori__nama", "kelurahan__nama", "instansi__nama", "petugas__nama", "petugas__username"),
    )

    @cached_property
    def hari_ini(self) -> date:
        return self.request.user.hari_ini()

    def render_judul(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', alamat_baris("aduan:rincian", record.pk), value)

    def value_judul(self, value: str) -> str:
        return value

    def render_keadaan(self, record: Any) -> str:
        return lencana(record.get_keadaan_display(), NADA_KEADAAN.get(record.keadaan, "netral"))

    def value_keadaan(self, record: Any) -> str:
        return record.get_keadaan_display()

    def render_waktu(self, record: Any) -> str:
        warna = record.warna(self.hari_ini)
        if warna is Warna.TANPA:
            return "–"
        langkah = LABEL_LANGKAH[Langkah(record.tunggu)].partition(":")[0]
        return format_html(
            '<div>{} <span class="keterangan">{} {}</span></div>',
            lencana(sisa(record, self.hari_ini), NADA[warna]),
            langkah,
            date_format(record.tenggat, "j M"),
        )

    def value_waktu(self, record: Any) -> date | None:
        return record.tenggat

    def render_diterima_pada(self, value: Any) -> str:
        return date_format(timezone.localtime(value), "j M Y")

    def value_diterima_pada(self, value: Any) -> Any:
        return value

    def render_dijawab_tanggal(self, value: date) -> str:
        return date_format(value, "j M Y")

    render_selesai_tanggal = render_dijawab_tanggal

    def value_dijawab_tanggal(self, value: date) -> date:
        return value

    value_selesai_tanggal = value_dijawab_tanggal


class TabelAntrean(TabelAduan):
    """The queue: what waits, most urgent first, with boxes for handing out several."""

    pilih = tables.Column("", empty_values=(), attrs=PILIH, exclude_from_export=True)

    kolom_bawaan = ("pilih", "judul", "waktu", "keadaan", "instansi", "petugas")

    class Meta:
        sequence = ("pilih", "judul", "waktu", "keadaan", "instansi", "petugas", "...")

    def render_judul(self, value: str, record: Any) -> str:
        return format_html(
            '{} <span class="keterangan nomor d-block">{}</span>', super().render_judul(value, record), record.nomor
        )

    def value_judul(self, value: str, record: Any) -> str:
        return f"{value} ({record.nomor})"

    def render_pilih(self, record: Any) -> str:
        return format_html(
            '<label><input class="form-check-input" type="checkbox" name="pilih" value="{}">'
            '<span class="visually-hidden">Pilih {}</span></label>',
            record.pk,
            record.nomor,
        )


class TabelSegel(Tabel):
    """Requests to break a seal."""

    aduan = tables.Column("Aduan", accessor="aduan__nomor", attrs=UTAMA)
    pemohon = tables.Column("Pemohon")
    diminta_pada = tables.Column("Diminta", orderable=True)
    keadaan = tables.Column("Keadaan")
    pemutus = tables.Column("Pemutus")
    dibuka_pada = tables.Column("Dibuka")

    def render_aduan(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("aduan:segel", args=[record.pk]), value)

    def render_keadaan(self, record: Any) -> str:
        nada = {"menunggu": "perhatian", "disetujui": "selesai", "ditolak": "gagal"}[record.keadaan]
        return lencana(record.get_keadaan_display(), nada)

    def render_diminta_pada(self, value: Any) -> str:
        return date_format(timezone.localtime(value), "j M Y H.i")

    render_dibuka_pada = render_diminta_pada
