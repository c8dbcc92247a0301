"""One import, its rows (staging and undo log in one), and the mappings remembered per source."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import TeksTersandi
from asn.impor.jenis import DAFTAR, JenisImpor
from asn.impor.rules.kepala import huruf
from asn.impor.workflows import LABEL, KeadaanImpor

HARI_PEMBATALAN = 30
CARA = [("semua", "Semua baris"), ("sah", "Hanya baris yang sah")]
STATUS = [
    ("galat", "Bermasalah"),
    ("baru", "Baru"),
    ("berubah", "Berubah"),
    ("sama", "Sama"),
    ("lewat", "Dipertahankan"),
]


class ImporQuerySet(ScopedQuerySet):
    def for_list(self) -> Self:
        """Joins of the list page; the large texts stay where they are."""
        return self.select_related("oleh", "kota", "pekerjaan").defer("contoh", "kepala", "diabaikan")


class Impor(BerkotaModel):
    """One uploaded table on its way into the register: mapped, checked, applied, and undone if need be."""

    jenis = models.CharField("jenis data", max_length=40)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL.items()],
        default=KeadaanImpor.DIUNGGAH.value,
    )
    berkas = models.ForeignKey(
        "core.Berkas", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="berkas asal"
    )
    berkas_masalah = models.ForeignKey(
        "core.Berkas", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="berkas masalah"
    )
    nama_berkas = models.CharField("nama berkas", max_length=200)
    lembar = models.CharField("lembar", max_length=100, blank=True)
    lembar_lain = models.JSONField("lembar lain", default=list, blank=True)
    baris_kepala = models.PositiveIntegerField("baris judul kolom", default=1)
    kepala = models.JSONField("judul kolom", default=list, blank=True)
    sidik_kepala = models.CharField("sidik judul kolom", max_length=64, blank=True)
    # A few rows to recognise the columns by; encrypted, because nobody knows yet which of them holds a NIK.
    contoh = TeksTersandi("contoh baris", blank=True)
    peta = models.JSONField("pemetaan kolom", default=dict, blank=True)
    jangan_timpa = models.BooleanField("jangan timpa data terverifikasi", default=False)
    cara = models.CharField("cara penerapan", max_length=10, choices=CARA, blank=True)
    baris = models.PositiveIntegerField("baris", default=0)
    baru = models.PositiveIntegerField("baru", default=0)
    berubah = models.PositiveIntegerField("berubah", default=0)
    sama = models.PositiveIntegerField("sama", default=0)
    lewat = models.PositiveIntegerField("dipertahankan", default=0)
    galat = models.PositiveIntegerField("bermasalah", default=0)
    peringatan = models.PositiveIntegerField("peringatan", default=0)
    diabaikan = models.JSONField("yang diabaikan", default=list, blank=True)
    pesan = models.TextField("pesan", blank=True)
    henti_diminta = models.BooleanField("diminta berhenti", default=False)
    pekerjaan = models.ForeignKey(
        "core.Pekerjaan", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="pekerjaan"
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diunggah oleh")
    diterapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diterapkan oleh",
    )
    dibuat_pada = models.DateTimeField("diunggah pada", default=timezone.now)
    diperiksa_pada = models.DateTimeField("diperiksa pada", null=True, blank=True)
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    dibatalkan_pada = models.DateTimeField("dibatalkan pada", null=True, blank=True)
    dibersihkan_pada = models.DateTimeField("rincian dihapus pada", null=True, blank=True)

    objects = ImporQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "impor"
        verbose_name_plural = "impor"
        permissions = [("kelola_impor", "Dapat mengimpor data")]
        indexes = [models.Index(fields=["kota", "-dibuat_pada", "-id"], name="impor_kota_terbaru")]

    def __str__(self) -> str:
        return f"{self.label_jenis} – {self.nama_berkas}"

    @property
    def definisi(self) -> JenisImpor:
        return DAFTAR[self.jenis]

    @property
    def label_jenis(self) -> str:
        return DAFTAR[self.jenis].label if self.jenis in DAFTAR else self.jenis

    @property
    def sedang_berjalan(self) -> bool:
        return self.pekerjaan is not None and not self.pekerjaan.berakhir

    @property
    def batas_pembatalan(self) -> Any:
        return self.diterapkan_pada + timedelta(days=HARI_PEMBATALAN) if self.diterapkan_pada else None

    @property
    def dapat_dibatalkan(self) -> bool:
        batas = self.batas_pembatalan
        return self.keadaan == KeadaanImpor.DITERAPKAN and batas is not None and timezone.now() < batas

    @property
    def akan_diterapkan(self) -> int:
        return self.baru + self.berubah

    def alamat_sel(self, kolom: str, nomor: int) -> str:
        """Address of a field's cell in the user's own file, e.g. C15; empty for a field that has no column."""
        indeks = next((int(i) for i, nama in self.peta.items() if nama == kolom), None)
        return f"{huruf(indeks)}{nomor}" if indeks is not None else ""


class BarisImpor(BerkotaModel):
    """One row of the file: what it says, what is wrong, what it changes, and what stood there before (for undo)."""

    impor = models.ForeignKey(Impor, models.CASCADE, related_name="isi_baris", verbose_name="impor")
    nomor = models.PositiveIntegerField("baris")
    status = models.CharField("status", max_length=10, choices=STATUS)
    kunci = models.CharField("kunci", max_length=120, blank=True)
    nama = models.CharField("nama", max_length=200, blank=True)
    isi = models.JSONField("isi", default=dict)
    sebelum = models.JSONField("sebelum", default=dict)
    beda = models.JSONField("perbedaan", default=dict)
    masalah = models.JSONField("masalah", default=list)
    diabaikan = models.JSONField("sel diabaikan", default=list)
    sasaran_id = models.BigIntegerField("baris sasaran", null=True, blank=True)
    sasaran_versi = models.PositiveIntegerField("versi sasaran", null=True, blank=True)
    hasil_id = models.BigIntegerField("baris hasil", null=True, blank=True)

    class Meta:
        ordering = ["nomor"]
        verbose_name = "baris impor"
        verbose_name_plural = "baris"
        indexes = [
            models.Index(fields=["impor", "status", "nomor"], name="baris_impor_status"),
        ]
        constraints = [models.UniqueConstraint(fields=["impor", "nomor"], name="baris_impor_satu_per_nomor")]

    def __str__(self) -> str:
        return f"baris {self.nomor}"


class PetaKolom(BerkotaModel):
    """The mapping a city chose for one kind and one source, known again by its headings."""

    jenis = models.CharField("jenis data", max_length=40)
    sidik = models.CharField("sidik judul kolom", max_length=64)
    peta = models.JSONField("pemetaan", default=dict)
    dipakai_pada = models.DateTimeField("dipakai pada", default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")

    class Meta:
        ordering = ["jenis", "-dipakai_pada"]
        verbose_name = "pemetaan kolom"
        verbose_name_plural = "pemetaan kolom"
        constraints = [models.UniqueConstraint(fields=["kota", "jenis", "sidik"], name="peta_kolom_satu_per_sumber")]

    def __str__(self) -> str:
        return f"{self.jenis} {self.sidik[:8]}"
