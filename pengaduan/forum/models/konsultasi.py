"""The consultation, the articles of the draft and the documents that are put before the public."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pengaduan.forum.workflows import FASE, LABEL, NADA, PUBLIK, KeadaanKomentar, KeadaanKonsultasi

# PermenPANRB 16/2017: the dialogue is about a policy's draft, application, impact or evaluation.
TAHAP = [
    ("rancangan", "Rancangan kebijakan"),
    ("penerapan", "Penerapan kebijakan"),
    ("dampak", "Dampak kebijakan"),
    ("evaluasi", "Evaluasi kebijakan"),
]


class KonsultasiQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def terbuka_publik(self) -> Self:
        """What a citizen of the city in scope may read."""
        return self.filter(keadaan__in=PUBLIK)

    def for_list(self) -> Self:
        masukan = Count("komentar", filter=Q(komentar__keadaan=KeadaanKomentar.TAYANG))
        ditahan = Count("komentar", filter=Q(komentar__keadaan=KeadaanKomentar.DITAHAN))
        return self.select_related("instansi", "kota").annotate(masukan=masukan, ditahan=ditahan)

    def cari(self, teks: str) -> Self:
        return self.filter(Q(judul__icontains=teks) | Q(ringkasan__icontains=teks) | Q(nomor__icontains=teks))


@berjejak(kecuali=["isi_beku"])
class Konsultasi(BerkotaModel):
    """One public consultation. `isi_beku` is every word of the berita acara, frozen when the answer is published."""

    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="penyelenggara")
    judul = models.CharField("judul", max_length=200)
    ringkasan = models.CharField("inti dalam bahasa sederhana", max_length=400)
    uraian = models.TextField("latar dan pertanyaan kepada warga")
    tahap = models.CharField("yang dibahas", max_length=12, choices=TAHAP, default="rancangan")
    pertemuan = models.TextField("pertemuan tatap muka", blank=True)
    mulai = models.DateField("hari pertama")
    selesai = models.DateField("hari terakhir")
    tanggapan_paling_lambat = models.DateField("tanggapan resmi paling lambat")
    pra_moderasi = models.BooleanField("periksa setiap masukan sebelum tayang", default=False)
    keadaan = models.CharField(
        "keadaan",
        max_length=12,
        choices=[(k.value, v) for k, v in LABEL.items()],
        default=KeadaanKonsultasi.DRAF.value,
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    diumumkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diumumkan oleh",
    )
    diumumkan_pada = models.DateTimeField("diumumkan pada", null=True, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    alasan = models.TextField("alasan ditutup lebih awal, diperpanjang, atau dibatalkan", blank=True)
    ditanggapi_pada = models.DateTimeField("tanggapan terbit pada", null=True, blank=True)
    ditanggapi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tanggapan terbit oleh",
    )
    diselesaikan_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    tahun = models.PositiveSmallIntegerField("tahun berita acara", null=True, blank=True)
    urut = models.PositiveIntegerField("nomor urut", null=True, blank=True)
    nomor = models.CharField("nomor berita acara", max_length=60, blank=True)
    isi_beku = models.JSONField("isi berita acara", default=dict, blank=True)
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    berita_acara = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berita acara"
    )

    objects = KonsultasiQuerySet.as_manager()

    class Meta:
        ordering = ["-mulai", "-pk"]
        verbose_name = "konsultasi publik"
        verbose_name_plural = "konsultasi publik"
        indexes = [
            models.Index(fields=["kota", "-mulai"], name="konsultasi_kota_mulai"),
            models.Index(fields=["kota", "keadaan", "selesai"], name="konsultasi_kota_keadaan"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai"), tanggapan_paling_lambat__gt=F("selesai")),
                name="konsultasi_jadwal_runtut",
                violation_error_message="Jadwal harus runtut: hari pertama, hari terakhir, lalu tanggapan resmi.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=["ditanggapi", "selesai"])
                | Q(nomor__gt="", ditanggapi_pada__isnull=False, tanda__isnull=False),
                name="konsultasi_ditanggapi_bernomor",
                violation_error_message="Tanggapan resmi harus bernomor, bertanggal, dan bertanda verifikasi.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="dibatalkan") | ~Q(alasan=""),
                name="konsultasi_batal_beralasan",
                violation_error_message="Pembatalan harus beralasan.",
            ),
            models.UniqueConstraint(
                fields=["kota", "tahun", "urut"],
                name="konsultasi_nomor_unik",
                violation_error_message="Nomor berita acara ini sudah dipakai.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def label(self) -> str:
        return LABEL[KeadaanKonsultasi(self.keadaan)]

    @property
    def nada(self) -> str:
        return NADA[KeadaanKonsultasi(self.keadaan)]

    @property
    def fase(self) -> str:
        return FASE[KeadaanKonsultasi(self.keadaan)]

    @property
    def terbit(self) -> bool:
        """Whether the official answer is public."""
        return self.keadaan in (KeadaanKonsultasi.DITANGGAPI, KeadaanKonsultasi.SELESAI)

    def menerima(self, hari_ini: date) -> bool:
        """Whether comments are taken today: the dates decide even before the timetable has closed the phase."""
        return self.keadaan == KeadaanKonsultasi.DIBUKA and self.mulai <= hari_ini <= self.selesai


class BagianQuerySet(ScopedQuerySet):
    """What belongs to a consultation is reached like the consultation."""

    jalur_instansi = "konsultasi__instansi_id"


@berjejak()
class Butir(BerkotaModel):
    """An article of the draft on which one may comment by itself."""

    konsultasi = models.ForeignKey(Konsultasi, models.CASCADE, related_name="butir", verbose_name="konsultasi")
    urutan = models.PositiveSmallIntegerField("urutan", default=1)
    label = models.CharField("sebutan", max_length=80, help_text="Misalnya: Pasal 5 ayat (2)")
    isi = models.TextField("bunyi rancangan")

    objects = BagianQuerySet.as_manager()

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = "butir rancangan"
        verbose_name_plural = "butir rancangan"
        constraints = [
            models.UniqueConstraint(
                fields=["konsultasi", "label"],
                name="butir_sebutan_unik",
                violation_error_message="Sudah ada butir dengan sebutan itu.",
            )
        ]

    def __str__(self) -> str:
        return self.label


@berjejak()
class DokumenKonsultasi(BerkotaModel):
    """A document open to everybody once the consultation is announced."""

    konsultasi = models.ForeignKey(Konsultasi, models.CASCADE, related_name="dokumen", verbose_name="konsultasi")
    judul = models.CharField("judul", max_length=120)
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )
    ditambahkan_pada = models.DateTimeField("ditambahkan pada", default=timezone.now)

    objects = BagianQuerySet.as_manager()

    class Meta:
        ordering = ["ditambahkan_pada", "pk"]
        verbose_name = "dokumen konsultasi"
        verbose_name_plural = "dokumen konsultasi"

    def __str__(self) -> str:
        return self.judul
