"""The dated riwayat of a pegawai: one table per kind, one row per finished fact with its decision and evidence."""

from datetime import date
from typing import Self

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q

from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models.pegawai import PREDIKAT, TINGKAT_PENDIDIKAN

SUMBER = [("SISTEM", "Dibuat di sistem ini"), ("IMPOR", "Diimpor dari berkas"), ("SIASN", "SIASN")]
VERIFIKASI = [("BELUM", "Belum diverifikasi"), ("TERVERIFIKASI", "Terverifikasi"), ("DITOLAK", "Ditolak")]


def berriwayat(model: type[models.Model]) -> type[models.Model]:
    """Track updates and deletions by trigger; trackers hold the model's fields, so each model needs its own."""
    return pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())(model)


class RiwayatQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"


class RiwayatBerentangQuerySet(RiwayatQuerySet):
    def pada(self, tanggal: date) -> Self:
        """Rows in force on the date (TMT range, both ends included)."""
        return self.filter(Q(tmt_selesai=None) | Q(tmt_selesai__gte=tanggal), tmt_mulai__lte=tanggal)


class Riwayat(BerkotaModel):
    """Common part: whose, on which decision, with which evidence, how sure, from where."""

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, verbose_name="pegawai")
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    pejabat_sk = models.CharField("pejabat penetap", max_length=150, blank=True)
    bukti = models.ForeignKey("core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bukti")
    verifikasi = models.CharField("verifikasi", max_length=15, choices=VERIFIKASI, default="BELUM")
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diverifikasi oleh"
    )
    sumber = models.CharField("sumber", max_length=10, choices=SUMBER, default="SISTEM")
    siasn_id = models.CharField("id SIASN", max_length=40, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = RiwayatQuerySet.as_manager()

    class Meta:
        abstract = True


class RiwayatBerentang(Riwayat):
    """A fact in force from TMT to TMT."""

    tmt_mulai = models.DateField("TMT mulai")
    tmt_selesai = models.DateField("TMT selesai", null=True, blank=True)

    objects = RiwayatBerentangQuerySet.as_manager()

    class Meta:
        abstract = True


def runtut(nama: str) -> models.CheckConstraint:
    """Constraint that the range does not run backwards."""
    return models.CheckConstraint(
        condition=Q(tmt_selesai=None) | Q(tmt_selesai__gte=F("tmt_mulai")),
        name=nama,
        violation_error_message="TMT selesai tidak boleh mendahului TMT mulai.",
    )


@berriwayat
class RiwayatPangkat(Riwayat):
    """One pangkat/golongan from its TMT until the next one."""

    JENIS_KP = [
        ("CPNS", "Pengangkatan CPNS"),
        ("REGULER", "Kenaikan pangkat reguler"),
        ("PILIHAN_STRUKTURAL", "Kenaikan pangkat pilihan (struktural)"),
        ("PILIHAN_FUNGSIONAL", "Kenaikan pangkat pilihan (fungsional)"),
        ("PENYESUAIAN_IJAZAH", "Penyesuaian ijazah"),
        ("KONTRAK", "Perjanjian kerja PPPK"),
    ]
    golongan = models.ForeignKey("pegawai.Golongan", models.PROTECT, related_name="+", verbose_name="golongan")
    tmt = models.DateField("TMT")
    jenis = models.CharField("jenis kenaikan", max_length=20, choices=JENIS_KP, default="REGULER")
    mkg_tahun = models.PositiveSmallIntegerField("masa kerja golongan (tahun)", default=0)
    mkg_bulan = models.PositiveSmallIntegerField("masa kerja golongan (bulan)", default=0)

    class Meta:
        ordering = ["-tmt", "-pk"]
        verbose_name = "riwayat pangkat"
        verbose_name_plural = "riwayat pangkat"
        indexes = [models.Index(fields=["pegawai", "-tmt"], name="rw_pangkat_terakhir")]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tmt"],
                name="rw_pangkat_satu_per_tmt",
                violation_error_message="Sudah ada pangkat dengan TMT yang sama.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.golongan} TMT {self.tmt:%d-%m-%Y}"


# A range of days private to one pegawai (migration core.0001): overlap is refused without the btree_gist extension.
_RENTANG_JABATAN = Func(F("pegawai"), F("tmt_mulai"), F("tmt_selesai"), function="asn_rentang")


@berriwayat
class RiwayatJabatan(RiwayatBerentang):
    """Holding of one position: definitif, Plt or Plh (SE BKN 1/2021)."""

    JENIS_PENUGASAN = [("DEFINITIF", "Definitif"), ("PLT", "Plt."), ("PLH", "Plh.")]
    jabatan = models.ForeignKey("jabatan.Jabatan", models.PROTECT, related_name="riwayat", verbose_name="jabatan")
    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="instansi")
    nama_jabatan = models.CharField("nama jabatan pada SK", max_length=200)
    penugasan = models.CharField("jenis penugasan", max_length=10, choices=JENIS_PENUGASAN, default="DEFINITIF")
    tanggal_pelantikan = models.DateField("tanggal pelantikan", null=True, blank=True)

    class Meta:
        ordering = ["-tmt_mulai", "-pk"]
        verbose_name = "riwayat jabatan"
        verbose_name_plural = "riwayat jabatan"
        indexes = [
            models.Index(fields=["pegawai", "-tmt_mulai"], name="rw_jabatan_terakhir"),
            models.Index(fields=["jabatan", "tmt_selesai"], name="rw_jabatan_pejabat"),
        ]
        constraints = [
            runtut("rw_jabatan_runtut"),
            ExclusionConstraint(
                name="rw_jabatan_definitif_tidak_tumpang_tindih",
                expressions=[(_RENTANG_JABATAN, RangeOperators.OVERLAPS)],
                condition=Q(penugasan="DEFINITIF"),
                violation_error_message="Pegawai ini sudah memegang jabatan definitif lain pada rentang tanggal tersebut.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_penugasan_display()} {self.nama_jabatan}"


@berriwayat
class RiwayatPendidikan(Riwayat):
    """One formal degree."""

    tingkat = models.PositiveSmallIntegerField("tingkat", choices=TINGKAT_PENDIDIKAN)
    jurusan = models.CharField("jurusan", max_length=150, blank=True)
    lembaga = models.CharField("lembaga", max_length=200)
    tanggal_lulus = models.DateField("tanggal lulus")
    nomor_ijazah = models.CharField("nomor ijazah", max_length=100, blank=True)

    class Meta:
        ordering = ["-tingkat", "-tanggal_lulus"]
        verbose_name = "riwayat pendidikan"
        verbose_name_plural = "riwayat pendidikan"
        indexes = [models.Index(fields=["pegawai", "-tingkat"], name="rw_pendidikan_tertinggi")]

    def __str__(self) -> str:
        return f"{self.get_tingkat_display()} {self.jurusan}".strip()


@berriwayat
class RiwayatDiklat(Riwayat):
    """One finished training with its JP (45 minutes each) and SIASN kind 1–25."""

    nama = models.CharField("nama diklat", max_length=250)
    jenis_siasn = models.PositiveSmallIntegerField("kode jenis SIASN", validators=[MinValueValidator(1), MaxValueValidator(25)])
    rumpun = models.CharField(
        "rumpun",
        max_length=20,
        choices=[
            ("struktural", "Struktural"),
            ("fungsional", "Fungsional"),
            ("teknis", "Teknis"),
            ("manajerial", "Manajerial"),
            ("sosial_kultural", "Sosial kultural"),
            ("lainnya", "Seminar, lokakarya, dan sejenisnya"),
        ],
    )
    penyelenggara = models.CharField("penyelenggara", max_length=200)
    nomor_sertifikat = models.CharField("nomor sertifikat", max_length=100, blank=True)
    tanggal_mulai = models.DateField("tanggal mulai")
    tanggal_selesai = models.DateField("tanggal selesai")
    jp = models.DecimalField("JP", max_digits=6, decimal_places=2)

    class Meta:
        ordering = ["-tanggal_selesai", "-pk"]
        verbose_name = "riwayat diklat"
        verbose_name_plural = "riwayat diklat"
        indexes = [models.Index(fields=["pegawai", "-tanggal_selesai"], include=["jp", "rumpun"], name="rw_diklat_buku_jp")]
        constraints = [
            models.CheckConstraint(
                condition=Q(tanggal_selesai__gte=F("tanggal_mulai")),
                name="rw_diklat_runtut",
                violation_error_message="Tanggal selesai tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(jp__gte=0), name="rw_diklat_jp_tidak_negatif", violation_error_message="JP tidak boleh negatif."
            ),
        ]

    def __str__(self) -> str:
        return self.nama


REZIM = [
    ("PP_46_2011", "PP 46/2011"),
    ("PP_30_2019", "PP 30/2019"),
    ("PERMENPANRB_6_2022", "PermenPANRB 6/2022"),
]
RATING = [("DI_ATAS", "Di atas ekspektasi"), ("SESUAI", "Sesuai ekspektasi"), ("DI_BAWAH", "Di bawah ekspektasi")]


@berriwayat
class RiwayatKinerja(Riwayat):
    """One performance result: a triwulan (triwulan 1–4) or a year (triwulan empty), under the regime that made it."""

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    hasil_kerja = models.CharField("rating hasil kerja", max_length=10, choices=RATING, blank=True)
    perilaku = models.CharField("rating perilaku kerja", max_length=10, choices=RATING, blank=True)
    predikat = models.CharField("predikat", max_length=20, choices=PREDIKAT)
    nilai = models.DecimalField("nilai angka", max_digits=6, decimal_places=2, null=True, blank=True)
    rezim = models.CharField("dasar penilaian", max_length=20, choices=REZIM, default="PERMENPANRB_6_2022")
    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="instansi saat dinilai")
    penilai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="menilai", verbose_name="pejabat penilai"
    )

    class Meta:
        ordering = ["-tahun", "-triwulan"]
        verbose_name = "riwayat kinerja"
        verbose_name_plural = "riwayat kinerja"
        indexes = [
            models.Index(fields=["kota", "tahun", "triwulan", "instansi"], include=["predikat"], name="rw_kinerja_periode"),
            models.Index(
                fields=["pegawai", "-tahun", "-triwulan"], include=["predikat"], name="rw_kinerja_terakhir"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun", "triwulan"],
                name="rw_kinerja_satu_per_periode",
                nulls_distinct=False,
                violation_error_message="Predikat untuk periode ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan=None) | Q(triwulan__range=(1, 4)),
                name="rw_kinerja_triwulan_1_sampai_4",
                violation_error_message="Triwulan berkisar 1 sampai 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_predikat_display()} {self.periode}"

    @property
    def periode(self) -> str:
        return f"{self.tahun}-T{self.triwulan}" if self.triwulan else str(self.tahun)


@berriwayat
class RiwayatHukdis(RiwayatBerentang):
    """One disciplinary punishment in force (PP 94/2021); R ringan, S sedang, B berat."""

    JENIS = [
        ("R1", "Teguran lisan"),
        ("R2", "Teguran tertulis"),
        ("R3", "Pernyataan tidak puas secara tertulis"),
        ("S1", "Pemotongan TPP 25% selama 6 bulan"),
        ("S2", "Pemotongan TPP 25% selama 9 bulan"),
        ("S3", "Pemotongan TPP 25% selama 12 bulan"),
        ("B1", "Penurunan jabatan setingkat lebih rendah selama 12 bulan"),
        ("B2", "Pembebasan dari jabatan menjadi pelaksana selama 12 bulan"),
        ("B3", "Pemberhentian dengan hormat tidak atas permintaan sendiri"),
    ]
    jenis = models.CharField("jenis hukuman", max_length=2, choices=JENIS)
    pelanggaran = models.TextField("pelanggaran")

    class Meta:
        ordering = ["-tmt_mulai"]
        verbose_name = "riwayat hukuman disiplin"
        verbose_name_plural = "riwayat hukuman disiplin"
        indexes = [models.Index(fields=["pegawai", "-tmt_mulai"], include=["jenis"], name="rw_hukdis_terakhir")]
        constraints = [runtut("rw_hukdis_runtut")]

    def __str__(self) -> str:
        return self.get_jenis_display()

    @property
    def tingkat(self) -> str:
        return {"R": "ringan", "S": "sedang", "B": "berat"}[self.jenis[0]]


@berriwayat
class RiwayatPenghargaan(Riwayat):
    """One award."""

    JENIS = [
        ("SATYALANCANA_10", "Satyalancana Karya Satya X Tahun"),
        ("SATYALANCANA_20", "Satyalancana Karya Satya XX Tahun"),
        ("SATYALANCANA_30", "Satyalancana Karya Satya XXX Tahun"),
        ("PEGAWAI_TELADAN", "Pegawai teladan"),
        ("INOVASI", "Penghargaan inovasi"),
        ("LAINNYA", "Penghargaan lain"),
    ]
    jenis = models.CharField("jenis", max_length=20, choices=JENIS)
    nama = models.CharField("nama penghargaan", max_length=200)
    tanggal = models.DateField("tanggal")

    class Meta:
        ordering = ["-tanggal"]
        verbose_name = "riwayat penghargaan"
        verbose_name_plural = "riwayat penghargaan"
        indexes = [models.Index(fields=["pegawai", "-tanggal"], name="rw_penghargaan_terakhir")]

    def __str__(self) -> str:
        return self.nama


@berriwayat
class Keluarga(Riwayat):
    """A family member, needed for allowances; specific personal data (UU 27/2022 ps. 4), masked by role."""

    HUBUNGAN = [("SUAMI", "Suami"), ("ISTRI", "Istri"), ("ANAK", "Anak"), ("AYAH", "Ayah"), ("IBU", "Ibu")]
    hubungan = models.CharField("hubungan", max_length=10, choices=HUBUNGAN)
    nama = models.CharField("nama", max_length=150)
    tanggal_lahir = models.DateField("tanggal lahir", null=True, blank=True)
    tanggungan = models.BooleanField("masuk tunjangan keluarga", default=False)
    pekerjaan = models.CharField("pekerjaan", max_length=100, blank=True)

    class Meta:
        ordering = ["hubungan", "tanggal_lahir"]
        verbose_name = "anggota keluarga"
        verbose_name_plural = "keluarga"
        indexes = [models.Index(fields=["pegawai"], name="keluarga_pegawai")]

    def __str__(self) -> str:
        return f"{self.get_hubungan_display()}: {self.nama}"


@berriwayat
class RiwayatKGB(Riwayat):
    """One kenaikan gaji berkala (PP 7/1977): every two years of masa kerja golongan."""

    golongan = models.ForeignKey("pegawai.Golongan", models.PROTECT, related_name="+", verbose_name="golongan")
    tmt = models.DateField("TMT")
    mkg_tahun = models.PositiveSmallIntegerField("masa kerja golongan (tahun)")
    gaji_pokok = models.PositiveIntegerField("gaji pokok baru (rupiah)")

    class Meta:
        ordering = ["-tmt"]
        verbose_name = "riwayat KGB"
        verbose_name_plural = "riwayat KGB"
        indexes = [models.Index(fields=["pegawai", "-tmt"], name="rw_kgb_terakhir")]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tmt"],
                name="rw_kgb_satu_per_tmt",
                violation_error_message="Sudah ada KGB dengan TMT yang sama.",
            )
        ]

    def __str__(self) -> str:
        return f"KGB TMT {self.tmt:%d-%m-%Y}"


