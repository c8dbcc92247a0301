"""A plan of improvement: its activities, its monthly checkpoints, and the closed notes of counselling."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Min, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import TeksTersandi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import PREDIKAT
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan
from kinerja.tindak_lanjut.workflows import LABEL_PEMBINAAN, NADA_PEMBINAAN, TERBUKA

KEGIATAN = [
    ("BIMBINGAN", "Bimbingan kinerja"),
    ("KONSELING", "Konseling kinerja"),
    ("PELATIHAN", "Pelatihan"),
    ("PENUGASAN_KHUSUS", "Penugasan khusus"),
]
CAPAIAN = [("TERCAPAI", "Tercapai"), ("SEBAGIAN", "Tercapai sebagian"), ("BELUM", "Belum tercapai")]
TINDAK_LANJUT_KONSELING = [
    ("TIDAK_ADA", "Tidak ada"),
    ("BIMBINGAN", "Bimbingan kinerja"),
    ("PELATIHAN", "Pelatihan"),
    ("PENUGASAN_KHUSUS", "Penugasan khusus"),
    ("USUL_MUTASI", "Usul mutasi"),
    ("REKOMENDASI_HUKDIS", "Rekomendasi pemeriksaan disiplin"),
]
LIHAT_KONSELING = "tindak_lanjut.view_catatankonseling"
# Held with the notes of a whole city by the official who may read them all (PyB); a counsellor reads the own cases.
SEMUA_KONSELING = "tindak_lanjut.baca_semua_konseling"
BELUM_DIBACA = Q(dicatat_pada__isnull=False, diakui_pada=None)
TERTUTUP = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")


class PerRencanaQuerySet(ScopedQuerySet):
    """Rows that belong to one person's plan."""

    awalan = ""
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """For counselling, only the cases of this counsellor, unless the permission for all of them is held too."""
        rows = super().terlihat_oleh(pengguna, izin)
        if izin != LIHAT_KONSELING or pengguna.ditugasi(SEMUA_KONSELING):
            return rows
        return rows.filter(**{f"{self.awalan}konselor": pengguna})


class RencanaQuerySet(PerRencanaQuerySet):
    def terbuka(self) -> Self:
        return self.filter(keadaan__in=[k.value for k in TERBUKA])

    def terlambat(self, tanggal: date) -> Self:
        """Running plans with a checkpoint that was due and is not noted."""
        belum = TitikPantau.objects.filter(dicatat_pada=None, tanggal__lt=tanggal)
        return self.filter(keadaan=KeadaanPembinaan.BERJALAN.value, pk__in=belum.values("rencana"))

    def menunggu_pegawai(self) -> Self:
        """Plans with a noted checkpoint the person has not read."""
        return self.filter(pk__in=TitikPantau.objects.filter(BELUM_DIBACA).values("rencana"))

    def cari(self, teks: str) -> Self:
        """By name or NIP of the person."""
        return self.filter(pegawai__in=Pegawai.objects.cari(teks))

    def for_list(self) -> Self:
        gabung = ("pegawai__jabatan", "instansi", "pembina", "konselor")
        return self.select_related(*gabung).defer(*TERTUTUP).berkemajuan()

    def dengan_sesi(self) -> Self:
        """With how many sessions of counselling are noted: the number, never a word."""
        return self.annotate(jumlah_sesi=Count("konseling", distinct=True))

    def berkemajuan(self) -> Self:
        """With how many checkpoints there are, how many are noted, and the day of the next one."""
        belum = Q(titik__dicatat_pada=None)
        return self.annotate(
            jumlah_titik=Count("titik", distinct=True),
            titik_dicatat=Count("titik", filter=~belum, distinct=True),
            titik_berikut=Min("titik__tanggal", filter=belum),
        )


