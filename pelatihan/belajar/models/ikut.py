"""One person's way through a course: progress by lesson, attempts at the tests, and the talk beside it."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pelatihan.belajar.models.kursus import Kuis, Kursus, Pelajaran, VersiKursus
from pelatihan.belajar.workflows import (
    IKUTI,
    LABEL_IKUT,
    LABEL_PERCOBAAN,
    NADA_IKUT,
    KeadaanIkut,
    KeadaanPercobaan,
)


class KepesertaanQuerySet(ScopedQuerySet):
    """Own learning; for the office that of its people."""

    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin == IKUTI:
            # Taking a course is personal: no role opens somebody else's lessons or tests.
            if pengguna.pratinjau or not pengguna.pegawai_id or not pengguna.has_perm(izin):
                return self.none()
            return self.filter(pegawai=pengguna.pegawai_id, kota=pengguna.kota_id)
        return super().terlihat_oleh(pengguna, izin)

    def berkemajuan(self) -> Self:
        """Each with `catatan` (lessons opened: {p, selesai}) and `usai` (the test of every ended attempt)."""
        baris = KemajuanPelajaran.objects.filter(kepesertaan=OuterRef("pk")).order_by()
        nilai = JSONObject(p="pelajaran_id", selesai=Q(selesai_pada__isnull=False))
        usai = Percobaan.objects.filter(kepesertaan=OuterRef("pk")).berakhir().order_by()
        return self.annotate(
            catatan=ArraySubquery(baris.values(nilai=nilai)), usai=ArraySubquery(usai.values("kuis_id"))
        )

    def for_list(self) -> Self:
        return self.select_related("pegawai__instansi", "kursus", "versi")

    def cari(self, teks: str) -> Self:
        return self.filter(Q(pegawai__nama__icontains=teks) | Q(pegawai__nip__startswith=teks))


@berjejak()
class Kepesertaan(BerkotaModel):
    """A pegawai who takes a course, in the version it had when it was begun."""

    kursus = models.ForeignKey(Kursus, models.PROTECT, related_name="kepesertaan", verbose_name="kursus")
    versi = models.ForeignKey(VersiKursus, models.PROTECT, related_name="kepesertaan", verbose_name="versi")
    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="+", verbose_name="pegawai")
    keadaan = models.CharField(
        "keadaan",
        max_length=10,
        choices=[(k.value, v) for k, v in LABEL_IKUT.items()],
        default=KeadaanIkut.BERJALAN.value,
    )
    # Begun anew after stopping: its tests are no measure of what the course teaches.
    ulangan = models.BooleanField("mengulang", default=False)
    mulai_pada = models.DateTimeField("mulai pada", default=timezone.now)
    # Where to go on, on whatever device.
    terakhir = models.ForeignKey(
        Pelajaran, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="pelajaran terakhir"
    )
    terakhir_pada = models.DateTimeField("terakhir dibuka", default=timezone.now)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    nilai_pra = models.DecimalField("nilai tes awal", max_digits=5, decimal_places=2, null=True, blank=True)
    nilai_akhir_pertama = models.DecimalField(
        "nilai tes akhir pertama", max_digits=5, decimal_places=2, null=True, blank=True
    )
    nilai_akhir = models.DecimalField("nilai tes akhir", max_digits=5, decimal_places=2, null=True, blank=True)
    jp = models.DecimalField("JP diakui", max_digits=4, decimal_places=1, null=True, blank=True)
    sertifikat = models.ForeignKey(
        "program.Sertifikat", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="sertifikat"
    )
    hari_belajar = models.PositiveSmallIntegerField("hari belajar", null=True, blank=True)

    objects = KepesertaanQuerySet.as_manager()

    class Meta:
        ordering = ["-terakhir_pada", "-pk"]
        verbose_name = "kepesertaan"
        verbose_name_plural = "kepesertaan"
        indexes = [
            models.Index(fields=["kota", "-terakhir_pada"], name="ikut_kota_terakhir"),
            models.Index(fields=["kursus", "-terakhir_pada"], name="ikut_kursus_terakhir"),
            models.Index(fields=["pegawai", "keadaan"], name="ikut_pegawai_keadaan"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kursus", "pegawai"],
                condition=~Q(keadaan="berhenti"),
                name="ikut_sekali_per_kursus",
                violation_error_message="Anda sudah mengikuti kursus ini.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="lulus") | Q(selesai_pada__isnull=False, jp__isnull=False),
                name="ikut_lulus_lengkap",
                violation_error_message="Kelulusan harus bertanggal dan ber-JP.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} – {self.kursus}"

    @property
    def label(self) -> str:
        return LABEL_IKUT[KeadaanIkut(self.keadaan)]

    @property
    def nada(self) -> str:
        return NADA_IKUT[KeadaanIkut(self.keadaan)]


class BagianIkutQuerySet(ScopedQuerySet):
    """Parts of somebody's learning are reached like the learning itself."""

    jalur_instansi = "kepesertaan__pegawai__instansi_id"
    jalur_pegawai = "kepesertaan__pegawai_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin == IKUTI:
            return self.filter(kepesertaan__in=Kepesertaan.objects.terlihat_oleh(pengguna, izin))
        return super().terlihat_oleh(pengguna, izin)


