"""Who takes part in a class, on which order, and who was present."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.models.kelas import Angkatan, PerAngkatanQuerySet, Sesi
from pelatihan.program.rules.istilah import CaraHadir
from pelatihan.program.workflows import BELAJAR, LABEL_PESERTA, MENEMPATI, NADA, KeadaanPeserta, pilihan

TERTUTUP = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")


class SuratTugasQuerySet(ScopedQuerySet):
    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """A letter is read by whoever sees one of the people it names."""
        bernama = Peserta.objects.terlihat_oleh(pengguna, izin).filter(surat_tugas__isnull=False)
        return self.filter(pk__in=bernama.values("surat_tugas"))


@berjejak()
class SuratTugas(BerkotaModel):
    """The order to attend, for those who had a seat when it was issued. `isi` is frozen: no live data is printed."""

    angkatan = models.ForeignKey(Angkatan, models.PROTECT, related_name="surat_tugas", verbose_name="angkatan")
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    isi = models.JSONField("isi", default=dict)
    tanda = models.ForeignKey("core.TandaTerbit", models.PROTECT, related_name="+", verbose_name="tanda terbit")
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dibuat oleh"
    )

    objects = SuratTugasQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-urut"]
        verbose_name = "surat tugas"
        verbose_name_plural = "surat tugas"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun", "urut"],
                name="surat_tugas_nomor_sekali",
                violation_error_message="Nomor urut surat tugas sudah dipakai.",
            )
        ]

    def __str__(self) -> str:
        return self.nomor


class PesertaQuerySet(PerAngkatanQuerySet):
    """A participant is seen as a person: the own rows, the team, the instansi; a trainer sees those of own classes."""

    awalan = "angkatan__"
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin == BELAJAR:
            return ScopedQuerySet.terlihat_oleh(self, pengguna, izin).filter(pegawai=pengguna.pegawai_id)
        return super().terlihat_oleh(pengguna, izin)

    def menempati(self) -> Self:
        return self.filter(keadaan__in=[k.value for k in MENEMPATI])

    def cari(self, teks: str) -> Self:
        return self.filter(pegawai__in=Pegawai.objects.cari(teks))

    def for_list(self) -> Self:
        gabung = ("pegawai__instansi", "pegawai__jabatan", "angkatan__kursus", "surat_tugas")
        return self.select_related(*gabung).defer(*TERTUTUP)


@berjejak()
class Peserta(BerkotaModel):
    """One person in one class. `gap` and `jp_awal` are what the rule of the queue saw when it was approved."""

    angkatan = models.ForeignKey(Angkatan, models.PROTECT, related_name="peserta", verbose_name="angkatan")
    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="kepesertaan", verbose_name="pegawai")
    instansi = models.ForeignKey(
        "instansi.Instansi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="unit saat usulan",
    )
    usulan = models.ForeignKey(
        "usulan.Usulan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="usulan"
    )
    keadaan = models.CharField(
        "keadaan", max_length=15, choices=pilihan(LABEL_PESERTA), default=KeadaanPeserta.DIUSULKAN.value
    )
    gap = models.PositiveSmallIntegerField("kesenjangan", default=0)
    jp_awal = models.DecimalField("JP tahun berjalan saat diusulkan", max_digits=7, decimal_places=2, default=0)
    masuk_pada = models.DateTimeField("masuk pada", default=timezone.now)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti", verbose_name="menggantikan"
    )
    surat_tugas = models.ForeignKey(
        SuratTugas, models.PROTECT, null=True, blank=True, related_name="peserta", verbose_name="surat tugas"
    )
    nilai_awal = models.DecimalField("pre-test", max_digits=5, decimal_places=2, null=True, blank=True)
    nilai_akhir = models.DecimalField("post-test", max_digits=5, decimal_places=2, null=True, blank=True)
    nilai = models.DecimalField("nilai", max_digits=5, decimal_places=2, null=True, blank=True)
    catatan = models.CharField("catatan", max_length=300, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = PesertaQuerySet.as_manager()

    class Meta:
        ordering = ["angkatan", "pegawai", "pk"]
        verbose_name = "peserta"
        verbose_name_plural = "peserta"
        indexes = [
            models.Index(fields=["angkatan", "keadaan"], name="peserta_angkatan_keadaan"),
            models.Index(fields=["pegawai", "keadaan"], name="peserta_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["angkatan", "pegawai"],
                condition=~Q(keadaan__in=["mundur", "digantikan", "ditolak", "dibatalkan"]),
                name="peserta_sekali_per_angkatan",
                violation_error_message="Pegawai ini sudah terdaftar pada angkatan tersebut.",
            ),
            models.CheckConstraint(
                condition=(Q(nilai=None) | Q(nilai__range=(0, 100)))
                & (Q(nilai_awal=None) | Q(nilai_awal__range=(0, 100)))
                & (Q(nilai_akhir=None) | Q(nilai_akhir__range=(0, 100))),
                name="peserta_nilai_0_sampai_100",
                violation_error_message="Nilai berkisar 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} – {self.angkatan}"

    @property
    def nada(self) -> str:
        return NADA[self.keadaan]


class PresensiPelatihanQuerySet(PesertaQuerySet):
    awalan = "sesi__angkatan__"
    jalur_instansi = "peserta__pegawai__instansi_id"
    jalur_pegawai = "peserta__pegawai_id"
    jalur_jabatan_atasan = "peserta__pegawai__jabatan__atasan_id"


@berjejak()
class Presensi(BerkotaModel):
    """Presence of one participant in one session: by a code that holds for a minute or two, or corrected with why."""

    peserta = models.ForeignKey(Peserta, models.CASCADE, related_name="presensi", verbose_name="peserta")
    sesi = models.ForeignKey(Sesi, models.CASCADE, related_name="presensi", verbose_name="sesi")
    hadir = models.BooleanField("hadir", default=True)
    cara = models.CharField("cara", max_length=10, choices=CaraHadir.pilihan())
    pada = models.DateTimeField("pada", default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    alasan = models.CharField("alasan koreksi", max_length=300, blank=True)

    objects = PresensiPelatihanQuerySet.as_manager()

    class Meta:
        ordering = ["sesi", "pk"]
        verbose_name = "presensi pelatihan"
        verbose_name_plural = "presensi pelatihan"
        constraints = [
            models.UniqueConstraint(
                fields=["peserta", "sesi"],
                name="presensi_pelatihan_sekali",
                violation_error_message="Kehadiran pada sesi ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=~Q(cara="KOREKSI") | Q(alasan__gt=""),
                name="presensi_pelatihan_koreksi_beralasan",
                violation_error_message="Koreksi kehadiran harus beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.peserta} – {self.sesi}"
