"""What a SKP holds: RHK with their indicators, expectations of behaviour, and the lampiran."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from asn.core.angka import tulis_angka
from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from kinerja.skp.models.skp import SKP, MilikSKPQuerySet
from kinerja.skp.rules import berakhlak
from kinerja.skp.rules.istilah import (
    Arah,
    Aspek,
    BagianLampiran,
    CaraTurun,
    JenisHasil,
    Klasifikasi,
    Perspektif,
    SumberRencana,
)


@berjejak()
class RHK(BerkotaModel):
    """One rencana hasil kerja. `induk` is the RHK of the leader it serves; `teks_induk` keeps its words.

    A cell of the matriks peran hasil makes a row with `dari_matriks`. When the leader drops an RHK, the rows below it
    lose their `induk` and are shown as orphans.
    """

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="rhk", verbose_name="SKP")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    jenis = models.CharField("jenis", max_length=10, choices=JenisHasil.pilihan(), default=JenisHasil.UTAMA.value)
    klasifikasi = models.CharField(
        "klasifikasi", max_length=12, choices=Klasifikasi.pilihan(), default=Klasifikasi.INDIVIDU.value
    )
    teks = models.TextField("rencana hasil kerja", max_length=1000)
    induk = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="turunan",
        verbose_name="RHK pimpinan yang diintervensi",
    )
    teks_induk = models.TextField("bunyi RHK pimpinan", blank=True)
    cara_turun = models.CharField("cara penurunan", max_length=15, choices=CaraTurun.pilihan(), blank=True)
    perspektif = models.CharField("perspektif", max_length=20, choices=Perspektif.pilihan(), blank=True)
    sumber = models.CharField("sumber rencana", max_length=20, choices=SumberRencana.pilihan(), blank=True)
    penugasan = models.CharField("SK atau surat tugas", max_length=200, blank=True)
    dari_matriks = models.BooleanField("dari matriks peran hasil", default=False)
    disalin_dari = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="disalin dari"
    )

    objects = MilikSKPQuerySet.as_manager()

    class Meta:
        ordering = ["skp", "jenis", "urutan", "pk"]
        verbose_name = "RHK"
        verbose_name_plural = "RHK"
        constraints = [
            models.CheckConstraint(
                condition=~Q(teks=""), name="rhk_berisi", violation_error_message="Isi rencana hasil kerja."
            ),
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("id")),
                name="rhk_bukan_induk_sendiri",
                violation_error_message="RHK tidak dapat mengintervensi dirinya sendiri.",
            ),
            models.UniqueConstraint(
                fields=["skp", "induk"],
                condition=Q(dari_matriks=True, induk__isnull=False),
                name="rhk_satu_per_sel_matriks",
                violation_error_message="Sel matriks ini sudah terisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.teks

    @property
    def yatim(self) -> bool:
        """A main result of somebody with a leader that serves no result of that leader."""
        return self.induk_id is None and self.jenis == JenisHasil.UTAMA


class MilikRHKQuerySet(MilikSKPQuerySet):
    jalur_instansi = "rhk__skp__instansi_id"
    jalur_pegawai = "rhk__skp__pegawai_id"
    jalur_jabatan_atasan = "rhk__skp__jabatan_penilai_id"


@berjejak()
class Indikator(BerkotaModel):
    """One indikator kinerja individu: with aspect and a target in figures, or a free measure of success."""

    rhk = models.ForeignKey(RHK, models.CASCADE, related_name="indikator", verbose_name="RHK")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    aspek = models.CharField("aspek", max_length=10, choices=Aspek.pilihan(), blank=True)
    teks = models.CharField("indikator", max_length=500)
    target_min = models.DecimalField("target", max_digits=14, decimal_places=2, null=True, blank=True)
    target_maks = models.DecimalField("target sampai", max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    target_teks = models.CharField("ukuran keberhasilan", max_length=500, blank=True)
    arah = models.CharField("jenis target", max_length=10, choices=Arah.pilihan(), default=Arah.MAKSIMAL.value)
    # The manual of an indicator of JPT.
    definisi = models.TextField("definisi", blank=True)
    formula = models.TextField("formula", blank=True)
    sumber_data = models.CharField("sumber data", max_length=200, blank=True)

    objects = MilikRHKQuerySet.as_manager()

    class Meta:
        ordering = ["rhk", "urutan", "pk"]
        verbose_name = "indikator kinerja individu"
        verbose_name_plural = "indikator kinerja individu"
        constraints = [
            models.CheckConstraint(
                condition=Q(target_min__isnull=False, satuan__gt="") | Q(target_teks__gt=""),
                name="indikator_bertarget",
                violation_error_message="Isi target dengan satuannya, atau ukuran keberhasilan.",
            ),
            models.CheckConstraint(
                condition=Q(target_maks=None) | Q(target_min__isnull=False, target_maks__gte=F("target_min")),
                name="indikator_target_runtut",
                violation_error_message="Target sampai tidak boleh lebih kecil daripada target.",
            ),
        ]

    def __str__(self) -> str:
        return self.teks

    @property
    def target(self) -> str:
        """The target as read: "90–100 persen", "12 dokumen", or the measure in words."""
        if self.target_min is None:
            return self.target_teks
        sampai = f"–{angka_rapi(self.target_maks)}" if self.target_maks is not None else ""
        return f"{angka_rapi(self.target_min)}{sampai} {self.satuan}"


def angka_rapi(nilai: Decimal) -> str:
    """Without decimals that say nothing: "12", "97,5"."""
    bulat = nilai == nilai.to_integral_value()
    return tulis_angka(nilai, 0) if bulat else tulis_angka(nilai, 2).rstrip("0")


@berjejak()
class EkspektasiPerilaku(BerkotaModel):
    """What the leader expects in particular of one BerAKHLAK value."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="ekspektasi", verbose_name="SKP")
    nilai = models.CharField("nilai", max_length=2, choices=berakhlak.pilihan())
    teks = models.TextField("ekspektasi khusus pimpinan", max_length=1000)

    objects = MilikSKPQuerySet.as_manager()

    class Meta:
        ordering = ["skp", "pk"]
        verbose_name = "ekspektasi perilaku"
        verbose_name_plural = "ekspektasi perilaku"
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "nilai"],
                name="ekspektasi_satu_per_nilai",
                violation_error_message="Ekspektasi untuk nilai ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_nilai_display()}: {self.teks}"


@berjejak()
class LampiranSKP(BerkotaModel):
    """One line of the lampiran: support, scheme of accountability, or consequence."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="lampiran", verbose_name="SKP")
    bagian = models.CharField("bagian", max_length=20, choices=BagianLampiran.pilihan())
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    teks = models.TextField("isi", max_length=1000)

    objects = MilikSKPQuerySet.as_manager()

    class Meta:
        ordering = ["skp", "bagian", "urutan", "pk"]
        verbose_name = "lampiran SKP"
        verbose_name_plural = "lampiran SKP"

    def __str__(self) -> str:
        return self.teks
