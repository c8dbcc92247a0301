"""A colleague asked for feedback on one RHK or one value: by the employee or the penilai, answered by name."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from kinerja.skp.models.isi import RHK
from kinerja.skp.models.pelaksanaan import UmpanBalik
from kinerja.skp.models.skp import SKP, MilikSKPQuerySet
from kinerja.skp.rules import berakhlak
from kinerja.skp.workflows import IZIN_JAWAB_REKAN, LABEL_REKAN, KeadaanRekan


class PermintaanUmpanQuerySet(MilikSKPQuerySet):
    """The two sides of the SKP see what was asked; the colleague sees the own letters only, never the SKP."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin != IZIN_JAWAB_REKAN:
            return super().terlihat_oleh(pengguna, izin)
        jangkauan = pengguna.jangkauan(izin)
        dalam = self.filter(kota_id__in=sorted(jangkauan.semua_kota))
        return dalam.filter(kepada_id=pengguna.pegawai_id or 0) if jangkauan else self.none()

    def menunggu(self) -> Self:
        return self.filter(keadaan=KeadaanRekan.MENUNGGU.value)


@berjejak()
class PermintaanUmpan(BerkotaModel):
    """One letter to one colleague. What is answered becomes an `UmpanBalik` with the name of who gave it."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="permintaan_umpan", verbose_name="SKP")
    rhk = models.ForeignKey(RHK, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="RHK")
    nilai = models.CharField("nilai BerAKHLAK", max_length=2, choices=berakhlak.pilihan(), blank=True)
    pertanyaan = models.CharField("pertanyaan", max_length=500, blank=True)
    kepada = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, related_name="permintaan_umpan", verbose_name="rekan"
    )
    batas = models.DateField("dijawab paling lambat")
    keadaan = models.CharField(
        "keadaan",
        max_length=12,
        choices=[(k.value, v) for k, v in LABEL_REKAN.items()],
        default=KeadaanRekan.MENUNGGU.value,
    )
    umpan_balik = models.OneToOneField(
        UmpanBalik, models.PROTECT, null=True, blank=True, related_name="permintaan", verbose_name="umpan balik"
    )
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    diminta_pada = models.DateTimeField("diminta pada", default=timezone.now)
    ditutup_pada = models.DateTimeField("dijawab atau ditutup pada", null=True, blank=True)

    objects = PermintaanUmpanQuerySet.as_manager()

    class Meta:
        ordering = ["-diminta_pada", "-pk"]
        verbose_name = "permintaan umpan balik"
        verbose_name_plural = "permintaan umpan balik"
        indexes = [
            models.Index(fields=["skp", "-diminta_pada"], name="minta_umpan_skp"),
            models.Index(fields=["kepada", "keadaan", "batas"], name="minta_umpan_kepada"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(rhk__isnull=False, nilai="") | Q(rhk=None, nilai__gt=""),
                name="minta_umpan_satu_sasaran",
                violation_error_message="Pilih satu RHK atau satu nilai BerAKHLAK.",
            ),
            models.UniqueConstraint(
                fields=["skp", "kepada", "rhk", "nilai"],
                condition=Q(keadaan="menunggu"),
                nulls_distinct=False,
                name="minta_umpan_sekali_berjalan",
                violation_error_message="Rekan ini sudah diminta dan belum menjawab.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="dijawab") | Q(umpan_balik__isnull=False),
                name="minta_umpan_dijawab_berisi",
                violation_error_message="Jawaban harus berisi umpan balik.",
            ),
        ]

    def __str__(self) -> str:
        return f"Umpan balik {self.kepada}"

    def get_absolute_url(self) -> str:
        return reverse("skp:rekan_jawab", args=[self.pk])

    @property
    def sasaran(self) -> str:
        """What it is about, in words."""
        return self.rhk.teks if self.rhk else self.get_nilai_display()

    def lewat(self, hari_ini: date) -> bool:
        return hari_ini > self.batas
