"""A class with its trainers and its sessions."""

from datetime import date, datetime
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from pelatihan.program.models.mitra import Mitra, Pengajar
from pelatihan.program.models.rencana import AnggaranPelatihan, Kursus, RencanaPelatihan
from pelatihan.program.workflows import (
    AJAR,
    BELAJAR,
    KELOLA_KELAS,
    LABEL_ANGKATAN,
    MENEMPATI,
    NADA,
    KeadaanAngkatan,
    pilihan,
)

NILAI = [MinValueValidator(0), MaxValueValidator(100)]
PENGISIAN = [
    ("LANGSUNG", "Langsung selama kursi tersedia, lalu antrean"),
    ("SETELAH_TUTUP", "Sesudah pendaftaran ditutup, seluruhnya menurut aturan antrean"),
]
JENIS_JABATAN = [(k.value, v) for k, v in LABEL_JENIS_JABATAN.items()]


class PerAngkatanQuerySet(ScopedQuerySet):
    """Rows of one class. A trainer reaches the own classes only, a pegawai those that are open or the own."""

    awalan = ""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin == BELAJAR:
            kota = sorted(pengguna.jangkauan(izin).semua_kota)
            buka = {f"{self.awalan}keadaan__in": ["dibuka", "berjalan", "selesai"]}
            ikut = {f"{self.awalan}peserta__pegawai": pengguna.pegawai_id}
            ids = self.model.objects.filter(Q(**buka) | Q(**ikut), kota_id__in=kota).values("pk")
            return self.filter(pk__in=ids, kota_id__in=kota)
        rows = super().terlihat_oleh(pengguna, izin)
        if izin != AJAR or pengguna.ditugasi(KELOLA_KELAS):
            return rows
        milik = Angkatan.objects.filter(pengajar__akun=pengguna).values("pk")
        return rows.filter(**{f"{self.awalan}pk__in": milik})


