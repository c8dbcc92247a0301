"""The competency standard of a position (SKJ): dictionary, required levels, and what its holder must bring."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.jabatan.models.jabatan import Jabatan
from kepegawaian.jabatan.rules.diklat_pimpinan import DIKLAT_PIMPINAN

PENDIDIKAN = [(3, "SMA/SMK"), (4, "D-I"), (5, "D-II"), (6, "D-III"), (7, "D-IV/S-1"), (8, "S-2"), (9, "S-3")]
PANGKAT = [(g, g) for g in ("II/a", "II/b", "II/c", "II/d")]
PANGKAT += [(g, g) for g in ("III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e")]


@berjejak(sejak_lahir=True)
class KamusKompetensi(models.Model):
    """A competency of the dictionary (PermenPANRB 38/2017); shared reference, outside the wall."""

    kode = models.CharField("kode", max_length=10, unique=True)
    nama = models.CharField("nama", max_length=150)
    kelompok = models.CharField(
        "kelompok",
        max_length=20,
        choices=[("manajerial", "Manajerial"), ("sosial_kultural", "Sosial kultural"), ("teknis", "Teknis")],
    )
    dasar = models.CharField("dasar hukum", max_length=150)

    class Meta:
        ordering = ["kode"]
        verbose_name = "kompetensi"
        verbose_name_plural = "kamus kompetensi"

    def __str__(self) -> str:
        return self.nama


class MilikJabatanQuerySet(ScopedQuerySet):
    """Rows that belong to one position."""

    jalur_instansi = "jabatan__instansi_id"


@berjejak()
class StandarKompetensi(BerkotaModel):
    """The level (1–5) one position requires of one competency."""

    jabatan = models.ForeignKey(Jabatan, models.CASCADE, related_name="standar_kompetensi", verbose_name="jabatan")
    kompetensi = models.ForeignKey(KamusKompetensi, models.PROTECT, related_name="+", verbose_name="kompetensi")
    level = models.PositiveSmallIntegerField("level", validators=[MinValueValidator(1), MaxValueValidator(5)])

    objects = MilikJabatanQuerySet.as_manager()

    class Meta:
        ordering = ["jabatan", "kompetensi"]
        verbose_name = "standar kompetensi jabatan"
        verbose_name_plural = "standar kompetensi jabatan"
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "kompetensi"],
                name="standar_satu_per_kompetensi",
                violation_error_message="Kompetensi ini sudah tercantum pada jabatan tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(level__range=(1, 5)),
                name="standar_level_1_sampai_5",
                violation_error_message="Level kompetensi berkisar 1 sampai 5 (PermenPANRB 38/2017).",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi} level {self.level}"


@berjejak()
class SyaratJabatan(BerkotaModel):
    """What the SKJ of one position asks of its holder besides competencies (PermenPANRB 38/2017).

    Empty means: as the law says for this kind of position. A value here may only ask for more than the law does.
    """

    jabatan = models.OneToOneField(Jabatan, models.CASCADE, related_name="syarat_jabatan", verbose_name="jabatan")
    ikhtisar = models.TextField("ikhtisar jabatan", blank=True)
    pangkat_minimum = models.CharField("pangkat paling rendah", max_length=5, blank=True, choices=PANGKAT)
    pendidikan_minimum = models.PositiveSmallIntegerField(
        "pendidikan paling rendah", null=True, blank=True, choices=PENDIDIKAN
    )
    bidang_ilmu = models.CharField("bidang ilmu", max_length=200, blank=True)
    pengalaman_bulan = models.PositiveSmallIntegerField(
        "pengalaman terkait (bulan)", null=True, blank=True, validators=[MaxValueValidator(360)]
    )
    diklat = models.CharField(
        "pelatihan kepemimpinan yang diwajibkan",
        max_length=10,
        blank=True,
        choices=[(kode, d.nama) for kode, d in DIKLAT_PIMPINAN.items()],
    )
    pelatihan_lain = ArrayField(
        models.CharField(max_length=150), verbose_name="pelatihan teknis/fungsional", blank=True, default=list
    )
    jpm_minimum = models.DecimalField(
        "Job Person Match paling rendah (%)",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    versi = models.PositiveIntegerField("versi", default=1)

    objects = MilikJabatanQuerySet.as_manager()

    class Meta:
        ordering = ["jabatan"]
        verbose_name = "persyaratan jabatan"
        verbose_name_plural = "persyaratan jabatan"
        constraints = [
            models.CheckConstraint(
                condition=Q(jpm_minimum=None) | Q(jpm_minimum__range=(1, 100)),
                name="syarat_jpm_1_sampai_100",
                violation_error_message="Job Person Match berkisar 1 sampai 100 persen.",
            )
        ]

    def __str__(self) -> str:
        return f"Persyaratan {self.jabatan}"


@berjejak(sejak_lahir=True)
class BidangTerkait(BerkotaModel):
    """A perangkat daerah in which work counts as experience related to this position (PP 11/2017 ps. 107)."""

    jabatan = models.ForeignKey(Jabatan, models.CASCADE, related_name="bidang_terkait", verbose_name="jabatan")
    perangkat_daerah = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, related_name="+", verbose_name="perangkat daerah"
    )

    objects = MilikJabatanQuerySet.as_manager()

    class Meta:
        ordering = ["jabatan", "perangkat_daerah"]
        verbose_name = "bidang tugas terkait"
        verbose_name_plural = "bidang tugas terkait"
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "perangkat_daerah"],
                name="bidang_terkait_sekali",
                violation_error_message="Perangkat daerah ini sudah tercantum.",
            )
        ]

    def __str__(self) -> str:
        return str(self.perangkat_daerah)
