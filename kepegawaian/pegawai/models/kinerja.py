"""Performance results, discipline and awards."""

from django.db import models
from django.db.models import Q

from asn.core.jejak import berjejak
from kepegawaian.pegawai.models.dasar import HANYA_SAH, Riwayat, RiwayatBerentang, indeks_perbaikan, runtut
from kepegawaian.pegawai.models.pegawai import PREDIKAT

REZIM = [
    ("PP_46_2011", "PP 46/2011"),
    ("PP_30_2019", "PP 30/2019"),
    ("PERMENPANRB_6_2022", "PermenPANRB 6/2022"),
]
RATING = [("DI_ATAS", "Di atas ekspektasi"), ("SESUAI", "Sesuai ekspektasi"), ("DI_BAWAH", "Di bawah ekspektasi")]


@berjejak()
class RiwayatKinerja(Riwayat):
    """One performance result: a triwulan (triwulan 1–4) or a year (triwulan empty), under the regime that made it."""

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    hasil_kerja = models.CharField("rating hasil kerja", max_length=10, choices=RATING, blank=True)
    perilaku = models.CharField("rating perilaku kerja", max_length=10, choices=RATING, blank=True)
    predikat = models.CharField("predikat", max_length=20, choices=PREDIKAT)
    nilai = models.DecimalField("nilai angka", max_digits=6, decimal_places=2, null=True, blank=True)
    rezim = models.CharField("dasar penilaian", max_length=20, choices=REZIM, default="PERMENPANRB_6_2022")
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, related_name="+", verbose_name="instansi saat dinilai"
    )
    penilai = models.ForeignKey(
        "pegawai.Pegawai",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="menilai",
        verbose_name="pejabat penilai",
    )

    class Meta:
        ordering = ["-tahun", "-triwulan"]
        verbose_name = "riwayat kinerja"
        verbose_name_plural = "riwayat kinerja"
        indexes = [
            indeks_perbaikan("rw_kinerja"),
            models.Index(
                fields=["kota", "tahun", "triwulan", "instansi"], include=["predikat"], name="rw_kinerja_periode"
            ),
            models.Index(fields=["pegawai", "-tahun", "-triwulan"], include=["predikat"], name="rw_kinerja_terakhir"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun", "triwulan"],
                condition=HANYA_SAH,
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


@berjejak()
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
        indexes = [
            indeks_perbaikan("rw_hukdis"),
            models.Index(fields=["pegawai", "-tmt_mulai"], include=["jenis"], name="rw_hukdis_terakhir"),
        ]
        constraints = [runtut("rw_hukdis_runtut")]

    def __str__(self) -> str:
        return self.get_jenis_display()

    @property
    def tingkat(self) -> str:
        return {"R": "ringan", "S": "sedang", "B": "berat"}[self.jenis[0]]


@berjejak()
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
        indexes = [
            indeks_perbaikan("rw_penghargaan"),
            models.Index(fields=["pegawai", "-tanggal"], name="rw_penghargaan_terakhir"),
        ]

    def __str__(self) -> str:
        return self.nama
