"""The JP ledger of one person: rows of the register through the rule."""

from typing import Any

from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat
from kepegawaian.pegawai.rules.enum import JenisASN
from pelatihan.program.rules.istilah import bentuk
from pelatihan.program.rules.jp import BukuJP, Kegiatan, buku_jp


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
    """Every row that ended in the year, those that do not count included."""
    baris = RiwayatDiklat.objects.filter(kota=pegawai.kota_id, pegawai=pegawai, tanggal_selesai__year=tahun)
    return [kegiatan_dari(b) for b in baris.order_by("tanggal_selesai", "pk")]


def buku_pegawai(pegawai: Pegawai, tahun: int) -> BukuJP:
    """The ledger; ask only for a person fetched through `terlihat_oleh`."""
    return buku_jp(kegiatan_setahun(pegawai, tahun), jenis=JenisASN(pegawai.jenis), tahun=tahun)


def tahun_tersedia(pegawai: Pegawai) -> list[int]:
    """Years with something in them, newest first."""
    kueri: Any = RiwayatDiklat.objects.filter(kota=pegawai.kota_id, pegawai=pegawai)
    return [t.year for t in kueri.order_by().dates("tanggal_selesai", "year", order="DESC")]
