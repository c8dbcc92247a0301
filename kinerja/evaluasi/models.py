"""A periodic evaluation of one city, its sheet per instansi, and the frozen figures of both."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.periode import Periode
from asn.core.querysets import ScopedQuerySet
from kinerja.evaluasi.workflows import LABEL, KeadaanEvaluasi


class EvaluasiBerkalaQuerySet(ScopedQuerySet):
    def hidup(self) -> Self:
        """Evaluations that stand: neither replaced nor cancelled."""
        return self.exclude(keadaan__in=["digantikan", "dibatalkan"])


@berjejak(kecuali=["angka"])
class EvaluasiBerkala(BerkotaModel):
    """The evaluation of one city and period in one revision. `angka` holds every figure shown; frozen once issued."""

    periode = models.CharField("periode", max_length=7)
    revisi = models.PositiveSmallIntegerField("revisi", default=0)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL.items()],
        default=KeadaanEvaluasi.BERJALAN.value,
    )
    tanggal_data = models.DateTimeField("data per", default=timezone.now)
    angka = models.JSONField("angka", default=dict, blank=True)
    nomor = models.CharField("nomor", max_length=60, blank=True)
    diterbitkan_pada = models.DateTimeField("diterbitkan pada", null=True, blank=True)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diterbitkan oleh",
    )
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    pdf = models.ForeignKey("core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="PDF")
    pekerjaan = models.ForeignKey(
        "core.Pekerjaan", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="pekerjaan"
    )
    menggantikan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="revisi_berikut", verbose_name="menggantikan"
    )
    alasan_revisi = models.TextField("alasan revisi", blank=True)
    dimulai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dimulai oleh"
    )
    dimulai_pada = models.DateTimeField("dimulai pada", default=timezone.now)

    objects = EvaluasiBerkalaQuerySet.as_manager()

    class Meta:
        ordering = ["-periode", "-revisi"]
        verbose_name = "evaluasi berkala"
        verbose_name_plural = "evaluasi berkala"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "periode", "revisi"],
                condition=~Q(keadaan="dibatalkan"),
                name="evaluasi_satu_per_periode_dan_revisi",
                violation_error_message="Evaluasi periode ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kota", "periode"],
                condition=Q(keadaan__in=["berjalan", "draf", "ditinjau"]),
                name="evaluasi_satu_yang_dikerjakan",
                violation_error_message="Masih ada evaluasi periode ini yang sedang dikerjakan.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=["diterbitkan", "digantikan"])
                | Q(nomor__gt="", diterbitkan_pada__isnull=False, tanda__isnull=False),
                name="evaluasi_terbit_bernomor",
                violation_error_message="Evaluasi yang terbit harus bernomor, bertanggal, dan bertanda verifikasi.",
            ),
        ]

    def __str__(self) -> str:
        revisi = f" revisi {self.revisi}" if self.revisi else ""
        return f"Evaluasi Berkala {self.periode_objek.label}{revisi}"

    @property
    def periode_objek(self) -> Periode:
        return Periode.dari_kode(self.periode)

    @property
    def terbit(self) -> bool:
        return self.keadaan in (KeadaanEvaluasi.DITERBITKAN, KeadaanEvaluasi.DIGANTIKAN)


class EvaluasiInstansiQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"


class EvaluasiInstansi(BerkotaModel):
    """The sheet of one perangkat daerah inside an evaluation: one Celery task, one set of figures, one PDF."""

    HASIL = [("menunggu", "Menunggu"), ("selesai", "Selesai"), ("gagal", "Gagal")]
    evaluasi = models.ForeignKey(EvaluasiBerkala, models.CASCADE, related_name="lembar", verbose_name="evaluasi")
    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="instansi")
    hasil = models.CharField("hasil", max_length=10, choices=HASIL, default="menunggu")
    galat = models.TextField("galat", blank=True)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    angka = models.JSONField("angka", default=dict, blank=True)
    pdf = models.ForeignKey("core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="PDF")
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    dihitung_pada = models.DateTimeField("dihitung pada", null=True, blank=True)

    objects = EvaluasiInstansiQuerySet.as_manager()

    class Meta:
        ordering = ["evaluasi", "instansi"]
        verbose_name = "evaluasi instansi"
        verbose_name_plural = "evaluasi instansi"
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "instansi"], name="evaluasi_instansi_satu_lembar"),
            models.CheckConstraint(
                condition=~Q(hasil="gagal") | Q(galat__gt=""),
                name="evaluasi_instansi_gagal_beralasan",
                violation_error_message="Lembar yang gagal harus mencatat galatnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instansi} – {self.evaluasi}"
