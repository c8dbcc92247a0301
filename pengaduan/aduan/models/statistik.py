"""The public figures as they are published: refreshed at night, read by page, CSV and JSON alike."""

from typing import Self

from django.db import models
from django.db.models import Q

from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet

DIMENSI = [
    ("kota", "Seluruh kota"),
    ("bulan", "Bulan diterima"),
    ("instansi", "Perangkat daerah"),
    ("kelurahan", "Kelurahan"),
    ("kategori", "Kategori"),
]


class RekapAduanQuerySet(ScopedQuerySet):
    def tahun_ini(self, tahun: int) -> Self:
        return self.filter(tahun=tahun)


class RekapAduan(BerkotaModel):
    """One published line. `tampil` false: nothing of it is said; the figures then stay in the system.

    `jumlah` are reports received; `jatuh` those whose first answer fell due, `tepat` of them in time; `selesai` those
    followed up, `median` their working days. `sampai` is the day up to which the year counts.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    dimensi = models.CharField("menurut", max_length=10, choices=DIMENSI)
    kunci = models.CharField("kunci", max_length=20)
    label = models.CharField("sebutan", max_length=200)
    sampai = models.DateField("data sampai")
    jumlah = models.PositiveIntegerField("laporan diterima", default=0)
    jatuh = models.PositiveIntegerField("jatuh tempo tanggapan", default=0)
    tepat = models.PositiveIntegerField("ditanggapi tepat waktu", default=0)
    selesai = models.PositiveIntegerField("ditindaklanjuti", default=0)
    median = models.DecimalField("median hari kerja", max_digits=7, decimal_places=2, null=True, blank=True)
    tampil = models.BooleanField("ditampilkan", default=True)

    objects = RekapAduanQuerySet.as_manager()

    class Meta:
        ordering = ["tahun", "dimensi", "-jumlah", "label"]
        verbose_name = "rekap aduan"
        verbose_name_plural = "rekap aduan"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun", "dimensi", "kunci"],
                name="rekap_aduan_satu_baris",
                violation_error_message="Baris rekap ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(tepat__lte=models.F("jatuh")),
                name="rekap_aduan_tepat_dari_jatuh",
                violation_error_message="Yang tepat waktu tidak boleh melebihi yang jatuh tempo.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.get_dimensi_display()}: {self.label}"
