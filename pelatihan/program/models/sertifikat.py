"""Certificates: our own, numbered and publicly verifiable, and external ones that were recognised."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.tautan import kolom_tautan
from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.rules.istilah import BENTUK
from pelatihan.program.workflows import (
    LABEL_LUAR,
    LABEL_SERTIFIKAT,
    NADA,
    KeadaanLuar,
    KeadaanSertifikat,
    pilihan,
)

SUMBER = [("KELAS", "Kelas"), ("BELAJAR", "Belajar mandiri")]


class PerOrangQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"


class SertifikatQuerySet(PerOrangQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(Q(nomor__icontains=teks) | Q(pegawai__in=Pegawai.objects.cari(teks)))

    def for_list(self) -> Self:
        tertutup = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
        return self.select_related("pegawai__instansi", "berkas", "tanda").defer(*tertutup)

    def berlaku(self) -> Self:
        return self.filter(keadaan=KeadaanSertifikat.TERBIT.value)


@berjejak()
class Sertifikat(BerkotaModel):
    """One certificate issued here. `isi` is what is printed, frozen; `diklat` the fact it became in the register.

    `kunci` is what the issuer calls it, so that issuing twice finds the first. `jp` is printed, `jp_diakui` counts.
    """

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="sertifikat", verbose_name="pegawai")
    peserta = models.OneToOneField(
        "program.Peserta", models.PROTECT, null=True, blank=True, related_name="sertifikat", verbose_name="peserta"
    )
    kunci = models.CharField("kunci", max_length=120)
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal terbit")
    judul = models.CharField("judul", max_length=250)
    bentuk = models.PositiveSmallIntegerField("bentuk kegiatan", choices=BENTUK)
    jp = models.DecimalField("JP", max_digits=6, decimal_places=2)
    jp_diakui = models.DecimalField("JP diakui", max_digits=6, decimal_places=2)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    sumber = models.CharField("sumber", max_length=10, choices=SUMBER)
    tautan = kolom_tautan()
    isi = models.JSONField("isi", default=dict)
    keadaan = models.CharField(
        "keadaan", max_length=10, choices=pilihan(LABEL_SERTIFIKAT), default=KeadaanSertifikat.TERBIT.value
    )
    alasan_cabut = models.TextField("alasan pencabutan", blank=True)
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    tanda = models.OneToOneField("core.TandaTerbit", models.PROTECT, related_name="+", verbose_name="tanda terbit")
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )
    diklat = models.OneToOneField(
        "pegawai.RiwayatDiklat", models.PROTECT, related_name="sertifikat_pelatihan", verbose_name="riwayat diklat"
    )
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diterbitkan oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = SertifikatQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-urut"]
        verbose_name = "sertifikat"
        verbose_name_plural = "sertifikat"
        indexes = [
            models.Index(fields=["kota", "-tanggal", "-urut"], name="sertifikat_kota_terbaru"),
            models.Index(fields=["pegawai", "-tanggal"], name="sertifikat_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kunci"],
                name="sertifikat_sekali",
                violation_error_message="Sertifikat ini sudah diterbitkan.",
            ),
            models.UniqueConstraint(
                fields=["kota", "tahun", "urut"],
                name="sertifikat_nomor_sekali",
                violation_error_message="Nomor urut sertifikat sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="sertifikat_runtut",
                violation_error_message="Tanggal selesai tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(jp__gt=0, jp_diakui__gte=0, jp_diakui__lte=F("jp")),
                name="sertifikat_jp_wajar",
                violation_error_message="JP diakui tidak boleh melebihi JP sertifikat.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="dicabut") | Q(alasan_cabut__gt=""),
                name="sertifikat_cabut_beralasan",
                violation_error_message="Pencabutan sertifikat harus beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.judul}"

    def get_absolute_url(self) -> str:
        return reverse("program:sertifikat", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA[self.keadaan]


class SertifikatLuarQuerySet(PerOrangQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(Q(judul__icontains=teks) | Q(pegawai__in=Pegawai.objects.cari(teks)))

    def for_list(self) -> Self:
        tertutup = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
        return self.select_related("pegawai__instansi", "berkas").defer(*tertutup)


@berjejak()
class SertifikatLuar(BerkotaModel):
    """A certificate of somebody else, handed in by its holder; JP only by the table, and only once verified.

    `satuan` counts what the form counts: printed JP, days, sessions or activities (Peraturan LAN 10/2018).
    """

    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, related_name="sertifikat_luar", verbose_name="pegawai"
    )
    judul = models.CharField("nama kegiatan", max_length=250)
    penyelenggara = models.CharField("penyelenggara", max_length=200)
    nomor = models.CharField("nomor sertifikat", max_length=100, blank=True)
    bentuk = models.PositiveSmallIntegerField("bentuk kegiatan", choices=BENTUK)
    kompetensi = models.ForeignKey(
        "jabatan.KamusKompetensi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kompetensi"
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    satuan = models.DecimalField("jumlah", max_digits=6, decimal_places=2)
    internasional = models.BooleanField("kegiatan internasional", default=False)
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pindaian sertifikat"
    )
    sidik = models.CharField("SHA-256 pindaian", max_length=64, blank=True, editable=False)
    jp_usul = models.DecimalField("JP menurut tabel", max_digits=6, decimal_places=2, default=0)
    jp_diakui = models.DecimalField("JP diakui", max_digits=6, decimal_places=2, null=True, blank=True)
    keadaan = models.CharField(
        "keadaan", max_length=10, choices=pilihan(LABEL_LUAR), default=KeadaanLuar.DIAJUKAN.value
    )
    catatan = models.TextField("catatan pemeriksa", blank=True)
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pemeriksa",
    )
    diklat = models.OneToOneField(
        "pegawai.RiwayatDiklat",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sertifikat_luar",
        verbose_name="riwayat diklat",
    )
    diajukan_pada = models.DateTimeField("diajukan pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = SertifikatLuarQuerySet.as_manager()

    class Meta:
        ordering = ["-diajukan_pada", "-pk"]
        verbose_name = "sertifikat luar"
        verbose_name_plural = "sertifikat luar"
        indexes = [
            models.Index(fields=["kota", "keadaan", "diajukan_pada"], name="sertifikat_luar_antrean"),
            models.Index(fields=["pegawai", "-diajukan_pada"], name="sertifikat_luar_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "sidik"],
                condition=~Q(keadaan="ditolak") & ~Q(sidik=""),
                name="sertifikat_luar_pindaian_sekali",
                violation_error_message="Pindaian sertifikat yang sama sudah pernah diajukan.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="sertifikat_luar_runtut",
                violation_error_message="Tanggal selesai tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(satuan__gt=0),
                name="sertifikat_luar_bersatuan",
                violation_error_message="Jumlah harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="diakui") | Q(diklat__isnull=False, jp_diakui__isnull=False),
                name="sertifikat_luar_diakui_tercatat",
                violation_error_message="Sertifikat yang diakui harus tercatat di buku induk.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="ditolak") | Q(catatan__gt=""),
                name="sertifikat_luar_tolak_beralasan",
                violation_error_message="Penolakan harus beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("program:luar", args=[self.pk])

    @property
    def nada(self) -> str:
        return "perhatian" if self.keadaan == "diajukan" else NADA.get(self.keadaan, "gagal")
