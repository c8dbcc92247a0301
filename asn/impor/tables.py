"""Tables of imports and of their rows, with each difference in words."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.html import format_html

from asn.core.lencana import lencana_status
from asn.core.tabel import Tabel
from asn.impor.models import BarisImpor, Impor
from asn.impor.workflows import KeadaanImpor

UTAMA = {"td": {"class": "utama"}}
ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}
KOSONG = "(kosong)"
TERTUTUP = "(tertutup)"
NADA = {"galat": "gagal", "baru": "selesai", "berubah": "proses", "sama": "netral", "lewat": "perhatian"}
NADA_KEADAAN = {
    KeadaanImpor.DIUNGGAH: "perhatian",
    KeadaanImpor.DIPETAKAN: "proses",
    KeadaanImpor.DIPERIKSA: "perhatian",
    KeadaanImpor.DITERAPKAN: "selesai",
    KeadaanImpor.DIBATALKAN: "netral",
    KeadaanImpor.DIHENTIKAN: "netral",
    KeadaanImpor.GAGAL: "gagal",
}


def angka(nilai: int) -> str:
    return number_format(nilai, force_grouping=True)


class TabelImpor(Tabel):
    """Imports, newest first."""

    nama_berkas = tables.Column("Berkas", attrs=UTAMA)
    jenis = tables.Column("Jenis data")
    keadaan = tables.Column("Keadaan")
    baris = tables.Column("Baris", attrs=ANGKA)
    hasil = tables.Column("Hasil", empty_values=(), accessor="pk")
    oleh = tables.Column("Oleh")
    kota = tables.Column("Kota", accessor="kota__nama_tampilan")
    dibuat_pada = tables.Column("Diunggah", orderable=True)

    kolom_bawaan = ("nama_berkas", "jenis", "keadaan", "baris", "hasil", "oleh", "dibuat_pada")

    def render_nama_berkas(self, record: Impor) -> str:
        return format_html('<a href="{}">{}</a>', reverse("impor:rincian", args=[record.pk]), record.nama_berkas)

    def render_jenis(self, record: Impor) -> str:
        return record.label_jenis

    def render_keadaan(self, record: Impor) -> str:
        return lencana(record)

    def render_baris(self, value: int) -> str:
        return angka(value)

    def render_hasil(self, record: Impor) -> str:
        bagian = [(record.baru, "baru"), (record.berubah, "berubah"), (record.galat, "bermasalah")]
        return ", ".join(f"{angka(n)} {kata}" for n, kata in bagian if n) or "–"

    def render_dibuat_pada(self, record: Impor) -> str:
        return waktu(record.dibuat_pada, record)


def waktu(pada: datetime, impor: Impor) -> str:
    """A moment on the clock of the city."""
    kota: Any = impor.kota
    return date_format(timezone.localtime(pada, ZoneInfo(kota.zona_waktu)), "j M Y H.i")


def lencana(impor: Impor) -> str:
    """The badge of the state; a running step says so."""
    label = impor.get_keadaan_display()
    nada = NADA_KEADAAN[KeadaanImpor(impor.keadaan)]
    if impor.sedang_berjalan and impor.keadaan != KeadaanImpor.DIPETAKAN:
        label, nada = "Sedang berjalan", "proses"
    return lencana_status(impor.keadaan, label, nada)


class TabelBaris(Tabel):
    """Rows of one import: what each would do, in words."""

    nomor = tables.Column(
        "Baris", orderable=True, attrs={"td": {"class": "angka nomor-baris"}, "th": {"class": "angka"}}
    )
    kunci = tables.Column("Data", empty_values=(), attrs=UTAMA)
    status = tables.Column("Status")
    uraian = tables.Column("Perbedaan dan masalah", accessor="pk", attrs={"td": {"class": "uraian"}})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._impor: Impor | None = None

    def impor(self, record: BarisImpor) -> Impor:
        if self._impor is None:
            self._impor = record.impor
        return self._impor

    def render_kunci(self, record: BarisImpor) -> str:
        if not record.nama:
            return record.kunci or "–"
        return format_html('{}<span class="baris-kunci">{}</span>', record.nama, record.kunci)

    def render_status(self, record: BarisImpor) -> str:
        return lencana_status(record.status, record.get_status_display(), NADA[record.status])

    def render_uraian(self, record: BarisImpor) -> str:
        impor = self.impor(record)
        label = impor.definisi.label_kolom
        konteks = {
            "baru": record.status == "baru",
            "masalah": [_masalah(impor, record, m, label) for m in record.masalah],
            "beda": [] if record.status == "galat" else _beda(impor, record.beda, label),
            "diabaikan": record.diabaikan,
        }
        return render_to_string("impor/uraian_baris.html", konteks)


def _masalah(impor: Impor, baris: BarisImpor, masalah: dict[str, str], label: dict[str, str]) -> dict[str, str]:
    return {
        "sel": impor.alamat_sel(masalah["kolom"], baris.nomor),
        "label": label.get(masalah["kolom"], ""),
        "pesan": masalah["pesan"],
        "berat": masalah["berat"],
    }


def _beda(impor: Impor, beda: dict[str, list[Any]], label: dict[str, str]) -> list[dict[str, str]]:
    """Closed data says only that it differs; columns without a label are nobody's business."""
    rahasia = {i.nama for i in impor.definisi.isian if i.rahasia}
    hasil = []
    for nama, (lama, baru) in beda.items():
        if label.get(nama):
            sebutan = [TERTUTUP, TERTUTUP] if nama in rahasia else [kata(lama), kata(baru)]
            hasil.append({"label": label[nama], "lama": sebutan[0], "baru": sebutan[1]})
    return hasil


def kata(nilai: Any) -> str:
    """A stored value as a person reads it."""
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, str) and len(nilai) == 10 and nilai[4:5] == "-" and (hari := parse_date(nilai)):
        return date_format(hari, "j M Y")
    return str(nilai)
