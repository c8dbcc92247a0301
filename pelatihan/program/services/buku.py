"""The JP ledger of one person: rows of the register through the rule."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from asn.core.kueri_tetap import KueriTetap
from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat
from kepegawaian.pegawai.rules.enum import JenisASN
from pelatihan.program.rules.istilah import bentuk
from pelatihan.program.rules.jp import BukuJP, Kegiatan, buku_jp, tahun_buku


def kegiatan_dari(baris: RiwayatDiklat) -> Kegiatan:
    return Kegiatan(
        pk=baris.pk,
        nama=baris.nama,
        bentuk=bentuk(baris.jenis_siasn),
        mulai=baris.tanggal_mulai,
        selesai=baris.tanggal_selesai,
        jp=baris.jp,
        verifikasi=baris.verifikasi,
    )


def kegiatan_setahun(pegawai: Pegawai, tahun: int) -> list[Kegiatan]:
    """Every row that ended in the year of the calendar, those that do not count included."""
    return kegiatan_antara(pegawai, date(tahun, 1, 1), date(tahun, 12, 31))


def kegiatan_antara(pegawai: Pegawai, awal: date, akhir: date) -> list[Kegiatan]:
    baris = _KEGIATAN.semua(kota_id=pegawai.kota_id, pegawai_id=pegawai.pk, awal=awal, akhir=akhir)
    return [kegiatan_dari(b) for b in baris]


def _kegiatan(kota_id: Any, pegawai_id: Any, awal: Any, akhir: Any) -> QuerySet[RiwayatDiklat]:
    milik = RiwayatDiklat.objects.filter(kota=kota_id, pegawai=pegawai_id, tanggal_selesai__range=(awal, akhir))
    dibaca = ("nama", "jenis_siasn", "tanggal_mulai", "tanggal_selesai", "jp", "verifikasi")
    return milik.order_by("tanggal_selesai", "pk").only(*dibaca)


_KEGIATAN = KueriTetap(_kegiatan)


def buku_pegawai(pegawai: Pegawai, tahun: int) -> BukuJP:
    """The ledger; ask only for a person fetched through `terlihat_oleh`. Of a PPPK: the contract year begun then."""
    jenis = JenisASN(pegawai.jenis)
    kosong = buku_jp([], jenis=jenis, tahun=tahun, tmt=pegawai.tmt_masuk)
    kegiatan = kegiatan_antara(pegawai, kosong.awal, kosong.akhir)
    return buku_jp(kegiatan, jenis=jenis, tahun=tahun, tmt=pegawai.tmt_masuk)


def tahun_kini(pegawai: Pegawai, hari_ini: date) -> int:
    """The year of the ledger that runs today."""
    return tahun_buku(JenisASN(pegawai.jenis), pegawai.tmt_masuk, hari_ini)


def tahun_tersedia(pegawai: Pegawai) -> list[int]:
    """Years of the ledger with something in them, newest first."""
    kueri: Any = RiwayatDiklat.objects.filter(kota=pegawai.kota_id, pegawai=pegawai)
    hari = kueri.order_by().values_list("tanggal_selesai", flat=True).distinct()
    return sorted({tahun_kini(pegawai, h) for h in hari}, reverse=True)
