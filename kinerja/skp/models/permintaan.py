""" "Atasan saya salah": a request to have another post assess a SKP, verified by the pengelola."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from kinerja.skp.models.skp import SKP, MilikSKPQuerySet
from kinerja.skp.workflows import LABEL_PERMINTAAN, KeadaanPermintaan


class PermintaanPenilaiQuerySet(MilikSKPQuerySet):
    # The post that is said to be the wrong one has no say in this.
    jalur_jabatan_atasan = None

    def for_list(self) -> Self:
        return self.select_related(
            "skp__pegawai", "skp__instansi", "skp__jabatan_penilai", "jabatan_diminta__instansi", "diputus_oleh"
        ).defer("skp__pegawai__nik", "skp__pegawai__telepon", "skp__pegawai__alamat")


@berjejak()
class PermintaanPenilai(BerkotaModel):
    """The post asked for, and what was found."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="permintaan_penilai", verbose_name="SKP")
    jabatan_semula = models.ForeignKey(
        "jabatan.Jabatan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="penilai semula"
    )
    jabatan_diminta = models.ForeignKey(
        "jabatan.Jabatan", models.PROTECT, related_name="+", verbose_name="jabatan penilai yang diminta"
    )
    alasan = models.TextField("alasan", max_length=1000)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_PERMINTAAN.items()],
        default=KeadaanPermintaan.MENUNGGU.value,
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diputus oleh"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    alasan_putusan = models.TextField("alasan putusan", max_length=1000, blank=True)

    objects = PermintaanPenilaiQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "permintaan penilai"
        verbose_name_plural = "permintaan penilai"
        indexes = [models.Index(fields=["kota", "keadaan", "dibuat_pada"], name="permintaan_penilai_kota")]
        constraints = [
            models.UniqueConstraint(
                fields=["skp"],
                condition=Q(keadaan="menunggu"),
                name="permintaan_penilai_satu_berjalan",
                violation_error_message="Masih ada permintaan penilai yang menunggu pemeriksaan.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="ditolak") | Q(alasan_putusan__gt=""),
                name="permintaan_penilai_tolak_beralasan",
                violation_error_message="Penolakan harus beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Permintaan penilai {self.skp}"
