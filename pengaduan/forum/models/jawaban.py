"""The official side: clusters of comments with their answers, what changed in the draft, and what follows."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from pengaduan.forum.models.konsultasi import BagianQuerySet, Konsultasi
from pengaduan.forum.rules.syarat import LABEL_PUTUSAN, NADA_PUTUSAN


@berjejak()
class Klaster(BerkotaModel):
    """Comments that say the same, and the one answer all of them get."""

    konsultasi = models.ForeignKey(Konsultasi, models.CASCADE, related_name="klaster", verbose_name="konsultasi")
    urutan = models.PositiveSmallIntegerField("urutan", default=1)
    judul = models.CharField("pokok masukan", max_length=150)
    ringkasan = models.TextField("ringkasan masukan", blank=True)
    putusan = models.CharField(
        "putusan", max_length=10, choices=[(k.value, v) for k, v in LABEL_PUTUSAN.items()], blank=True
    )
    tanggapan = models.TextField("tanggapan resmi", blank=True)

    objects = BagianQuerySet.as_manager()

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = "kelompok masukan"
        verbose_name_plural = "kelompok masukan"
        constraints = [
            models.UniqueConstraint(
                fields=["konsultasi", "judul"],
                name="klaster_judul_unik",
                violation_error_message="Sudah ada kelompok dengan pokok itu.",
            )
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def nada(self) -> str:
        return dict(NADA_PUTUSAN).get(self.putusan, "netral")  # type: ignore[call-overload]


@berjejak()
class Perubahan(BerkotaModel):
    """What the consultation changed in the draft: article, before, after, and the comments because of which."""

    konsultasi = models.ForeignKey(Konsultasi, models.CASCADE, related_name="perubahan", verbose_name="konsultasi")
    klaster = models.ForeignKey(Klaster, models.PROTECT, related_name="perubahan", verbose_name="karena kelompok")
    sebutan = models.CharField("pasal atau bagian", max_length=80)
    sebelum = models.TextField("bunyi semula", blank=True)
    sesudah = models.TextField("bunyi sesudah", blank=True)

    objects = BagianQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "perubahan naskah"
        verbose_name_plural = "perubahan naskah"
        constraints = [
            models.CheckConstraint(
                condition=~Q(sebelum=models.F("sesudah")),
                name="perubahan_memang_berubah",
                violation_error_message="Bunyi semula dan sesudahnya sama.",
            )
        ]

    def __str__(self) -> str:
        return self.sebutan


class TindakLanjutQuerySet(BagianQuerySet):
    def belum(self) -> Self:
        return self.filter(keadaan__in=["rencana", "berjalan"])

    def for_list(self) -> Self:
        return self.select_related("konsultasi", "pelaksana", "klaster")

    def cari(self, teks: str) -> Self:
        return self.filter(Q(uraian__icontains=teks) | Q(konsultasi__judul__icontains=teks))


@berjejak()
class TindakLanjut(BerkotaModel):
    """One promised step with its unit, its date and what became of it."""

    KEADAAN = [
        ("rencana", "Direncanakan"),
        ("berjalan", "Berjalan"),
        ("selesai", "Selesai"),
        ("batal", "Tidak dilanjutkan"),
    ]
    NADA = {"berjalan": "proses", "selesai": "selesai", "batal": "gagal"}
    konsultasi = models.ForeignKey(Konsultasi, models.CASCADE, related_name="tindak_lanjut", verbose_name="konsultasi")
    klaster = models.ForeignKey(
        Klaster,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
        verbose_name="menjawab kelompok",
    )
    uraian = models.CharField("yang akan dilakukan", max_length=300)
    pelaksana = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="pelaksana")
    tenggat = models.DateField("tenggat")
    keadaan = models.CharField("keadaan", max_length=10, choices=KEADAAN, default="rencana")
    keterangan = models.TextField("perkembangan", blank=True)
    diperbarui_pada = models.DateTimeField("diperbarui pada", default=timezone.now)
    selesai_pada = models.DateField("selesai pada", null=True, blank=True)

    objects = TindakLanjutQuerySet.as_manager()

    class Meta:
        ordering = ["tenggat", "pk"]
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        indexes = [models.Index(fields=["kota", "tenggat"], name="forum_tl_kota_tenggat")]
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan="selesai", selesai_pada__isnull=False)
                | (~Q(keadaan="selesai") & Q(selesai_pada=None)),
                name="tindak_lanjut_selesai_bertanggal",
                violation_error_message="Tindak lanjut yang selesai harus bertanggal.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="batal") | ~Q(keterangan=""),
                name="tindak_lanjut_batal_beralasan",
                violation_error_message="Tulis mengapa tidak dilanjutkan.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def nada(self) -> str:
        return self.NADA.get(self.keadaan, "netral")

    def terlambat(self, hari_ini: date) -> bool:
        return self.keadaan in ("rencana", "berjalan") and self.tenggat < hari_ini
