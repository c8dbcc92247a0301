"""Ready-made plans for a kind of post: a start for whoever has no last year."""

from django.db import models
from django.db.models import Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kinerja.skp.rules.istilah import Aspek


class TemplatQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"


@berjejak(sejak_lahir=True)
class TemplatSKP(BerkotaModel):
    """A template for posts whose name begins with `nama_jabatan`, or for a whole kind of posts."""

    nama = models.CharField("nama templat", max_length=150)
    nama_jabatan = models.CharField("nama jabatan diawali", max_length=200, blank=True)
    jenis_jabatan = models.CharField(
        "jenis jabatan", max_length=20, blank=True, choices=[(k.value, v) for k, v in LABEL_JENIS_JABATAN.items()]
    )
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hanya di instansi"
    )
    aktif = models.BooleanField("dipakai", default=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = TemplatQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name = "templat SKP"
        verbose_name_plural = "templat SKP"
        indexes = [models.Index(fields=["kota", "nama"], name="templat_skp_kota")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(nama_jabatan="") | ~Q(jenis_jabatan=""),
                name="templat_skp_untuk_jabatan",
                violation_error_message="Sebutkan nama jabatan atau jenis jabatan yang memakai templat ini.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class ButirTemplatQuerySet(ScopedQuerySet):
    jalur_instansi = "templat__instansi_id"


@berjejak()
class ButirTemplat(BerkotaModel):
    """One RHK with one indicator; lines with the same RHK become one RHK with several indicators."""

    templat = models.ForeignKey(TemplatSKP, models.CASCADE, related_name="butir", verbose_name="templat")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    rhk = models.CharField("rencana hasil kerja", max_length=1000)
    aspek = models.CharField("aspek", max_length=10, choices=Aspek.pilihan(), blank=True)
    indikator = models.CharField("indikator", max_length=500)
    target_min = models.DecimalField("target", max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    target_teks = models.CharField("ukuran keberhasilan", max_length=500, blank=True)

    objects = ButirTemplatQuerySet.as_manager()

    class Meta:
        ordering = ["templat", "urutan", "pk"]
        verbose_name = "butir templat SKP"
        verbose_name_plural = "butir templat SKP"
        constraints = [
            models.CheckConstraint(
                condition=Q(target_min__isnull=False, satuan__gt="") | Q(target_teks__gt=""),
                name="butir_templat_bertarget",
                violation_error_message="Isi target dengan satuannya, atau ukuran keberhasilan.",
            )
        ]

    def __str__(self) -> str:
        return self.rhk
