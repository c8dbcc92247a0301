"""Training needs: what a process found that somebody should learn. The training office reads and answers them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet

SUMBER_KEBUTUHAN = [
    ("PEMBINAAN", "Pembinaan kinerja"),
    ("KINERJA", "Penilaian kinerja"),
    ("KOMPETENSI", "Kesenjangan kompetensi"),
    ("ATASAN", "Permintaan atasan"),
]
URGENSI = [("TINGGI", "Tinggi"), ("SEDANG", "Sedang"), ("RENDAH", "Rendah")]
KEADAAN_KEBUTUHAN = [("TERBUKA", "Belum dipenuhi"), ("TERPENUHI", "Terpenuhi"), ("DIBATALKAN", "Dibatalkan")]


class KebutuhanPelatihanQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def terbuka(self) -> Self:
        """Needs nobody has answered yet."""
        return self.filter(keadaan="TERBUKA")


@berjejak()
class KebutuhanPelatihan(BerkotaModel):
    """One need of one person. `tautan` leads to where it was found; `kunci` lets a process write it once only.

    The need names a competency of the dictionary or, where none fits, only a subject in words.
    """

    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, related_name="kebutuhan_pelatihan", verbose_name="pegawai"
    )
    sumber = models.CharField("sumber", max_length=15, choices=SUMBER_KEBUTUHAN)
    subjek = models.CharField("materi yang diperlukan", max_length=200)
    kompetensi = models.ForeignKey(
        "jabatan.KamusKompetensi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kompetensi"
    )
    urgensi = models.CharField("urgensi", max_length=10, choices=URGENSI, default="SEDANG")
    keadaan = models.CharField("keadaan", max_length=12, choices=KEADAAN_KEBUTUHAN, default="TERBUKA")
    diklat = models.ForeignKey(
        "pegawai.RiwayatDiklat", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dipenuhi oleh"
    )
    tautan = models.CharField("tautan asal", max_length=300, blank=True)
    kunci = models.CharField("kunci", max_length=150)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = KebutuhanPelatihanQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "kebutuhan pelatihan"
        verbose_name_plural = "kebutuhan pelatihan"
        indexes = [
            models.Index(fields=["kota", "-dibuat_pada"], name="kebutuhan_pelatihan_terbaru"),
            models.Index(fields=["pegawai", "keadaan"], name="kebutuhan_pelatihan_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kunci"],
                name="kebutuhan_pelatihan_sekali",
                violation_error_message="Kebutuhan pelatihan ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(diklat=None) | Q(keadaan="TERPENUHI"),
                name="kebutuhan_pelatihan_diklat_bila_terpenuhi",
                violation_error_message="Diklat dicatat hanya pada kebutuhan yang terpenuhi.",
            ),
        ]

    def __str__(self) -> str:
        return self.subjek