class KemajuanPelajaran(BerkotaModel):
    """A lesson opened, and perhaps finished."""

    kepesertaan = models.ForeignKey(Kepesertaan, models.CASCADE, related_name="kemajuan", verbose_name="kepesertaan")
    pelajaran = models.ForeignKey(Pelajaran, models.PROTECT, related_name="+", verbose_name="pelajaran")
    dibuka_pada = models.DateTimeField("dibuka pada", default=timezone.now)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    objects = BagianIkutQuerySet.as_manager()

    class Meta:
        ordering = ["dibuka_pada", "pk"]
        verbose_name = "kemajuan pelajaran"
        verbose_name_plural = "kemajuan pelajaran"
        constraints = [models.UniqueConstraint(fields=["kepesertaan", "pelajaran"], name="kemajuan_sekali")]

    def __str__(self) -> str:
        return f"{self.kepesertaan_id}: {self.pelajaran_id}"


class PercobaanQuerySet(BagianIkutQuerySet):
    def berakhir(self) -> Self:
        return self.exclude(keadaan=KeadaanPercobaan.BERJALAN)


class Percobaan(BerkotaModel):
    """One attempt. `soal` is the paper as it was drawn, with its keys: later edits of the bank do not touch it."""

    kepesertaan = models.ForeignKey(Kepesertaan, models.CASCADE, related_name="percobaan", verbose_name="kepesertaan")
    kuis = models.ForeignKey(Kuis, models.PROTECT, related_name="percobaan", verbose_name="kuis")
    ke = models.PositiveSmallIntegerField("percobaan ke")
    keadaan = models.CharField(
        "keadaan",
        max_length=10,
        choices=[(k.value, v) for k, v in LABEL_PERCOBAAN.items()],
        default=KeadaanPercobaan.BERJALAN.value,
    )
    mulai_pada = models.DateTimeField("mulai pada", default=timezone.now)
    batas_pada = models.DateTimeField("batas waktu")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    soal = models.JSONField("lembar soal", default=list)
    jawaban = models.JSONField("jawaban", default=dict)
    nilai = models.DecimalField("nilai", max_digits=5, decimal_places=2, null=True, blank=True)

    objects = PercobaanQuerySet.as_manager()

    class Meta:
        ordering = ["-mulai_pada", "-pk"]
        verbose_name = "percobaan kuis"
        verbose_name_plural = "percobaan kuis"
        indexes = [
            models.Index(fields=["kota", "batas_pada"], condition=Q(keadaan="berjalan"), name="percobaan_berjalan")
        ]
        constraints = [
            models.UniqueConstraint(fields=["kepesertaan", "kuis", "ke"], name="percobaan_ke_unik"),
            models.UniqueConstraint(
                fields=["kepesertaan", "kuis"],
                condition=Q(keadaan="berjalan"),
                name="percobaan_satu_berjalan",
                violation_error_message="Masih ada percobaan yang berjalan.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan="berjalan") | Q(nilai__isnull=False, selesai_pada__isnull=False),
                name="percobaan_berakhir_bernilai",
                violation_error_message="Percobaan yang berakhir harus bernilai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kuis} percobaan {self.ke}"

    @property
    def label(self) -> str:
        return LABEL_PERCOBAAN[KeadaanPercobaan(self.keadaan)]

    def berjalan(self, saat: datetime) -> bool:
        """Whether answers are still taken at this moment of the server's clock."""
        return self.keadaan == KeadaanPercobaan.BERJALAN and saat <= self.batas_pada


class PesanQuerySet(ScopedQuerySet):
    jalur_instansi = "kursus__instansi_id"
    jalur_pegawai = "penulis__pegawai_id"

    def dilaporkan(self) -> Self:
        """What waits for a moderator, longest first."""
        return self.filter(keadaan="tayang", dilaporkan_pada__isnull=False)

    def for_list(self) -> Self:
        return self.select_related("kursus", "penulis", "dilaporkan_oleh")

    def cari(self, teks: str) -> Self:
        return self.filter(Q(isi__icontains=teks) | Q(penulis__nama__icontains=teks))


KEADAAN_PESAN = [("tayang", "Tayang"), ("sembunyi", "Disembunyikan"), ("ditarik", "Ditarik penulisnya")]


@berjejak(kecuali=["isi"])
class Pesan(BerkotaModel):
    """A question or an answer beside a course. Hidden words stay for the moderator and are shown to nobody else."""

    kursus = models.ForeignKey(Kursus, models.CASCADE, related_name="pesan", verbose_name="kursus")
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="balasan", verbose_name="membalas"
    )
    penulis = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="penulis")
    isi = models.TextField("pesan", max_length=2000)
    keadaan = models.CharField("keadaan", max_length=10, choices=KEADAAN_PESAN, default="tayang")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    dilaporkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dilaporkan oleh",
    )
    dilaporkan_pada = models.DateTimeField("dilaporkan pada", null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="moderator"
    )
    alasan = models.CharField("alasan moderator", max_length=300, blank=True)

    objects = PesanQuerySet.as_manager()

    class Meta:
        ordering = ["dibuat_pada", "pk"]
        verbose_name = "pesan diskusi"
        verbose_name_plural = "pesan diskusi"
        indexes = [
            models.Index(fields=["kursus", "dibuat_pada"], name="pesan_kursus_dibuat"),
            models.Index(
                fields=["kota", "dilaporkan_pada"],
                condition=Q(keadaan="tayang", dilaporkan_pada__isnull=False),
                name="pesan_dilaporkan",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(keadaan="sembunyi") | ~Q(alasan=""),
                name="pesan_sembunyi_beralasan",
                violation_error_message="Pesan disembunyikan dengan alasan.",
            )
        ]

    def __str__(self) -> str:
        return self.isi[:60]
