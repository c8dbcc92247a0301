"""Doing: plans of action per period, evidence, realisation, continuous feedback and the performance dialogue."""

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from kinerja.skp.models.isi import RHK, Indikator
from kinerja.skp.models.skp import SKP, MilikSKPQuerySet
from kinerja.skp.rules import berakhlak
from kinerja.skp.rules.istilah import PeranUmpanBalik, SifatUmpanBalik
from kinerja.skp.rules.periode import periode_dari_kode


@berjejak()
class RencanaAksi(BerkotaModel):
    """One step of one period towards an RHK; evidence can be attached only to such a step."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="rencana_aksi", verbose_name="SKP")
    rhk = models.ForeignKey(RHK, models.CASCADE, related_name="rencana_aksi", verbose_name="RHK")
    periode = models.CharField("periode", max_length=8)
    teks = models.CharField("rencana aksi", max_length=500)
    target = models.CharField("target", max_length=200)
    selesai = models.BooleanField("selesai", default=False)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = MilikSKPQuerySet.as_manager()

    class Meta:
        ordering = ["periode", "rhk", "pk"]
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        indexes = [models.Index(fields=["skp", "periode"], name="rencana_aksi_periode")]

    def __str__(self) -> str:
        return self.teks

    @property
    def label_periode(self) -> str:
        return periode_dari_kode(self.periode).label


class BuktiDukungQuerySet(MilikSKPQuerySet):
    jalur_instansi = "rencana_aksi__skp__instansi_id"
    jalur_pegawai = "rencana_aksi__skp__pegawai_id"
    jalur_jabatan_atasan = "rencana_aksi__skp__jabatan_penilai_id"


@berjejak()
class BuktiDukung(BerkotaModel):
    """Evidence of one step: a protected file or a link, with a name."""

    rencana_aksi = models.ForeignKey(
        RencanaAksi, models.CASCADE, related_name="bukti_dukung", verbose_name="rencana aksi"
    )
    nama = models.CharField("nama bukti", max_length=200)
    tautan = models.CharField(
        "tautan", max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )
    ditambah_pada = models.DateTimeField("ditambah pada", default=timezone.now)

    objects = BuktiDukungQuerySet.as_manager()

    class Meta:
        ordering = ["rencana_aksi", "pk"]
        verbose_name = "bukti dukung"
        verbose_name_plural = "bukti dukung"

    def __str__(self) -> str:
        return self.nama


class RealisasiQuerySet(MilikSKPQuerySet):
    def periode(self, kode: str) -> "RealisasiQuerySet":
        return self.filter(periode=kode)


@berjejak()
class Realisasi(BerkotaModel):
    """What was reached of one indicator by the end of one period: a figure where the target is one, and the story."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="realisasi", verbose_name="SKP")
    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="realisasi", verbose_name="indikator")
    periode = models.CharField("periode", max_length=8)
    nilai = models.DecimalField("realisasi", max_digits=14, decimal_places=2, null=True, blank=True)
    teks = models.TextField("uraian", max_length=1000, blank=True)
    sumber_data = models.CharField("sumber data", max_length=200, blank=True)
    diisi_pada = models.DateTimeField("diisi pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = RealisasiQuerySet.as_manager()

    class Meta:
        ordering = ["indikator", "periode"]
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        indexes = [models.Index(fields=["skp", "periode"], name="realisasi_periode")]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "periode"],
                name="realisasi_satu_per_periode",
                violation_error_message="Realisasi indikator ini untuk periode tersebut sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | Q(teks__gt=""),
                name="realisasi_berisi",
                violation_error_message="Isi angka atau uraian realisasi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.periode}"


class UmpanBalik(BerkotaModel):
    """Continuous feedback on one RHK or one BerAKHLAK value, at any time. It is given once and never rewritten."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="umpan_balik", verbose_name="SKP")
    rhk = models.ForeignKey(RHK, models.PROTECT, null=True, blank=True, related_name="umpan_balik", verbose_name="RHK")
    nilai = models.CharField("nilai BerAKHLAK", max_length=2, choices=berakhlak.pilihan(), blank=True)
    sifat = models.CharField("sifat", max_length=12, choices=SifatUmpanBalik.pilihan())
    teks = models.TextField("umpan balik", max_length=2000)
    periode = models.CharField("periode", max_length=8)
    peran = models.CharField("sebagai", max_length=10, choices=PeranUmpanBalik.pilihan())
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    pada = models.DateTimeField("pada", default=timezone.now)
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)

    objects = MilikSKPQuerySet.as_manager()

    class Meta:
        ordering = ["-pada", "-pk"]
        verbose_name = "umpan balik"
        verbose_name_plural = "umpan balik"
        indexes = [models.Index(fields=["skp", "-pada"], name="umpan_balik_terbaru")]
        constraints = [
            models.CheckConstraint(
                condition=Q(rhk__isnull=False, nilai="") | Q(rhk=None, nilai__gt=""),
                name="umpan_balik_satu_sasaran",
                violation_error_message="Pilih satu RHK atau satu nilai BerAKHLAK.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_sifat_display()}: {self.teks[:80]}"


@berjejak()
class DialogKinerja(BerkotaModel):
    """Notes of one performance dialogue; it stands once both have acknowledged it."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="dialog", verbose_name="SKP")
    tanggal = models.DateField("tanggal")
    topik = models.CharField("topik", max_length=200)
    catatan = models.TextField("pokok pembicaraan", max_length=4000)
    kesepakatan = models.TextField("kesepakatan dan tindak lanjut", max_length=2000, blank=True)
    ditulis_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ditulis oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    pegawai_mengakui_pada = models.DateTimeField("diakui pegawai pada", null=True, blank=True)
    penilai_mengakui_pada = models.DateTimeField("diakui penilai pada", null=True, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = MilikSKPQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "dialog kinerja"
        verbose_name_plural = "dialog kinerja"
        indexes = [models.Index(fields=["skp", "-tanggal"], name="dialog_terbaru")]

    def __str__(self) -> str:
        return self.topik

    @property
    def lengkap(self) -> bool:
        """Acknowledged by both."""
        return bool(self.pegawai_mengakui_pada and self.penilai_mengakui_pada)
