"""Kernel tables: city base class, protected files, job progress, access log, calendar, issued documents."""

import secrets
import uuid
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.base import ModelState
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.querysets import ScopedQuerySet
from asn.core.workflows import pilihan

# The one city in scope, or NULL (refused by NOT NULL) when there are several: a row never lands by chance.
KOTA_DALAM_LINGKUP = Func(function="asn_kota_dalam_lingkup")


class BerkotaModel(models.Model):
    """A row that belongs to one city and stands behind both walls."""

    kota = models.ForeignKey(
        "instansi.Kota", models.PROTECT, related_name="+", db_default=KOTA_DALAM_LINGKUP, verbose_name="kota"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        """As Django's, but columns go straight to their places: a page reads a hundred rows, none has a hook here."""
        objek = cls.__new__(cls)
        objek.__dict__.update(zip(field_names, values, strict=True))
        objek._state = ModelState()
        objek._state.db, objek._state.adding = db, False
        return objek


class BerkasQuerySet(ScopedQuerySet):
    """Files are never listed by reach of their own: `asn.core.berkas` asks the owner row."""


class Berkas(BerkotaModel):
    """A protected file: its bytes leave the system only after a permission check on the row that owns it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama_asli = models.CharField("nama berkas", max_length=200)
    jenis_isi = models.CharField("jenis isi", max_length=100)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("SHA-256", max_length=64)
    jalur = models.CharField("jalur penyimpanan", max_length=200)
    izin = models.CharField("izin baca", max_length=100)
    pemilik_jenis = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    # Text, because some owners (Pekerjaan) have a UUID.
    pemilik_id = models.CharField("id pemilik", max_length=40)
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diunggah oleh"
    )
    diunggah_pada = models.DateTimeField("diunggah pada", default=timezone.now)

    objects = BerkasQuerySet.as_manager()

    class Meta:
        ordering = ["-diunggah_pada"]
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        indexes = [
            models.Index(fields=["pemilik_jenis", "pemilik_id"], name="berkas_pemilik"),
            models.Index(fields=["kota", "sha256"], name="berkas_sidik"),
        ]

    def __str__(self) -> str:
        return self.nama_asli


class KeadaanPekerjaan(StrEnum):
    ANTRE = "antre"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    SELESAI_SEBAGIAN = "selesai_sebagian"
    GAGAL = "gagal"


class PekerjaanQuerySet(ScopedQuerySet):
    def milik(self, pengguna: Any) -> Self:
        """Jobs started by this user. Somebody who previews the account sees none of them."""
        return self.none() if pengguna.pratinjau else self.filter(pemilik=pengguna)

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """A job and its result are personal: only who started it, while the permission still reaches into its city."""
        return self.milik(pengguna).filter(kota_id__in=pengguna.jangkauan(izin).semua_kota)


class Pekerjaan(BerkotaModel):
    """Progress of one long job, shown with polling and with a plain refresh when there is no JavaScript."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    judul = models.CharField("judul", max_length=200)
    keadaan = models.CharField(
        "keadaan", max_length=20, choices=pilihan(KeadaanPekerjaan), default=KeadaanPekerjaan.ANTRE.value
    )
    total = models.PositiveIntegerField("jumlah langkah", default=0)
    selesai = models.PositiveIntegerField("langkah selesai", default=0)
    pesan = models.CharField("pesan", max_length=300, blank=True)
    alamat_hasil = models.CharField("alamat hasil", max_length=300, blank=True)
    pemilik = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="pemilik"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)

    objects = PekerjaanQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada"]
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__lte=F("total")) | Q(total=0),
                name="pekerjaan_selesai_tidak_melebihi_total",
                violation_error_message="Langkah selesai tidak boleh melebihi jumlah langkah.",
            )
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def persen(self) -> int:
        return 100 * self.selesai // self.total if self.total else 0

    @property
    def hasil_sampai(self) -> datetime | None:
        """Until when the result can be downloaded; results are kept for a short time because they carry data away."""
        if not self.berakhir_pada or not self.alamat_hasil:
            return None
        return self.berakhir_pada + timedelta(days=settings.HASIL_UMUR_HARI)

    @property
    def berakhir(self) -> bool:
        return self.keadaan not in (KeadaanPekerjaan.ANTRE, KeadaanPekerjaan.BERJALAN)


