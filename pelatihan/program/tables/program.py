"""Lists of the training office: catalogue, partners, trainers, classes, plan, budget, reports."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from asn.core.tabel import Tabel
from asn.core.templatetags.asn import rupiah
from kepegawaian.pegawai.tables import ANGKA, UTAMA
from pelatihan.program.tables.bersama import KolomKeadaan, TabelTautan, teks_jp


class KolomRupiah(tables.Column):
    def render(self, value: Any) -> str:
        return rupiah(value)

    def value(self, value: Any) -> Any:
        return value


class TabelKursus(TabelTautan):
    judul = tables.Column("Kursus", orderable=True, order_by=("judul", "pk"), attrs=UTAMA)
    kode = tables.Column("Kode")
    bentuk = tables.Column("Bentuk", accessor="get_bentuk_display")
    kompetensi = tables.Column("Kompetensi", accessor="kompetensi__nama")
    level = tables.Column("Level", attrs=ANGKA)
    jp = tables.Column("JP", attrs=ANGKA)
    prasyarat = tables.Column("Prasyarat", accessor="prasyarat__judul")
    publik = tables.BooleanColumn(verbose_name="Katalog publik", yesno="ya,tidak")

    kolom_bawaan = ("judul", "bentuk", "kompetensi", "level", "jp")

    def render_judul(self, value: str, record: Any) -> str:
        return self.tautkan(value, record)

    def value_judul(self, value: str) -> str:
        return value

    def render_jp(self, value: Any) -> str:
        return teks_jp(value)

    def value_jp(self, value: Any) -> Any:
        return value


class TabelMitra(TabelTautan):
    nama = tables.Column("Lembaga", orderable=True, order_by=("nama", "pk"), attrs=UTAMA)
    jenis = tables.Column("Jenis", accessor="get_jenis_display")
    akreditasi = tables.Column("Akreditasi")
    perjanjian = tables.DateColumn(verbose_name="Perjanjian sampai", accessor="perjanjian_sampai", format="j M Y")
    kelas = tables.Column("Kelas", accessor="jumlah_kelas", attrs=ANGKA)

    def render_nama(self, value: str, record: Any) -> str:
        return self.tautkan(value, record)

    def value_nama(self, value: str) -> str:
        return value


class TabelPengajar(TabelTautan):
    nama = tables.Column("Nama", orderable=True, order_by=("nama", "pk"), attrs=UTAMA)
    bidang = tables.Column("Bidang")
    mitra = tables.Column("Lembaga", accessor="mitra__nama")
    surel = tables.Column("Surel")

    kolom_pribadi = ("nama", "surel")

    def alamat(self, record: Any) -> str:
        return reverse("program:pengajar_ubah", args=[record.pk])

    def render_nama(self, value: str, record: Any) -> str:
        return self.tautkan(value, record)

    def value_nama(self, value: str) -> str:
        return value


class TabelAngkatan(TabelTautan):
    nama = tables.Column("Kelas", attrs=UTAMA)
    kursus = tables.Column("Kursus", accessor="kursus__judul")
    mitra = tables.Column("Penyelenggara", accessor="mitra__nama", default="Pemerintah daerah")
    mulai = tables.DateColumn(verbose_name="Mulai", format="j M Y", orderable=True, order_by=("mulai", "pk"))
    selesai = tables.DateColumn(verbose_name="Selesai", format="j M Y")
    kursi = tables.Column("Kursi", accessor="kuota", attrs=ANGKA)
    antrean = tables.Column("Antrean", attrs=ANGKA)
    jp = tables.Column("JP", attrs=ANGKA)
    biaya = KolomRupiah("Biaya", attrs=ANGKA)
    realisasi = KolomRupiah("Realisasi", attrs=ANGKA)
    keadaan = KolomKeadaan()

    kolom_bawaan = ("nama", "mitra", "mulai", "kursi", "antrean", "keadaan")

    def render_nama(self, value: str, record: Any) -> str:
        return self.tautkan(value, record)

    def value_nama(self, value: str) -> str:
        return value

    def render_kursi(self, record: Any) -> str:
        return f"{record.terisi} / {record.kuota}"

    def value_kursi(self, record: Any) -> str:
        return f"{record.terisi}/{record.kuota}"

    def render_jp(self, value: Any) -> str:
        return teks_jp(value)

    def value_jp(self, value: Any) -> Any:
        return value


class TabelMengajar(TabelAngkatan):
    """Own classes of a trainer."""

    kolom_bawaan = ("nama", "mulai", "selesai", "kursi", "keadaan")

    class Meta:
        exclude = ("biaya", "realisasi", "antrean")

    def alamat(self, record: Any) -> str:
        return reverse("program:mengajar_kelas", args=[record.pk])


class TabelRencana(TabelTautan):
    judul = tables.Column("Kegiatan", attrs=UTAMA)
    tahun = tables.Column("Tahun", orderable=True, order_by=("tahun", "triwulan", "judul"))
    triwulan = tables.Column("Waktu", accessor="get_triwulan_display")
    instansi = tables.Column("Perangkat daerah", accessor="instansi__nama")
    mitra = tables.Column("Penyelenggara", accessor="mitra__nama", default="Pemerintah daerah")
    sasaran = tables.Column("Sasaran")
    jumlah = tables.Column("Orang", accessor="jumlah_sasaran", attrs=ANGKA)
    jp = tables.Column("JP", accessor="kursus__jp", attrs=ANGKA)
    anggaran = KolomRupiah("Anggaran", attrs=ANGKA)
    keadaan = KolomKeadaan()

    kolom_bawaan = ("judul", "tahun", "triwulan", "instansi", "jumlah", "anggaran", "keadaan")

    def render_judul(self, value: str, record: Any) -> str:
        return self.tautkan(value, record)

    def value_judul(self, value: str) -> str:
        return value

    def render_tahun(self, value: int) -> str:
        return str(value)

    def value_tahun(self, value: int) -> int:
        return value

    def render_jp(self, value: Any) -> str:
        return teks_jp(value)

    def value_jp(self, value: Any) -> Any:
        return value


class TabelAnggaran(Tabel):
    instansi = tables.Column("Perangkat daerah", accessor="instansi__nama", attrs=UTAMA)
    tahun = tables.Column("Tahun", orderable=True, order_by=("tahun", "instansi__nama"))
    pagu = KolomRupiah("Pagu", attrs=ANGKA)
    komitmen = KolomRupiah("Terikat", attrs=ANGKA)
    realisasi = KolomRupiah("Realisasi", attrs=ANGKA)
    sisa = KolomRupiah("Sisa", attrs=ANGKA)
    serapan = tables.Column("Terserap", accessor="pagu", attrs=ANGKA)

    def render_tahun(self, value: int) -> str:
        return str(value)

    def value_tahun(self, value: int) -> int:
        return value

    def render_serapan(self, record: Any) -> str:
        return f"{100 * record.realisasi // record.pagu} %" if record.pagu else "–"

    def value_serapan(self, record: Any) -> str:
        return f"{100 * record.realisasi // record.pagu}" if record.pagu else ""


class TabelLaporan(TabelTautan):
    judul = tables.Column("Laporan", attrs=UTAMA)
    nomor = tables.Column("Nomor")
    tanggal = tables.DateColumn(verbose_name="Tanggal", format="j M Y", orderable=True, order_by=("dibuat_pada", "pk"))
    berkas = tables.Column("Berkas", accessor="berkas_id", empty_values=())

    def render_judul(self, value: str, record: Any) -> str:
        return self.tautkan(value, record)

    def value_judul(self, value: str) -> str:
        return value

    def render_berkas(self, record: Any) -> str:
        if record.berkas_id is None:
            return "sedang dicetak"
        return format_html('<a href="{}">PDF</a>', reverse("berkas_unduh", args=[record.berkas_id]))

    def value_berkas(self, record: Any) -> str:
        return "ada" if record.berkas_id else "belum"
