"""Pangkat, position and the periodic salary step: the career of a pegawai as dated decisions."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from asn.core.jejak import berjejak
from kepegawaian.pegawai.models.dasar import HANYA_SAH, Riwayat, RiwayatBerentang, indeks_perbaikan, runtut


@berjejak()
class RiwayatPangkat(Riwayat):
    """One pangkat/golongan from its TMT until the next one."""

    JENIS_KP = [
        ("CPNS", "Pengangkatan CPNS"),
        ("REGULER", "Kenaikan pangkat reguler"),
        ("PILIHAN_STRUKTURAL", "Kenaikan pangkat pilihan (struktural)"),
        ("PILIHAN_FUNGSIONAL", "Kenaikan pangkat pilihan (fungsional)"),
        ("PENYESUAIAN_IJAZAH", "Penyesuaian ijazah"),
        ("KONTRAK", "Perjanjian kerja PPPK"),
    ]
    golongan = models.ForeignKey("pegawai.Golongan", models.PROTECT, related_name="+", verbose_name="golongan")
    tmt = models.DateField("TMT")
    jenis = models.CharField("jenis kenaikan", max_length=20, choices=JENIS_KP, default="REGULER")
    mkg_tahun = models.PositiveSmallIntegerField("masa kerja golongan (tahun)", default=0)
    mkg_bulan = models.PositiveSmallIntegerField("masa kerja golongan (bulan)", default=0)

    class Meta:
        ordering = ["-tmt", "-pk"]
        verbose_name = "riwayat pangkat"
        verbose_name_plural = "riwayat pangkat"
        indexes = [
            indeks_perbaikan("rw_pangkat"),
            models.Index(fields=["pegawai", "-tmt"], name="rw_pangkat_terakhir"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tmt"],
                condition=HANYA_SAH,
                name="rw_pangkat_satu_per_tmt",
                violation_error_message="Sudah ada pangkat dengan TMT yang sama.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.golongan} TMT {self.tmt:%d-%m-%Y}"


# A range of days private to one pegawai (migration core.0001): overlap is refused without the btree_gist extension.
_RENTANG_JABATAN = Func(F("pegawai"), F("tmt_mulai"), F("tmt_selesai"), function="asn_rentang")


@berjejak()
class RiwayatJabatan(RiwayatBerentang):
    """Holding of one position: definitif, Plt or Plh (SE BKN 1/2021)."""

    JENIS_PENUGASAN = [("DEFINITIF", "Definitif"), ("PLT", "Plt."), ("PLH", "Plh.")]
    jabatan = models.ForeignKey("jabatan.Jabatan", models.PROTECT, related_name="riwayat", verbose_name="jabatan")
    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="instansi")
    nama_jabatan = models.CharField("nama jabatan pada SK", max_length=200)
    penugasan = models.CharField("jenis penugasan", max_length=10, choices=JENIS_PENUGASAN, default="DEFINITIF")
    tanggal_pelantikan = models.DateField("tanggal pelantikan", null=True, blank=True)

    class Meta:
        ordering = ["-tmt_mulai", "-pk"]
        verbose_name = "riwayat jabatan"
        verbose_name_plural = "riwayat jabatan"
        indexes = [
            indeks_perbaikan("rw_jabatan"),
            models.Index(fields=["pegawai", "-tmt_mulai"], name="rw_jabatan_terakhir"),
            models.Index(fields=["jabatan", "tmt_selesai"], name="rw_jabatan_pejabat"),
        ]
        constraints = [
            runtut("rw_jabatan_runtut"),
            ExclusionConstraint(
                name="rw_jabatan_definitif_tidak_tumpang_tindih",
                expressions=[(_RENTANG_JABATAN, RangeOperators.OVERLAPS)],
                condition=Q(penugasan="DEFINITIF") & HANYA_SAH,
                violation_error_message=(
                    "Pegawai ini sudah memegang jabatan definitif lain pada rentang tanggal tersebut."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_penugasan_display()} {self.nama_jabatan}"


@berjejak()
class RiwayatKGB(Riwayat):
    """One kenaikan gaji berkala (PP 7/1977): every two years of masa kerja golongan."""

    golongan = models.ForeignKey("pegawai.Golongan", models.PROTECT, related_name="+", verbose_name="golongan")
    tmt = models.DateField("TMT")
    mkg_tahun = models.PositiveSmallIntegerField("masa kerja golongan (tahun)")
    gaji_pokok = models.PositiveIntegerField("gaji pokok baru (rupiah)")

    class Meta:
        ordering = ["-tmt"]
        verbose_name = "riwayat KGB"
        verbose_name_plural = "riwayat KGB"
        indexes = [indeks_perbaikan("rw_kgb"), models.Index(fields=["pegawai", "-tmt"], name="rw_kgb_terakhir")]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tmt"],
                condition=HANYA_SAH,
                name="rw_kgb_satu_per_tmt",
                violation_error_message="Sudah ada KGB dengan TMT yang sama.",
            )
        ]

    def __str__(self) -> str:
        return f"KGB TMT {self.tmt:%d-%m-%Y}"
