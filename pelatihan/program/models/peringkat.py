"""Ranked needs: recomputed for a whole city by one statement, read by lists and by the page Belajar."""

from decimal import Decimal
from typing import Self

from django.db import models

from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.kebutuhan import SUMBER_KEBUTUHAN, URGENSI
from kepegawaian.pegawai.models.pegawai import PREDIKAT
from pelatihan.program.rules.kebutuhan import FaktaKebutuhan, alasan


class PeringkatQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def cari(self, teks: str) -> Self:
        return self.filter(pegawai__in=Pegawai.objects.cari(teks))

    def for_list(self) -> Self:
        tertutup = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
        return self.select_related("pegawai__instansi", "kompetensi").defer(*tertutup)


class PeringkatKebutuhan(BerkotaModel):
    """One need of one person with the facts its score stands on. Derived: nobody edits it."""

    pegawai = models.ForeignKey("pegawai.Pegawai", models.CASCADE, related_name="+", verbose_name="pegawai")
    perangkat_daerah = models.ForeignKey(
        "instansi.Instansi", models.CASCADE, null=True, related_name="+", verbose_name="perangkat daerah"
    )
    kompetensi = models.ForeignKey(
        "jabatan.KamusKompetensi", models.CASCADE, null=True, related_name="+", verbose_name="kompetensi"
    )
    subjek = models.CharField("yang diperlukan", max_length=200)
    standar = models.PositiveSmallIntegerField("level standar", null=True)
    kini = models.PositiveSmallIntegerField("level kini", null=True)
    diuji = models.DateField("tanggal uji", null=True)
    gap = models.PositiveSmallIntegerField("kesenjangan", default=0)
    predikat = models.CharField("predikat", max_length=20, blank=True, choices=PREDIKAT)
    urgensi = models.CharField("urgensi", max_length=10, blank=True, choices=URGENSI)
    sumber = models.CharField("sumber", max_length=15, blank=True, choices=SUMBER_KEBUTUHAN)
    tautan = models.CharField("tautan asal", max_length=300, blank=True)
    ikm = models.DecimalField("IKM perangkat daerah", max_digits=8, decimal_places=3, null=True)
    jp = models.DecimalField("JP tahun ini", max_digits=7, decimal_places=2, default=Decimal(0))
    wajib_jp = models.BooleanField("wajib JP", default=True)
    skor = models.PositiveSmallIntegerField("skor")
    dihitung_pada = models.DateTimeField("dihitung pada")

    objects = PeringkatQuerySet.as_manager()

    class Meta:
        ordering = ["-skor", "pegawai", "pk"]
        verbose_name = "kebutuhan"
        verbose_name_plural = "kebutuhan"
        indexes = [
            models.Index(fields=["kota", "-skor", "id"], name="peringkat_kota_skor"),
            models.Index(fields=["pegawai", "-skor"], name="peringkat_pegawai"),
            models.Index(fields=["kota", "kompetensi", "-skor"], name="peringkat_kompetensi"),
            models.Index(fields=["kota", "perangkat_daerah", "-skor"], name="peringkat_instansi"),
        ]

    def __str__(self) -> str:
        return self.subjek

    @property
    def fakta(self) -> FaktaKebutuhan:
        return FaktaKebutuhan(
            standar=self.standar,
            kini=self.kini,
            diuji=self.diuji,
            predikat=self.predikat,
            urgensi=self.urgensi,
            sumber=self.sumber,
            ikm=self.ikm,
            jp=self.jp,
            wajib_jp=self.wajib_jp,
        )

    @property
    def alasan(self) -> list[str]:
        return alasan(self.fakta)
