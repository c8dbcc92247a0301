"""What a city sets for itself: categories, rules of disposisi, deadlines, templates of answers."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pengaduan.aduan.rules.jenis import LABEL_KELAS, Kelas
from pengaduan.aduan.rules.tenggat import LABEL_LANGKAH


@berjejak(sejak_lahir=True)
class KategoriAduan(BerkotaModel):
    """What a report is about; suggests its class."""

    kode = models.SlugField("kode", max_length=40)
    nama = models.CharField("nama", max_length=100)
    kelas = models.CharField(
        "kelas bawaan",
        max_length=20,
        choices=[(k.value, v) for k, v in LABEL_KELAS.items()],
        default=Kelas.TIDAK_BERKADAR.value,
    )
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        ordering = ["urutan", "nama"]
        verbose_name = "kategori aduan"
        verbose_name_plural = "kategori aduan"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kode"],
                name="kategori_aduan_kode_unik",
                violation_error_message="Kode kategori ini sudah dipakai.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


@berjejak(sejak_lahir=True)
class AturanDisposisi(BerkotaModel):
    """Whom a report goes to: by category, by the unit it names, by place. The most particular rule wins."""

    kategori = models.ForeignKey(
        KategoriAduan, models.CASCADE, null=True, blank=True, related_name="aturan", verbose_name="kategori"
    )
    instansi_disebut = models.ForeignKey(
        "instansi.Instansi", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="instansi disebut"
    )
    wilayah = models.ForeignKey(
        "instansi.Wilayah",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wilayah",
        help_text="Kelurahan, atau kecamatan untuk semua kelurahan di dalamnya.",
    )
    tujuan = models.ForeignKey("instansi.Instansi", models.CASCADE, related_name="+", verbose_name="diteruskan ke")
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        ordering = ["kategori", "instansi_disebut", "wilayah", "pk"]
        verbose_name = "aturan disposisi"
        verbose_name_plural = "aturan disposisi"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kategori", "instansi_disebut", "wilayah"],
                nulls_distinct=False,
                condition=Q(aktif=True),
                name="aturan_disposisi_satu_per_syarat",
                violation_error_message="Sudah ada aturan aktif dengan syarat yang sama.",
            ),
            models.CheckConstraint(
                condition=Q(kategori__isnull=False) | Q(instansi_disebut__isnull=False) | Q(wilayah__isnull=False),
                name="aturan_disposisi_bersyarat",
                violation_error_message="Isi sedikitnya satu syarat: kategori, instansi, atau wilayah.",
            ),
        ]

    def __str__(self) -> str:
        syarat = " · ".join(str(s) for s in (self.kategori, self.instansi_disebut, self.wilayah) if s)
        return f"{syarat} → {self.tujuan}"


class KetentuanWaktuQuerySet(ScopedQuerySet):
    def pada(self, tanggal: date) -> Self:
        """Rows in force on the date."""
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=tanggal), berlaku_mulai__lte=tanggal)


@berjejak(sejak_lahir=True)
class KetentuanWaktu(BerkotaModel):
    """A deadline this city has set for itself, instead of the general one of `rules.tenggat`."""

    langkah = models.CharField("langkah", max_length=20, choices=[(k.value, v) for k, v in LABEL_LANGKAH.items()])
    hari = models.PositiveSmallIntegerField("hari")
    jenis_hari = models.CharField(
        "jenis hari", max_length=10, choices=[("kerja", "Hari kerja"), ("kalender", "Hari kalender")], default="kerja"
    )
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dasar = models.CharField("dasar hukum", max_length=200)

    objects = KetentuanWaktuQuerySet.as_manager()

    class Meta:
        ordering = ["langkah", "-berlaku_mulai"]
        verbose_name = "ketentuan waktu"
        verbose_name_plural = "ketentuan waktu"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "langkah", "berlaku_mulai"],
                name="ketentuan_waktu_satu_per_tanggal",
                violation_error_message="Ketentuan langkah ini sudah ada untuk tanggal tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                name="ketentuan_waktu_runtut",
                violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(hari__range=(1, 365)),
                name="ketentuan_waktu_1_sampai_365",
                violation_error_message="Isi 1 sampai 365 hari.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()}: {self.hari} {self.get_jenis_hari_display().lower()}"


@berjejak(sejak_lahir=True)
class TemplatJawaban(BerkotaModel):
    """A prepared answer; the officer edits it before it is sent."""

    judul = models.CharField("judul", max_length=100)
    isi = models.TextField("isi", max_length=4000)
    kategori = models.ForeignKey(
        KategoriAduan, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="kategori"
    )
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        ordering = ["judul"]
        verbose_name = "templat jawaban"
        verbose_name_plural = "templat jawaban"

    def __str__(self) -> str:
        return self.judul
