"""What is sealed: who the reporter is, what a report said before it was redacted, and who broke a seal with whom."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pengaduan.aduan.models.aduan import Aduan


class TersegelQuerySet(ScopedQuerySet):
    """No reach leads here: only `services.segel` opens a seal, for two persons and a reason."""

    def terlihat_oleh(self, pengguna: object, izin: str) -> "TersegelQuerySet":
        return self.none()


class IdentitasPelapor(BerkotaModel):
    """Name and contact of a reporter as ciphertext. Nothing decrypts it by loading the row."""

    aduan = models.OneToOneField(Aduan, models.CASCADE, related_name="identitas", verbose_name="aduan")
    sandi = models.TextField("isi tersegel")
    # So that a notice knows without breaking the seal whether there is an address at all.
    bersurel = models.BooleanField("mempunyai surel", default=False)
    disegel_pada = models.DateTimeField("disegel pada", default=timezone.now)

    objects = TersegelQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "identitas pelapor"
        verbose_name_plural = "identitas pelapor"

    def __str__(self) -> str:
        return f"Identitas tersegel {self.pk}"


class NaskahTersegel(BerkotaModel):
    """The words of a report as they came, before personal data was taken out of them."""

    aduan = models.ForeignKey(Aduan, models.CASCADE, related_name="naskah", verbose_name="aduan")
    sandi = models.TextField("isi tersegel")
    alasan = models.CharField("alasan penyuntingan", max_length=300)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    pada = models.DateTimeField("pada", default=timezone.now)

    objects = TersegelQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "naskah tersegel"
        verbose_name_plural = "naskah tersegel"

    def __str__(self) -> str:
        return f"Naskah tersegel {self.pk}"


class BukaSegelQuerySet(ScopedQuerySet):
    """A request is seen by whoever sees its report."""

    def terlihat_oleh(self, pengguna: object, izin: str) -> "BukaSegelQuerySet":
        return self.filter(aduan__in=Aduan.objects.terlihat_oleh(pengguna, izin))


class BukaSegel(BerkotaModel):
    """One request to learn who the reporter is: two persons, a reason, a short time."""

    KEADAAN = [("menunggu", "Menunggu keputusan"), ("disetujui", "Disetujui"), ("ditolak", "Ditolak")]
    aduan = models.ForeignKey(Aduan, models.CASCADE, related_name="buka_segel", verbose_name="aduan")
    alasan = models.CharField("alasan", max_length=300)
    keadaan = models.CharField("keadaan", max_length=10, choices=KEADAAN, default="menunggu")
    pemohon = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="pemohon")
    diminta_pada = models.DateTimeField("diminta pada", default=timezone.now)
    pemutus = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pemutus"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    catatan = models.CharField("catatan pemutus", max_length=300, blank=True)
    sampai = models.DateTimeField("dapat dibuka sampai", null=True, blank=True)
    dibuka_pada = models.DateTimeField("dibuka pada", null=True, blank=True)

    objects = BukaSegelQuerySet.as_manager()

    class Meta:
        ordering = ["-diminta_pada", "-pk"]
        verbose_name = "permintaan buka segel"
        verbose_name_plural = "permintaan buka segel"
        indexes = [models.Index(fields=["kota", "keadaan", "-diminta_pada"], name="buka_segel_antrean")]
        constraints = [
            models.CheckConstraint(
                condition=Q(pemutus=None) | ~Q(pemutus=F("pemohon")),
                name="buka_segel_dua_orang",
                violation_error_message="Permintaan harus diputus orang lain.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="disetujui") | Q(pemutus__isnull=False, sampai__isnull=False),
                name="buka_segel_disetujui_lengkap",
                violation_error_message="Persetujuan harus menyebut pemutus dan batas waktunya.",
            ),
            models.UniqueConstraint(
                fields=["aduan", "pemohon"],
                condition=Q(keadaan="menunggu"),
                name="buka_segel_satu_menunggu",
                violation_error_message="Permintaan Anda untuk laporan ini masih menunggu keputusan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Buka segel {self.aduan}"

    def dapat_dibuka(self, pengguna: object, kini: datetime) -> bool:
        """Only who asked, only after approval, only for a while."""
        return (
            self.keadaan == "disetujui" and self.pemohon == pengguna and self.sampai is not None and kini < self.sampai
        )
