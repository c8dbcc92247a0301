"""What a closed campaign leaves behind: frozen figures per closing, and the plan to better the weakest unsur."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.instansi.rules.skm import MutuPelayanan
from pengaduan.survei.models.kampanye import Kampanye
from pengaduan.survei.rules.unsur import MENURUT_KUNCI, UNSUR
from pengaduan.survei.workflows import LABEL_RENCANA, KeadaanRencana


class HasilSurveiQuerySet(ScopedQuerySet):
    jalur_instansi = "kampanye__instansi_id"

    def terbuka_publik(self) -> Self:
        """Published, and not replaced by a later published revision: what citizens read."""
        return self.filter(diterbitkan_pada__isnull=False, digantikan=False)


@berjejak(kecuali=["angka"])
class HasilSurvei(BerkotaModel):
    """Figures of one closing, frozen: page, PDF, workbook and the register's indicator all show these.

    Groups of fewer than SEL_PUBLIK_MINIMUM people were left out before anything was stored.
    """

    kampanye = models.ForeignKey(Kampanye, models.PROTECT, related_name="hasil", verbose_name="survei")
    revisi = models.PositiveSmallIntegerField("revisi", default=0)
    n = models.PositiveIntegerField("responden terverifikasi")
    sampel = models.PositiveIntegerField("sampel dibutuhkan", default=0)
    ikm = models.DecimalField("IKM", max_digits=5, decimal_places=2, null=True, blank=True)
    mutu = models.CharField("mutu", max_length=1, blank=True, choices=[(m.value, m.label) for m in MutuPelayanan])
    angka = models.JSONField("angka", default=dict)
    ditutup_pada = models.DateTimeField("ditutup pada", default=timezone.now)
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ditutup oleh"
    )
    nomor = models.CharField("nomor laporan", max_length=60, blank=True)
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    pdf = models.ForeignKey("core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="PDF")
    diterbitkan_pada = models.DateTimeField("diterbitkan pada", null=True, blank=True)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diterbitkan oleh",
    )
    digantikan = models.BooleanField("digantikan revisi", default=False)

    objects = HasilSurveiQuerySet.as_manager()

    class Meta:
        ordering = ["-ditutup_pada", "-pk"]
        verbose_name = "hasil survei"
        verbose_name_plural = "hasil survei"
        indexes = [models.Index(fields=["kota", "-ditutup_pada", "-id"], name="survei_hasil_terbaru")]
        constraints = [
            models.UniqueConstraint(
                fields=["kampanye", "revisi"],
                name="survei_hasil_sekali_per_penutupan",
                violation_error_message="Penutupan ini sudah dihitung.",
            ),
            models.CheckConstraint(
                condition=Q(diterbitkan_pada=None) | Q(nomor__gt="", tanda__isnull=False, ikm__isnull=False),
                name="survei_hasil_terbit_bernomor",
                violation_error_message="Hasil yang terbit harus bernomor, bertanda verifikasi, dan ber-IKM.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kampanye}{f' revisi {self.revisi}' if self.revisi else ''}"


class RencanaTindakQuerySet(ScopedQuerySet):
    """Of the unit, and of whoever answers for it."""

    jalur_instansi = "kampanye__instansi_id"
    jalur_pegawai = "penanggung_jawab_id"

    def for_list(self) -> Self:
        return self.select_related("kampanye__instansi", "penanggung_jawab__jabatan", "bukti")

    def belum_selesai(self) -> Self:
        return self.filter(keadaan=KeadaanRencana.DIRENCANAKAN)

    def lewat_tenggat(self, tanggal: date) -> Self:
        return self.belum_selesai().filter(tenggat__lt=tanggal)


@berjejak(sejak_lahir=True)
class RencanaTindak(BerkotaModel):
    """What will be done about one unsur: by whom, until when, with which proof that it was done."""

    kampanye = models.ForeignKey(Kampanye, models.PROTECT, related_name="rencana", verbose_name="survei")
    unsur = models.CharField("unsur", max_length=20, choices=[(u.kunci, u.nama) for u in UNSUR])
    uraian = models.TextField("rencana perbaikan", max_length=1000)
    penanggung_jawab = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, related_name="+", verbose_name="penanggung jawab"
    )
    tenggat = models.DateField("tenggat")
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_RENCANA.items()],
        default=KeadaanRencana.DIRENCANAKAN.value,
    )
    capaian = models.TextField("hasil yang dicapai", max_length=1000, blank=True)
    bukti = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bukti"
    )
    selesai_pada = models.DateField("selesai pada", null=True, blank=True)
    diingatkan_pada = models.DateField("terakhir diingatkan", null=True, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = RencanaTindakQuerySet.as_manager()

    class Meta:
        ordering = ["tenggat", "pk"]
        verbose_name = "rencana tindak lanjut"
        verbose_name_plural = "rencana tindak lanjut"
        indexes = [models.Index(fields=["kota", "tenggat"], name="survei_rencana_tenggat")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(keadaan="selesai") | Q(selesai_pada__isnull=False, capaian__gt=""),
                name="survei_rencana_selesai_berhasil",
                violation_error_message="Rencana yang selesai mencatat tanggal dan hasilnya.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama_unsur}: {self.uraian[:60]}"

    @property
    def nama_unsur(self) -> str:
        return MENURUT_KUNCI[self.unsur].nama
