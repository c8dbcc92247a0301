"""Local rules of a city as dated rows: what the best of a quarter must meet, and what an award brings."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet

# Written out as plain text, so that migrations never import an enum.
JENIS = [
    ("KINERJA_DUA_TAHUN", "Kinerja Sangat Baik dua tahun berturut-turut"),
    ("PEGAWAI_TRIWULAN", "Pegawai terbaik triwulan"),
    ("SATYALANCANA_10", "Satyalancana Karya Satya X Tahun"),
    ("SATYALANCANA_20", "Satyalancana Karya Satya XX Tahun"),
    ("SATYALANCANA_30", "Satyalancana Karya Satya XXX Tahun"),
]
KEYAKINAN = [
    ("tinggi", "Sudah diperiksa pada naskah aturannya"),
    ("sedang", "Perlu verifikasi"),
    ("rendah", "Belum ditemukan naskahnya, perlu verifikasi"),
]
PREDIKAT_MINIMAL = [("SANGAT_BAIK", "Sangat Baik"), ("BAIK", "Baik")]


class AturanQuerySet(ScopedQuerySet):
    def pada(self, tanggal: date) -> Self:
        """Rows in force on the day, newest first."""
        di_dalam = Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=tanggal)
        return self.filter(di_dalam, berlaku_mulai__lte=tanggal).order_by("-berlaku_mulai", "-pk")


class Aturan(BerkotaModel):
    """A dated local rule with its source; a new rule closes the one before, which stays for old decisions."""

    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dasar = models.CharField("dasar (nomor dan tahun aturan)", max_length=250)
    keyakinan = models.CharField("keyakinan sumber", max_length=10, choices=KEYAKINAN, default="rendah")
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat oleh"
    )

    objects = AturanQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def perlu_verifikasi(self) -> bool:
        return self.keyakinan != "tinggi"

    @property
    def kutipan(self) -> str:
        return f"{self.dasar} (perlu verifikasi)" if self.perlu_verifikasi else self.dasar


def runtut(nama: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_mulai")),
        name=nama,
        violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal mulai.",
    )


@berjejak(sejak_lahir=True)
class KriteriaPenghargaan(Aturan):
    """Published criteria of the best pegawai of a quarter, and how many of the committee must agree.

    Who meets the requirements is ranked by the fixed, published order of `rules.penghargaan.peringkatkan`.
    """

    predikat_minimal = models.CharField(
        "predikat paling rendah", max_length=15, choices=PREDIKAT_MINIMAL, default="SANGAT_BAIK"
    )
    deret_minimal = models.PositiveSmallIntegerField(
        "triwulan berturut-turut", default=1, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    bulan_bebas_hukdis = models.PositiveSmallIntegerField(
        "bulan tanpa hukuman disiplin", default=12, validators=[MaxValueValidator(120)]
    )
    bulan_jeda = models.PositiveSmallIntegerField(
        "jeda sejak penghargaan sejenis (bulan)", default=12, validators=[MaxValueValidator(120)]
    )
    calon_per_instansi = models.PositiveSmallIntegerField(
        "calon per perangkat daerah", default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    suara_minimal = models.PositiveSmallIntegerField(
        "suara tim penilai yang menentukan", default=2, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )

    class Meta:
        ordering = ["-berlaku_mulai", "-pk"]
        verbose_name = "kriteria penghargaan"
        verbose_name_plural = "kriteria penghargaan"
        constraints = [
            runtut("kriteria_penghargaan_runtut"),
            models.UniqueConstraint(
                fields=["kota", "berlaku_mulai"],
                name="kriteria_penghargaan_satu_per_tanggal",
                violation_error_message="Kriteria yang berlaku mulai tanggal ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kriteria penghargaan mulai {self.berlaku_mulai:%d-%m-%Y}"


@berjejak(sejak_lahir=True)
class InsentifPenghargaan(Aturan):
    """What an award brings by a local regulation. Without `rupiah` the amount is not known to us and none is shown."""

    jenis = models.CharField("penghargaan", max_length=20, choices=JENIS)
    uraian = models.CharField("bentuk insentif", max_length=250)
    rupiah = models.DecimalField("nilai (rupiah)", max_digits=12, decimal_places=0, null=True, blank=True)

    class Meta:
        ordering = ["jenis", "-berlaku_mulai", "-pk"]
        verbose_name = "insentif penghargaan"
        verbose_name_plural = "insentif penghargaan"
        constraints = [
            runtut("insentif_penghargaan_runtut"),
            models.UniqueConstraint(
                fields=["kota", "jenis", "berlaku_mulai"],
                name="insentif_penghargaan_satu_per_tanggal",
                violation_error_message="Insentif penghargaan ini sudah ada untuk tanggal mulai yang sama.",
            ),
            models.CheckConstraint(
                condition=Q(rupiah=None) | Q(rupiah__gt=0),
                name="insentif_penghargaan_rupiah_positif",
                violation_error_message="Nilai insentif harus lebih dari nol; kosongkan bila belum diketahui.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.uraian}"

    @property
    def ringkas(self) -> dict[str, Any]:
        """As it is frozen in a decision and shown on pages; without an amount where none is certain."""
        return {"uraian": self.uraian, "rupiah": int(self.rupiah) if self.rupiah else None, "dasar": self.kutipan}