@berriwayat
class RiwayatAngkaKredit(Riwayat):
    """Angka kredit converted from a predicate (PermenPANRB 1/2023 ps. 37) or set by PAK."""

    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    jenjang = models.CharField("jenjang", max_length=20)
    angka = models.DecimalField("angka kredit", max_digits=8, decimal_places=3)
    jenis = models.CharField(
        "jenis",
        max_length=15,
        default="KONVERSI",
        choices=[("KONVERSI", "Konversi predikat"), ("INTEGRASI", "Integrasi"), ("DASAR", "AK dasar"), ("IJAZAH", "Ijazah")],
    )

    class Meta:
        ordering = ["-selesai"]
        verbose_name = "riwayat angka kredit"
        verbose_name_plural = "riwayat angka kredit"
        indexes = [models.Index(fields=["pegawai", "-selesai"], name="rw_ak_terakhir")]

    def __str__(self) -> str:
        return f"{self.angka} AK"


@berriwayat
class RiwayatKompetensi(Riwayat):
    """The level one assessment gave for one competency; valid three years (BKN practice)."""

    kompetensi = models.ForeignKey("jabatan.KamusKompetensi", models.PROTECT, related_name="+", verbose_name="kompetensi")
    level = models.PositiveSmallIntegerField("level dicapai", validators=[MinValueValidator(0), MaxValueValidator(5)])
    tanggal = models.DateField("tanggal uji")
    penyelenggara = models.CharField("penyelenggara", max_length=200)

    class Meta:
        ordering = ["-tanggal", "kompetensi"]
        verbose_name = "riwayat kompetensi"
        verbose_name_plural = "riwayat kompetensi"
        indexes = [models.Index(fields=["pegawai", "-tanggal"], name="rw_kompetensi_terakhir")]

    def __str__(self) -> str:
        return f"{self.kompetensi}: {self.level}"


@berriwayat
class Dokumen(Riwayat):
    """A scanned personal document that proves no single riwayat row (KTP, kartu keluarga, SPMT …)."""

    jenis = models.CharField("jenis dokumen", max_length=60)
    tanggal = models.DateField("tanggal", null=True, blank=True)

    class Meta:
        ordering = ["jenis", "-tanggal"]
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        indexes = [models.Index(fields=["pegawai"], name="dokumen_pegawai")]

    def __str__(self) -> str:
        return self.jenis