@berjejak()
class RencanaPembinaan(BerkotaModel):
    """One case of low performance: opened by the night, run by the superior, closed by the rule of PP 30/2019.

    `pemicu` is the predicate it began with; `hasil` the verdict of the rule at the last decision, with its evidence.
    """

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="pembinaan", verbose_name="pegawai")
    pemicu = models.OneToOneField(
        "pegawai.RiwayatKinerja", models.PROTECT, related_name="pembinaan", verbose_name="predikat yang menyebabkan"
    )
    predikat = models.CharField("predikat", max_length=20, choices=PREDIKAT)
    periode = models.CharField("periode", max_length=7)
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit saat dibuka"
    )
    pembina = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="membina", verbose_name="pembina"
    )
    konselor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="konselor"
    )
    keadaan = models.CharField(
        "keadaan",
        max_length=25,
        choices=[(k.value, v) for k, v in LABEL_PEMBINAAN.items()],
        default=KeadaanPembinaan.DIUSULKAN.value,
    )
    putusan = models.JSONField("putusan aturan saat dibuka", default=dict)
    sasaran = models.TextField("sasaran perbaikan", blank=True)
    mulai = models.DateField("mulai", null=True, blank=True)
    selesai = models.DateField("selesai", null=True, blank=True)
    hasil = models.JSONField("putusan hasil", default=dict, blank=True)
    sementara_sejak = models.DateField("penempatan sementara sejak", null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diputus oleh"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = RencanaQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "rencana pembinaan"
        verbose_name_plural = "rencana pembinaan"
        indexes = [
            models.Index(fields=["kota", "-dibuat_pada"], name="pembinaan_terbaru"),
            models.Index(fields=["kota", "keadaan", "selesai"], name="pembinaan_keadaan"),
            models.Index(fields=["pegawai", "-dibuat_pada"], name="pembinaan_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=Q(keadaan__in=[k.value for k in TERBUKA]),
                name="pembinaan_satu_yang_terbuka",
                violation_error_message="Pegawai ini masih mempunyai rencana pembinaan yang terbuka.",
            ),
            models.CheckConstraint(
                condition=Q(mulai=None, selesai=None) | Q(selesai__gt=F("mulai")),
                name="pembinaan_runtut",
                violation_error_message="Tanggal selesai harus sesudah tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=["diusulkan", "dibatalkan"]) | Q(mulai__isnull=False, sasaran__gt=""),
                name="pembinaan_berjalan_bersasaran",
                violation_error_message="Pembinaan yang berjalan harus mempunyai sasaran dan tanggal.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pembinaan {self.pegawai}"

    def get_absolute_url(self) -> str:
        return reverse("tindak_lanjut:pembinaan", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA_PEMBINAAN[KeadaanPembinaan(self.keadaan)]

    @property
    def terbuka(self) -> bool:
        return KeadaanPembinaan(self.keadaan) in TERBUKA

    @property
    def berjalan(self) -> bool:
        return self.keadaan == KeadaanPembinaan.BERJALAN


class BagianRencanaQuerySet(PerRencanaQuerySet):
    awalan = "rencana__"
    jalur_instansi = "rencana__pegawai__instansi_id"
    jalur_pegawai = "rencana__pegawai_id"
    jalur_jabatan_atasan = "rencana__pegawai__jabatan__atasan_id"


@berjejak()
class KegiatanPembinaan(BerkotaModel):
    """One activity of the plan. For a training, the need is written to the register beside it."""

    rencana = models.ForeignKey(RencanaPembinaan, models.PROTECT, related_name="kegiatan", verbose_name="rencana")
    jenis = models.CharField("jenis", max_length=20, choices=KEGIATAN)
    uraian = models.CharField("uraian", max_length=300)
    tenggat = models.DateField("tenggat")
    selesai_pada = models.DateField("dilaksanakan pada", null=True, blank=True)
    catatan = models.CharField("catatan pelaksanaan", max_length=300, blank=True)
    kebutuhan = models.OneToOneField(
        "pegawai.KebutuhanPelatihan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kebutuhan pelatihan",
    )

    objects = BagianRencanaQuerySet.as_manager()

    class Meta:
        ordering = ["tenggat", "pk"]
        verbose_name = "kegiatan pembinaan"
        verbose_name_plural = "kegiatan pembinaan"

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.uraian}"


@berjejak()
class TitikPantau(BerkotaModel):
    """One monthly checkpoint: noted by the superior, then acknowledged by the person, who may answer."""

    rencana = models.ForeignKey(RencanaPembinaan, models.PROTECT, related_name="titik", verbose_name="rencana")
    ke = models.PositiveSmallIntegerField("bulan ke")
    tanggal = models.DateField("tanggal")
    capaian = models.CharField("capaian", max_length=10, choices=CAPAIAN, blank=True)
    uraian = models.TextField("uraian capaian", blank=True)
    langkah = models.TextField("langkah bulan berikutnya", blank=True)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat oleh"
    )
    dicatat_pada = models.DateTimeField("dicatat pada", null=True, blank=True)
    diakui_pada = models.DateTimeField("dibaca pegawai pada", null=True, blank=True)
    tanggapan = models.TextField("tanggapan pegawai", blank=True)

    objects = BagianRencanaQuerySet.as_manager()

    class Meta:
        ordering = ["ke"]
        verbose_name = "titik pantau"
        verbose_name_plural = "titik pantau"
        indexes = [
            models.Index(fields=["kota", "tanggal"], condition=Q(dicatat_pada=None), name="titik_pantau_belum_dicatat")
        ]
        constraints = [
            models.UniqueConstraint(fields=["rencana", "ke"], name="titik_pantau_sekali_sebulan"),
            models.CheckConstraint(
                condition=Q(diakui_pada=None) | Q(dicatat_pada__isnull=False),
                name="titik_pantau_dicatat_sebelum_diakui",
                violation_error_message="Titik pantau diakui setelah dicatat atasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Titik pantau bulan ke-{self.ke}"

    def terlambat(self, hari_ini: date) -> bool:
        return self.dicatat_pada is None and self.tanggal < hari_ini

    @property
    def menunggu_pegawai(self) -> bool:
        return self.dicatat_pada is not None and self.diakui_pada is None


@berjejak(kecuali=["isi"])
class CatatanKonseling(BerkotaModel):
    """What was said in confidence: encrypted at rest, never changed, readable by the counsellor and the PyB alone.

    Its text stays out of the field history, of lists, of search and of exports; each opening is logged.
    """

    rencana = models.ForeignKey(RencanaPembinaan, models.PROTECT, related_name="konseling", verbose_name="rencana")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="konselor")
    tanggal = models.DateField("tanggal sesi")
    isi = TeksTersandi("catatan")
    tindak_lanjut = models.CharField(
        "tindak lanjut", max_length=20, choices=TINDAK_LANJUT_KONSELING, default="TIDAK_ADA"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = BagianRencanaQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "catatan konseling"
        verbose_name_plural = "catatan konseling"

    def __str__(self) -> str:
        return f"Sesi konseling {self.tanggal:%d-%m-%Y}"
