"""News for one account, with its e-mail in the same row (the outbox), and what the account wants by e-mail."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.notifikasi.rules.jenis import JENIS, PILIHAN_CARA, pilihan_jenis

SUREL = [
    ("tidak", "Tanpa surel"),
    ("antre", "Menunggu dikirim"),
    ("ringkasan", "Menunggu ringkasan harian"),
    ("terkirim", "Terkirim"),
    ("gagal", "Gagal dikirim"),
]


class KabarQuerySet(ScopedQuerySet):
    def milik(self, pengguna: Any) -> Self:
        """The inbox of this account. Somebody who previews the account sees none of it."""
        return self.none() if pengguna.pratinjau else self.filter(penerima=pengguna)

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """News is personal: no role reaches that of others."""
        return self.milik(pengguna).filter(kota_id__in=sorted(pengguna.kota_terjangkau()))

    def cari(self, teks: str) -> Self:
        return self.filter(Q(judul__icontains=teks) | Q(isi__icontains=teks))

    def siap_dikirim(self, pada: datetime) -> Self:
        """Mails to send now, those that wait longest first."""
        return self.filter(Q(coba_pada=None) | Q(coba_pada__lte=pada), surel="antre").order_by("pk")


class Kabar(BerkotaModel):
    """One piece of news. `kunci` makes sending idempotent: an account gets the same key once."""

    penerima = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="kabar", verbose_name="penerima"
    )
    jenis = models.CharField("jenis", max_length=20, choices=pilihan_jenis, default="umum")
    judul = models.CharField("judul", max_length=200)
    isi = models.TextField("isi", blank=True)
    tautan = models.CharField("tautan", max_length=300, blank=True)
    kunci = models.CharField("kunci", max_length=150, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    dibaca = models.BooleanField("sudah dibaca", default=False)
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    surel = models.CharField("surel", max_length=10, choices=SUREL, default="tidak")
    percobaan = models.PositiveSmallIntegerField("percobaan kirim", default=0)
    coba_pada = models.DateTimeField("dicoba lagi pada", null=True, blank=True)

    objects = KabarQuerySet.as_manager()

    class Meta:
        ordering = ["dibaca", "-dibuat_pada"]
        verbose_name = "kabar"
        verbose_name_plural = "kabar"
        indexes = [
            models.Index(fields=["penerima", "dibaca", "-dibuat_pada"], name="kabar_kotak"),
            models.Index(fields=["kota", "surel"], condition=Q(surel__in=["antre", "ringkasan"]), name="kabar_surel"),
            models.Index(fields=["dibaca_pada"], condition=Q(dibaca=True), name="kabar_lama"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["penerima", "kunci"],
                condition=~Q(kunci=""),
                name="kabar_sekali_per_kunci",
                violation_error_message="Kabar ini sudah dikirim.",
            ),
            models.CheckConstraint(
                condition=Q(dibaca=False, dibaca_pada=None) | Q(dibaca=True, dibaca_pada__isnull=False),
                name="kabar_dibaca_bertanggal",
                violation_error_message="Kabar yang dibaca harus mempunyai waktu baca.",
            ),
            models.CheckConstraint(
                condition=Q(tautan="") | (Q(tautan__startswith="/") & ~Q(tautan__startswith="//")),
                name="kabar_tautan_ke_dalam",
                violation_error_message="Tautan kabar harus menunjuk halaman sistem ini.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class PilihanSurel(models.Model):
    """How one account wants one kind of news by e-mail; without a row the kind's own way holds."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="pilihan_surel", verbose_name="pengguna"
    )
    jenis = models.CharField("jenis", max_length=20, choices=pilihan_jenis)
    cara = models.CharField("cara", max_length=10, choices=PILIHAN_CARA)

    class Meta:
        ordering = ["pengguna", "jenis"]
        verbose_name = "pilihan surel"
        verbose_name_plural = "pilihan surel"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "jenis"],
                name="pilihan_surel_satu_per_jenis",
                violation_error_message="Jenis ini sudah dipilih.",
            )
        ]

    def __str__(self) -> str:
        return f"{JENIS[self.jenis].label}: {self.get_cara_display()}"
