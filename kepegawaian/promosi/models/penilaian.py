"""Stages, conflicts of interest, individual scores and the frozen result.

Triggers keep the promise that a reveal freezes: a revealed stage and its scores can be neither written nor removed,
and a result can be neither changed nor removed, whoever asks, also past this application.
"""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.promosi.models.seleksi import AnggotaPanitia, LamaranJabatan, SeleksiJabatan
from kepegawaian.promosi.workflows import LABEL_TAHAP, NADA_TAHAP, NILAI, KeadaanTahap

BEKU = """
SELECT t.keadaan INTO keadaan_tahap FROM promosi_tahapseleksi t
 WHERE t.id = CASE WHEN TG_OP = 'INSERT' THEN NEW.tahap_id ELSE OLD.tahap_id END;
IF keadaan_tahap IS DISTINCT FROM 'dinilai' THEN
  RAISE EXCEPTION 'Nilai hanya dapat ditulis selama tahapnya dinilai; sesudah dibuka nilainya beku.'
    USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


class TahapQuerySet(ScopedQuerySet):
    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin != NILAI:
            return super().terlihat_oleh(pengguna, izin)
        dalam = self.filter(kota_id__in=pengguna.jangkauan(izin).semua_kota)
        return dalam.filter(seleksi__panitia__pengguna=pengguna, seleksi__panitia__aktif=True)


@berjejak(sejak_lahir=True)
class TahapSeleksi(BerkotaModel):
    """One weighted stage with its aspects on an anchored scale: [{"kode", "nama", "jangkar": {"1": …, "5": …}}]."""

    PENILAI = [("PANITIA", "Setiap anggota panitia"), ("LEMBAGA", "Lembaga penilaian kompetensi")]

    seleksi = models.ForeignKey(SeleksiJabatan, models.PROTECT, related_name="tahap", verbose_name="seleksi")
    urutan = models.PositiveSmallIntegerField("urutan")
    kode = models.CharField("kode", max_length=20)
    nama = models.CharField("nama tahap", max_length=100)
    bobot = models.DecimalField("bobot (%)", max_digits=5, decimal_places=2)
    penilai = models.CharField("penilai", max_length=10, choices=PENILAI, default="PANITIA")
    anonim = models.BooleanField("nama peserta disembunyikan saat menilai", default=False)
    aspek = models.JSONField("aspek dan jangkar nilai", default=list)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_TAHAP.items()],
        default=KeadaanTahap.MENUNGGU.value,
    )
    dibuka_pada = models.DateTimeField("nilai dibuka pada", null=True, blank=True)

    objects = TahapQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "urutan", "pk"]
        verbose_name = "tahap seleksi"
        verbose_name_plural = "tahap seleksi"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "kode"],
                name="tahap_seleksi_kode_unik",
                violation_error_message="Tahap ini sudah tercantum.",
            ),
            models.CheckConstraint(
                condition=Q(bobot__gt=0, bobot__lte=100),
                name="tahap_seleksi_bobot",
                violation_error_message="Bobot tahap lebih dari 0 dan paling tinggi 100.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="tahap_beku",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__keadaan=KeadaanTahap.TERBUKA.value),
            )
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nada(self) -> str:
        return NADA_TAHAP[KeadaanTahap(self.keadaan)]

    @property
    def terbuka(self) -> bool:
        return self.keadaan == KeadaanTahap.TERBUKA

    @property
    def bobot_teks(self) -> str:
        return f"{self.bobot.normalize():f}"


@berjejak(sejak_lahir=True)
class BenturanPanitia(BerkotaModel):
    """Why one member does not score one candidate: found in the register, or declared by the member."""

    SUMBER = [("SISTEM", "Ditemukan dari data keluarga atau jabatan"), ("PERNYATAAN", "Dinyatakan anggota")]

    anggota = models.ForeignKey(AnggotaPanitia, models.PROTECT, related_name="benturan", verbose_name="anggota")
    lamaran = models.ForeignKey(LamaranJabatan, models.PROTECT, related_name="benturan", verbose_name="peserta")
    sumber = models.CharField("sumber", max_length=12, choices=SUMBER)
    jenis = models.CharField("jenis hubungan", max_length=20, blank=True)
    alasan = models.CharField("alasan", max_length=500)
    # Only for a name that merely resembles: the member states in writing that there is no tie.
    bantahan = models.CharField("bantahan tertulis", max_length=500, blank=True)
    pada = models.DateTimeField("pada", default=timezone.now)

    class Meta:
        ordering = ["anggota", "lamaran", "pk"]
        verbose_name = "benturan kepentingan panitia"
        verbose_name_plural = "benturan kepentingan panitia"
        constraints = [
            models.UniqueConstraint(
                fields=["anggota", "lamaran"],
                name="benturan_sekali",
                violation_error_message="Benturan ini sudah tercatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.anggota} – {self.lamaran.nomor}"


class NilaiQuerySet(ScopedQuerySet):
    def milik(self, pengguna: Any) -> Self:
        """The scores one member wrote: nobody else's, before the reveal and for members after it."""
        return self.filter(anggota__pengguna=pengguna)


