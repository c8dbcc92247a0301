"""Education, training, assessed competencies and angka kredit."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from asn.core.jejak import berjejak
from kepegawaian.pegawai.models.dasar import Riwayat, indeks_perbaikan
from kepegawaian.pegawai.models.pegawai import TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.rules.enum import LABEL_JENJANG


@berjejak()
class RiwayatPendidikan(Riwayat):
    """One formal degree."""

    tingkat = models.PositiveSmallIntegerField("tingkat", choices=TINGKAT_PENDIDIKAN)
    jurusan = models.CharField("jurusan", max_length=150, blank=True)
    lembaga = models.CharField("lembaga", max_length=200)
    tanggal_lulus = models.DateField("tanggal lulus")
    nomor_ijazah = models.CharField("nomor ijazah", max_length=100, blank=True)

    class Meta:
        ordering = ["-tingkat", "-tanggal_lulus"]
        verbose_name = "riwayat pendidikan"
        verbose_name_plural = "riwayat pendidikan"
        indexes = [
            indeks_perbaikan("rw_pendidikan"),
            models.Index(fields=["pegawai", "-tingkat"], name="rw_pendidikan_tertinggi"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tingkat_display()} {self.jurusan}".strip()


@berjejak()
class RiwayatDiklat(Riwayat):
    """One finished training with its JP (45 minutes each) and SIASN kind 1–25."""

    nama = models.CharField("nama diklat", max_length=250)
    jenis_siasn = models.PositiveSmallIntegerField(
        "kode jenis SIASN", validators=[MinValueValidator(1), MaxValueValidator(25)]
    )
    rumpun = models.CharField(
        "rumpun",
        max_length=20,
        choices=[
            ("struktural", "Struktural"),
            ("fungsional", "Fungsional"),
            ("teknis", "Teknis"),
            ("manajerial", "Manajerial"),
            ("sosial_kultural", "Sosial kultural"),
            ("lainnya", "Seminar, lokakarya, dan sejenisnya"),
        ],
    )
    penyelenggara = models.CharField("penyelenggara", max_length=200)
    nomor_sertifikat = models.CharField("nomor sertifikat", max_length=100, blank=True)
    tanggal_mulai = models.DateField("tanggal mulai")
    tanggal_selesai = models.DateField("tanggal selesai")
    jp = models.DecimalField("JP", max_digits=6, decimal_places=2)

    class Meta:
        ordering = ["-tanggal_selesai", "-pk"]
        verbose_name = "riwayat diklat"
        verbose_name_plural = "riwayat diklat"
        indexes = [
            indeks_perbaikan("rw_diklat"),
            models.Index(fields=["pegawai", "-tanggal_selesai"], include=["jp", "rumpun"], name="rw_diklat_buku_jp"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(tanggal_selesai__gte=F("tanggal_mulai")),
                name="rw_diklat_runtut",
                violation_error_message="Tanggal selesai tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(jp__gte=0),
                name="rw_diklat_jp_tidak_negatif",
                violation_error_message="JP tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


@berjejak()
class RiwayatAngkaKredit(Riwayat):
    """Angka kredit converted from a predicate (PermenPANRB 1/2023 ps. 37) or set by PAK."""

    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    jenjang = models.CharField("jenjang", max_length=20)
    angka = models.DecimalField("angka kredit", max_digits=8, decimal_places=3)
    jenis = models.CharField(
        "jenis",
        max_length=15,
        default="KONVERSI",
        choices=[
            ("KONVERSI", "Konversi predikat"),
            ("INTEGRASI", "Integrasi"),
            ("DASAR", "AK dasar"),
            ("IJAZAH", "Ijazah"),
        ],
    )

    class Meta:
        ordering = ["-selesai"]
        verbose_name = "riwayat angka kredit"
        verbose_name_plural = "riwayat angka kredit"
        indexes = [indeks_perbaikan("rw_ak"), models.Index(fields=["pegawai", "-selesai"], name="rw_ak_terakhir")]

    def __str__(self) -> str:
        return f"{self.angka} AK"

    @property
    def nama_jenjang(self) -> str:
        """The level as people write it; what came with an old file stays as it was typed."""
        return LABEL_JENJANG.get(self.jenjang, self.jenjang)


@berjejak()
class RiwayatKompetensi(Riwayat):
    """The level one assessment gave for one competency; valid three years (BKN practice)."""

    kompetensi = models.ForeignKey(
        "jabatan.KamusKompetensi", models.PROTECT, related_name="+", verbose_name="kompetensi"
    )
    level = models.PositiveSmallIntegerField("level dicapai", validators=[MinValueValidator(0), MaxValueValidator(5)])
    tanggal = models.DateField("tanggal uji")
    penyelenggara = models.CharField("penyelenggara", max_length=200)

    class Meta:
        ordering = ["-tanggal", "kompetensi"]
        verbose_name = "riwayat kompetensi"
        verbose_name_plural = "riwayat kompetensi"
        indexes = [
            indeks_perbaikan("rw_kompetensi"),
            models.Index(fields=["pegawai", "-tanggal"], name="rw_kompetensi_terakhir"),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi}: {self.level}"
