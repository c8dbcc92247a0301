"""The course, its versions, and what a version holds: modules, lessons, quizzes and the bank of questions."""

from decimal import Decimal
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Avg, Count, ExpressionWrapper, F, OuterRef, Q, StdDev, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from asn.core.jangkauan import Jangkauan
from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pelatihan.belajar.rules.soal import LABEL_JENIS as LABEL_SOAL
from pelatihan.belajar.workflows import HASIL, LABEL, LABEL_VERSI, NADA, TAMPAK, KeadaanKursus, KeadaanVersi

# The same families as in the register of trainings (RiwayatDiklat).
RUMPUN = [
    ("teknis", "Teknis"),
    ("manajerial", "Manajerial"),
    ("sosial_kultural", "Sosial kultural"),
    ("fungsional", "Fungsional"),
    ("lainnya", "Umum"),
]
JENIS_PELAJARAN = [("teks", "Bacaan"), ("pdf", "Dokumen PDF"), ("video", "Video")]
JENIS_KUIS = [("pra", "Tes awal"), ("akhir", "Tes akhir")]


class KursusQuerySet(ScopedQuerySet):
    """Staff reach courses by city or unit; every pegawai finds the published courses of the own city."""

    jalur_instansi = "instansi_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        jangkauan = pengguna.jangkauan(izin)
        if izin == HASIL and jangkauan.instansi_ids:
            # A unit's own people take the courses of the whole city; which people are shown is another question.
            dalam = self.syarat_jangkauan(jangkauan) | Q(keadaan__in=sorted(TAMPAK))
            return self.filter(dalam, kota_id__in=sorted(jangkauan.semua_kota))
        return super().terlihat_oleh(pengguna, izin)

    def syarat_jangkauan(self, jangkauan: Jangkauan) -> Q:
        boleh = super().syarat_jangkauan(jangkauan)
        return boleh | Q(keadaan__in=sorted(TAMPAK)) if jangkauan.pegawai_id else boleh

    def terbit(self) -> Self:
        return self.filter(keadaan=KeadaanKursus.TERBIT)

    def cari(self, teks: str) -> Self:
        return self.filter(Q(judul__icontains=teks) | Q(ringkasan__icontains=teks))

    def berstatus(self, pegawai_id: int | None) -> Self:
        """With `status_saya`: how far this pegawai is in each, empty where it was not begun."""
        ikut = apps.get_model("belajar", "Kepesertaan").objects.filter(kursus=OuterRef("pk"), pegawai=pegawai_id)
        keadaan = ikut.exclude(keadaan="berhenti").values("keadaan")[:1]
        return self.annotate(status_saya=Coalesce(Subquery(keadaan), Value("")))

    def berpeserta(self) -> Self:
        """With how many take or took each, and how many passed."""
        semua = apps.get_model("belajar", "Kepesertaan").objects.filter(kursus=OuterRef("pk")).order_by()
        hitung = semua.values("kursus").annotate(n=Count("pk"), lulus=Count("pk", filter=Q(keadaan="lulus")))
        return self.annotate(
            peserta=Coalesce(Subquery(hitung.values("n")), 0), lulus=Coalesce(Subquery(hitung.values("lulus")), 0)
        )

    def for_list(self) -> Self:
        return self.select_related("instansi", "kota", "versi_terbit")


def berstatistik(kueri: KursusQuerySet) -> KursusQuerySet:
    """Figures of every course from one join. Gain counts first enrolments with both tests, by the first final test."""
    pra, akhir = F("kepesertaan__nilai_pra"), F("kepesertaan__nilai_akhir_pertama")
    gain = ExpressionWrapper((akhir - pra) / NullIf(100 - pra, Value(Decimal(0))), models.FloatField())
    terukur = Q(
        kepesertaan__nilai_pra__lt=100, kepesertaan__nilai_akhir_pertama__isnull=False, kepesertaan__ulangan=False
    )
    return kueri.annotate(
        peserta_n=Count("kepesertaan"),
        berjalan_n=Count("kepesertaan", filter=Q(kepesertaan__keadaan="berjalan")),
        lulus_n=Count("kepesertaan", filter=Q(kepesertaan__keadaan="lulus")),
        berhenti_n=Count("kepesertaan", filter=Q(kepesertaan__keadaan="berhenti")),
        gain_n=Count("kepesertaan", filter=terukur),
        gain_rata=Avg(gain, filter=terukur),
        gain_sd=StdDev(gain, sample=True, filter=terukur),
    )


