"""Positions as slots of the organisation."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN, LABEL_JENJANG, MANAJERIAL

ESELON = [(e, e) for e in ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b")]


class JabatanQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def pada(self, tanggal: date) -> Self:
        """Positions that exist on the date."""
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=tanggal), berlaku_mulai__lte=tanggal)

    def manajerial(self) -> Self:
        """JPT, administrator and pengawas (UU 20/2023 ps. 14)."""
        return self.filter(jenis__in=sorted(MANAJERIAL))


@berjejak()
class Jabatan(BerkotaModel):
    """A position of one instansi. A managerial position has one seat; others have `kebutuhan` seats by ABK."""

    nama = models.CharField("nama jabatan", max_length=200)
    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="jabatan", verbose_name="instansi")
    atasan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan", verbose_name="jabatan atasan"
    )
    jenis = models.CharField(
        "jenis jabatan", max_length=20, choices=[(k.value, v) for k, v in LABEL_JENIS_JABATAN.items()]
    )
    jenjang = models.CharField(
        "jenjang", max_length=20, blank=True, choices=[(k.value, v) for k, v in LABEL_JENJANG.items()]
    )
    eselon = models.CharField("eselon", max_length=5, blank=True, choices=ESELON)
    kelas = models.PositiveSmallIntegerField(
        "kelas jabatan", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    kebutuhan = models.PositiveIntegerField("kebutuhan (ABK)", default=1)
    memimpin = models.BooleanField("memimpin instansi ini", default=False)
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = JabatanQuerySet.as_manager()

    class Meta:
        ordering = ["instansi", "-kelas", "nama", "pk"]
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        indexes = [
            models.Index(fields=["kota", "instansi", "-kelas", "nama"], name="jabatan_peta"),
            models.Index(fields=["kota", "nama"], name="jabatan_nama"),
            # How many there are on a day.
            models.Index(fields=["kota", "berlaku_mulai", "berlaku_sampai"], name="jabatan_berlaku"),
            # Which managerial ones are vacant.
            models.Index(fields=["kota", "jenis"], name="jabatan_jenis"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                name="jabatan_masa_berlaku_runtut",
                violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=~Q(jenis__in=["JF_KEAHLIAN", "JF_KETERAMPILAN"]) | ~Q(jenjang=""),
                name="jabatan_fungsional_berjenjang",
                violation_error_message="Jabatan fungsional harus mempunyai jenjang.",
            ),
            models.CheckConstraint(
                condition=Q(kelas=None) | Q(kelas__range=(1, 17)),
                name="jabatan_kelas_1_sampai_17",
                violation_error_message="Kelas jabatan berkisar 1 sampai 17 (PermenPANRB 34/2011).",
            ),
            models.UniqueConstraint(
                fields=["instansi"],
                condition=Q(memimpin=True, berlaku_sampai=None),
                name="jabatan_satu_pimpinan_per_instansi",
                violation_error_message="Instansi ini sudah mempunyai jabatan pimpinan yang berlaku.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
