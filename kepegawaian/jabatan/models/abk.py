"""Workload analysis (ABK) of a position: versions with their rows of duties; the local classes of positions."""

from datetime import date
from decimal import Decimal
from typing import Self

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.jabatan.models.jabatan import ESELON, Jabatan
from kepegawaian.jabatan.rules.abk import METODE
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN, LABEL_JENJANG
from kepegawaian.jabatan.workflows import KEADAAN_ABK


class AnalisisBebanQuerySet(ScopedQuerySet):
    jalur_instansi = "jabatan__instansi_id"

    def for_list(self) -> Self:
        """Joins of the list page."""
        return self.select_related("jabatan__instansi__perangkat_daerah", "ditetapkan_oleh")


@berjejak()
class AnalisisBeban(BerkotaModel):
    """One version of the ABK of a position. When it is set, its result becomes the position's kebutuhan.

    The figures are those of the day it was set; a new analysis is a new version, the old one is kept as it was.
    """

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="analisis_beban", verbose_name="jabatan")
    urut = models.PositiveSmallIntegerField("versi ke", default=1)
    metode = models.CharField(
        "metode", max_length=10, choices=[(k.value, v.label) for k, v in METODE.items()], default="TUGAS"
    )
    tanggal_data = models.DateField("keadaan data per")
    jke = models.PositiveIntegerField(
        "jam kerja efektif (menit setahun)",
        default=75_000,
        validators=[MinValueValidator(1_000), MaxValueValidator(150_000)],
    )
    keadaan = models.CharField("keadaan", max_length=12, choices=KEADAAN_ABK, default="DRAF")
    beban_menit = models.DecimalField("beban kerja (menit setahun)", max_digits=14, decimal_places=2, default=0)
    hitung = models.DecimalField("kebutuhan menurut hitungan", max_digits=9, decimal_places=3, default=0)
    kebutuhan = models.PositiveIntegerField("kebutuhan (orang)", default=0)
    kebutuhan_sebelum = models.PositiveIntegerField("kebutuhan sebelumnya", null=True, blank=True)
    catatan = models.TextField("catatan", blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditetapkan oleh",
    )
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = AnalisisBebanQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "analisis beban kerja"
        verbose_name_plural = "analisis beban kerja"
        indexes = [models.Index(fields=["kota", "-dibuat_pada"], name="abk_terbaru")]
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "urut"],
                name="abk_urut_sekali",
                violation_error_message="Versi analisis ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["jabatan"],
                condition=Q(keadaan="DRAF"),
                name="abk_satu_draf",
                violation_error_message="Jabatan ini sudah mempunyai draf analisis beban kerja.",
            ),
            models.UniqueConstraint(
                fields=["jabatan"],
                condition=Q(keadaan="DITETAPKAN"),
                name="abk_satu_berlaku",
                violation_error_message="Jabatan ini sudah mempunyai analisis yang berlaku.",
            ),
        ]

    def __str__(self) -> str:
        return f"ABK {self.jabatan} versi {self.urut}"


# Rows of an analysis that was set are its evidence: nothing writes them any more, an import included.
URAIAN_BEKU = pgtrigger.Trigger(
    name="uraian_beku",
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.Before,
    declare=[("keadaan_analisis", "text")],
    func="""
    SELECT keadaan INTO keadaan_analisis FROM jabatan_analisisbeban
     WHERE id = COALESCE(NEW.analisis_id, OLD.analisis_id);
    IF keadaan_analisis <> 'DRAF' THEN
      RAISE EXCEPTION 'Uraian tugas analisis yang sudah ditetapkan tidak dapat diubah.'
        USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
    """,
)


class UraianTugasQuerySet(ScopedQuerySet):
    jalur_instansi = "analisis__jabatan__instansi_id"


@berjejak()
class UraianTugas(BerkotaModel):
    """One row of an ABK. What `volume` and `norma` mean follows from the method (rules.abk.METODE)."""

    analisis = models.ForeignKey(AnalisisBeban, models.CASCADE, related_name="uraian", verbose_name="analisis")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    uraian = models.CharField("uraian tugas", max_length=300)
    satuan = models.CharField("satuan hasil", max_length=60)
    volume = models.DecimalField(
        "volume", max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    norma = models.DecimalField(
        "norma", max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )

    objects = UraianTugasQuerySet.as_manager()

    class Meta:
        ordering = ["analisis", "urutan", "pk"]
        verbose_name = "uraian tugas"
        verbose_name_plural = "uraian tugas"
        triggers = [URAIAN_BEKU]
        constraints = [
            models.CheckConstraint(
                condition=Q(volume__gt=0, norma__gt=0),
                name="uraian_tugas_positif",
                violation_error_message="Volume dan norma harus lebih dari nol.",
            )
        ]

    def __str__(self) -> str:
        return self.uraian


class KelasJabatanQuerySet(ScopedQuerySet):
    def pada(self, tanggal: date) -> Self:
        """Rows in force on the date."""
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=tanggal), berlaku_mulai__lte=tanggal)


@berjejak(sejak_lahir=True)
class KelasJabatan(BerkotaModel):
    """The class a local regulation gives to positions of one kind; the most precise row that fits counts.

    Set by Perwal/Pergub after evaluation (PermenPANRB 34/2011): a table, never a formula.
    """

    jenis = models.CharField(
        "jenis jabatan", max_length=20, choices=[(k.value, v) for k, v in LABEL_JENIS_JABATAN.items()]
    )
    jenjang = models.CharField(
        "jenjang", max_length=20, blank=True, choices=[(k.value, v) for k, v in LABEL_JENJANG.items()]
    )
    eselon = models.CharField("eselon", max_length=5, blank=True, choices=ESELON)
    nama_jabatan = models.CharField("nama jabatan memuat", max_length=100, blank=True)
    kelas = models.PositiveSmallIntegerField("kelas jabatan", validators=[MinValueValidator(1), MaxValueValidator(17)])
    dasar = models.CharField("dasar (Perwal/Pergub)", max_length=200)
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)

    objects = KelasJabatanQuerySet.as_manager()

    class Meta:
        ordering = ["kota", "jenis", "jenjang", "eselon", "nama_jabatan", "-berlaku_mulai"]
        verbose_name = "kelas jabatan setempat"
        verbose_name_plural = "kelas jabatan setempat"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "jenis", "jenjang", "eselon", "nama_jabatan", "berlaku_mulai"],
                name="kelas_jabatan_sekali",
                violation_error_message="Baris kelas jabatan ini sudah ada dengan tanggal mulai yang sama.",
            ),
            models.CheckConstraint(
                condition=Q(kelas__range=(1, 17)),
                name="kelas_jabatan_1_sampai_17",
                violation_error_message="Kelas jabatan berkisar 1 sampai 17 (PermenPANRB 34/2011).",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                name="kelas_jabatan_runtut",
                violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} kelas {self.kelas}"
