"""What is surveyed: the services a unit gives, and the campaign of one unit and period."""

import secrets
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.periode import Periode
from asn.core.querysets import ScopedQuerySet
from pengaduan.survei.rules.unsur import Unsur, susun_kuesioner
from pengaduan.survei.workflows import LABEL, KeadaanKampanye

HURUF_KODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def kode_baru(panjang: int = 10) -> str:
    """Random code without look-alikes, as printed on posters."""
    return "".join(secrets.choice(HURUF_KODE) for _ in range(panjang))


class LayananPublikQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def for_list(self) -> Self:
        return self.select_related("instansi")


@berjejak(sejak_lahir=True)
class LayananPublik(BerkotaModel):
    """One service that a unit gives to the public, by the name on its service standard."""

    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, related_name="layanan_publik", verbose_name="unit layanan"
    )
    nama = models.CharField("nama layanan", max_length=120)
    uraian = models.CharField("keterangan untuk warga", max_length=300, blank=True)
    aktif = models.BooleanField("masih diberikan", default=True)

    objects = LayananPublikQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name = "layanan publik"
        verbose_name_plural = "layanan publik"
        indexes = [models.Index(fields=["kota", "nama"], name="survei_layanan_nama")]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nama"],
                name="survei_layanan_sekali_per_unit",
                violation_error_message="Layanan dengan nama ini sudah tercatat di unit tersebut.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class KampanyeQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def for_list(self) -> Self:
        return self.select_related("instansi", "kota", "hasil_terakhir").defer("hasil_terakhir__angka")

    def jatuh_tempo(self, tanggal: date) -> Self:
        """Still taking answers although their last day is over."""
        return self.filter(keadaan=KeadaanKampanye.BERJALAN, selesai__lt=tanggal)

    def menerima(self, tanggal: date) -> Self:
        """Taking answers on that day."""
        return self.filter(keadaan=KeadaanKampanye.BERJALAN, mulai__lte=tanggal, selesai__gte=tanggal)


@berjejak(sejak_lahir=True)
class Kampanye(BerkotaModel):
    """The survey of one unit in one period. `revisi` counts reopenings; each closing leaves its own HasilSurvei.

    `kuesioner` holds the wording the unit changed, by unsur; the meaning of an unsur and of its four options stays.
    `kode` names the open link; `kunci_kios` is what a kiosk's permission refers to, so that it can be taken back.
    """

    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, related_name="kampanye_survei", verbose_name="unit layanan"
    )
    periode = models.CharField("periode", max_length=7)
    mulai = models.DateField("mulai menerima jawaban")
    selesai = models.DateField("hari terakhir menerima jawaban")
    tautan_terbuka = models.BooleanField("tautan terbuka", default=False)
    kios = models.BooleanField("mode kios", default=False)
    kuesioner = models.JSONField("kuesioner", default=dict, blank=True)
    kode = models.CharField("kode", max_length=10, unique=True, default=kode_baru)
    kunci_kios = models.CharField("kunci kios", max_length=10, default=kode_baru)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL.items()],
        default=KeadaanKampanye.DRAF.value,
    )
    revisi = models.PositiveSmallIntegerField("revisi", default=0)
    alasan_revisi = models.TextField("alasan dibuka kembali", blank=True)
    hasil_terakhir = models.ForeignKey(
        "survei.HasilSurvei", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hasil terakhir"
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    layanan = models.ManyToManyField(
        LayananPublik, through="LayananKampanye", related_name="kampanye", verbose_name="layanan"
    )

    objects = KampanyeQuerySet.as_manager()

    class Meta:
        ordering = ["-selesai", "-pk"]
        verbose_name = "survei kepuasan"
        verbose_name_plural = "survei kepuasan"
        indexes = [
            models.Index(fields=["kota", "-selesai", "-id"], name="survei_kampanye_terbaru"),
            models.Index(fields=["kota", "periode"], name="survei_kampanye_periode"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "periode"],
                condition=~Q(keadaan="dibatalkan"),
                name="survei_kampanye_satu_per_periode",
                violation_error_message="Unit ini sudah mempunyai survei pada periode tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="survei_kampanye_runtut",
                violation_error_message="Hari terakhir tidak boleh mendahului hari pertama.",
            ),
        ]

    def __str__(self) -> str:
        return f"SKM {self.instansi} {self.periode_objek.label}"

    def get_absolute_url(self) -> str:
        return reverse("survei:rincian", args=[self.pk])

    @property
    def periode_objek(self) -> Periode:
        return Periode.dari_kode(self.periode)

    @property
    def pertanyaan(self) -> tuple[Unsur, ...]:
        """The nine questions as this campaign words them."""
        return susun_kuesioner(self.kuesioner)

    def menerima(self, tanggal: date) -> bool:
        """Whether an answer may be given on that day."""
        return self.keadaan == KeadaanKampanye.BERJALAN and self.mulai <= tanggal <= self.selesai


class LayananKampanyeQuerySet(ScopedQuerySet):
    jalur_instansi = "kampanye__instansi_id"


@berjejak()
class LayananKampanye(BerkotaModel):
    """A service within a campaign, and how many people it served in the period: the sample is measured against it."""

    kampanye = models.ForeignKey(Kampanye, models.CASCADE, related_name="baris_layanan", verbose_name="survei")
    layanan = models.ForeignKey(LayananPublik, models.PROTECT, related_name="+", verbose_name="layanan")
    populasi = models.PositiveIntegerField("penerima layanan dalam periode", default=0)

    objects = LayananKampanyeQuerySet.as_manager()

    class Meta:
        ordering = ["layanan__nama", "pk"]
        verbose_name = "layanan dalam survei"
        verbose_name_plural = "layanan dalam survei"
        constraints = [
            models.UniqueConstraint(
                fields=["kampanye", "layanan"],
                name="survei_layanan_kampanye_sekali",
                violation_error_message="Layanan ini sudah termasuk survei tersebut.",
            )
        ]

    def __str__(self) -> str:
        return str(self.layanan)
