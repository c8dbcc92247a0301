"""What is stored of a right: the decision on an approved proposal, and the letter of a KGB. Due lists are derived."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet

KODE = [
    ("KGB", "Kenaikan gaji berkala"),
    ("PANGKAT", "Kenaikan pangkat"),
    ("PENSIUN", "Pensiun"),
    ("KONTRAK", "Kontrak PPPK"),
    ("CPNS", "CPNS menjadi PNS"),
    ("SATYALANCANA", "Satyalancana"),
]


class PerPegawaiQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"

    def cari(self, teks: str) -> Self:
        """By name or NIP of the person, or by number."""
        pegawai = self.model._meta.get_field("pegawai").related_model
        nomor = Q(**{f"{self.kolom_nomor}__icontains": teks})
        return self.filter(nomor | Q(pegawai__in=pegawai.objects.cari(teks)))

    def for_list(self) -> Self:
        return self.select_related("pegawai__instansi", "pegawai__kota").defer(
            "pegawai__nik", "pegawai__telepon", "pegawai__alamat"
        )


class KeputusanQuerySet(PerPegawaiQuerySet):
    kolom_nomor = "nomor_sk"

    def menunggu_sk(self) -> Self:
        """Approved by the city, not yet decided by who signs."""
        return self.filter(tanggal_sk=None)

    def jatuh_waktu(self, tanggal) -> Self:
        """Signed, to take effect by this day, and not yet in the register."""
        return self.filter(tanggal_sk__isnull=False, diterapkan_pada=None, tmt__lte=tanggal)


@berjejak()
class KeputusanHak(BerkotaModel):
    """The decision that follows an approved proposal: first awaited, then recorded with its SK, then in effect.

    What changes a person only from its TMT on (pensiun, CPNS to PNS) waits here until that day.
    """

    usulan = models.OneToOneField("usulan.Usulan", models.PROTECT, related_name="keputusan_hak", verbose_name="usulan")
    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, related_name="keputusan_hak", verbose_name="pegawai"
    )
    kode = models.CharField("hak", max_length=15, choices=KODE)
    tmt = models.DateField("TMT")
    isi = models.JSONField("isi", default=dict)
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    pejabat_sk = models.CharField("pejabat penetap", max_length=150, blank=True)
    nomor_pertek = models.CharField("nomor pertimbangan teknis", max_length=100, blank=True)
    tanggal_pertek = models.DateField("tanggal pertimbangan teknis", null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat oleh"
    )
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = KeputusanQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "keputusan hak"
        verbose_name_plural = "keputusan hak"
        indexes = [
            models.Index(fields=["kota", "-dibuat_pada"], name="keputusan_hak_terbaru"),
            models.Index(fields=["kota", "tmt"], condition=Q(diterapkan_pada=None), name="keputusan_hak_menunggu"),
            models.Index(fields=["pegawai", "kode"], name="keputusan_hak_pegawai"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(diterapkan_pada=None) | Q(tanggal_sk__isnull=False),
                name="keputusan_hak_bersk_sebelum_diterapkan",
                violation_error_message="Keputusan diterapkan setelah SK-nya dicatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kode_display()} {self.pegawai}"

    @property
    def label_keadaan(self) -> str:
        if self.tanggal_sk is None:
            return "Menunggu SK"
        return "Berlaku" if self.diterapkan_pada else f"Berlaku mulai {self.tmt:%d-%m-%Y}"

    @property
    def nada(self) -> str:
        if self.tanggal_sk is None:
            return "perhatian"
        return "selesai" if self.diterapkan_pada else "proses"


class SuratKGBQuerySet(PerPegawaiQuerySet):
    kolom_nomor = "nomor"

    def for_list(self) -> Self:
        return super().for_list().select_related("berkas", "pegawai__instansi__perangkat_daerah")


class SuratKGB(BerkotaModel):
    """The letter of one KGB. `isi` holds every word that varies, frozen: the document is never made from live data."""

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="surat_kgb", verbose_name="pegawai")
    usulan = models.OneToOneField("usulan.Usulan", models.PROTECT, related_name="surat_kgb", verbose_name="usulan")
    riwayat = models.OneToOneField(
        "pegawai.RiwayatKGB", models.PROTECT, related_name="surat", verbose_name="riwayat KGB"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    tmt = models.DateField("TMT")
    isi = models.JSONField("isi")
    tanda = models.ForeignKey("core.TandaTerbit", models.PROTECT, related_name="+", verbose_name="tanda terbit")
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )

    objects = SuratKGBQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-urut"]
        verbose_name = "surat KGB"
        verbose_name_plural = "surat KGB"
        indexes = [models.Index(fields=["kota", "-tanggal", "-urut"], name="surat_kgb_terbaru")]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun", "urut"],
                name="surat_kgb_nomor_sekali",
                violation_error_message="Nomor urut surat sudah dipakai.",
            )
        ]

    def __str__(self) -> str:
        return f"Surat KGB {self.nomor}"
