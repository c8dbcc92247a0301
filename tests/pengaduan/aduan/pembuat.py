"""Factories of reports. The city must be in scope (fixture `lingkup`)."""

import uuid
from datetime import date
from typing import Any

from kepegawaian.instansi.models import Instansi, Kota, Wilayah
from pengaduan.aduan.models import Aduan, KategoriAduan
from pengaduan.aduan.services import tangani
from pengaduan.aduan.services.terima import Tanda, aduan_terima
from pengaduan.aduan.services.waktu import Jam

ISI = {
    "jenis": "pengaduan",
    "judul": "Lampu jalan padam sejak Senin",
    "isi": "Lampu jalan di depan pasar padam sejak Senin, anak sekolah pulang dalam gelap.",
    "lokasi": "Jl. Merdeka depan pasar",
}


def terima(kota: Kota, *, identitas: dict[str, str] | None = None, **lain: Any) -> Tanda:
    """A report as it comes in."""
    pilihan = {k: lain.pop(k) for k in ("curiga", "oleh", "jam", "kunci") if k in lain}
    kunci = pilihan.pop("kunci", None) or uuid.uuid4()
    return aduan_terima(kota=kota, kunci=kunci, isi=ISI | lain, identitas=identitas or {}, **pilihan)


def buat_aduan(kota: Kota, **lain: Any) -> Aduan:
    return terima(kota, **lain).aduan


def buat_kategori(kota: Kota, nama: str = "Penerangan jalan", **lain: Any) -> KategoriAduan:
    kode = nama.lower().replace(" ", "-")
    return KategoriAduan.objects.get_or_create(kota=kota, kode=kode, defaults={"nama": nama} | lain)[0]


def buat_kelurahan(kota: Kota, nama: str = "Serua") -> Wilayah:
    kecamatan, _ = Wilayah.objects.get_or_create(
        kode=f"{kota.kode}.01", defaults={"nama": "Kecamatan Satu", "jenis": "kecamatan"}
    )
    nomor = 1001 + Wilayah.objects.filter(induk=kecamatan).count()
    ada = Wilayah.objects.filter(induk=kecamatan, nama=nama).first()
    return ada or Wilayah.objects.create(
        kode=f"{kecamatan.kode}.{nomor}", nama=nama, jenis="kelurahan", induk=kecamatan
    )


def verifikasi(aduan: Aduan, oleh: Any, instansi: Instansi | None = None, **lain: Any) -> Aduan:
    isi = {"kelas": "tidak_berkadar", "kategori": None} | lain
    return tangani.aduan_verifikasi(aduan=aduan, oleh=oleh, instansi=instansi, **isi)


def disposisi(kota: Kota, instansi: Instansi, oleh: Any, **lain: Any) -> Aduan:
    """A report at its unit."""
    return verifikasi(buat_aduan(kota, **lain), oleh, instansi)


def geser(aduan: Aduan, **tanggal: date) -> Aduan:
    """Put days of a report where a test needs them."""
    Aduan.objects.filter(pk=aduan.pk).update(**tanggal)
    aduan.refresh_from_db()
    return aduan


def jam(kota: Kota, saat: Any) -> Jam:
    return Jam(kota, saat)
