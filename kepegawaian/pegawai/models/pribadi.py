"""Family and personal documents."""

from django.db import models

from asn.core.jejak import berjejak
from kepegawaian.pegawai.models.dasar import Riwayat, indeks_perbaikan


@berjejak()
class Keluarga(Riwayat):
    """A family member, needed for allowances; specific personal data (UU 27/2022 ps. 4), masked by role."""

    HUBUNGAN = [("SUAMI", "Suami"), ("ISTRI", "Istri"), ("ANAK", "Anak"), ("AYAH", "Ayah"), ("IBU", "Ibu")]
    hubungan = models.CharField("hubungan", max_length=10, choices=HUBUNGAN)
    nama = models.CharField("nama", max_length=150)
    tanggal_lahir = models.DateField("tanggal lahir", null=True, blank=True)
    tanggungan = models.BooleanField("masuk tunjangan keluarga", default=False)
    pekerjaan = models.CharField("pekerjaan", max_length=100, blank=True)

    class Meta:
        ordering = ["hubungan", "tanggal_lahir"]
        verbose_name = "anggota keluarga"
        verbose_name_plural = "keluarga"
        indexes = [indeks_perbaikan("keluarga"), models.Index(fields=["pegawai"], name="keluarga_pegawai")]

    def __str__(self) -> str:
        return f"{self.get_hubungan_display()}: {self.nama}"


@berjejak()
class Dokumen(Riwayat):
    """One document of the dossier. `tipe` is its item on the checklist, `jenis` its name in words (free when untyped).

    A row without `bukti` records a paper that lies in the archive and has not been scanned.
    """

    tipe = models.ForeignKey(
        "pegawai.JenisDokumen",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="jenis pada daftar periksa",
    )
    jenis = models.CharField("nama dokumen", max_length=60)
    tanggal = models.DateField("tanggal dokumen", null=True, blank=True)

    class Meta:
        ordering = ["jenis", "-tanggal", "-pk"]
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        indexes = [indeks_perbaikan("dokumen"), models.Index(fields=["pegawai", "tipe"], name="dokumen_pegawai_tipe")]

    def __str__(self) -> str:
        return self.jenis
