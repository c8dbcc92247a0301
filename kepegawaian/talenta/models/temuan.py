"""Who is not seen: derived every night from the register, so that the list pages and exports like any other."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pencalonan import JENJANG_TARGET
from kepegawaian.talenta.models.siklus import TERTUTUP
from kepegawaian.talenta.rules.belum_terlihat import Alasan


class TemuanBelumTerlihatQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"

    def cari(self, teks: str) -> Self:
        """By name or NIP."""
        return self.filter(pegawai__in=Pegawai.objects.cari(teks))

    def for_list(self) -> Self:
        gabung = ("pegawai__jabatan", "pegawai__golongan", "pegawai__instansi__perangkat_daerah")
        return self.select_related(*gabung).defer(*TERTUTUP)


class TemuanBelumTerlihat(BerkotaModel):
    """One person who performs and whom nobody has seen; derived, replaced as a whole, no fact of its own."""

    pegawai = models.OneToOneField(
        "pegawai.Pegawai", models.PROTECT, related_name="belum_terlihat", verbose_name="pegawai"
    )
    sangat_baik = models.PositiveSmallIntegerField("predikat Sangat Baik")
    promosi = models.DateField("terakhir naik jabatan", null=True, blank=True)
    pelatihan = models.DateField("terakhir dilatih", null=True, blank=True)
    pencalonan = models.DateField("terakhir dicalonkan", null=True, blank=True)
    sejak = models.DateField("tanpa kenaikan sejak")
    alasan = ArrayField(models.CharField(max_length=12, choices=Alasan.pilihan()), verbose_name="alasan")
    tujuan = models.CharField("jenjang yang dituju", max_length=20, blank=True, choices=JENJANG_TARGET)
    per_tanggal = models.DateField("per tanggal")
    dihitung_pada = models.DateTimeField("dihitung pada", default=timezone.now)

    objects = TemuanBelumTerlihatQuerySet.as_manager()

    class Meta:
        ordering = ["-sangat_baik", "sejak", "pk"]
        verbose_name = "pegawai belum terlihat"
        verbose_name_plural = "pegawai belum terlihat"
        indexes = [models.Index(fields=["kota", "-sangat_baik", "sejak"], name="belum_terlihat_urut")]

    def __str__(self) -> str:
        return f"{self.pegawai} sejak {self.sejak:%d-%m-%Y}"

    @property
    def ringkas_alasan(self) -> list[str]:
        return [Alasan(a).singkat for a in self.alasan]

    @property
    def label_alasan(self) -> list[str]:
        return [Alasan(a).label for a in self.alasan]