class AngkatanQuerySet(PerAngkatanQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(Q(nama__icontains=teks) | Q(kursus__judul__icontains=teks))

    def berpeserta(self) -> Self:
        """With the seats that are taken and the length of the queue."""
        duduk = Q(peserta__keadaan__in=[k.value for k in MENEMPATI])
        return self.annotate(
            terisi=Count("peserta", filter=duduk, distinct=True),
            antrean=Count("peserta", filter=Q(peserta__keadaan="antre"), distinct=True),
        )

    def for_list(self) -> Self:
        return self.select_related("kursus", "mitra").berpeserta()

    def terbuka(self, tanggal: date) -> Self:
        """Classes one may still ask to join."""
        return self.filter(keadaan=KeadaanAngkatan.DIBUKA.value, pendaftaran_sampai__gte=tanggal)

    def terbuka_publik(self) -> Self:
        """Classes of the public catalogue: open ones of public courses."""
        return self.filter(keadaan=KeadaanAngkatan.DIBUKA.value, kursus__publik=True)


@berjejak()
class Angkatan(BerkotaModel):
    """One class. `biaya` is committed when it opens; `realisasi` takes its place when it is done."""

    kursus = models.ForeignKey(Kursus, models.PROTECT, related_name="angkatan", verbose_name="kursus")
    rencana = models.ForeignKey(
        RencanaPelatihan, models.PROTECT, null=True, blank=True, related_name="angkatan", verbose_name="rencana"
    )
    nama = models.CharField("nama angkatan", max_length=200)
    mitra = models.ForeignKey(
        Mitra, models.PROTECT, null=True, blank=True, related_name="angkatan", verbose_name="penyelenggara"
    )
    pengajar = models.ManyToManyField(
        Pengajar, through="PengajarAngkatan", related_name="angkatan", verbose_name="pengajar"
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    pendaftaran_sampai = models.DateField("pendaftaran sampai")
    tempat = models.CharField("tempat", max_length=200, blank=True)
    tautan_daring = models.URLField("tautan daring", blank=True)
    kuota = models.PositiveIntegerField("kuota", validators=[MinValueValidator(1)])
    pengisian = models.CharField("cara mengisi kursi", max_length=15, choices=PENGISIAN, default="LANGSUNG")
    jenis_jabatan = ArrayField(
        models.CharField(max_length=20, choices=JENIS_JABATAN),
        verbose_name="hanya untuk jenis jabatan",
        default=list,
        blank=True,
    )
    jp = models.DecimalField("JP", max_digits=6, decimal_places=2)
    nilai_lulus = models.PositiveSmallIntegerField("nilai lulus", default=70, validators=NILAI)
    kehadiran_lulus = models.PositiveSmallIntegerField("kehadiran paling sedikit (%)", default=80, validators=NILAI)
    anggaran = models.ForeignKey(
        AnggaranPelatihan, models.PROTECT, null=True, blank=True, related_name="angkatan", verbose_name="anggaran"
    )
    biaya = models.DecimalField("biaya", max_digits=16, decimal_places=2, default=0)
    realisasi = models.DecimalField("realisasi biaya", max_digits=16, decimal_places=2, null=True, blank=True)
    keadaan = models.CharField(
        "keadaan", max_length=15, choices=pilihan(LABEL_ANGKATAN), default=KeadaanAngkatan.DIRANCANG.value
    )
    alasan_batal = models.TextField("alasan pembatalan", blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = AngkatanQuerySet.as_manager()

    class Meta:
        ordering = ["-mulai", "-pk"]
        verbose_name = "angkatan"
        verbose_name_plural = "angkatan"
        indexes = [
            models.Index(fields=["kota", "-mulai", "-id"], name="angkatan_kota_mulai"),
            models.Index(fields=["kota", "keadaan", "pendaftaran_sampai"], name="angkatan_kota_keadaan"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="angkatan_runtut",
                violation_error_message="Tanggal selesai tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(pendaftaran_sampai__lte=F("mulai")),
                name="angkatan_daftar_sebelum_mulai",
                violation_error_message="Pendaftaran ditutup paling lambat pada hari kelas dimulai.",
            ),
            models.CheckConstraint(
                condition=Q(kuota__gt=0),
                name="angkatan_berkuota",
                violation_error_message="Kuota harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="dibatalkan") | Q(alasan_batal__gt=""),
                name="angkatan_batal_beralasan",
                violation_error_message="Pembatalan kelas harus beralasan.",
            ),
            models.CheckConstraint(
                condition=Q(biaya__gte=0) & (Q(realisasi=None) | Q(realisasi__gte=0)),
                name="angkatan_biaya_tidak_negatif",
                violation_error_message="Biaya tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("program:angkatan", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA[self.keadaan]

    @property
    def penyelenggara(self) -> str:
        return self.mitra.nama if self.mitra else f"Pemerintah {self.kota.nama}"


class PengajarAngkatan(BerkotaModel):
    """Who teaches in which class."""

    angkatan = models.ForeignKey(Angkatan, models.CASCADE, related_name="+", verbose_name="angkatan")
    pengajar = models.ForeignKey(Pengajar, models.PROTECT, related_name="+", verbose_name="pengajar")

    class Meta:
        ordering = ["angkatan", "pengajar"]
        verbose_name = "pengajar angkatan"
        verbose_name_plural = "pengajar angkatan"
        constraints = [
            models.UniqueConstraint(
                fields=["angkatan", "pengajar"],
                name="pengajar_angkatan_sekali",
                violation_error_message="Pengajar ini sudah mengajar angkatan tersebut.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pengajar} – {self.angkatan}"


class SesiQuerySet(PerAngkatanQuerySet):
    awalan = "angkatan__"


@berjejak()
class Sesi(BerkotaModel):
    """One meeting. The attendance code is derived from `rahasia` and the minute, while `presensi_sampai` is ahead."""

    angkatan = models.ForeignKey(Angkatan, models.CASCADE, related_name="sesi", verbose_name="angkatan")
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai")
    materi = models.CharField("materi", max_length=250)
    tempat = models.CharField("tempat", max_length=200, blank=True)
    rahasia = models.CharField("rahasia kode", max_length=64, blank=True, editable=False)
    presensi_sampai = models.DateTimeField("presensi dibuka sampai", null=True, blank=True)

    objects = SesiQuerySet.as_manager()

    class Meta:
        ordering = ["mulai", "pk"]
        verbose_name = "sesi"
        verbose_name_plural = "sesi"
        indexes = [models.Index(fields=["angkatan", "mulai"], name="sesi_angkatan_mulai")]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")),
                name="sesi_runtut",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            )
        ]

    def __str__(self) -> str:
        return self.materi

    def presensi_terbuka(self, pada: datetime) -> bool:
        return bool(self.rahasia and self.presensi_sampai and pada <= self.presensi_sampai)
