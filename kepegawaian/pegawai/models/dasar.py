"""The common part of every riwayat: whose, on which decision, with which evidence, how sure, from where."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.tautan import kolom_tautan

SUMBER = [("SISTEM", "Dibuat di sistem ini"), ("IMPOR", "Diimpor dari berkas"), ("SIASN", "SIASN")]
VERIFIKASI = [
    ("BELUM", "Belum diverifikasi"),
    ("TERVERIFIKASI", "Terverifikasi"),
    ("DITOLAK", "Ditolak"),
    ("DIGANTI", "Digantikan perbaikan"),
    ("DICABUT", "Dicabut"),
]
# Rows that count. What was refused, superseded or withdrawn stays readable and counts nowhere.
SAH = ("BELUM", "TERVERIFIKASI")
# What a correction or a withdrawal took the place of: kept for the history of a row, left out of every other page.
LAMA = ("DIGANTI", "DICABUT")
HANYA_SAH = Q(verifikasi__in=SAH)


class RiwayatQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def sah(self) -> Self:
        """Rows that count: neither refused nor superseded nor withdrawn."""
        return self.filter(HANYA_SAH)


class RiwayatBerentangQuerySet(RiwayatQuerySet):
    def pada(self, tanggal: date) -> Self:
        """Rows in force on the date (TMT range, both ends included)."""
        return self.filter(Q(tmt_selesai=None) | Q(tmt_selesai__gte=tanggal), tmt_mulai__lte=tanggal)


class Riwayat(BerkotaModel):
    """Common part: whose, on which decision, with which evidence, how sure, from where."""

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, verbose_name="pegawai")
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    pejabat_sk = models.CharField("pejabat penetap", max_length=150, blank=True)
    bukti = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bukti"
    )
    verifikasi = models.CharField("verifikasi", max_length=15, choices=VERIFIKASI, default="BELUM")
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diverifikasi oleh",
    )
    # Indexed where it is filled (`indeks_perbaikan`): nearly every row corrects nothing.
    menggantikan = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="pengganti",
        verbose_name="menggantikan",
    )
    sumber = models.CharField("sumber", max_length=10, choices=SUMBER, default="SISTEM")
    tautan = kolom_tautan()
    siasn_id = models.CharField("id SIASN", max_length=40, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = RiwayatQuerySet.as_manager()

    class Meta:
        abstract = True


class RiwayatBerentang(Riwayat):
    """A fact in force from TMT to TMT."""

    tmt_mulai = models.DateField("TMT mulai")
    tmt_selesai = models.DateField("TMT selesai", null=True, blank=True)

    objects = RiwayatBerentangQuerySet.as_manager()

    class Meta:
        abstract = True


def runtut(nama: str) -> models.CheckConstraint:
    """Constraint that the range does not run backwards."""
    return models.CheckConstraint(
        condition=Q(tmt_selesai=None) | Q(tmt_selesai__gte=F("tmt_mulai")),
        name=nama,
        violation_error_message="TMT selesai tidak boleh mendahului TMT mulai.",
    )


def indeks_perbaikan(awalan: str) -> models.Index:
    """Index of the rows that correct another one; also lets the foreign key be checked without a scan."""
    return models.Index(fields=["menggantikan"], condition=Q(menggantikan__isnull=False), name=f"{awalan}_perbaikan")
