"""The catalogue, the annual plan with its budget, and the individual plan agreed with the superior."""

from decimal import Decimal
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.rules.istilah import BENTUK
from pelatihan.program.workflows import (
    LABEL_IDP,
    LABEL_RENCANA,
    NADA,
    KeadaanIDP,
    KeadaanRencana,
    pilihan,
)

LEVEL = [MinValueValidator(1), MaxValueValidator(5)]
TRIWULAN = [(n, f"Triwulan {r}") for n, r in enumerate(("I", "II", "III", "IV"), start=1)]


class KatalogQuerySet(ScopedQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(Q(judul__icontains=teks) | Q(kode__istartswith=teks))

    def for_list(self) -> Self:
        return self.select_related("kompetensi", "prasyarat")

    def terbuka_publik(self) -> Self:
        """What the public catalogue shows."""
        return self.filter(aktif=True, publik=True)


@berjejak()
class Kursus(BerkotaModel):
    """One entry of the catalogue: what is taught, in which form, to which level, for how many JP."""

    kode = models.CharField("kode", max_length=20)
    judul = models.CharField("judul", max_length=200)
    bentuk = models.PositiveSmallIntegerField("bentuk kegiatan", choices=BENTUK)
    kompetensi = models.ForeignKey(
        "jabatan.KamusKompetensi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kompetensi"
    )
    level = models.PositiveSmallIntegerField("level kompetensi yang dituju", null=True, blank=True, validators=LEVEL)
    jp = models.DecimalField("JP", max_digits=6, decimal_places=2)
    uraian = models.TextField("uraian", blank=True)
    sasaran = models.CharField("sasaran peserta", max_length=250, blank=True)
    prasyarat = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="prasyarat"
    )
    publik = models.BooleanField("tampil di katalog publik", default=True)
    aktif = models.BooleanField("aktif", default=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = KatalogQuerySet.as_manager()

    class Meta:
        ordering = ["judul", "pk"]
        verbose_name = "kursus"
        verbose_name_plural = "katalog kursus"
        indexes = [
            models.Index(fields=["kota", "judul"], name="katalog_kota_judul"),
            models.Index(fields=["kota", "kompetensi", "level"], name="katalog_kompetensi"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kode"],
                name="kursus_kode_sekali",
                violation_error_message="Kode kursus ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(jp__gt=0), name="kursus_ber_jp", violation_error_message="JP harus lebih dari nol."
            ),
            models.CheckConstraint(
                condition=Q(kompetensi=None, level=None) | Q(kompetensi__isnull=False, level__range=(1, 5)),
                name="kursus_level_bersama_kompetensi",
                violation_error_message="Isi level 1–5 bersama kompetensinya, atau kosongkan keduanya.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("program:kursus", args=[self.pk])


class AnggaranPelatihanQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def cari(self, teks: str) -> Self:
        return self.filter(instansi__nama__icontains=teks)

    def for_list(self) -> Self:
        return self.select_related("instansi").terpakai()

    def terpakai(self) -> Self:
        """With what is committed (classes that are not finished) and what is spent (classes that are)."""
        jumlah = {
            "komitmen": Q(angkatan__keadaan__in=["dibuka", "berjalan"]),
            "realisasi": Q(angkatan__realisasi__isnull=False),
        }
        nol = models.Value(Decimal(0), output_field=models.DecimalField(max_digits=16, decimal_places=2))
        return self.annotate(
            komitmen=models.functions.Coalesce(
                models.Sum("angkatan__biaya", filter=jumlah["komitmen"] & ~jumlah["realisasi"]), nol
            ),
            realisasi=models.functions.Coalesce(models.Sum("angkatan__realisasi", filter=jumlah["realisasi"]), nol),
        ).annotate(sisa=models.F("pagu") - models.F("komitmen") - models.F("realisasi"))


@berjejak(sejak_lahir=True)
class AnggaranPelatihan(BerkotaModel):
    """What one perangkat daerah may spend on training in one year."""

    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, related_name="+", verbose_name="perangkat daerah"
    )
    tahun = models.PositiveSmallIntegerField("tahun anggaran")
    pagu = models.DecimalField("pagu", max_digits=16, decimal_places=2)
    sumber = models.CharField("sumber dana", max_length=100, blank=True)

    objects = AnggaranPelatihanQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "instansi"]
        verbose_name = "anggaran pelatihan"
        verbose_name_plural = "anggaran pelatihan"
        indexes = [models.Index(fields=["kota", "-tahun", "instansi"], name="anggaran_pelatihan_tahun")]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tahun"],
                name="anggaran_pelatihan_sekali",
                violation_error_message="Pagu perangkat daerah ini untuk tahun tersebut sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(pagu__gte=0),
                name="anggaran_pelatihan_tidak_negatif",
                violation_error_message="Pagu tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instansi} {self.tahun}"


class RencanaPelatihanQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def cari(self, teks: str) -> Self:
        return self.filter(Q(judul__icontains=teks) | Q(kursus__judul__icontains=teks))

    def for_list(self) -> Self:
        return self.select_related("kursus__kompetensi", "instansi", "mitra")


@berjejak()
class RencanaPelatihan(BerkotaModel):
    """One line of the annual plan (Peraturan LAN 10/2018): what, for whom, by whom, how many JP, for how much.

    `dasar` keeps the needs it was planned from, as they were: number of people, sum of gaps, first reasons.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("rencana pelaksanaan", choices=TRIWULAN)
    judul = models.CharField("nama kegiatan", max_length=200)
    kursus = models.ForeignKey(Kursus, models.PROTECT, related_name="rencana", verbose_name="kursus")
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, related_name="+", verbose_name="perangkat daerah pemilik anggaran"
    )
    mitra = models.ForeignKey(
        "program.Mitra", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="penyelenggara"
    )
    sasaran = models.CharField("sasaran", max_length=250)
    jumlah_sasaran = models.PositiveIntegerField("jumlah sasaran")
    anggaran = models.DecimalField("kebutuhan anggaran", max_digits=16, decimal_places=2)
    dasar = models.JSONField("dasar kebutuhan", default=dict, blank=True)
    keadaan = models.CharField(
        "keadaan", max_length=15, choices=pilihan(LABEL_RENCANA), default=KeadaanRencana.DRAF.value
    )
    catatan = models.TextField("catatan validasi", blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="disusun oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = RencanaPelatihanQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "triwulan", "judul", "pk"]
        verbose_name = "rencana pelatihan"
        verbose_name_plural = "rencana pelatihan"
        indexes = [models.Index(fields=["kota", "-tahun", "triwulan", "judul"], name="rencana_pelatihan_tahun")]
        constraints = [
            models.CheckConstraint(
                condition=Q(jumlah_sasaran__gt=0, anggaran__gte=0),
                name="rencana_pelatihan_berisi",
                violation_error_message="Isi jumlah sasaran lebih dari nol dan anggaran yang tidak negatif.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="dikembalikan") | Q(catatan__gt=""),
                name="rencana_pelatihan_kembali_beralasan",
                violation_error_message="Pengembalian harus beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("program:rencana", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA[self.keadaan]


class IDPQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def cari(self, teks: str) -> Self:
        return self.filter(pegawai__in=Pegawai.objects.cari(teks))

    def for_list(self) -> Self:
        tertutup = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
        return self.select_related("pegawai__instansi", "pegawai__jabatan").defer(*tertutup)


@berjejak()
class IDP(BerkotaModel):
    """The plan of one person for one year, agreed with the superior."""

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="idp", verbose_name="pegawai")
    tahun = models.PositiveSmallIntegerField("tahun")
    keadaan = models.CharField("keadaan", max_length=15, choices=pilihan(LABEL_IDP), default=KeadaanIDP.DRAF.value)
    tujuan = models.TextField("tujuan pengembangan", blank=True)
    catatan_atasan = models.TextField("catatan atasan", blank=True)
    disepakati_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="disepakati oleh",
    )
    disepakati_pada = models.DateTimeField("disepakati pada", null=True, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = IDPQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "pegawai"]
        verbose_name = "rencana pengembangan individu"
        verbose_name_plural = "rencana pengembangan individu"
        indexes = [models.Index(fields=["kota", "-tahun", "keadaan"], name="idp_tahun")]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun"],
                name="idp_satu_setahun",
                violation_error_message="Rencana pengembangan untuk tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="disepakati") | Q(disepakati_oleh__isnull=False),
                name="idp_disepakati_seseorang",
                violation_error_message="Kesepakatan harus menyebut siapa yang menyepakatinya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Rencana pengembangan {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("program:idp", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA[self.keadaan]


class ButirIDPQuerySet(ScopedQuerySet):
    jalur_instansi = "idp__pegawai__instansi_id"
    jalur_pegawai = "idp__pegawai_id"
    jalur_jabatan_atasan = "idp__pegawai__jabatan__atasan_id"


@berjejak()
class ButirIDP(BerkotaModel):
    """One line: the competency, the gap as it was, the chosen form, the JP aimed at, and what came of it."""

    idp = models.ForeignKey(IDP, models.CASCADE, related_name="butir", verbose_name="rencana")
    kompetensi = models.ForeignKey(
        "jabatan.KamusKompetensi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kompetensi"
    )
    subjek = models.CharField("yang akan dipelajari", max_length=200)
    level_standar = models.PositiveSmallIntegerField("level standar", null=True, blank=True)
    level_kini = models.PositiveSmallIntegerField("level kini", null=True, blank=True)
    bentuk = models.PositiveSmallIntegerField("bentuk kegiatan", choices=BENTUK)
    target_jp = models.DecimalField("target JP", max_digits=6, decimal_places=2)
    triwulan = models.PositiveSmallIntegerField("waktu", choices=TRIWULAN)
    kursus = models.ForeignKey(
        Kursus, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kursus katalog"
    )
    diklat = models.ForeignKey(
        "pegawai.RiwayatDiklat", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="realisasi"
    )

    objects = ButirIDPQuerySet.as_manager()

    class Meta:
        ordering = ["triwulan", "pk"]
        verbose_name = "butir rencana pengembangan"
        verbose_name_plural = "butir rencana pengembangan"
        constraints = [
            models.CheckConstraint(
                condition=Q(target_jp__gt=0),
                name="butir_idp_ber_jp",
                violation_error_message="Target JP harus lebih dari nol.",
            )
        ]

    def __str__(self) -> str:
        return self.subjek
