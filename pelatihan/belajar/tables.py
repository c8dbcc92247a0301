"""Tables of e-learning."""

from typing import Any

import django_tables2 as tables
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator

from asn.core.lencana import lencana_status
from asn.core.tabel import Tabel
from pelatihan.belajar.rules.hasil import N_TAMPIL, Gain, gain_kursus

UTAMA = {"td": {"class": "utama"}}
ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}


def lencana(label: str, nada: str) -> str:
    return lencana_status("", label, nada)


def gain(kursus: Any) -> Gain:
    """The gain of a course annotated by `berstatistik`."""
    return gain_kursus(kursus.gain_n, kursus.gain_rata, kursus.gain_sd)


class TabelKatalog(Tabel):
    """The catalogue; drawn as cards, so only what can be sorted by matters."""

    judul = tables.Column("Judul", orderable=True, attrs=UTAMA)


class TabelKelola(Tabel):
    """Courses of the office."""

    judul = tables.Column("Kursus", orderable=True, attrs=UTAMA)
    instansi = tables.Column("Penyelenggara", accessor="instansi__nama")
    rumpun = tables.Column("Rumpun", accessor="get_rumpun_display")
    jp = tables.Column("JP", attrs=ANGKA)
    keadaan = tables.Column("Keadaan", accessor="label")
    peserta = tables.Column("Peserta", attrs=ANGKA)
    lulus = tables.Column("Lulus", attrs=ANGKA)
    terbit_pada = tables.DateColumn(verbose_name="Terbit", format="j M Y")

    kolom_bawaan = ("judul", "instansi", "jp", "keadaan", "peserta", "lulus")

    def render_judul(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("belajar:kelola_kursus", args=[record.pk]), value)

    def value_judul(self, value: str) -> str:
        return value

    def render_keadaan(self, record: Any) -> str:
        return lencana(record.label, record.nada)

    def value_keadaan(self, record: Any) -> str:
        return record.label


class TabelStatistik(Tabel):
    """What courses achieve; figures of few learners are not shown."""

    judul = tables.Column("Kursus", orderable=True, attrs=UTAMA)
    keadaan = tables.Column("Keadaan", accessor="label")
    peserta_n = tables.Column("Peserta", attrs=ANGKA)
    berjalan_n = tables.Column("Sedang belajar", attrs=ANGKA)
    lulus_n = tables.Column("Lulus", attrs=ANGKA)
    selesai = tables.Column("Tuntas", empty_values=(), attrs=ANGKA)
    gain_n = tables.Column("Terukur (n)", attrs=ANGKA)
    n_gain = tables.Column("N-gain", empty_values=())

    kolom_bawaan = ("judul", "keadaan", "peserta_n", "berjalan_n", "lulus_n", "selesai", "n_gain")

    def render_judul(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("belajar:kelola_peserta", args=[record.pk]), value)

    def value_judul(self, value: str) -> str:
        return value

    def render_keadaan(self, record: Any) -> str:
        return lencana(record.label, record.nada)

    def value_keadaan(self, record: Any) -> str:
        return record.label

    def render_selesai(self, record: Any) -> str:
        if record.peserta_n < N_TAMPIL:
            return f"– (n < {N_TAMPIL})"
        return f"{100 * record.lulus_n / record.peserta_n:.0f}%"

    def value_selesai(self, record: Any) -> str:
        return self.render_selesai(record)

    def render_n_gain(self, record: Any) -> str:
        return gain(record).uraian

    def value_n_gain(self, record: Any) -> str:
        return gain(record).uraian


class TabelPeserta(Tabel):
    """Learners of one course."""

    nama = tables.Column("Peserta", accessor="pegawai__nama", attrs=UTAMA)
    nip = tables.Column("NIP", accessor="pegawai__nip", attrs={"td": {"class": "nip"}})
    unit = tables.Column("Unit kerja", accessor="pegawai__instansi__nama")
    keadaan = tables.Column("Keadaan", accessor="label")
    versi = tables.Column("Versi", accessor="versi__nomor", attrs=ANGKA)
    mulai_pada = tables.Column("Mulai")
    terakhir_pada = tables.Column("Terakhir belajar", orderable=True)
    nilai_pra = tables.Column("Tes awal", attrs=ANGKA)
    nilai_akhir = tables.Column("Tes akhir terbaik", attrs=ANGKA)
    jp = tables.Column("JP", attrs=ANGKA)
    selesai_pada = tables.Column("Selesai")

    kolom_pribadi = ("nama", "nip")
    kolom_bawaan = ("nama", "unit", "keadaan", "terakhir_pada", "nilai_pra", "nilai_akhir", "jp")

    def render_keadaan(self, record: Any) -> str:
        return lencana(record.label, record.nada)

    def value_keadaan(self, record: Any) -> str:
        return record.label

    def render_mulai_pada(self, value: Any) -> str:
        return date_format(timezone.localtime(value), "j M Y")

    def render_nilai_pra(self, value: Any) -> str:
        return floatformat(value)

    render_nilai_akhir = render_jp = render_nilai_pra

    def value_nilai_pra(self, value: Any) -> Any:
        return value

    value_nilai_akhir = value_jp = value_nilai_pra
    render_terakhir_pada = render_mulai_pada
    render_selesai_pada = render_mulai_pada

    def value_mulai_pada(self, value: Any) -> Any:
        return value

    value_terakhir_pada = value_mulai_pada
    value_selesai_pada = value_mulai_pada


class TabelPesan(Tabel):
    """Messages for a moderator."""

    isi = tables.Column("Pesan", attrs={"td": {"class": "utama kutipan"}})
    kursus = tables.Column("Kursus", accessor="kursus__judul")
    penulis = tables.Column("Penulis", accessor="penulis__nama")
    keadaan = tables.Column("Keadaan", accessor="get_keadaan_display")
    dilaporkan_pada = tables.Column("Dilaporkan")
    alasan = tables.Column("Alasan")

    kolom_pribadi = ("penulis",)
    kolom_bawaan = ("isi", "kursus", "penulis", "keadaan", "dilaporkan_pada")

    def render_isi(self, value: str, record: Any) -> str:
        url = reverse("belajar:pesan_putuskan", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, Truncator(value).chars(160) or "(ditarik)")

    def value_isi(self, value: str) -> str:
        return value

    def render_dilaporkan_pada(self, value: Any) -> str:
        return date_format(timezone.localtime(value), "j M Y H.i")
