"""Who trains with us: universities and bodies with their agreements, and the trainers."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pelatihan.program.rules.istilah import JenisMitra


class MitraQuerySet(ScopedQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(Q(nama__icontains=teks) | Q(singkatan__icontains=teks))

    def for_list(self) -> Self:
        """With the last day an agreement lasts, and how many classes ran with this partner."""
        return self.annotate(
            perjanjian_sampai=models.Max("perjanjian__selesai"),
            jumlah_kelas=models.Count("angkatan", distinct=True),
        )


@berjejak()
class Mitra(BerkotaModel):
    """A university or another body that trains for the city."""

    nama = models.CharField("nama lembaga", max_length=200)
    singkatan = models.CharField("singkatan", max_length=30, blank=True)
    jenis = models.CharField("jenis", max_length=20, choices=JenisMitra.pilihan())
    akreditasi = models.CharField("akreditasi", max_length=100, blank=True)
    kontak = models.CharField("narahubung", max_length=150, blank=True)
    surel = models.EmailField("surel", blank=True)
    alamat = models.CharField("alamat", max_length=250, blank=True)
    aktif = models.BooleanField("masih bekerja sama", default=True)

    objects = MitraQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name = "mitra pelatihan"
        verbose_name_plural = "mitra pelatihan"
        indexes = [models.Index(fields=["kota", "nama"], name="mitra_kota_nama")]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "nama"],
                name="mitra_nama_sekali",
                violation_error_message="Lembaga dengan nama ini sudah tercatat.",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("program:mitra", args=[self.pk])


class PerjanjianQuerySet(ScopedQuerySet):
    def pada(self, tanggal: date) -> Self:
        return self.filter(mulai__lte=tanggal, selesai__gte=tanggal)


@berjejak()
class PerjanjianMitra(BerkotaModel):
    """One agreement with its dates: no new class is opened with a partner without one in force."""

    mitra = models.ForeignKey(Mitra, models.PROTECT, related_name="perjanjian", verbose_name="mitra")
    nomor = models.CharField("nomor perjanjian", max_length=100)
    tentang = models.CharField("tentang", max_length=250)
    mulai = models.DateField("mulai berlaku")
    selesai = models.DateField("berlaku sampai")
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naskah"
    )

    objects = PerjanjianQuerySet.as_manager()

    class Meta:
        ordering = ["-selesai", "-pk"]
        verbose_name = "perjanjian kerja sama"
        verbose_name_plural = "perjanjian kerja sama"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "nomor"],
                name="perjanjian_mitra_nomor_sekali",
                violation_error_message="Nomor perjanjian ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="perjanjian_mitra_runtut",
                violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor


class PengajarQuerySet(ScopedQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(Q(nama__icontains=teks) | Q(bidang__icontains=teks))

    def for_list(self) -> Self:
        return self.select_related("mitra", "pegawai")


@berjejak()
class Pengajar(BerkotaModel):
    """A trainer: of a partner, or one of our own people. `akun` opens the own classes and nothing else."""

    nama = models.CharField("nama", max_length=150)
    bidang = models.CharField("bidang keahlian", max_length=200, blank=True)
    mitra = models.ForeignKey(
        Mitra, models.PROTECT, null=True, blank=True, related_name="pengajar", verbose_name="lembaga"
    )
    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pegawai"
    )
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="akun"
    )
    surel = models.EmailField("surel", blank=True)
    aktif = models.BooleanField("aktif mengajar", default=True)

    objects = PengajarQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name = "pengajar"
        verbose_name_plural = "pengajar"
        indexes = [models.Index(fields=["kota", "nama"], name="pengajar_kota_nama")]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "akun"],
                condition=Q(akun__isnull=False),
                name="pengajar_satu_per_akun",
                violation_error_message="Akun ini sudah dipakai pengajar lain.",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    def mengajar_sebagai(self, pengguna: Any) -> bool:
        return self.akun_id == pengguna.pk
