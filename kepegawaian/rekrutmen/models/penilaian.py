"""What committee members decide by themselves: verification of an application, marks of an interview. Both blind."""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.rekrutmen.models.lamaran import Lamaran
from kepegawaian.rekrutmen.models.seleksi import Panitia
from kepegawaian.rekrutmen.rules.enum import Putusan


class TugasQuerySet(ScopedQuerySet):
    """Only the member's own work while it is secret; all of it for who runs the selection once it is concluded."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        dalam = super().terlihat_oleh(pengguna, izin)
        if izin == "rekrutmen.kelola_seleksi":
            return dalam.filter(self._terbuka())
        return dalam.filter(panitia__in=Panitia.objects.bertugas(pengguna))

    def _terbuka(self) -> Q:
        return ~Q(lamaran__hasil_administrasi="")

    def diputus(self) -> Self:
        return self.exclude(diputus_pada=None)


@berjejak()
class Verifikasi(BerkotaModel):
    """One member's check of one application. `giliran` 1 and 2 are independent; 3 exists when they disagree."""

    lamaran = models.ForeignKey(Lamaran, models.CASCADE, related_name="verifikasi", verbose_name="lamaran")
    panitia = models.ForeignKey(Panitia, models.PROTECT, related_name="verifikasi", verbose_name="verifikator")
    giliran = models.PositiveSmallIntegerField(
        "verifikasi ke-", validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    diambil_pada = models.DateTimeField("diambil pada", default=timezone.now)
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    putusan = models.CharField("putusan", max_length=3, blank=True, choices=Putusan.pilihan())

    objects = TugasQuerySet.as_manager()

    class Meta:
        ordering = ["lamaran", "giliran"]
        verbose_name = "verifikasi administrasi"
        verbose_name_plural = "verifikasi administrasi"
        indexes = [models.Index(fields=["panitia", "diputus_pada"], name="rk_verifikasi_panitia")]
        constraints = [
            models.UniqueConstraint(
                fields=["lamaran", "giliran"],
                name="rk_verifikasi_satu_per_giliran",
                violation_error_message="Giliran verifikasi ini sudah diambil orang lain.",
            ),
            models.UniqueConstraint(
                fields=["lamaran", "panitia"],
                name="rk_verifikasi_orang_berbeda",
                violation_error_message="Satu orang hanya memverifikasi satu kali.",
            ),
            models.CheckConstraint(
                condition=Q(putusan="", diputus_pada=None) | (~Q(putusan="") & Q(diputus_pada__isnull=False)),
                name="rk_verifikasi_putusan_bertanggal",
                violation_error_message="Putusan verifikasi harus bertanggal.",
            ),
        ]

    def __str__(self) -> str:
        return f"Verifikasi {self.giliran} lamaran {self.lamaran_id}"


class PutusanSyaratQuerySet(ScopedQuerySet):
    """Reached like the verification it belongs to."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        return self.filter(verifikasi__in=Verifikasi.objects.terlihat_oleh(pengguna, izin))


class PutusanSyarat(BerkotaModel):
    """One requirement in one verification; a failed one names a reason of the fixed list (rules/alasan.py)."""

    verifikasi = models.ForeignKey(Verifikasi, models.CASCADE, related_name="syarat", verbose_name="verifikasi")
    syarat = models.CharField("syarat", max_length=20)
    putusan = models.CharField("putusan", max_length=3, choices=Putusan.pilihan())
    alasan = models.CharField("alasan", max_length=30, blank=True)
    catatan = models.CharField("catatan untuk pelamar", max_length=300, blank=True)

    objects = PutusanSyaratQuerySet.as_manager()

    class Meta:
        ordering = ["verifikasi", "pk"]
        verbose_name = "putusan syarat"
        verbose_name_plural = "putusan syarat"
        constraints = [
            models.UniqueConstraint(
                fields=["verifikasi", "syarat"],
                name="rk_putusan_syarat_sekali",
                violation_error_message="Syarat ini sudah diputus.",
            ),
            models.CheckConstraint(
                condition=Q(putusan="MS", alasan="") | (Q(putusan="TMS") & ~Q(alasan="")),
                name="rk_putusan_syarat_tms_beralasan",
                violation_error_message="Syarat yang tidak terpenuhi harus disertai alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.syarat}: {self.putusan}"


class WawancaraQuerySet(TugasQuerySet):
    def _terbuka(self) -> Q:
        """Revealed when every interviewer of that application has sealed the own marks."""
        tertunda = self.model.objects.filter(disegel_pada=None).values("lamaran")
        return ~Q(lamaran__in=tertunda)


@berjejak()
class Wawancara(BerkotaModel):
    """One interviewer's marks for one applicant: anchored scales, given alone, sealed, and revealed afterwards.

    `nilai` maps the code of each question (`konfigurasi["wawancara"]["butir"]`) to the chosen step of its scale.
    """

    lamaran = models.ForeignKey(Lamaran, models.CASCADE, related_name="wawancara", verbose_name="lamaran")
    panitia = models.ForeignKey(Panitia, models.PROTECT, related_name="wawancara", verbose_name="pewawancara")
    waktu = models.DateTimeField("waktu wawancara", null=True, blank=True)
    tempat = models.CharField("tempat", max_length=200, blank=True)
    nilai = models.JSONField("nilai per butir", default=dict, blank=True)
    catatan = models.TextField("catatan", blank=True)
    disegel_pada = models.DateTimeField("disegel pada", null=True, blank=True)
    # 0–100, computed by the rule when sealed.
    skor = models.DecimalField("skor", max_digits=7, decimal_places=4, null=True, blank=True)

    objects = WawancaraQuerySet.as_manager()

    class Meta:
        ordering = ["lamaran", "pk"]
        verbose_name = "wawancara"
        verbose_name_plural = "wawancara"
        permissions = [("nilai_wawancara", "Dapat menilai wawancara yang ditugaskan")]
        indexes = [models.Index(fields=["panitia", "waktu"], name="rk_wawancara_panitia")]
        constraints = [
            models.UniqueConstraint(
                fields=["lamaran", "panitia"],
                name="rk_wawancara_sekali_per_pewawancara",
                violation_error_message="Pewawancara ini sudah ditugaskan untuk peserta tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(disegel_pada=None, skor=None) | Q(disegel_pada__isnull=False, skor__range=(0, 100)),
                name="rk_wawancara_segel_berskor",
                violation_error_message="Nilai yang disegel harus mempunyai skor 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Wawancara lamaran {self.lamaran_id}"
