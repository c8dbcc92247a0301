"""Forms of evaluation, and reports of effect whose figures are frozen when they are issued."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pelatihan.program.models.kelas import Angkatan
from pelatihan.program.models.mitra import Mitra
from pelatihan.program.models.peserta import Peserta
from pelatihan.program.rules.istilah import JenisLembar

LINGKUP = [("KELAS", "Satu kelas"), ("MITRA", "Satu mitra dan tahun"), ("TAHUN", "Satu tahun")]
ISI_LEMBAR = "program.isi_evaluasi"


class LembarQuerySet(ScopedQuerySet):
    jalur_instansi = "peserta__pegawai__instansi_id"
    jalur_pegawai = "penilai_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """Whoever fills a form in sees that form; nobody reads one answer of somebody else."""
        if izin == ISI_LEMBAR:
            kota = sorted(pengguna.jangkauan(izin).semua_kota)
            return self.filter(kota_id__in=kota, penilai=pengguna.pegawai_id, penilai__isnull=False)
        return super().terlihat_oleh(pengguna, izin)

    def menunggu(self, tanggal: date) -> Self:
        """Forms that are open and not filled in."""
        return self.filter(diisi_pada=None, dibuka__lte=tanggal, tenggat__gte=tanggal)


@berjejak()
class LembarEvaluasi(BerkotaModel):
    """One form for one person to fill in about one participation; shown to others only as sums of many."""

    peserta = models.ForeignKey(Peserta, models.CASCADE, related_name="lembar", verbose_name="peserta")
    jenis = models.CharField("jenis", max_length=10, choices=JenisLembar.pilihan())
    penilai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="+", verbose_name="penilai")
    dibuka = models.DateField("dibuka")
    tenggat = models.DateField("tenggat")
    jawaban = models.JSONField("jawaban", default=dict, blank=True)
    saran = models.TextField("saran", blank=True)
    diisi_pada = models.DateTimeField("diisi pada", null=True, blank=True)

    objects = LembarQuerySet.as_manager()

    class Meta:
        ordering = ["tenggat", "pk"]
        verbose_name = "lembar evaluasi"
        verbose_name_plural = "lembar evaluasi"
        indexes = [
            models.Index(fields=["penilai", "tenggat"], condition=Q(diisi_pada=None), name="lembar_menunggu"),
            models.Index(fields=["kota", "dibuka"], name="lembar_dibuka"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["peserta", "jenis", "penilai"],
                name="lembar_evaluasi_sekali",
                violation_error_message="Lembar evaluasi ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(tenggat__gte=models.F("dibuka")),
                name="lembar_evaluasi_runtut",
                violation_error_message="Tenggat tidak boleh mendahului hari dibuka.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} – {self.peserta}"


class LaporanQuerySet(ScopedQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(Q(judul__icontains=teks) | Q(nomor__icontains=teks))

    def for_list(self) -> Self:
        return self.select_related("angkatan", "mitra", "berkas")


@berjejak()
class LaporanDampak(BerkotaModel):
    """One report of effect: its figures as they were on the day (`isi`), its PDF, its public proof."""

    lingkup = models.CharField("lingkup", max_length=10, choices=LINGKUP)
    angkatan = models.ForeignKey(
        Angkatan, models.PROTECT, null=True, blank=True, related_name="laporan", verbose_name="angkatan"
    )
    mitra = models.ForeignKey(
        Mitra, models.PROTECT, null=True, blank=True, related_name="laporan", verbose_name="mitra"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    judul = models.CharField("judul", max_length=250)
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    isi = models.JSONField("isi", default=dict)
    tanda = models.ForeignKey("core.TandaTerbit", models.PROTECT, related_name="+", verbose_name="tanda terbit")
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = LaporanQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "laporan dampak"
        verbose_name_plural = "laporan dampak"
        indexes = [models.Index(fields=["kota", "-dibuat_pada"], name="laporan_dampak_terbaru")]
        constraints = [
            models.CheckConstraint(
                condition=Q(lingkup="KELAS", angkatan__isnull=False)
                | Q(lingkup="MITRA", mitra__isnull=False)
                | Q(lingkup="TAHUN", angkatan=None, mitra=None),
                name="laporan_dampak_berlingkup",
                violation_error_message="Laporan harus menyebut kelas atau mitranya.",
            )
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("program:laporan", args=[self.pk])
