"""Nominations with the verdict of the rule, the votes of the committee, and the decision (SK)."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.periode import Periode
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models import Pegawai
from kinerja.tindak_lanjut.models.aturan import JENIS
from kinerja.tindak_lanjut.rules.jenis import JenisPenghargaan
from kinerja.tindak_lanjut.workflows import LABEL_NOMINASI, NADA_NOMINASI, KeadaanNominasi

TERTUTUP = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
SIKAP = [("SETUJU", "Setuju"), ("TOLAK", "Tidak setuju")]
HUBUNGAN = [
    ("", "Tidak ada"),
    ("BAWAHAN", "Bawahan dalam garis jabatan"),
    ("MUNGKIN_KELUARGA", "Nama serupa keluarga"),
]


class SKPenghargaanQuerySet(ScopedQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(Q(nomor__icontains=teks) | Q(tentang__icontains=teks))

    def for_list(self) -> Self:
        return self.select_related("berkas", "ditetapkan_oleh").annotate(penerima=models.Count("nominasi"))


@berjejak()
class SKPenghargaan(BerkotaModel):
    """One decision for one or many recipients. `isi` holds every word that varies, frozen: no live data is printed."""

    jenis = models.CharField("penghargaan", max_length=20, choices=JENIS)
    periode = models.CharField("periode", max_length=7)
    tentang = models.CharField("tentang", max_length=250)
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ditetapkan oleh"
    )
    isi = models.JSONField("isi", default=dict)
    tanda = models.ForeignKey("core.TandaTerbit", models.PROTECT, related_name="+", verbose_name="tanda terbit")
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )

    objects = SKPenghargaanQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-urut"]
        verbose_name = "SK penghargaan"
        verbose_name_plural = "SK penghargaan"
        indexes = [models.Index(fields=["kota", "-tanggal", "-urut"], name="sk_penghargaan_terbaru")]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun", "urut"],
                name="sk_penghargaan_nomor_sekali",
                violation_error_message="Nomor urut SK sudah dipakai.",
            )
        ]

    def __str__(self) -> str:
        return f"SK {self.nomor}"

    def get_absolute_url(self) -> str:
        return reverse("tindak_lanjut:sk", args=[self.pk])


class NominasiQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"

    def cari(self, teks: str) -> Self:
        """By name or NIP of the nominee."""
        return self.filter(pegawai__in=Pegawai.objects.cari(teks))

    def for_list(self) -> Self:
        return self.select_related("pegawai__jabatan", "instansi", "sk").defer(*TERTUTUP)

    def terhormat(self) -> Self:
        """Conferred and consented: what the public page may show."""
        return self.filter(keadaan=KeadaanNominasi.DITETAPKAN.value, izin_publik=True)


@berjejak()
class NominasiPenghargaan(BerkotaModel):
    """One candidate for one award and period. `putusan` is the verdict of the rule as it was, with its evidence.

    `kunci` makes the nightly search idempotent. `izin_publik` belongs to the person alone: None means not asked yet.
    """

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="nominasi", verbose_name="pegawai")
    instansi = models.ForeignKey(
        "instansi.Instansi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="perangkat daerah saat dinominasikan",
    )
    jenis = models.CharField("penghargaan", max_length=20, choices=JENIS)
    periode = models.CharField("periode", max_length=7)
    peringkat = models.PositiveSmallIntegerField("peringkat", null=True, blank=True)
    putusan = models.JSONField("putusan aturan", default=dict)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_NOMINASI.items()],
        default=KeadaanNominasi.DINOMINASIKAN.value,
    )
    kunci = models.CharField("kunci", max_length=80)
    usulan = models.ForeignKey(
        "usulan.Usulan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="usulan hak"
    )
    sk = models.ForeignKey(
        SKPenghargaan, models.PROTECT, null=True, blank=True, related_name="nominasi", verbose_name="SK"
    )
    riwayat = models.OneToOneField(
        "pegawai.RiwayatPenghargaan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominasi",
        verbose_name="riwayat penghargaan",
    )
    izin_publik = models.BooleanField("izin tampil di laman kehormatan", null=True, blank=True)
    izin_publik_pada = models.DateTimeField("izin dijawab pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = NominasiQuerySet.as_manager()

    class Meta:
        ordering = ["-periode", "jenis", "instansi", "peringkat", "pk"]
        verbose_name = "nominasi penghargaan"
        verbose_name_plural = "nominasi penghargaan"
        indexes = [
            models.Index(fields=["kota", "-dibuat_pada"], name="nominasi_terbaru"),
            models.Index(fields=["kota", "keadaan", "jenis"], name="nominasi_keadaan"),
            models.Index(
                fields=["kota", "-periode"],
                condition=Q(keadaan="ditetapkan", izin_publik=True),
                name="nominasi_kehormatan",
            ),
            models.Index(fields=["pegawai", "-dibuat_pada"], name="nominasi_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kunci"],
                name="nominasi_sekali",
                violation_error_message="Pegawai ini sudah dinominasikan untuk penghargaan dan periode yang sama.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="ditetapkan") | Q(riwayat__isnull=False),
                name="nominasi_ditetapkan_beriwayat",
                violation_error_message="Penghargaan yang ditetapkan harus tercatat di buku induk.",
            ),
        ]

    def __str__(self) -> str:
        periode = Periode.dari_kode(self.periode)
        return f"{self.get_jenis_display()}, {periode.tahun if periode.jenis == 'tahun' else periode.label}"

    def get_absolute_url(self) -> str:
        return reverse("tindak_lanjut:nominasi", args=[self.pk])

    @property
    def label_periode(self) -> str:
        return Periode.dari_kode(self.periode).label

    @property
    def nada(self) -> str:
        return NADA_NOMINASI[KeadaanNominasi(self.keadaan)]

    @property
    def satyalancana(self) -> bool:
        return JenisPenghargaan(self.jenis).satyalancana

    @property
    def bukti(self) -> list[list[Any]]:
        """[kind of riwayat, id] of every row the verdict stands on."""
        return self.putusan.get("bukti", [])


@berjejak()
class SuaraPanitia(BerkotaModel):
    """The opinion of one member of the committee, with what binds that member to the nominee, if anything."""

    nominasi = models.ForeignKey(NominasiPenghargaan, models.PROTECT, related_name="suara", verbose_name="nominasi")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    sikap = models.CharField("sikap", max_length=10, choices=SIKAP)
    alasan = models.TextField("alasan")
    hubungan = models.CharField("hubungan", max_length=20, choices=HUBUNGAN, blank=True)
    pernyataan = models.TextField("pernyataan benturan kepentingan", blank=True)
    pada = models.DateTimeField("pada", default=timezone.now)

    class Meta:
        ordering = ["pada", "pk"]
        verbose_name = "suara tim penilai"
        verbose_name_plural = "suara tim penilai"
        constraints = [
            models.UniqueConstraint(
                fields=["nominasi", "oleh"],
                name="suara_panitia_sekali",
                violation_error_message="Anda sudah memberi pertimbangan untuk nominasi ini.",
            ),
            models.CheckConstraint(
                condition=Q(hubungan="") | Q(pernyataan__gt=""),
                name="suara_panitia_hubungan_dinyatakan",
                violation_error_message="Hubungan dengan calon harus dinyatakan secara tertulis.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sikap_display()} oleh {self.oleh}"
