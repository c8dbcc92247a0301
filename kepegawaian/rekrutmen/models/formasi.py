"""Formasi: what a city needs, from the gap between ABK and people, and how it was approved."""

from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.rules.enum import TingkatPendidikan
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan, JenisSeleksi
from kepegawaian.rekrutmen.workflows import LABEL_FORMASI, NADA_FORMASI, KeadaanFormasi


class FormasiQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def ditetapkan(self) -> Self:
        return self.filter(keadaan=KeadaanFormasi.DITETAPKAN)

    def bebas(self) -> Self:
        """Approved, and offered in no selection yet."""
        return self.ditetapkan().filter(lowongan=None)

    def for_list(self) -> Self:
        return self.select_related("jabatan", "instansi", "kota")

    def cari(self, teks: str) -> Self:
        return self.filter(Q(jabatan__nama__icontains=teks) | Q(instansi__nama__icontains=teks))


@berjejak(sejak_lahir=True)
class Formasi(BerkotaModel):
    """Places of one position, for one kind of need. `kebutuhan` and `terisi` are the ABK gap of `per_tanggal`.

    `bidang` lists the accepted fields of study; empty accepts any of the levels in `tingkat`.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis pengadaan", max_length=6, choices=JenisSeleksi.pilihan())
    jabatan = models.ForeignKey("jabatan.Jabatan", models.PROTECT, related_name="+", verbose_name="jabatan")
    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="unit penempatan")
    jenis_kebutuhan = models.CharField(
        "jenis kebutuhan", max_length=12, choices=JenisKebutuhan.pilihan(), default=JenisKebutuhan.UMUM.value
    )
    jumlah = models.PositiveSmallIntegerField("jumlah", validators=[MinValueValidator(1)])
    tingkat = models.JSONField("tingkat pendidikan", default=list)
    bidang = models.JSONField("bidang studi", default=list, blank=True)
    ipk_min = models.DecimalField("IPK paling rendah", max_digits=3, decimal_places=2, null=True, blank=True)
    uraian_tugas = models.TextField("uraian tugas", blank=True)
    alasan = models.TextField("alasan kebutuhan", blank=True)
    kebutuhan = models.PositiveIntegerField("kebutuhan menurut ABK")
    terisi = models.PositiveIntegerField("terisi")
    per_tanggal = models.DateField("keadaan per tanggal")
    keadaan = models.CharField(
        "keadaan",
        max_length=14,
        choices=[(k.value, v) for k, v in LABEL_FORMASI.items()],
        default=KeadaanFormasi.DRAF.value,
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    nomor_penetapan = models.CharField("nomor penetapan", max_length=100, blank=True)
    tanggal_penetapan = models.DateField("tanggal penetapan", null=True, blank=True)
    catatan = models.TextField("catatan pemutus", blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = FormasiQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "instansi", "jabatan", "pk"]
        verbose_name = "formasi"
        verbose_name_plural = "formasi"
        permissions = [
            ("usulkan_formasi", "Dapat mengusulkan formasi"),
            ("verifikasi_formasi", "Dapat memverifikasi usulan formasi"),
            ("tetapkan_formasi", "Dapat menetapkan formasi"),
            ("ekspor_formasi", "Dapat mengekspor formasi"),
        ]
        indexes = [models.Index(fields=["kota", "-tahun", "instansi", "jabatan"], name="rk_formasi_daftar")]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun", "jenis", "jabatan", "jenis_kebutuhan"],
                condition=~Q(keadaan="ditolak"),
                name="rk_formasi_satu_per_kebutuhan",
                violation_error_message="Formasi jabatan ini untuk tahun dan jenis kebutuhan tersebut sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(jumlah__gte=1),
                name="rk_formasi_berjumlah",
                violation_error_message="Jumlah formasi paling sedikit satu.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="ditetapkan") | (~Q(nomor_penetapan="") & Q(tanggal_penetapan__isnull=False)),
                name="rk_formasi_ditetapkan_bernomor",
                violation_error_message="Penetapan formasi harus bernomor dan bertanggal.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} ({self.get_jenis_kebutuhan_display()})"

    @property
    def label(self) -> str:
        return LABEL_FORMASI[KeadaanFormasi(self.keadaan)]

    @property
    def nada(self) -> str:
        return NADA_FORMASI[KeadaanFormasi(self.keadaan)]

    @property
    def kurang(self) -> int:
        """Places without a holder on `per_tanggal`."""
        return max(self.kebutuhan - self.terisi, 0)

    @property
    def kualifikasi(self) -> str:
        return tulis_kualifikasi(self.tingkat, self.bidang)


def tulis_kualifikasi(tingkat: list[str], bidang: list[str]) -> str:
    """ "S-1 Ilmu Komputer, Sistem Informasi" as announcements print it."""
    jenjang = "/".join(TingkatPendidikan(t).label for t in tingkat)
    return f"{jenjang} {', '.join(bidang)}".strip() if bidang else f"{jenjang} semua jurusan".strip()
