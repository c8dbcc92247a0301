"""Sessions of the committee: who was there, what was decided about whom and why. Minutes are frozen when it closes."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.talenta.models.beku import PUTUSAN_BEKU, SIDANG_BEKU
from kepegawaian.talenta.models.siklus import HasilTalenta, SiklusTalenta
from kepegawaian.talenta.workflows import LABEL_SIDANG, NADA_SIDANG, KeadaanSidang


class SidangTalentaQuerySet(ScopedQuerySet):
    """Reached by whoever sits in or serves the committee of the city; no other reach shows anything."""

    def for_list(self) -> Self:
        return self.select_related("siklus", "ketua").annotate(jumlah_putusan=models.Count("putusan"))


@berjejak()
class SidangTalenta(BerkotaModel):
    """One session. `hadir`: list of {akun, nama, jabatan} of the members who attended, as they were that day."""

    siklus = models.ForeignKey(SiklusTalenta, models.PROTECT, related_name="sidang", verbose_name="siklus")
    ke = models.PositiveSmallIntegerField("sidang ke")
    tanggal = models.DateField("tanggal")
    tempat = models.CharField("tempat", max_length=150)
    ketua = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ketua komite")
    hadir = models.JSONField("yang hadir", default=list)
    tidak_hadir = models.TextField("yang tidak hadir dan sebabnya", blank=True)
    keadaan = models.CharField(
        "keadaan",
        max_length=10,
        choices=[(k.value, v) for k, v in LABEL_SIDANG.items()],
        default=KeadaanSidang.DIBUKA.value,
    )
    risalah = models.TextField("risalah", blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="dicatat oleh"
    )
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    pdf = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="risalah (PDF)"
    )

    objects = SidangTalentaQuerySet.as_manager()

    class Meta:
        ordering = ["siklus", "ke"]
        verbose_name = "sidang komite talenta"
        verbose_name_plural = "sidang komite talenta"
        triggers = [SIDANG_BEKU]
        constraints = [
            models.UniqueConstraint(fields=["siklus", "ke"], name="sidang_talenta_satu_per_urutan"),
            models.UniqueConstraint(
                fields=["siklus"],
                condition=Q(keadaan="dibuka"),
                name="sidang_talenta_satu_yang_dibuka",
                violation_error_message="Masih ada sidang yang belum ditutup.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="ditutup") | Q(ditutup_pada__isnull=False, tanda__isnull=False),
                name="sidang_talenta_ditutup_bertanda",
                violation_error_message="Sidang yang ditutup harus mencatat waktunya dan bertanda verifikasi.",
            ),
        ]

    def __str__(self) -> str:
        return f"Sidang komite talenta ke-{self.ke}"

    def get_absolute_url(self) -> str:
        return reverse("talenta:sidang", args=[self.pk])

    @property
    def dibuka(self) -> bool:
        return self.keadaan == KeadaanSidang.DIBUKA

    @property
    def nada(self) -> str:
        return NADA_SIDANG[KeadaanSidang(self.keadaan)]

    def hadir_ids(self) -> list[int]:
        return [h["akun"] for h in self.hadir]


_NOMOR = [MinValueValidator(1), MaxValueValidator(9)]


class PutusanSidangQuerySet(ScopedQuerySet):
    jalur_pegawai = "hasil__pegawai_id"

    def for_list(self) -> Self:
        return self.select_related("hasil__pegawai", "oleh", "sidang")


class PutusanSidang(BerkotaModel):
    """One decision: a person moves from one box to another, with the reason. Written once, never changed.

    `memutus`: names of those who took part; `mundur`: {nama, sebab} of those a conflict of interest kept out.
    """

    sidang = models.ForeignKey(SidangTalenta, models.PROTECT, related_name="putusan", verbose_name="sidang")
    hasil = models.ForeignKey(HasilTalenta, models.PROTECT, related_name="putusan", verbose_name="hasil")
    dari = models.PositiveSmallIntegerField("dari kotak", validators=_NOMOR)
    ke = models.PositiveSmallIntegerField("ke kotak", validators=_NOMOR)
    alasan = models.TextField("alasan")
    memutus = models.JSONField("yang memutus", default=list)
    mundur = models.JSONField("yang tidak ikut memutus", default=list)
    pernyataan = models.TextField("pernyataan hubungan", blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    pada = models.DateTimeField("pada", default=timezone.now)

    objects = PutusanSidangQuerySet.as_manager()

    class Meta:
        ordering = ["pada", "pk"]
        verbose_name = "putusan sidang talenta"
        verbose_name_plural = "putusan sidang talenta"
        triggers = [PUTUSAN_BEKU]
        indexes = [models.Index(fields=["hasil", "pada"], name="putusan_sidang_hasil")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(dari=F("ke")) & Q(dari__range=(1, 9), ke__range=(1, 9)),
                name="putusan_sidang_berpindah",
                violation_error_message="Pilih kotak lain daripada kotaknya sekarang.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="putusan_sidang_beralasan",
                violation_error_message="Putusan sidang harus beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kotak {self.dari} → {self.ke}"
