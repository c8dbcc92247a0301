"""An author's objection against a moderator's decision; another moderator looks at it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pengaduan.forum.models.komentar import Komentar, Moderasi
from pengaduan.forum.workflows import LABEL_KEBERATAN, KeadaanKeberatan


class KeberatanModerasiQuerySet(ScopedQuerySet):
    jalur_instansi = "komentar__konsultasi__instansi_id"

    def menunggu(self) -> Self:
        return self.filter(keadaan=KeadaanKeberatan.MENUNGGU)


# Words of a citizen stay out of the history, like the contribution itself.
@berjejak(kecuali=["isi", "catatan"])
class KeberatanModerasi(BerkotaModel):
    """One objection against one decision: by the author alone, once, decided by somebody who did not make it."""

    komentar = models.ForeignKey(Komentar, models.PROTECT, related_name="keberatan", verbose_name="masukan")
    putusan = models.OneToOneField(
        Moderasi, models.PROTECT, related_name="keberatan", verbose_name="putusan yang ditinjau"
    )
    isi = models.TextField("keberatan", max_length=600)
    keadaan = models.CharField(
        "keadaan",
        max_length=12,
        choices=[(k.value, v) for k, v in LABEL_KEBERATAN.items()],
        default=KeadaanKeberatan.MENUNGGU.value,
    )
    diajukan_pada = models.DateTimeField("diajukan pada", default=timezone.now)
    pemutus = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pemutus"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    catatan = models.CharField("alasan putusan", max_length=300, blank=True)

    objects = KeberatanModerasiQuerySet.as_manager()

    class Meta:
        ordering = ["diajukan_pada", "pk"]
        verbose_name = "keberatan atas moderasi"
        verbose_name_plural = "keberatan atas moderasi"
        indexes = [
            models.Index(
                fields=["kota", "diajukan_pada"], condition=Q(keadaan="menunggu"), name="forum_keberatan_menunggu"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(keadaan="ditolak") | ~Q(catatan=""),
                name="forum_keberatan_ditolak_beralasan",
                violation_error_message="Tulis alasan menolak keberatan.",
            )
        ]

    def __str__(self) -> str:
        return f"Keberatan atas {self.putusan}"