@berjejak(sejak_lahir=True)
class Kursus(BerkotaModel):
    """A course that one takes alone. What is taught stands in its versions; learners stay with the one they began."""

    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="penyelenggara")
    judul = models.CharField("judul", max_length=150)
    ringkasan = models.CharField("ringkasan", max_length=300)
    tujuan = models.TextField("tujuan belajar", max_length=1500)
    rumpun = models.CharField("rumpun kompetensi", max_length=20, choices=RUMPUN, default="teknis")
    # What it strengthens: for recommendations and open needs. It is no assessment, so no level is deposited.
    kompetensi = models.ForeignKey(
        "jabatan.KamusKompetensi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kompetensi yang dikuatkan",
    )
    # Of the published version; learners get that of the version they took.
    jp = models.DecimalField("JP", max_digits=4, decimal_places=1, default=Decimal(2))
    bawaan = models.CharField("bahan bawaan", max_length=40, blank=True)
    keadaan = models.CharField(
        "keadaan", max_length=10, choices=[(k.value, v) for k, v in LABEL.items()], default=KeadaanKursus.DRAF.value
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    terbit_pada = models.DateTimeField("terbit pada", null=True, blank=True)
    versi_terbit = models.ForeignKey(
        "belajar.VersiKursus", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="versi terbit"
    )

    objects = KursusQuerySet.as_manager()

    class Meta:
        ordering = ["judul", "pk"]
        verbose_name = "kursus"
        verbose_name_plural = "kursus"
        indexes = [
            models.Index(fields=["kota", "judul"], name="kursus_kota_judul"),
            models.Index(fields=["kota", "keadaan", "judul"], name="kursus_kota_keadaan"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "judul"],
                name="kursus_judul_unik",
                violation_error_message="Sudah ada kursus dengan judul ini.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan="draf") | Q(versi_terbit__isnull=False, terbit_pada__isnull=False),
                name="kursus_terbit_berversi",
                violation_error_message="Kursus yang terbit harus mempunyai versi terbit.",
            ),
            models.CheckConstraint(
                condition=Q(jp__gt=0), name="kursus_jp_positif", violation_error_message="JP harus lebih dari nol."
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def label(self) -> str:
        return LABEL[KeadaanKursus(self.keadaan)]

    @property
    def nada(self) -> str:
        return NADA[KeadaanKursus(self.keadaan)]


class BagianKursusQuerySet(ScopedQuerySet):
    """What belongs to a course is reached like the course, by its staff."""

    jalur_instansi = "kursus__instansi_id"


@berjejak()
class VersiKursus(BerkotaModel):
    """One edition. A published one never changes: running attempts and later questions about them rest on it."""

    kursus = models.ForeignKey(Kursus, models.CASCADE, related_name="versi", verbose_name="kursus")
    nomor = models.PositiveSmallIntegerField("nomor versi", default=1)
    keadaan = models.CharField(
        "keadaan",
        max_length=6,
        choices=[(k.value, v) for k, v in LABEL_VERSI.items()],
        default=KeadaanVersi.DRAF.value,
    )
    catatan = models.CharField("apa yang berubah", max_length=300, blank=True)
    jp = models.DecimalField(
        "JP",
        max_digits=4,
        decimal_places=1,
        default=Decimal(2),
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(Decimal(60))],
    )
    wajib_pra = models.BooleanField("tes awal wajib sebelum pelajaran pertama", default=False)
    # Raised by every save of the draft: two people who edit it at once are told.
    revisi = models.PositiveIntegerField("revisi", default=0)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    terbit_pada = models.DateTimeField("terbit pada", null=True, blank=True)
    terbit_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="terbit oleh"
    )

    objects = BagianKursusQuerySet.as_manager()

    class Meta:
        ordering = ["kursus", "-nomor"]
        verbose_name = "versi kursus"
        verbose_name_plural = "versi kursus"
        constraints = [
            models.UniqueConstraint(fields=["kursus", "nomor"], name="versi_kursus_nomor_unik"),
            models.UniqueConstraint(
                fields=["kursus"],
                condition=Q(keadaan="draf"),
                name="versi_kursus_satu_draf",
                violation_error_message="Kursus ini sudah mempunyai draf.",
            ),
            models.UniqueConstraint(
                fields=["kursus"],
                condition=Q(keadaan="terbit"),
                name="versi_kursus_satu_terbit",
                violation_error_message="Kursus ini sudah mempunyai versi terbit.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kursus} versi {self.nomor}"

    @property
    def label(self) -> str:
        return LABEL_VERSI[KeadaanVersi(self.keadaan)]


class BagianVersiQuerySet(ScopedQuerySet):
    jalur_instansi = "versi__kursus__instansi_id"


class PelajaranQuerySet(BagianVersiQuerySet):
    def syarat_jangkauan(self, jangkauan: Jangkauan) -> Q:
        """A learner reads the lessons of the version taken, and their files; nobody else's."""
        boleh = super().syarat_jangkauan(jangkauan)
        if not jangkauan.pegawai_id:
            return boleh
        ikut = apps.get_model("belajar", "Kepesertaan").objects.filter(pegawai=jangkauan.pegawai_id)
        return boleh | Q(versi__in=ikut.order_by().values("versi"))

    def ringkas(self) -> Self:
        """Without the text, for outlines."""
        return self.defer("isi")


class Pelajaran(BerkotaModel):
    """One lesson; lessons with the same `modul` in a row make a module."""

    versi = models.ForeignKey(VersiKursus, models.CASCADE, related_name="pelajaran", verbose_name="versi")
    urutan = models.PositiveSmallIntegerField("urutan")
    modul = models.CharField("modul", max_length=120)
    judul = models.CharField("judul", max_length=150)
    jenis = models.CharField("jenis", max_length=5, choices=JENIS_PELAJARAN, default="teks")
    isi = models.TextField("isi", blank=True, max_length=60_000)
    menit = models.PositiveSmallIntegerField("perkiraan menit", default=10)
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )

    objects = PelajaranQuerySet.as_manager()

    class Meta:
        ordering = ["versi", "urutan"]
        verbose_name = "pelajaran"
        verbose_name_plural = "pelajaran"
        constraints = [
            models.UniqueConstraint(
                fields=["versi", "urutan"], name="pelajaran_urutan_unik", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.judul


class Kuis(BerkotaModel):
    """Rules of the test before (`pra`) or after (`akhir`): how many questions are drawn, how long, how often."""

    versi = models.ForeignKey(VersiKursus, models.CASCADE, related_name="kuis", verbose_name="versi")
    jenis = models.CharField("jenis", max_length=5, choices=JENIS_KUIS)
    jumlah_soal = models.PositiveSmallIntegerField("jumlah soal", default=10, validators=[MinValueValidator(1)])
    menit = models.PositiveSmallIntegerField("waktu (menit)", default=20, validators=[MinValueValidator(1)])
    kesempatan = models.PositiveSmallIntegerField("kesempatan", default=3, validators=[MinValueValidator(1)])
    nilai_lulus = models.PositiveSmallIntegerField("nilai lulus", default=70, validators=[MaxValueValidator(100)])

    objects = BagianVersiQuerySet.as_manager()

    class Meta:
        ordering = ["versi", "jenis"]
        verbose_name = "kuis"
        verbose_name_plural = "kuis"
        constraints = [
            models.UniqueConstraint(fields=["versi", "jenis"], name="kuis_satu_per_jenis"),
            models.CheckConstraint(
                condition=Q(nilai_lulus__lte=100, jumlah_soal__gte=1, menit__gte=1, kesempatan__gte=1),
                name="kuis_aturan_wajar",
                violation_error_message="Aturan kuis di luar batas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.versi}"


class Soal(BerkotaModel):
    """One question of the bank with its key (`isi`, see rules.soal); the key never leaves the server."""

    versi = models.ForeignKey(VersiKursus, models.CASCADE, related_name="soal", verbose_name="versi")
    urutan = models.PositiveSmallIntegerField("urutan")
    kelompok = models.CharField("kelompok", max_length=120, blank=True)
    jenis = models.CharField("jenis", max_length=8, choices=list(LABEL_SOAL.items()))
    teks = models.TextField("pertanyaan", max_length=2000)
    isi = models.JSONField("isi", default=dict)
    umpan = models.TextField("umpan balik", blank=True, max_length=1500)

    objects = BagianVersiQuerySet.as_manager()

    class Meta:
        ordering = ["versi", "urutan", "pk"]
        verbose_name = "soal"
        verbose_name_plural = "soal"

    def __str__(self) -> str:
        return self.teks[:80]
