"""Tables of surveys, services and follow-up plans."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana, lencana_status
from asn.core.tabel import Tabel
from pengaduan.survei import penyaji

UTAMA = {"td": {"class": "utama"}}
ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}


def status(objek: Any, nada: str = "") -> str:
    """The badge of a state."""
    return lencana_status(objek.keadaan, objek.get_keadaan_display(), nada)


class TabelKampanye(Tabel):
    """Surveys, the one that ends last first."""

    instansi = tables.Column(
        "Unit layanan", accessor="instansi__nama", order_by=("instansi__nama", "-selesai"), orderable=True, attrs=UTAMA
    )
    periode = tables.Column("Periode", orderable=True)
    keadaan = tables.Column("Keadaan", orderable=True)
    jadwal = tables.Column("Menerima jawaban", accessor="selesai", order_by=("selesai",), orderable=True)
    n = tables.Column("Responden", accessor="hasil_terakhir__n", attrs=ANGKA)
    sampel = tables.Column("Sampel", accessor="hasil_terakhir__sampel", attrs=ANGKA)
    ikm = tables.Column(
        "IKM", accessor="hasil_terakhir__ikm", order_by=("hasil_terakhir__ikm",), orderable=True, attrs=ANGKA
    )
    mutu = tables.Column("Mutu", accessor="hasil_terakhir__mutu")
    kota = tables.Column("Kota", accessor="kota__nama_tampilan")

    kolom_bawaan = ("instansi", "periode", "keadaan", "jadwal", "n", "sampel", "ikm", "mutu")

    def render_instansi(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), value)

    def value_instansi(self, value: str) -> str:
        return value

    def render_periode(self, record: Any) -> str:
        revisi = f" (revisi {record.revisi})" if record.revisi else ""
        return f"{record.periode_objek.label}{revisi}"

    def render_keadaan(self, record: Any) -> str:
        return status(record)

    def value_keadaan(self, record: Any) -> str:
        return record.get_keadaan_display()

    def render_jadwal(self, record: Any) -> str:
        return f"{date_format(record.mulai, 'j M')} – {date_format(record.selesai, 'j M Y')}"

    def render_ikm(self, value: Any) -> str:
        return penyaji.tulis(value)

    def render_mutu(self, record: Any) -> str:
        return record.hasil_terakhir.mutu

    def value_ikm(self, value: Any) -> Any:
        return value


class TabelLayanan(Tabel):
    """The catalogue of services."""

    nama = tables.Column("Layanan", orderable=True, attrs=UTAMA)
    instansi = tables.Column("Unit layanan", accessor="instansi__nama")
    uraian = tables.Column("Keterangan untuk warga")
    aktif = tables.BooleanColumn("Masih diberikan", yesno="Ya,Tidak")

    def render_nama(self, value: str, record: Any) -> str:
        if not self.request.user.has_perm("survei.kelola_kampanye"):
            return value
        return format_html('<a href="{}">{}</a>', reverse("survei:layanan_ubah", args=[record.pk]), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_aktif(self, value: bool) -> str:
        return "Ya" if value else "Tidak"


class TabelTindak(Tabel):
    """Follow-up plans, the one due first at the top."""

    uraian = tables.Column("Rencana perbaikan", attrs=UTAMA)
    unsur = tables.Column("Unsur")
    instansi = tables.Column("Unit layanan", accessor="kampanye__instansi__nama")
    penanggung_jawab = tables.Column("Penanggung jawab", accessor="penanggung_jawab__jabatan__nama")
    tenggat = tables.Column("Tenggat", orderable=True)
    keadaan = tables.Column("Keadaan")
    selesai_pada = tables.Column("Selesai pada")

    kolom_bawaan = ("uraian", "unsur", "instansi", "penanggung_jawab", "tenggat", "keadaan")

    def render_uraian(self, value: str, record: Any) -> str:
        pendek = value if len(value) <= 90 else f"{value[:87]}…"
        return format_html('<a href="{}">{}</a>', reverse("survei:tindak", args=[record.pk]), pendek)

    def value_uraian(self, value: str) -> str:
        return value

    def render_tenggat(self, value: Any) -> str:
        return date_format(value, "j M Y")

    def value_tenggat(self, value: Any) -> Any:
        return value

    def render_keadaan(self, record: Any) -> str:
        hari = self.request.user.hari_ini()
        if record.keadaan == "direncanakan" and record.tenggat < hari:
            return lencana(f"Lewat {(hari - record.tenggat).days} hari", "perhatian")
        return status(record, "proses" if record.keadaan == "direncanakan" else "")

    def value_keadaan(self, record: Any) -> str:
        return record.get_keadaan_display()
