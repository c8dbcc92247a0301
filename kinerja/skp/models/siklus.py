"""The yearly cycle of one city with its dated settings, and who is exempt from a SKP."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kinerja.skp.rules.istilah import AlasanKecuali, Periodik

SATUAN_HARI = [("hari", "Hari kalender"), ("hari_kerja", "Hari kerja")]
LINGKUP_POLA = [("unit", "Unit yang dipimpin penilai"), ("perangkat_daerah", "Perangkat daerah")]


class SiklusKinerjaQuerySet(ScopedQuerySet):
    def pada(self, tanggal: date) -> Self:
        return self.filter(tahun=tanggal.year)


@berjejak(sejak_lahir=True)
class SiklusKinerja(BerkotaModel):
    """One year of performance management of one city. Its deadlines are settings: regulations give few figures.

    Defaults and how sure they are stand in `rules.jadwal`.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    periodik = models.CharField(
        "evaluasi periodik", max_length=12, choices=Periodik.pilihan(), default=Periodik.TRIWULANAN.value
    )
    buka_penyusunan = models.DateField("penyusunan dibuka")
    batas_susun = models.DateField("batas penyusunan draf")
    batas_tetap = models.DateField("batas penetapan SKP")
    hari_realisasi = models.PositiveSmallIntegerField("batas pengisian realisasi (hari kerja)")
    hari_evaluasi = models.PositiveSmallIntegerField("batas evaluasi periodik (hari kerja)")
    batas_tahunan = models.DateField("batas evaluasi tahunan")
    hari_penerimaan = models.PositiveSmallIntegerField("batas pengembalian dokumen evaluasi")
    satuan_penerimaan = models.CharField(
        "satuan batas pengembalian", max_length=12, choices=SATUAN_HARI, default="hari"
    )
    hari_keberatan = models.PositiveSmallIntegerField("batas keberatan")
    satuan_keberatan = models.CharField("satuan batas keberatan", max_length=12, choices=SATUAN_HARI, default="hari")
    hari_putus_keberatan = models.PositiveSmallIntegerField("batas putusan keberatan (hari kalender)")
    lingkup_pola = models.CharField(
        "pola distribusi dihitung per", max_length=20, choices=LINGKUP_POLA, default="unit"
    )
    dasar = models.CharField("dasar setempat", max_length=200, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = SiklusKinerjaQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun"]
        verbose_name = "siklus kinerja"
        verbose_name_plural = "siklus kinerja"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun"],
                name="siklus_satu_per_tahun",
                violation_error_message="Siklus tahun ini sudah dibuka.",
            ),
            models.CheckConstraint(
                condition=Q(batas_susun__gte=F("buka_penyusunan"), batas_tetap__gte=F("batas_susun")),
                name="siklus_tenggat_runtut",
                violation_error_message="Urutan tenggat: penyusunan dibuka, batas draf, lalu batas penetapan.",
            ),
            models.CheckConstraint(
                condition=Q(batas_tahunan__gt=F("batas_tetap")),
                name="siklus_tahunan_terakhir",
                violation_error_message="Evaluasi tahunan berakhir setelah penetapan SKP.",
            ),
        ]

    def __str__(self) -> str:
        return f"Siklus kinerja {self.tahun}"

    @property
    def mulai(self) -> date:
        return date(self.tahun, 1, 1)

    @property
    def selesai(self) -> date:
        return date(self.tahun, 12, 31)


class PengecualianQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def pada(self, tanggal: date) -> Self:
        return self.filter(Q(sampai=None) | Q(sampai__gte=tanggal), mulai__lte=tanggal, dicabut_pada=None)


@berjejak(sejak_lahir=True)
class PengecualianSKP(BerkotaModel):
    """An exemption that the kedudukan hukum in the register does not tell by itself."""

    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, related_name="pengecualian_skp", verbose_name="pegawai"
    )
    alasan = models.CharField("alasan", max_length=30, choices=AlasanKecuali.pilihan())
    mulai = models.DateField("mulai")
    sampai = models.DateField("sampai", null=True, blank=True)
    dasar = models.CharField("nomor SK atau surat", max_length=150)
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)

    objects = PengecualianQuerySet.as_manager()

    class Meta:
        ordering = ["-mulai", "-pk"]
        verbose_name = "pengecualian SKP"
        verbose_name_plural = "pengecualian SKP"
        indexes = [
            models.Index(fields=["kota", "-mulai"], name="kecuali_skp_kota"),
            models.Index(fields=["pegawai", "mulai"], name="kecuali_skp_pegawai"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="kecuali_skp_runtut",
                violation_error_message="Tanggal akhir tidak boleh mendahului tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_alasan_display()