class CatatanAkses(BerkotaModel):
    """One viewing of sensitive data (NIK, phone, family, hukdis …): who, what, when and why."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="pengguna")
    pada = models.DateTimeField("pada", default=timezone.now)
    objek_jenis = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name="jenis objek")
    objek_id = models.CharField("id objek", max_length=40)
    butir = models.CharField("data yang dilihat", max_length=100)
    alasan = models.CharField("alasan", max_length=300)
    id_permintaan = models.CharField("id permintaan", max_length=40, blank=True)

    class Meta:
        ordering = ["-pada"]
        verbose_name = "catatan akses data pribadi"
        verbose_name_plural = "catatan akses data pribadi"
        indexes = [
            models.Index(fields=["kota", "-pada"], name="catatan_akses_kota_pada"),
            models.Index(fields=["objek_jenis", "objek_id"], name="catatan_akses_objek"),
        ]

    def __str__(self) -> str:
        return f"{self.butir} oleh {self.pengguna} pada {self.pada:%d-%m-%Y %H:%M}"


class RiwayatKeadaan(BerkotaModel):
    """One applied transition of any workflow: who moved what from where to where, on which legal basis."""

    objek_jenis = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name="jenis objek")
    objek_id = models.BigIntegerField("id objek")
    transisi = models.CharField("transisi", max_length=50)
    dari = models.CharField("dari", max_length=30)
    ke = models.CharField("ke", max_length=30)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    pada = models.DateTimeField("pada", default=timezone.now)
    catatan = models.TextField("catatan", blank=True)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)

    class Meta:
        ordering = ["pada", "pk"]
        verbose_name = "riwayat keadaan"
        verbose_name_plural = "riwayat keadaan"
        indexes = [models.Index(fields=["objek_jenis", "objek_id", "pada"], name="riwayat_keadaan_objek")]

    def __str__(self) -> str:
        return f"{self.transisi}: {self.dari} → {self.ke}"


class JenisHariLibur(StrEnum):
    CUTI_BERSAMA = "cuti_bersama"
    LIBUR_KOTA = "libur_kota"
    LIBUR_NASIONAL_TAMBAHAN = "libur_nasional_tambahan"
    MASUK_KERJA = "masuk_kerja"


@berjejak(sejak_lahir=True)
class HariLibur(models.Model):
    """An editable calendar entry on top of the computed national holidays; without a city it holds for all of them.

    Public facts, readable before any scope is known, hence outside the wall.
    """

    kota = models.ForeignKey(
        "instansi.Kota", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kota"
    )
    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis", max_length=30, choices=pilihan(JenisHariLibur))
    dasar = models.CharField("dasar", max_length=200, blank=True)

    class Meta:
        ordering = ["tanggal"]
        verbose_name = "hari libur dan cuti bersama"
        verbose_name_plural = "hari libur dan cuti bersama"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tanggal"],
                name="hari_libur_satu_per_tanggal",
                nulls_distinct=False,
                violation_error_message="Tanggal ini sudah tercatat untuk kota tersebut.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.nama}"


def kode_verifikasi_baru() -> str:
    """Random code of 16 letters and digits without look-alikes, printed beside the QR."""
    return "".join(secrets.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(16))


class TandaTerbit(models.Model):
    """Public proof that a document was issued: only title, number, date and hash; never a person's data."""

    kode = models.CharField("kode verifikasi", max_length=16, unique=True, default=kode_verifikasi_baru)
    kota = models.ForeignKey("instansi.Kota", models.PROTECT, related_name="+", verbose_name="kota")
    judul = models.CharField("judul", max_length=250)
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    digantikan_oleh = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="menggantikan", verbose_name="digantikan oleh"
    )

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "dokumen terbit"
        verbose_name_plural = "dokumen terbit"

    def __str__(self) -> str:
        return f"{self.nomor} {self.judul}"


class TampilanTersimpan(models.Model):
    """A named filter of one list, kept by its user: only the query string, never rows."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tampilan_tersimpan", verbose_name="pengguna"
    )
    daftar = models.CharField("daftar", max_length=60)
    nama = models.CharField("nama tampilan", max_length=80)
    kueri = models.CharField("saringan", max_length=1000)

    class Meta:
        ordering = ["nama"]
        verbose_name = "tampilan tersimpan"
        verbose_name_plural = "tampilan tersimpan"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "daftar", "nama"],
                name="tampilan_nama_unik_per_daftar",
                violation_error_message="Anda sudah punya tampilan dengan nama itu.",
            )
        ]

    def __str__(self) -> str:
        return self.nama
