"""Tables of the lists of this wing."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.functional import cached_property

from asn.core.lencana import lencana
from asn.core.sel import alamat, alamat_baris, rangkai
from asn.core.tabel import KolomHari, Tabel
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA
from kepegawaian.promosi.workflows import KELOLA


class TabelBerkeadaan(Tabel):
    """With a badge of the state."""

    keadaan = tables.Column("Keadaan", accessor="get_keadaan_display")

    def render_keadaan(self, value: str, record: Any) -> str:
        return lencana(value, record.nada)

    def value_keadaan(self, value: str) -> str:
        return value


class TabelLowong(Tabel):
    """Vacant managerial positions, those waiting longest first."""

    nama = tables.Column("Jabatan", orderable=True, attrs=UTAMA)
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    jenis = tables.Column("Jenis")
    eselon = tables.Column("Eselon")
    lowong_sejak = KolomHari("Lowong sejak")
    plt = tables.Column("Dijabat sementara", empty_values=())
    seleksi = tables.Column("Pengisian", accessor="seleksi_id", empty_values=())

    kolom_bawaan = ("nama", "instansi", "jenis", "eselon", "lowong_sejak", "plt", "seleksi")

    def render_nama(self, value: str, record: Any) -> str:
        return rangkai('<a href="{}">{}</a>', alamat_baris("jabatan:rincian", record.pk), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_plt(self, value: str | None) -> str:
        return value or "–"

    def render_seleksi(self, value: int | None, record: Any) -> str:
        if value:
            return rangkai('<a href="{}">Lihat seleksi</a>', alamat_baris("promosi:seleksi", value))
        if not self.boleh_kelola:
            return "Belum diseleksi"
        return rangkai('<a href="{}?jabatan={}">Buat seleksi</a>', alamat("promosi:seleksi_baru"), str(record.pk))

    @cached_property
    def boleh_kelola(self) -> bool:
        return self.request.user.has_perm(KELOLA)

    def value_seleksi(self, value: int | None) -> str:
        return "diseleksi" if value else "belum"


class TabelSeleksi(TabelBerkeadaan):
    judul = tables.Column("Seleksi", orderable=True, attrs=UTAMA)
    nomor = tables.Column("Nomor", attrs=NOMOR)
    cara = tables.Column("Cara")
    jabatan = tables.Column("Jabatan", accessor="jumlah_jabatan", attrs=ANGKA)
    pelamar = tables.Column("Pelamar", accessor="jumlah_pelamar", attrs=ANGKA)
    mulai = KolomHari("Mulai", accessor="pendaftaran_mulai", orderable=True)
    sampai = KolomHari("Pendaftaran sampai", accessor="pendaftaran_sampai")

    class Meta:
        sequence = ("judul", "nomor", "cara", "jabatan", "pelamar", "mulai", "sampai", "keadaan")

    def render_judul(self, value: str, record: Any) -> str:
        return rangkai('<a href="{}">{}</a>', record.get_absolute_url(), value)

    def value_judul(self, value: str) -> str:
        return value


class TabelLamaran(TabelBerkeadaan):
    nomor = tables.Column("Nomor peserta", orderable=True, attrs=NOMOR)
    nama = tables.Column(
        "Nama", accessor="pegawai__nama_lengkap", orderable=True, order_by=("pegawai__nama",), attrs=UTAMA
    )
    nip = tables.Column("NIP", accessor="pegawai__nip", attrs=NOMOR)
    dilamar = tables.Column("Jabatan yang dilamar", accessor="lowongan__jabatan__nama")
    jabatan = tables.Column("Jabatan sekarang", accessor="pegawai__jabatan__nama")
    asal = tables.Column("Asal", accessor="get_asal_display")
    sistem = tables.Column("Menurut sistem", accessor="memenuhi_sistem")

    kolom_bawaan = ("nomor", "nama", "dilamar", "jabatan", "asal", "sistem", "keadaan")
    kolom_pribadi = ("nama", "nip")

    class Meta:
        sequence = ("nomor", "nama", "nip", "dilamar", "jabatan", "asal", "sistem", "keadaan")

    def render_nama(self, value: str, record: Any) -> str:
        return rangkai('<a href="{}">{}</a>', record.get_absolute_url(), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_sistem(self, value: bool) -> str:
        return lencana("Memenuhi", "selesai") if value else lencana("Belum memenuhi", "perhatian")

    def value_sistem(self, value: bool) -> str:
        return "memenuhi" if value else "belum memenuhi"


class TabelPaket(TabelBerkeadaan):
    tentang = tables.Column("Perihal", attrs=UTAMA)
    nomor = tables.Column("Nomor SK", accessor="nomor_sk", attrs=NOMOR)
    jumlah = tables.Column("Orang", attrs=ANGKA)
    tmt = KolomHari("TMT", orderable=True)
    pelantikan = KolomHari("Pelantikan")
    berkas = tables.Column("SK", accessor="berkas_id", empty_values=())

    class Meta:
        sequence = ("tentang", "nomor", "jumlah", "tmt", "pelantikan", "keadaan", "berkas")

    def render_tentang(self, value: str, record: Any) -> str:
        return rangkai('<a href="{}">{}</a>', record.get_absolute_url(), value)

    def value_tentang(self, value: str) -> str:
        return value

    def render_berkas(self, record: Any) -> str:
        if record.berkas_id is None:
            return "sedang dicetak" if record.nomor_sk else "–"
        return rangkai('<a href="{}">PDF</a>', reverse("berkas_unduh", args=[record.berkas_id]))

    def value_berkas(self, record: Any) -> str:
        return "ada" if record.berkas_id else "belum"


class TabelSementara(TabelBerkeadaan):
    nama = tables.Column(
        "Nama", accessor="pegawai__nama_lengkap", orderable=True, order_by=("pegawai__nama",), attrs=UTAMA
    )
    nip = tables.Column("NIP", accessor="pegawai__nip", attrs=NOMOR)
    jenis = tables.Column("Jenis", accessor="get_jenis_display")
    jabatan = tables.Column("Jabatan", accessor="jabatan__nama")
    mulai = KolomHari("Mulai")
    selesai = KolomHari("Sampai", orderable=True)

    kolom_bawaan = ("nama", "jenis", "jabatan", "mulai", "selesai", "keadaan")
    kolom_pribadi = ("nama", "nip")

    class Meta:
        sequence = ("nama", "nip", "jenis", "jabatan", "mulai", "selesai", "keadaan")

    def render_nama(self, value: str, record: Any) -> str:
        return rangkai('<a href="{}">{}</a>', record.get_absolute_url(), value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value
