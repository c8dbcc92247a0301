"""City governments, their regions, their tree of instansi, and the indicators deposited per instansi and period."""

from datetime import date
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.tautan import kolom_tautan


class KotaQuerySet(models.QuerySet):
    def aktif_ids(self) -> list[int]:
        """Keys of the cities that use the system now: each has its own night."""
        return list(self.filter(aktif=True).values_list("pk", flat=True))


@berjejak(sejak_lahir=True)
class Kota(models.Model):
    """One city government sharing the database (Jakarta's provincial government counts as one)."""

    kode = models.CharField("kode Kemendagri", max_length=8, unique=True)
    nama = models.CharField("nama resmi", max_length=100)
    nama_tampilan = models.CharField("nama tampilan", max_length=60)
    sebutan_ppk = models.CharField("sebutan PPK", max_length=60)
    zona_waktu = models.CharField("zona waktu", max_length=40, default="Asia/Jakarta")
    ibu_kota = models.CharField("tempat penetapan", max_length=60)
    alamat = models.CharField("alamat kantor", max_length=200, blank=True)
    singkatan = models.CharField("inisial lambang", max_length=4)
    aktif = models.BooleanField("aktif", default=True)

    objects = KotaQuerySet.as_manager()

    class Meta:
        ordering = ["kode"]
        verbose_name = "kota"
        verbose_name_plural = "kota"

    def __str__(self) -> str:
        return self.nama_tampilan

    def hari_ini(self) -> date:
        """Today where the city's clocks are."""
        return timezone.localdate(timezone=ZoneInfo(self.zona_waktu))


class Wilayah(models.Model):
    """A region by its Kemendagri code (Kepmendagri 300.2.2-2138/2025); shared reference, outside the wall."""

    kode = models.CharField("kode", max_length=13, primary_key=True)
    nama = models.CharField("nama", max_length=100)
    jenis = models.CharField("jenis", max_length=30)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bagian", verbose_name="induk"
    )
    berlaku_mulai = models.DateField("berlaku mulai", default=date(2025, 1, 1))
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)

    class Meta:
        ordering = ["kode"]
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


JENIS_INSTANSI = [
    ("sekretariat", "Sekretariat"),
    ("inspektorat", "Inspektorat"),
    ("dinas", "Dinas"),
    ("badan", "Badan"),
    ("satuan", "Satuan"),
    ("biro", "Biro"),
    ("kota_administrasi", "Kota Administrasi"),
    ("kabupaten_administrasi", "Kabupaten Administrasi"),
    ("kecamatan", "Kecamatan"),
    ("distrik", "Distrik"),
    ("kelurahan", "Kelurahan"),
    ("bagian", "Bagian"),
    ("bidang", "Bidang"),
    ("subbagian", "Subbagian"),
    ("seksi", "Seksi"),
    ("uptd", "Unit Pelaksana Teknis Daerah"),
    ("sekolah", "Sekolah"),
    ("puskesmas", "Puskesmas"),
    ("suku_dinas", "Suku Dinas"),
]


class InstansiQuerySet(ScopedQuerySet):
    jalur_instansi = "pk"

    def pada(self, tanggal: date) -> Self:
        """Units that exist on the date."""
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=tanggal), berlaku_mulai__lte=tanggal)

    def perangkat_daerah(self) -> Self:
        """Top units of the city (no parent): one evaluation sheet each."""
        return self.filter(induk=None)

    def subpohon(self, *akar_ids: int) -> Self:
        """The given units and everything below them, by materialised path."""
        akar = self.model.objects.filter(pk__in=akar_ids).values_list("jalur", flat=True)
        kueri = Q(pk__in=[])
        for jalur in akar:
            kueri |= Q(jalur__startswith=jalur)
        return self.filter(kueri)


@berjejak()
class Instansi(BerkotaModel):
    """A unit of the city government; dated, with a successor on reorganisation.

    `jalur` is the materialised path of ids ("12/57/"), `perangkat_daerah` the top unit it lies in (itself for a top
    unit): both are derived by `services.instansi_simpan`.
    """

    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=30, choices=JENIS_INSTANSI)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bagian", verbose_name="induk"
    )
    perangkat_daerah = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="perangkat daerah"
    )
    jalur = models.CharField("jalur", max_length=100, db_index=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wilayah"
    )
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    penerus = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pendahulu", verbose_name="penerus"
    )
    keyakinan = models.CharField("keyakinan sumber", max_length=20, default="high")
    sumber = models.CharField("sumber", max_length=200, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = InstansiQuerySet.as_manager()

    class Meta:
        ordering = ["urutan", "nama", "pk"]
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        indexes = [
            models.Index(fields=["kota", "induk", "urutan", "nama"], name="instansi_pohon"),
            # Lists of positions stand in the order of units: walked in it, a page ends after a few of them.
            models.Index(fields=["urutan", "nama", "id"], name="instansi_urut"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                name="instansi_masa_berlaku_runtut",
                violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("id")),
                name="instansi_bukan_induk_sendiri",
                violation_error_message="Sebuah instansi tidak dapat menjadi induk dirinya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def perlu_verifikasi(self) -> bool:
        """Name known only from weak sources: shown as such to the administrator."""
        return self.keyakinan not in ("high", "medium")


JENIS_INDIKATOR = [
    ("IKM", "Indeks Kepuasan Masyarakat"),
    ("ADUAN_TEPAT_WAKTU", "Aduan dijawab tepat waktu"),
    ("ADUAN_JUMLAH", "Jumlah aduan diterima"),
    ("ADUAN_MEDIAN_HARI", "Median hari kerja sampai aduan ditindaklanjuti"),
    ("ADUAN_DIBUKA_KEMBALI", "Aduan yang dibuka kembali"),
    ("PREDIKAT_ORGANISASI", "Predikat kinerja organisasi"),
]


class IndikatorInstansiQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"


class IndikatorInstansi(BerkotaModel):
    """A finished figure about one instansi and one period, deposited by the wing that made it (or imported).

    IKM: 25–100; ADUAN_TEPAT_WAKTU: per cent 0–100 of `n` complaints whose answer fell due in the period; ADUAN_JUMLAH:
    complaints received; ADUAN_MEDIAN_HARI: working days to the follow-up of `n` complaints; ADUAN_DIBUKA_KEMBALI: per
    cent of `n` followed up that were opened again; PREDIKAT_ORGANISASI: `kode` per SE MenPANRB 3/2023.
    `periode` is a code of `asn.core.periode` ("2026-T3", a month "2026-09").
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="indikator", verbose_name="instansi")
    periode = models.CharField("periode", max_length=7)
    jenis = models.CharField("jenis", max_length=30, choices=JENIS_INDIKATOR)
    nilai = models.DecimalField("nilai", max_digits=8, decimal_places=3, null=True, blank=True)
    kode = models.CharField("kode", max_length=30, blank=True)
    n = models.PositiveIntegerField("jumlah data", default=0)
    sumber = models.CharField("sumber", max_length=100)
    tautan = kolom_tautan()

    objects = IndikatorInstansiQuerySet.as_manager()

    class Meta:
        ordering = ["instansi", "periode", "jenis"]
        verbose_name = "indikator instansi"
        verbose_name_plural = "indikator instansi"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "periode", "jenis"],
                name="indikator_satu_per_periode",
                violation_error_message="Indikator ini sudah ada untuk periode tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | ~Q(kode=""),
                name="indikator_berisi_nilai_atau_kode",
                violation_error_message="Isi nilai atau kode indikator.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.periode}"
