"""Nominations: who is put forward for which position or level, by whom and why; read by selection and talent pages."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.tautan import kolom_tautan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.models.pegawai import Pegawai

JENIS_PENCALONAN = [("JABATAN", "Jabatan tertentu"), ("KELOMPOK", "Kelompok rencana suksesi")]
KEADAAN_PENCALONAN = [("BERLAKU", "Berlaku"), ("TERPENUHI", "Terpenuhi"), ("DICABUT", "Dicabut")]
JENJANG_TARGET = [(k.value, v) for k, v in LABEL_JENIS_JABATAN.items()]


class PencalonanQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def cari(self, teks: str) -> Self:
        """By the person or the position."""
        return self.filter(Q(pegawai__in=Pegawai.objects.cari(teks)) | Q(jabatan__nama__icontains=teks))

    def berlaku(self, tanggal: date) -> Self:
        """Nominations in force on the date."""
        masih = Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=tanggal)
        return self.filter(masih, keadaan="BERLAKU", tanggal__lte=tanggal)

    def untuk(self, jabatan: Any) -> Self:
        """Nominations for this very position, or for the pool of its level."""
        return self.filter(Q(jabatan=jabatan) | Q(jabatan=None, jenjang=jabatan.jenis))

    def for_list(self) -> Self:
        """Joins of the list."""
        return self.select_related("pegawai__jabatan", "pegawai__instansi__perangkat_daerah", "jabatan", "oleh")


@berjejak()
class Pencalonan(BerkotaModel):
    """One nomination of one person. `kunci` lets a process write it once only; `tautan` leads to where it was made.

    `jenjang` is the level aimed at (the kind of position); with `jabatan` the nomination is for that position alone.
    """

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="pencalonan", verbose_name="pegawai")
    jenis = models.CharField("dicalonkan untuk", max_length=10, choices=JENIS_PENCALONAN)
    jenjang = models.CharField("jenjang yang dituju", max_length=20, choices=JENJANG_TARGET)
    jabatan = models.ForeignKey(
        "jabatan.Jabatan", models.PROTECT, null=True, blank=True, related_name="pencalonan", verbose_name="jabatan"
    )
    alasan = models.TextField("alasan")
    tanggal = models.DateField("tanggal")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    keadaan = models.CharField("keadaan", max_length=10, choices=KEADAAN_PENCALONAN, default="BERLAKU")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dicalonkan oleh",
    )
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now)
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diakhiri oleh"
    )
    diakhiri_pada = models.DateTimeField("diakhiri pada", null=True, blank=True)
    alasan_akhir = models.TextField("alasan diakhiri", blank=True)
    tautan = kolom_tautan()
    kunci = models.CharField("kunci", max_length=150)

    objects = PencalonanQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "pencalonan"
        verbose_name_plural = "pencalonan"
        indexes = [
            models.Index(fields=["kota", "-tanggal"], name="pencalonan_terbaru"),
            models.Index(fields=["pegawai", "-tanggal"], name="pencalonan_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kunci"],
                name="pencalonan_sekali",
                violation_error_message="Pencalonan ini sudah dicatat.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "jenjang", "jabatan"],
                condition=Q(keadaan="BERLAKU"),
                nulls_distinct=False,
                name="pencalonan_satu_yang_berlaku",
                violation_error_message="Pegawai ini sudah dicalonkan untuk jabatan atau jenjang tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(jenis="JABATAN", jabatan__isnull=False) | Q(jenis="KELOMPOK", jabatan__isnull=True),
                name="pencalonan_jabatan_sesuai_jenis",
                violation_error_message="Pilih jabatan hanya bila pencalonan untuk jabatan tertentu.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan="BERLAKU", diakhiri_pada=None) | (~Q(keadaan="BERLAKU") & ~Q(diakhiri_pada=None)),
                name="pencalonan_berakhir_bertanggal",
                violation_error_message="Pencalonan yang berakhir harus mencatat waktunya.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("tanggal")),
                name="pencalonan_masa_berlaku_runtut",
                violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal pencalonan.",
            ),
        ]

    def __str__(self) -> str:
        return self.sasaran

    @property
    def sasaran(self) -> str:
        """What the person is nominated for, in words."""
        return self.jabatan.nama if self.jabatan else f"Kelompok rencana suksesi {self.get_jenjang_display()}"