@berjejak(sejak_lahir=True)
class NilaiSeleksi(BerkotaModel):
    """What one member (or the assessment centre, without a member) gave one candidate: {aspect: 1–5}."""

    tahap = models.ForeignKey(TahapSeleksi, models.PROTECT, related_name="nilai", verbose_name="tahap")
    lamaran = models.ForeignKey(LamaranJabatan, models.PROTECT, related_name="nilai", verbose_name="peserta")
    anggota = models.ForeignKey(
        AnggotaPanitia, models.PROTECT, null=True, blank=True, related_name="nilai", verbose_name="anggota"
    )
    skor = models.JSONField("nilai per aspek", default=dict)
    catatan = models.TextField("catatan", blank=True, max_length=2000)
    disimpan_pada = models.DateTimeField("disimpan pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = NilaiQuerySet.as_manager()

    class Meta:
        ordering = ["tahap", "lamaran", "anggota", "pk"]
        verbose_name = "nilai seleksi"
        verbose_name_plural = "nilai seleksi"
        constraints = [
            models.UniqueConstraint(
                fields=["tahap", "lamaran", "anggota"],
                name="nilai_seleksi_sekali",
                nulls_distinct=False,
                violation_error_message="Peserta ini sudah Anda nilai pada tahap ini.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="nilai_beku",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=BEKU,
                declare=[("keadaan_tahap", "text")],
            )
        ]

    def __str__(self) -> str:
        return f"{self.tahap}: {self.lamaran.nomor}"


class HasilQuerySet(ScopedQuerySet):
    def terbuka_publik(self) -> Self:
        return self.filter(seleksi__in=SeleksiJabatan.objects.terbuka_publik())


class HasilSeleksi(BerkotaModel):
    """The frozen result: the published file, its hash and public proof. Never changed: the database refuses."""

    seleksi = models.OneToOneField(SeleksiJabatan, models.PROTECT, related_name="hasil", verbose_name="seleksi")
    # Exactly the bytes of the published file; `manage.py hitung_ulang_promosi` makes them again from themselves.
    berkas = models.TextField("berkas hasil")
    sha256 = models.CharField("SHA-256", max_length=64)
    peringkat = models.JSONField("peringkat", default=list)
    tanda = models.ForeignKey("core.TandaTerbit", models.PROTECT, related_name="+", verbose_name="tanda terbit")
    dibekukan_pada = models.DateTimeField("dibekukan pada", default=timezone.now)
    dibekukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dibekukan oleh"
    )

    objects = HasilQuerySet.as_manager()

    class Meta:
        ordering = ["-dibekukan_pada", "-pk"]
        verbose_name = "hasil seleksi"
        verbose_name_plural = "hasil seleksi"
        triggers = [pgtrigger.Protect(name="hasil_beku", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Hasil {self.seleksi}"
