"""The city's own clocks of a disciplinary case, from a day on: where the law names none, or the sources disagree."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kinerja.disiplin.rules.tenggat import LABEL_SETEMPAT


class TenggatQuerySet(ScopedQuerySet):
    def pada(self, tanggal: date) -> Self:
        return self.filter(berlaku_mulai__lte=tanggal)


@berjejak(sejak_lahir=True)
class TenggatDisiplin(BerkotaModel):
    """One figure in working days. A later row takes its place; old cases keep the row of their day."""

    langkah = models.CharField("langkah", max_length=12, choices=[(k.value, v) for k, v in LABEL_SETEMPAT.items()])
    hari = models.PositiveSmallIntegerField("jumlah hari kerja")
    berlaku_mulai = models.DateField("berlaku mulai")
    dasar = models.CharField("dasar hukum", max_length=200, help_text="Contoh: Peraturan Wali Kota 12/2026 ps. 4.")

    objects = TenggatQuerySet.as_manager()

    class Meta:
        ordering = ["langkah", "-berlaku_mulai"]
        verbose_name = "tenggat perkara disiplin"
        verbose_name_plural = "tenggat perkara disiplin"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "langkah", "berlaku_mulai"],
                name="tenggat_disiplin_satu_per_tanggal",
                violation_error_message="Tenggat langkah ini sudah diatur mulai tanggal tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(hari__range=(1, 60)),
                name="tenggat_disiplin_wajar",
                violation_error_message="Tenggat 1 sampai 60 hari kerja.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()}: {self.hari} hari kerja"
