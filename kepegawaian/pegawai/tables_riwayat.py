"""One table per kind of riwayat, as a profile shows them; each row ends with its decision and its verification."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from asn.core.lencana import lencana_predikat, lencana_status
from asn.core.tabel import Tabel
from asn.core.tautan import tautan_asal
from asn.core.templatetags.asn import rupiah
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.tables import ANGKA, UTAMA, angka_jp

TANGGAL = {"td": {"class": "nomor"}}
# Numbers of documents are long words without a space.
NOMOR_SURAT = {"td": {"class": "nomor-surat"}}
PATAH = SafeString("/<wbr>")
_NADA = {
    "TERVERIFIKASI": "selesai",
    "BELUM": "perhatian",
    "DITOLAK": "gagal",
    "DIGANTI": "netral",
    "DICABUT": "netral",
}


def lencana_verifikasi(kode: str, label: str) -> str:
    return lencana_status(kode, label, _NADA[kode])


def tanggal(nilai: date | None) -> str:
    return date_format(nilai, "j M Y") if nilai else ""


def bersusun(pertama: str, kedua: str) -> str:
    """Two short lines in one cell; what is missing leaves no line."""
    if not (pertama and kedua):
        return pertama or kedua
    return format_html('{}<small class="baris-kedua">{}</small>', pertama, kedua)


def terputus(nomor: str) -> str:
    """A number of a document may break after a stroke, and copies as it is."""
    return format_html_join(PATAH, "{}", ((b,) for b in nomor.split("/")))


class KolomTanggal(tables.Column):
    """A date that does not break across lines."""

    def __init__(self, *args: Any, attrs: dict[str, Any] = TANGGAL, **kwargs: Any) -> None:
        super().__init__(*args, attrs=attrs, **kwargs)

    def render(self, value: date) -> str:
        return tanggal(value)


class TabelRiwayat(Tabel):
    """Common columns; subclasses put theirs before them. Narrow, so that what may be done stays in sight."""

    sk = tables.Column("SK", accessor="nomor_sk", empty_values=(), attrs=NOMOR_SURAT)
    verifikasi = tables.Column("Verifikasi dan bukti")
    usul = tables.Column("Tindakan", empty_values=(), exclude_from_export=True)

    kode, boleh_usul = "", False

    def render_usul(self, record: Any) -> str:
        """Who changed this row; and ways to propose a correction or a withdrawal, only of a row that counts."""
        tindakan = [("pegawai:jejak", "Jejak")]
        if self.boleh_usul and record.verifikasi in SAH:
            tindakan += [("usulan:perbaiki", "Perbaiki"), ("usulan:cabut", "Cabut")]
        kunci = [record.pegawai_id, self.kode, record.pk]
        isi = format_html_join(
            " ",
            '<a href="{}">{}<span class="visually-hidden"> {}</span></a>',
            ((reverse(nama, args=kunci), label, record) for nama, label in tindakan),
        )
        return format_html('<span class="usul">{}</span>', isi)

    def render_sk(self, record: Any) -> str:
        return bersusun(terputus(record.nomor_sk), tanggal(record.tanggal_sk)) or "–"

    def render_verifikasi(self, value: str, record: Any) -> str:
        return format_html("{}{}", lencana_verifikasi(record.verifikasi, value), self.bukti(record))

    def bukti(self, record: Any) -> str:
        """The evidence, and the page of the wing on which the fact was made."""
        asal = tautan_asal(record)
        if not record.bukti_id:
            isi = asal or ("Belum ada bukti" if record.verifikasi == "BELUM" else "")
            return format_html('<span class="baris-kedua keterangan">{}</span>', isi) if isi else ""
        alamat = reverse("berkas_unduh", args=[record.bukti_id])
        lihat = (
            '<span class="baris-kedua"><a href="{}">Lihat bukti<span class="visually-hidden"> {}</span></a> {}</span>'
        )
        return format_html(lihat, alamat, record, asal)


class TabelJabatan(TabelRiwayat):
    nama_jabatan = tables.Column("Jabatan", attrs=UTAMA)
    penugasan = tables.Column("Penugasan")
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    tmt_mulai = KolomTanggal("TMT")
    tmt_selesai = KolomTanggal("Sampai", default="Sekarang")

    def render_nama_jabatan(self, value: str, record: Any) -> str:
        jangkauan = self.request.user.jangkauan("jabatan.view_jabatan")
        if record.kota_id not in jangkauan.kota_ids and record.instansi_id not in jangkauan.instansi_ids:
            return value
        return format_html('<a href="{}">{}</a>', reverse("jabatan:rincian", args=[record.jabatan_id]), value)


class TabelPangkat(TabelRiwayat):
    golongan = tables.Column("Pangkat (golongan)", attrs=UTAMA)
    jenis = tables.Column("Jenis kenaikan")
    mkg = tables.Column("Masa kerja golongan", accessor="mkg_tahun")
    tmt = KolomTanggal("TMT")

    def render_mkg(self, record: Any) -> str:
        return f"{record.mkg_tahun} tahun {record.mkg_bulan} bulan"


class TabelKGB(TabelRiwayat):
    tmt = KolomTanggal("TMT", attrs=UTAMA)
    golongan = tables.Column("Golongan", accessor="golongan__kode")
    mkg_tahun = tables.Column("MKG (tahun)", attrs=ANGKA)
    gaji_pokok = tables.Column("Gaji pokok", attrs=ANGKA)

    def render_gaji_pokok(self, value: int) -> str:
        return rupiah(value)


class TabelAngkaKredit(TabelRiwayat):
    jenis = tables.Column("Jenis", attrs=UTAMA)
    mulai = KolomTanggal("Mulai")
    selesai = KolomTanggal("Sampai")
    jenjang = tables.Column("Jenjang", accessor="nama_jenjang")
    angka = tables.Column("Angka kredit", attrs=ANGKA)


class TabelPendidikan(TabelRiwayat):
    sk = None
    tingkat = tables.Column("Tingkat", attrs=UTAMA)
    jurusan = tables.Column("Jurusan")
    lembaga = tables.Column("Lembaga")
    tanggal_lulus = KolomTanggal("Lulus")
    nomor_ijazah = tables.Column("Nomor ijazah", attrs=NOMOR_SURAT)

    def render_nomor_ijazah(self, value: str) -> str:
        return terputus(value)


class TabelDiklat(TabelRiwayat):
    sk = None
    nama = tables.Column("Diklat", attrs=UTAMA)
    rumpun = tables.Column("Rumpun")
    penyelenggara = tables.Column("Penyelenggara")
    tanggal_selesai = KolomTanggal("Selesai")
    jp = tables.Column("JP", attrs=ANGKA)
    nomor_sertifikat = tables.Column("Sertifikat", attrs=NOMOR_SURAT)

    def render_jp(self, value: Decimal) -> str:
        return angka_jp(value)

    def render_nomor_sertifikat(self, value: str) -> str:
        return terputus(value)


class TabelKompetensi(TabelRiwayat):
    sk = None
    kompetensi = tables.Column("Kompetensi", attrs=UTAMA)
    level = tables.Column("Level dicapai", attrs=ANGKA)
    tanggal = KolomTanggal("Tanggal uji")
    penyelenggara = tables.Column("Penyelenggara")


class TabelKinerja(TabelRiwayat):
    sk = None
    periode = tables.Column("Periode", accessor="tahun", attrs=UTAMA)
    predikat = tables.Column("Predikat")
    hasil_kerja = tables.Column("Hasil kerja")
    perilaku = tables.Column("Perilaku")
    penilai = tables.Column("Pejabat penilai")

    def render_periode(self, record: Any) -> str:
        return f"Triwulan {record.triwulan} tahun {record.tahun}" if record.triwulan else f"Tahun {record.tahun}"

    def render_predikat(self, record: Any) -> str:
        # The older regulations called this predicate "Cukup", and gave a number.
        cukup = record.rezim != "PERMENPANRB_6_2022" and record.predikat == "BUTUH_PERBAIKAN"
        nilai = "" if record.nilai is None else f" · nilai {number_format(record.nilai)}"
        return bersusun(
            lencana_predikat(record.predikat, "Cukup" if cukup else ""), f"{record.get_rezim_display()}{nilai}"
        )


class TabelPenghargaan(TabelRiwayat):
    nama = tables.Column("Penghargaan", attrs=UTAMA)
    jenis = tables.Column("Jenis")
    tanggal = KolomTanggal("Tanggal")


class TabelHukdis(TabelRiwayat):
    jenis = tables.Column("Hukuman", attrs=UTAMA)
    pelanggaran = tables.Column("Pelanggaran")
    tmt_mulai = KolomTanggal("TMT")
    tmt_selesai = KolomTanggal("Sampai")


class TabelKeluarga(TabelRiwayat):
    sk = None
    nama = tables.Column("Nama", attrs=UTAMA)
    hubungan = tables.Column("Hubungan")
    tanggal_lahir = KolomTanggal("Tanggal lahir")
    pekerjaan = tables.Column("Pekerjaan")
    tanggungan = tables.BooleanColumn("Tunjangan keluarga", yesno="Ya,Tidak")

    kolom_pribadi = ("nama", "tanggal_lahir")


TABEL = {
    "jabatan": TabelJabatan,
    "pangkat": TabelPangkat,
    "kgb": TabelKGB,
    "angka_kredit": TabelAngkaKredit,
    "pendidikan": TabelPendidikan,
    "diklat": TabelDiklat,
    "kompetensi": TabelKompetensi,
    "kinerja": TabelKinerja,
    "penghargaan": TabelPenghargaan,
    "hukdis": TabelHukdis,
    "keluarga": TabelKeluarga,
}


def tabel_riwayat(
    kode: str, baris: Iterable[Any], request: HttpRequest, judul: str, *, boleh_usul: bool = False
) -> TabelRiwayat:
    """The table of one kind with its rows; decision, evidence, verification and what may be proposed come last."""
    kelas = TABEL[kode]
    akhir = [k for k in ("sk", "verifikasi", "usul") if k in kelas.base_columns]
    tabel = kelas(list(baris), sequence=("...", *akhir), orderable=False)
    tabel.request, tabel.kode, tabel.boleh_usul = request, kode, boleh_usul
    tabel.keterangan = judul
    return tabel
