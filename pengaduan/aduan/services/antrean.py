"""The queue: what waits for whom, most urgent first, and how much of it."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from pengaduan.aduan.models import Aduan, AduanQuerySet, KategoriAduan
from pengaduan.aduan.rules.tenggat import Warna
from pengaduan.aduan.workflows import (
    IZIN_LIHAT,
    IZIN_TANGANI,
    IZIN_VERIFIKASI,
    MENUNGGU_INSTANSI,
    MENUNGGU_KOTA,
    KeadaanAduan,
)

ALAMAT = "aduan:antrean"
HITUNG_MAKS = 100


def antrean(baris: AduanQuerySet, pengguna: Any) -> QuerySet[Aduan]:
    """Of the visible rows those this account has to do something about, by deadline."""
    menunggu: set[KeadaanAduan] = set()
    if _seluas_kota(pengguna, IZIN_VERIFIKASI):
        menunggu |= MENUNGGU_KOTA
    if pengguna.has_perm(IZIN_TANGANI):
        menunggu |= MENUNGGU_INSTANSI
    return baris.filter(keadaan__in=sorted(menunggu)).order_by("tenggat", "pk")


def _seluas_kota(pengguna: Any, izin: str) -> bool:
    return bool(pengguna.jangkauan(izin).kota_ids)


def menurut_warna(baris: QuerySet[Aduan], kode: str, hari_ini: date) -> QuerySet[Aduan]:
    """Rows whose clock has this colour today; the same rule as `rules.tenggat.warna`."""
    berjalan = baris.filter(jeda_sejak=None, tenggat__isnull=False)
    if kode == Warna.JEDA:
        return baris.filter(jeda_sejak__isnull=False)
    if kode == Warna.MERAH:
        return berjalan.filter(tenggat__lt=hari_ini)
    return berjalan.filter(tenggat__gte=hari_ini, kuning__lte=hari_ini)


def jumlah_mendesak(pengguna: Any) -> int | str:
    """Late and pressing reports for the menu, counted up to a limit."""
    terlihat = Aduan.objects.terlihat_oleh(pengguna, IZIN_LIHAT)
    mendesak = antrean(terlihat, pengguna).filter(jeda_sejak=None, kuning__lte=pengguna.hari_ini())
    jumlah = mendesak.order_by()[:HITUNG_MAKS].count()
    return f"{HITUNG_MAKS - 1}+" if jumlah >= HITUNG_MAKS else jumlah


def kategori_pilihan(pengguna: Any) -> list[tuple[int, str]]:
    """Categories of the cities this account works in."""
    kota = sorted(pengguna.jangkauan(IZIN_LIHAT).semua_kota)
    return [(k.pk, k.nama) for k in KategoriAduan.objects.filter(kota__in=kota, aktif=True)]


def pintu_depan(pengguna: Any) -> str:
    """The first page of somebody whose work is complaints."""
    return ALAMAT if pengguna.ditugasi(IZIN_VERIFIKASI) else ""
