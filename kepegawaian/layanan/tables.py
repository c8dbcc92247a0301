"""Tables of the due lists."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.lencana import lencana
from asn.core.tabel import Tabel
from kepegawaian.layanan.services.daftar import daftar_dari, hak_dari, keadaan
from kepegawaian.layanan.services.jenis_usulan import teks
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA
from kepegawaian.usulan.workflows import LABEL, KeadaanUsulan


class TabelHak(Tabel):
    """People to whom a right falls due, each judged by the rules as the row is drawn."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by=("nama",), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP / NI PPPK", attrs=NOMOR)
    golongan = tables.Column("Gol.", accessor="golongan__kode", order_by=("golongan__urutan", "nama"), orderable=True)
    jabatan = tables.Column("Jabatan", accessor="jabatan__nama")
    instansi = tables.Column(
        "Unit kerja", accessor="instansi__nama", order_by=("instansi__nama", "nama"), orderable=True
    )
    hak = tables.Column("Hak", empty_values=())
    tmt = tables.Column("TMT / genap", accessor="tmt_hak", order_by=("tmt_hak", "nama"), orderable=True, attrs=NOMOR)
    keadaan = tables.Column("Keadaan", empty_values=())
    syarat = tables.Column("Syarat", empty_values=(), attrs={"td": {"class": "syarat-ringkas"}})
    berkas = tables.Column("Berkas kurang", empty_values=())

    usulan = tables.Column("Usulan", accessor="f_usulan", empty_values=())

    kolom_pribadi = ("nama", "nip")
    # The state names the proposal as well: a column of its own would push the rest out of sight.
    kolom_bawaan = ("nama", "golongan", "jabatan", "instansi", "tmt", "keadaan", "syarat")

    def render_nama(self, value: str, record: Any) -> str:
        alamat = reverse("layanan:rincian", args=[record.f_daftar, record.pk])
        return format_html('<a href="{}">{}</a>', alamat, value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_hak(self, record: Any) -> str:
        return hak_dari(record).judul

    def render_tmt(self, value: Any) -> str:
        return date_format(value, "j M Y")

    def value_tmt(self, value: Any) -> Any:
        return value

    def render_keadaan(self, record: Any) -> str:
        k = keadaan(daftar_dari(record), hak_dari(record), record.f_pada)
        return format_html("{}{}", lencana(k.label, k.nada), self._usulan(record))

    def _usulan(self, record: Any) -> str:
        """The proposal that was opened for it, with its state."""
        if not record.f_usulan:
            return ""
        kata = f"Usulan {LABEL[KeadaanUsulan(record.f_usulan['keadaan'])].lower()}"
        if not self.request.user.has_perm("usulan.view_usulan"):
            return format_html('<small class="baris-kedua">{}</small>', kata)
        alamat = reverse("usulan:rincian", args=[record.f_usulan["id"]])
        return format_html('<a class="baris-kedua" href="{}">{}</a>', alamat, kata)

    def value_keadaan(self, record: Any) -> str:
        return keadaan(daftar_dari(record), hak_dari(record), record.f_pada).label

    def render_syarat(self, record: Any) -> str:
        kurang = hak_dari(record).kurang
        if not kurang:
            return "Lengkap"
        return f"Kurang {len(kurang)}: {', '.join(b.syarat.label for b in kurang)}"

    def value_syarat(self, record: Any) -> str:
        return "; ".join(b.syarat.uraian for b in hak_dari(record).kurang) or "Lengkap"

    def render_usulan(self, record: Any) -> str:
        usulan = record.f_usulan
        return LABEL[KeadaanUsulan(usulan["keadaan"])] if usulan else "–"

    def render_berkas(self, record: Any) -> str:
        kurang = len(hak_dari(record).berkas_kurang)
        return f"{kurang} / {len(hak_dari(record).berkas)}" if kurang else "–"

    def value_berkas(self, record: Any) -> str:
        return ", ".join(b.kelengkapan.nama for b in hak_dari(record).berkas_kurang)


class TabelKeputusan(Tabel):
    """Approved proposals on their way to a decision, and decisions made."""

    pegawai = tables.Column("Nama", accessor="pegawai__nama_lengkap", attrs=UTAMA)
    hak = tables.Column("Hak", accessor="isi", empty_values=())
    tmt = tables.DateColumn(verbose_name="TMT", format="j M Y", orderable=True, attrs=NOMOR)
    keadaan = tables.Column("Keadaan", accessor="label_keadaan")
    nomor_sk = tables.Column("Nomor SK")
    tanggal_sk = tables.DateColumn(verbose_name="Tanggal SK", format="j M Y", attrs=NOMOR)
    instansi = tables.Column("Unit kerja", accessor="pegawai__instansi__nama")

    kolom_pribadi = ("pegawai",)
    kolom_bawaan = ("pegawai", "hak", "tmt", "keadaan", "nomor_sk", "instansi")

    def render_pegawai(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse("layanan:keputusan", args=[record.pk]), value)

    def value_pegawai(self, value: str) -> str:
        return value

    def render_hak(self, record: Any) -> str:
        tujuan = record.isi.get("golongan")
        return f"{record.isi['judul']} ke {tujuan}" if tujuan else record.isi["judul"]

    def render_keadaan(self, value: str, record: Any) -> str:
        return lencana(value, record.nada)

    def value_keadaan(self, value: str) -> str:
        return value


class TabelSurat(Tabel):
    """Letters of KGB, newest first."""

    nomor = tables.Column("Nomor", attrs=UTAMA)
    tanggal = tables.DateColumn(verbose_name="Tanggal", format="j M Y", orderable=True)
    pegawai = tables.Column("Nama", accessor="pegawai__nama_lengkap")
    tmt = tables.DateColumn(verbose_name="TMT", format="j M Y", orderable=True, attrs=NOMOR)
    gaji = tables.Column("Gaji pokok baru", accessor="isi__gaji_baru", attrs=ANGKA)
    instansi = tables.Column("Unit kerja", accessor="pegawai__instansi__nama")

    kolom_pribadi = ("pegawai", "gaji")

    def render_nomor(self, value: str, record: Any) -> str:
        if record.berkas_id is None:
            return format_html('{} <small class="keterangan">sedang dicetak</small>', value)
        return format_html('<a href="{}">{}</a>', reverse("berkas_unduh", args=[record.berkas_id]), value)

    def value_nomor(self, value: str) -> str:
        return value

    def render_gaji(self, value: int) -> str:
        return teks("gaji_baru", value)

    def value_gaji(self, value: int) -> int:
        return value
