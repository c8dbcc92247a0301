"""Dated reference rows loaded from the CSV files beside the app; shared by all cities, outside the wall."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from asn.core.jejak import berjejak
from kepegawaian.pegawai.models.pegawai import JENIS_ASN


class BerlakuQuerySet(models.QuerySet):
    def pada(self, tanggal: date) -> "BerlakuQuerySet":
        """Rows in force on the date."""
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=tanggal), berlaku_mulai__lte=tanggal)


class Rujukan(models.Model):
    """A figure of the law with its validity, source and confidence."""

    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dasar = models.CharField("dasar hukum", max_length=200)
    keyakinan = models.CharField(
        "keyakinan",
        max_length=10,
        default="tinggi",
        choices=[("tinggi", "Tinggi"), ("sedang", "Sedang"), ("rendah", "Rendah – perlu verifikasi")],
    )

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        abstract = True


@berjejak(sejak_lahir=True)
class Golongan(Rujukan):
    """A golongan: I/a–IV/e with its pangkat for PNS (PP 99/2000), I–XVII for PPPK (Perpres 98/2020)."""

    kelompok_asn = models.CharField("kelompok ASN", max_length=4, choices=[("PNS", "PNS"), ("PPPK", "PPPK")])
    kode = models.CharField("golongan", max_length=5)
    urutan = models.PositiveSmallIntegerField("urutan")
    pangkat = models.CharField("pangkat", max_length=60, blank=True)
    kelompok = models.CharField("kelompok", max_length=4, blank=True)

    class Meta:
        ordering = ["kelompok_asn", "urutan"]
        verbose_name = "golongan"
        verbose_name_plural = "golongan"
        constraints = [models.UniqueConstraint(fields=["kelompok_asn", "kode"], name="golongan_kode_unik")]

    def __str__(self) -> str:
        return f"{self.pangkat} ({self.kode})" if self.pangkat else f"Golongan {self.kode}"


@berjejak(sejak_lahir=True)
class GajiPokok(Rujukan):
    """Gaji pokok in rupiah per month by golongan and masa kerja golongan (PP 5/2024; Perpres 11/2024)."""

    golongan = models.ForeignKey(Golongan, models.PROTECT, related_name="gaji_pokok", verbose_name="golongan")
    mkg = models.PositiveSmallIntegerField("masa kerja golongan (tahun)")
    rupiah = models.PositiveIntegerField("rupiah per bulan")

    class Meta:
        ordering = ["golongan", "mkg"]
        verbose_name = "gaji pokok"
        verbose_name_plural = "gaji pokok"
        constraints = [models.UniqueConstraint(fields=["golongan", "mkg", "berlaku_mulai"], name="gaji_pokok_unik")]

    def __str__(self) -> str:
        return f"{self.golongan.kode} MKG {self.mkg}: {self.rupiah}"


@berjejak(sejak_lahir=True)
class TunjanganJabatan(Rujukan):
    """Structural allowance by eselon, or general allowance by golongan group, rupiah per month."""

    jenis = models.CharField("jenis", max_length=20)
    kunci = models.CharField("kunci", max_length=10)
    rupiah = models.PositiveIntegerField("rupiah per bulan")

    class Meta:
        ordering = ["jenis", "kunci"]
        verbose_name = "tunjangan jabatan"
        verbose_name_plural = "tunjangan jabatan"
        constraints = [
            models.UniqueConstraint(fields=["jenis", "kunci", "berlaku_mulai"], name="tunjangan_jabatan_unik")
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.kunci}"


@berjejak(sejak_lahir=True)
class JenisDokumen(Rujukan):
    """One item of the dossier checklist. A local working list, not a duty of the law: an administrator edits it.

    `asn` names the kinds of ASN it is asked of, `syarat` the career that calls for it, `riwayat` the kind of riwayat
    whose evidence counts as well, `kata_kunci` the words in a file name by which an upload is recognised.
    """

    KELOMPOK = [
        ("IDENTITAS", "Identitas"),
        ("PENGANGKATAN", "Pengangkatan"),
        ("KARIER", "Pangkat, jabatan, dan gaji"),
        ("KOMPETENSI", "Pendidikan dan pelatihan"),
        ("KINERJA", "Kinerja"),
        ("KESEJAHTERAAN", "Kesejahteraan"),
    ]
    SYARAT = [
        ("", "Selalu"),
        ("MANAJERIAL", "Memegang jabatan manajerial"),
        ("BERPASANGAN", "Tercatat bersuami atau beristri"),
        ("DUA_TAHUN", "Masa kerja dua tahun ke atas"),
    ]
    RIWAYAT = [
        ("", "Tidak ada"),
        ("SK_CPNS", "Riwayat pangkat pengangkatan CPNS"),
        ("KONTRAK", "Riwayat perjanjian kerja PPPK"),
        ("PANGKAT", "Riwayat pangkat terakhir"),
        ("JABATAN", "Riwayat jabatan terakhir"),
        ("KGB", "Riwayat KGB terakhir"),
        ("PENDIDIKAN", "Riwayat pendidikan tertinggi"),
        ("DIKLAT", "Riwayat diklat"),
        ("KINERJA", "Riwayat kinerja tahunan"),
    ]
    kode = models.SlugField("kode", max_length=30)
    nama = models.CharField("nama dokumen", max_length=60)
    kelompok = models.CharField("kelompok", max_length=20, choices=KELOMPOK)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    asn = ArrayField(models.CharField(max_length=20, choices=JENIS_ASN), verbose_name="jenis ASN")
    syarat = models.CharField("diminta bila", max_length=20, choices=SYARAT, blank=True)
    riwayat = models.CharField("bukti riwayat yang ikut dihitung", max_length=20, choices=RIWAYAT, blank=True)
    jumlah = models.PositiveSmallIntegerField("jumlah yang diminta", default=1, validators=[MinValueValidator(1)])
    kata_kunci = ArrayField(
        models.CharField(max_length=40), verbose_name="kata pada nama berkas", blank=True, default=list
    )

    class Meta:
        ordering = ["urutan", "nama", "pk"]
        verbose_name = "jenis dokumen"
        verbose_name_plural = "daftar periksa berkas"
        constraints = [
            models.UniqueConstraint(
                fields=["kode", "berlaku_mulai"],
                name="jenis_dokumen_unik",
                violation_error_message="Jenis dokumen ini sudah ada dengan tanggal mulai yang sama.",
            )
        ]

    def __str__(self) -> str:
        return self.nama
