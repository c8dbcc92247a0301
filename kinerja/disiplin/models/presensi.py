"""One day of attendance of one pegawai, as the machine of the instansi or a form says. Millions of rows a year."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet

STATUS = [
    ("HADIR", "Hadir"),
    ("ALPA", "Tidak hadir tanpa alasan yang sah"),
    ("ALASAN_SAH", "Tidak hadir dengan alasan yang sah"),
    ("IZIN", "Izin"),
    ("SAKIT", "Sakit"),
    ("CUTI", "Cuti"),
    ("DINAS", "Tugas kedinasan di luar kantor"),
]
# What the ladder of PP 94/2021 counts; everything else of a year is left alone by its queries.
DIHITUNG = Q(status="ALPA") | Q(menit_terlambat__gt=0) | Q(menit_pulang_cepat__gt=0)
SEHARI_MENIT = 1440


class PresensiQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def dihitung(self) -> Self:
        """Days that count against somebody: absence without a valid reason, minutes late or left early."""
        return self.filter(DIHITUNG)

    def bulan(self, tahun: int, bulan: int) -> Self:
        awal = date(tahun, bulan, 1)
        return self.filter(tanggal__gte=awal, tanggal__lt=date(tahun + bulan // 12, bulan % 12 + 1, 1))


@berjejak()
class Presensi(BerkotaModel):
    """One pegawai on one day. A later file corrects the row in place; its history keeps what it said before."""

    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, db_index=False, related_name="presensi", verbose_name="pegawai"
    )
    tanggal = models.DateField("tanggal")
    status = models.CharField("kehadiran", max_length=10, choices=STATUS)
    menit_terlambat = models.PositiveSmallIntegerField("terlambat (menit)", default=0)
    menit_pulang_cepat = models.PositiveSmallIntegerField("pulang cepat (menit)", default=0)
    keterangan = models.CharField("keterangan", max_length=120, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = PresensiQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal"]
        verbose_name = "presensi"
        verbose_name_plural = "presensi"
        permissions = [
            ("rekap_presensi", "Dapat melihat rekap presensi pegawai lain"),
            ("ekspor_presensi", "Dapat mengekspor rekap presensi"),
        ]
        indexes = [
            models.Index(
                fields=["kota", "tanggal", "pegawai"],
                include=["status", "menit_terlambat", "menit_pulang_cepat"],
                condition=DIHITUNG,
                name="presensi_dihitung",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "pegawai", "tanggal"],
                name="presensi_satu_per_hari",
                violation_error_message="Presensi pegawai pada tanggal ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(status="HADIR") | Q(menit_terlambat=0, menit_pulang_cepat=0),
                name="presensi_menit_hanya_hadir",
                violation_error_message="Menit terlambat dan pulang cepat hanya untuk hari hadir.",
            ),
            models.CheckConstraint(
                condition=Q(menit_terlambat__lte=SEHARI_MENIT, menit_pulang_cepat__lte=SEHARI_MENIT),
                name="presensi_menit_dalam_sehari",
                violation_error_message="Menit tidak dapat melebihi satu hari.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.get_status_display()}"

    @property
    def menit(self) -> int:
        return int(self.menit_terlambat) + int(self.menit_pulang_cepat)

    def sebagai_baris(self) -> dict[str, Any]:
        """What the days of one person show."""
        return {
            "tanggal": self.tanggal,
            "status": self.status,
            "label": self.get_status_display(),
            "menit": self.menit,
        }
