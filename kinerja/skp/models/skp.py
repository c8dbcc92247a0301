"""The SKP of one pegawai in one post: who, for which days, assessed by which post, and how far it is."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.pencarian import bernama
from asn.core.querysets import ScopedQuerySet
from kinerja.skp.rules.istilah import AlasanPerubahan, JenisSKP, Pendekatan, PenilaiSebagai
from kinerja.skp.workflows import BERLAKU, DAPAT_DIARAHKAN, DAPAT_DISUSUN, LABEL_SKP, KeadaanSKP

TERTUTUP_PEGAWAI = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")


class SKPQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"
    jalur_pegawai = "pegawai_id"
    # Not the tree of today: the post that assesses this SKP, whoever holds it today.
    jalur_jabatan_atasan = "jabatan_penilai_id"

    def hidup(self) -> Self:
        return self.exclude(keadaan=KeadaanSKP.DIBATALKAN)

    def berlaku(self) -> Self:
        """SKP that were set: what is judged."""
        return self.filter(keadaan__in=sorted(BERLAKU))

    def pada(self, tanggal: date) -> Self:
        return self.filter(mulai__lte=tanggal, sampai__gte=tanggal)

    def cari(self, teks: str) -> Self:
        """By name or NIP."""
        return self.filter(bernama(teks, "pegawai__"))

    def for_list(self) -> Self:
        return self.select_related("pegawai", "instansi", "penilai", "jabatan_penilai").defer(
            *TERTUTUP_PEGAWAI, "penilai__nik", "penilai__telepon", "penilai__alamat"
        )


# A range of days private to one pegawai (migration core.0001): two SKP of one day are refused.
_RENTANG = Func(F("pegawai"), F("mulai"), F("sampai"), function="asn_rentang")


@berjejak()
class SKP(BerkotaModel):
    """One plan of work. A change in the same post reopens it; a new post makes a new one (PermenPANRB 6/2022).

    `jabatan_penilai` is the post that assesses: whoever holds it today, Plt and Plh included, may act; empty means the
    kepala daerah. `penilai` names the holder who agreed. `penilai_khusus` keeps a post set after "atasan salah" from
    being recomputed. `versi` grows with every edit of the content, `naskah` with every time it was set.
    """

    siklus = models.ForeignKey("skp.SiklusKinerja", models.PROTECT, related_name="skp", verbose_name="siklus kinerja")
    tahun = models.PositiveSmallIntegerField("tahun")
    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="skp", verbose_name="pegawai")
    jabatan = models.ForeignKey("jabatan.Jabatan", models.PROTECT, related_name="skp", verbose_name="jabatan")
    nama_jabatan = models.CharField("nama jabatan", max_length=200)
    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="unit kerja")
    perangkat_daerah = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="perangkat daerah"
    )
    jenis = models.CharField("bentuk SKP", max_length=10, choices=JenisSKP.pilihan(), default=JenisSKP.JA_JF.value)
    pendekatan = models.CharField(
        "pendekatan", max_length=12, choices=Pendekatan.pilihan(), default=Pendekatan.KUANTITATIF.value
    )
    mulai = models.DateField("berlaku mulai")
    sampai = models.DateField("berlaku sampai")
    jabatan_penilai = models.ForeignKey(
        "jabatan.Jabatan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="skp_dinilai",
        verbose_name="jabatan penilai",
    )
    penilai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pejabat penilai"
    )
    penilai_sebagai = models.CharField(
        "penilai sebagai", max_length=15, choices=PenilaiSebagai.pilihan(), default=PenilaiSebagai.DEFINITIF.value
    )
    penilai_khusus = models.BooleanField("penilai ditetapkan atas permintaan", default=False)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_SKP.items()],
        default=KeadaanSKP.DRAF.value,
    )
    catatan = models.TextField("catatan klarifikasi terakhir", blank=True)
    alasan_perubahan = models.CharField(
        "alasan perubahan", max_length=20, choices=AlasanPerubahan.pilihan(), blank=True
    )
    disalin_dari = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="disalin dari"
    )
    naskah = models.PositiveSmallIntegerField("naskah ke-", default=0)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    disepakati_pada = models.DateTimeField("disepakati pada", null=True, blank=True)
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditetapkan oleh",
    )
    oleh_pengelola = models.BooleanField("ditetapkan pengelola kinerja", default=False)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = SKPQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "-mulai", "pk"]
        verbose_name = "SKP"
        verbose_name_plural = "SKP"
        indexes = [
            models.Index(fields=["kota", "tahun", "perangkat_daerah", "keadaan"], name="skp_progres"),
            models.Index(fields=["kota", "tahun", "jabatan_penilai", "keadaan"], name="skp_tim"),
            models.Index(fields=["kota", "tahun", "instansi", "keadaan"], name="skp_unit"),
            models.Index(fields=["pegawai", "-tahun", "-mulai"], name="skp_pegawai"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai__gte=F("mulai")),
                name="skp_masa_runtut",
                violation_error_message="Tanggal akhir SKP tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(mulai__year=F("tahun"), sampai__year=F("tahun")),
                name="skp_dalam_satu_tahun",
                violation_error_message="Masa SKP berada dalam satu tahun siklus.",
            ),
            ExclusionConstraint(
                name="skp_satu_per_hari",
                expressions=[(_RENTANG, RangeOperators.OVERLAPS)],
                condition=~Q(keadaan="dibatalkan"),
                violation_error_message="Pegawai ini sudah mempunyai SKP lain pada rentang tanggal tersebut.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=sorted(BERLAKU)) | Q(ditetapkan_pada__isnull=False, naskah__gte=1),
                name="skp_ditetapkan_bertanggal",
                violation_error_message="SKP yang ditetapkan harus bertanggal dan mempunyai naskah.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="diklarifikasi") | Q(catatan__gt=""),
                name="skp_klarifikasi_bercatatan",
                violation_error_message="Klarifikasi harus menyebut apa yang perlu diperjelas.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="perubahan") | Q(alasan_perubahan__gt=""),
                name="skp_perubahan_beralasan",
                violation_error_message="Perubahan SKP harus beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"SKP {self.tahun} {self.nama_jabatan}"

    def get_absolute_url(self) -> str:
        return reverse("skp:rincian", args=[self.pk])

    @property
    def jpt(self) -> bool:
        return self.jenis == JenisSKP.JPT

    @property
    def dapat_disusun(self) -> bool:
        """Whether the employee may write now."""
        return self.keadaan in DAPAT_DISUSUN

    @property
    def dapat_diarahkan(self) -> bool:
        """Whether the penilai may write expectations and cells of the matrix now."""
        return self.keadaan in DAPAT_DIARAHKAN

    @property
    def berlaku_kini(self) -> bool:
        return self.keadaan in BERLAKU


class MilikSKPQuerySet(ScopedQuerySet):
    """Rows below a SKP are reached like it."""

    jalur_instansi = "skp__instansi_id"
    jalur_pegawai = "skp__pegawai_id"
    jalur_jabatan_atasan = "skp__jabatan_penilai_id"


class NaskahSKP(BerkotaModel):
    """The content of a SKP as it was set, frozen: documents and judgements of later days name one of these."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="naskah_tetap", verbose_name="SKP")
    ke = models.PositiveSmallIntegerField("naskah ke-")
    isi = models.JSONField("isi")
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", default=timezone.now)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditetapkan oleh",
    )
    alasan = models.CharField("alasan perubahan", max_length=300, blank=True)

    objects = MilikSKPQuerySet.as_manager()

    class Meta:
        ordering = ["skp", "-ke"]
        verbose_name = "naskah SKP"
        verbose_name_plural = "naskah SKP"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "ke"],
                name="naskah_skp_berurutan",
                violation_error_message="Naskah dengan nomor ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"Naskah {self.ke} {self.skp}"
