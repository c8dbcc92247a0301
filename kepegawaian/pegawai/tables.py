"""Tables of the lists of people and of the access log."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import cached_property
from django.utils.html import format_html

from asn.core.legal import hitung_usia, pada_tanggal
from asn.core.lencana import lencana_predikat
from asn.core.sel import alamat_baris, rangkai
from asn.core.tabel import Tabel
from kepegawaian.pegawai.models.pegawai import PREDIKAT, TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.rules.jp import JP_PNS_TERSEDIKIT

UTAMA = {"td": {"class": "utama"}}
ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}
NOMOR = {"td": {"class": "nomor"}}
_PENDIDIKAN = dict(TINGKAT_PENDIDIKAN)
_PREDIKAT = dict(PREDIKAT)


@lru_cache(maxsize=512)
def angka_jp(nilai: Decimal) -> str:
    """JP without idle decimals: 16, 7,5."""
    return number_format(nilai.normalize() if nilai % 1 else int(nilai))


class TabelPegawai(Tabel):
    """People with their state today."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by=("nama",), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP / NI PPPK", orderable=True, attrs=NOMOR)
    jenis = tables.Column("Jenis")
    golongan = tables.Column("Gol.", accessor="golongan__kode", order_by=("golongan__urutan", "nama"), orderable=True)
    jabatan = tables.Column("Jabatan", accessor="jabatan__nama")
    instansi = tables.Column(
        "Unit kerja", accessor="instansi__nama", order_by=("instansi__nama", "nama"), orderable=True
    )
    pendidikan = tables.Column("Pendidikan", accessor="pendidikan")
    jenis_kelamin = tables.Column("L/P", accessor="jenis_kelamin")
    usia = tables.Column("Usia", accessor="tanggal_lahir", order_by=("-tanggal_lahir",), orderable=True, attrs=ANGKA)
    predikat = tables.Column("Predikat", accessor="predikat", empty_values=())
    jp = tables.Column("JP", accessor="jp_tahun_ini", attrs=ANGKA)
    kedudukan = tables.Column("Kedudukan")
    kontrak_sampai = tables.Column("Kontrak sampai")

    kolom_bawaan = ("nama", "nip", "golongan", "jabatan", "instansi", "usia", "predikat", "jp")
    kolom_pribadi = ("nama", "nip", "jenis_kelamin", "usia", "pendidikan")
    kolom_dibaca = (
        *("nip", "nama", "gelar_depan", "gelar_belakang", "jenis", "jenis_kelamin", "tanggal_lahir", "pendidikan"),
        *("predikat", "jp_tahun_ini", "kedudukan", "kontrak_sampai", "golongan__kode", "jabatan__nama"),
        *("instansi__nama", "instansi__perangkat_daerah__nama"),
    )

    def render_nama(self, value: str, record: Any) -> str:
        tanggal = getattr(record, "pada_tanggal", None)
        akhiran = f"?per_tanggal={tanggal}" if tanggal else ""
        return rangkai('<a href="{}{}">{}</a>', alamat_baris("pegawai:rincian", record.pk), akhiran, value)

    def render_instansi(self, value: str, record: Any) -> str:
        atas = record.instansi.perangkat_daerah
        if atas is None or atas.pk == record.instansi_id:
            return value
        return rangkai('<span>{}<small class="keterangan d-block">{}</small></span>', value, atas.nama)

    def value_instansi(self, value: str, record: Any) -> str:
        return value

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_usia(self, value: date, record: Any) -> int:
        return hitung_usia(value, getattr(record, "pada_tanggal", None) or self.hari_ini)

    def render_predikat(self, record: Any) -> str:
        return lencana_predikat(self.kode_predikat(record))

    def value_predikat(self, record: Any) -> str:
        return _PREDIKAT.get(self.kode_predikat(record), "")

    def render_jp(self, value: Decimal) -> str:
        return angka_jp(value)

    def value_jp(self, value: Decimal) -> Decimal:
        return value

    def render_kontrak_sampai(self, value: date) -> str:
        return date_format(value, "j M Y")

    def value_kontrak_sampai(self, value: date) -> date:
        return value

    def kode_predikat(self, record: Any) -> str:
        return record.predikat

    @cached_property
    def hari_ini(self) -> date:
        """The reader's own today; an export made later by a job takes the server's."""
        permintaan = getattr(self, "request", None)
        return permintaan.user.hari_ini() if permintaan else timezone.localdate()


class TabelPegawaiPada(TabelPegawai):
    """People with their state on a past day (annotations of `keadaan_pada`)."""

    golongan = tables.Column(
        "Gol.", accessor="pada_golongan_kode", order_by=("pada_golongan_urutan", "nama"), orderable=True
    )
    jabatan = tables.Column("Jabatan", accessor="pada_jabatan_nama")
    instansi = tables.Column(
        "Unit kerja", accessor="pada_instansi_nama", order_by=("pada_instansi_nama", "nama"), orderable=True
    )
    pendidikan = tables.Column("Pendidikan", accessor="pada_pendidikan")
    predikat = tables.Column("Predikat", accessor="pada_predikat", empty_values=())
    jp = tables.Column("JP", accessor="pada_jp", attrs=ANGKA)

    kolom_dibaca = ()

    class Meta:
        exclude = ("kedudukan", "kontrak_sampai")

    def render_instansi(self, value: str, record: Any) -> str:
        return value

    def render_pendidikan(self, value: int) -> str:
        return _PENDIDIKAN[value]

    def kode_predikat(self, record: Any) -> str:
        return record.pada_predikat or ""


class TabelBawahan(TabelPegawai):
    """Direct subordinates: what a superior has to look after."""

    perhatian = tables.Column("Perlu perhatian", empty_values=())

    kolom_bawaan = ("nama", "jabatan", "golongan", "predikat", "jp", "perhatian")

    def render_perhatian(self, record: Any) -> str:
        catatan = []
        if not record.predikat:
            catatan.append("belum dinilai")
        if record.jenis == "PNS" and record.jp_tahun_ini < self.target_jp:
            catatan.append(f"kurang {angka_jp(self.target_jp - record.jp_tahun_ini)} JP")
        return ", ".join(catatan) or "–"

    @cached_property
    def target_jp(self) -> int:
        return pada_tanggal(JP_PNS_TERSEDIKIT, self.hari_ini).nilai


class TabelCatatan(Tabel):
    """The log of opened and exported personal data."""

    pada = tables.DateTimeColumn(verbose_name="Waktu", format="j M Y H:i", orderable=True, attrs=UTAMA)
    pengguna = tables.Column("Oleh")
    butir = tables.Column("Data")
    pegawai = tables.Column("Pegawai", accessor="pegawai_nama", empty_values=())
    alasan = tables.Column("Alasan")

    def render_pegawai(self, record: Any) -> str:
        if not record.pegawai_id:
            return "–"
        nama = record.pegawai_nama or "di luar jangkauan"
        return format_html('<a href="{}">{}</a>', reverse("pegawai:rincian", args=[record.pegawai_id]), nama)
