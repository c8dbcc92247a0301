"""Issued documents and the conversion of annual predicates to angka kredit."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from kinerja.skp.models.penilaian import EvaluasiKinerja, MilikEvaluasiQuerySet
from kinerja.skp.models.skp import SKP, MilikSKPQuerySet

JENIS_DOKUMEN = [
    ("skp", "SKP"),
    ("lampiran", "Lampiran SKP"),
    ("evaluasi", "Evaluasi kinerja"),
    ("dokumen_evaluasi", "Dokumen evaluasi kinerja pegawai"),
    ("konversi_ak", "Konversi predikat ke angka kredit"),
]


class DokumenKinerja(BerkotaModel):
    """One issued document. `isi` holds every word that varies, frozen: it is never made again from live data."""

    jenis = models.CharField("jenis", max_length=20, choices=JENIS_DOKUMEN)
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="dokumen", verbose_name="SKP")
    naskah = models.ForeignKey(
        "skp.NaskahSKP", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naskah SKP"
    )
    evaluasi = models.ForeignKey(
        EvaluasiKinerja, models.PROTECT, null=True, blank=True, related_name="dokumen", verbose_name="evaluasi"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    isi = models.JSONField("isi")
    tanda = models.ForeignKey("core.TandaTerbit", models.PROTECT, related_name="+", verbose_name="tanda terbit")
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = MilikSKPQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "dokumen kinerja"
        verbose_name_plural = "dokumen kinerja"
        indexes = [models.Index(fields=["skp", "jenis", "-dibuat_pada"], name="dokumen_kinerja_skp")]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun", "urut"],
                name="dokumen_kinerja_nomor_sekali",
                violation_error_message="Nomor urut dokumen sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["naskah", "jenis"],
                condition=Q(evaluasi=None),
                name="dokumen_naskah_sekali",
                violation_error_message="Dokumen naskah ini sudah diterbitkan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"


@berjejak()
class KonversiAngkaKredit(BerkotaModel):
    """Angka kredit from one final evaluation (PermenPANRB 1/2023 ps. 37): the figures and the deposited riwayat."""

    evaluasi = models.OneToOneField(
        EvaluasiKinerja, models.PROTECT, related_name="konversi_ak", verbose_name="evaluasi"
    )
    jenjang = models.CharField("jenjang", max_length=20)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    bulan = models.PositiveSmallIntegerField("jumlah bulan")
    persen = models.PositiveSmallIntegerField("persentase predikat")
    koefisien = models.DecimalField("koefisien per tahun", max_digits=6, decimal_places=2)
    angka = models.DecimalField("angka kredit", max_digits=8, decimal_places=3)
    riwayat = models.ForeignKey(
        "pegawai.RiwayatAngkaKredit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="riwayat angka kredit",
    )

    objects = MilikEvaluasiQuerySet.as_manager()

    class Meta:
        ordering = ["-selesai", "pk"]
        verbose_name = "konversi angka kredit"
        verbose_name_plural = "konversi angka kredit"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="konversi_ak_runtut",
                violation_error_message="Tanggal akhir tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(bulan__range=(1, 12)),
                name="konversi_ak_bulan_1_sampai_12",
                violation_error_message="Konversi mencakup 1 sampai 12 bulan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.angka} AK {self.jenjang}"
