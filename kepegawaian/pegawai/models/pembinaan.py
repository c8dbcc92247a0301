"""Periods of improvement after a low predicate, as the register knows them: since when, until when, how ended."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.tautan import kolom_tautan

KEADAAN_PEMBINAAN = [("BERJALAN", "Berjalan"), ("SELESAI", "Selesai"), ("DIBATALKAN", "Dibatalkan")]


class PembinaanTercatatQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def dihitung(self) -> Self:
        """Without those given up: their ground was a mistake."""
        return self.exclude(keadaan="DIBATALKAN")

    def pada(self, tanggal: date) -> Self:
        """Begun by the day and not over before it."""
        return self.dihitung().filter(mulai__lte=tanggal, selesai__gte=tanggal)


@berjejak()
class PembinaanTercatat(BerkotaModel):
    """One period of one person (PP 30/2019 ps. 57). The plan itself stays in its wing: `tautan` leads there."""

    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, related_name="pembinaan_tercatat", verbose_name="pegawai"
    )
    pemicu = models.ForeignKey(
        "pegawai.RiwayatKinerja", models.PROTECT, related_name="+", verbose_name="predikat yang menyebabkan"
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    keadaan = models.CharField("keadaan", max_length=12, choices=KEADAAN_PEMBINAAN, default="BERJALAN")
    hasil = models.CharField("tahap atau hasil", max_length=100, blank=True)
    tautan = kolom_tautan()
    kunci = models.CharField("kunci", max_length=80)
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now)

    objects = PembinaanTercatatQuerySet.as_manager()

    class Meta:
        ordering = ["-mulai", "-pk"]
        verbose_name = "pembinaan kinerja"
        verbose_name_plural = "pembinaan kinerja"
        indexes = [
            models.Index(fields=["kota", "-mulai"], name="pembinaan_tercatat_terbaru"),
            models.Index(fields=["pegawai", "-mulai"], name="pembinaan_tercatat_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kunci"],
                name="pembinaan_tercatat_sekali",
                violation_error_message="Pembinaan ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")),
                name="pembinaan_tercatat_runtut",
                violation_error_message="Tanggal selesai harus sesudah tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pembinaan kinerja {self.mulai:%d-%m-%Y}"
