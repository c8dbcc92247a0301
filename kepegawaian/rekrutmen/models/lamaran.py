"""The applicant, the application and its documents."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import TeksTersandi
from kepegawaian.pegawai.rules.enum import TingkatPendidikan
from kepegawaian.pegawai.rules.nik import samarkan
from kepegawaian.rekrutmen.models.seleksi import DokumenSyarat, Lowongan, Panitia, Seleksi
from kepegawaian.rekrutmen.rules.enum import Putusan
from kepegawaian.rekrutmen.workflows import LABEL_LAMARAN, MASUK, MELAMAR, NADA_LAMARAN, KeadaanLamaran

JENIS_KELAMIN = [("L", "Laki-laki"), ("P", "Perempuan")]
# Permissions a committee member holds by role but uses only on applications given to that very member.
IZIN_TUGAS = frozenset({"rekrutmen.verifikasi_lamaran", "rekrutmen.nilai_wawancara", "rekrutmen.baca_berkas"})
# Sealed, or shown by no page of an application.
DIRI_TAK_TAMPIL = (
    *("nik", "telepon", "alamat", "sidik_nik", "sidik_nama", "jenis_kelamin", "tempat_lahir", "surel_terbukti_pada"),
    "dibuat_pada",
)


class PelamarQuerySet(ScopedQuerySet):
    """An applicant's record is reached by the applicant; staff read what an application shows of it."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        dalam = super().terlihat_oleh(pengguna, izin)
        return dalam.filter(akun=pengguna) if izin == MELAMAR else dalam


@berjejak(kecuali=["surel_terbukti_pada"])
class Pelamar(BerkotaModel):
    """One person who applies in one city: an account whose e-mail address was proven before it came to be."""

    akun = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="akun")
    nama = models.CharField("nama lengkap sesuai KTP", max_length=150)
    nik = TeksTersandi("NIK")
    sidik_nik = models.CharField("sidik NIK", max_length=64, editable=False)
    sidik_nama = models.CharField("sidik nama", max_length=64, editable=False)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JENIS_KELAMIN)
    tempat_lahir = models.CharField("tempat lahir", max_length=80)
    tanggal_lahir = models.DateField("tanggal lahir")
    telepon = TeksTersandi("nomor telepon", blank=True)
    alamat = TeksTersandi("alamat", blank=True)
    surel_terbukti_pada = models.DateTimeField("surel terbukti pada", default=timezone.now)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = PelamarQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name = "pelamar"
        verbose_name_plural = "pelamar"
        permissions = [("melamar", "Dapat melamar dan mengikuti lamarannya sendiri")]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "sidik_nik"],
                name="rk_pelamar_nik_unik",
                violation_error_message="NIK ini sudah terdaftar sebagai pelamar di kota ini.",
            ),
            models.UniqueConstraint(
                fields=["kota", "akun"],
                name="rk_pelamar_satu_per_akun",
                violation_error_message="Akun ini sudah terdaftar sebagai pelamar di kota ini.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nik_samar(self) -> str:
        return samarkan(self.nik)


class LamaranSeleksiQuerySet(ScopedQuerySet):
    """Own applications for the applicant; those given to a committee member; the city's for who runs the selection."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        dalam = super().terlihat_oleh(pengguna, izin)
        if izin == MELAMAR:
            return dalam.filter(pelamar__akun=pengguna)
        if izin in IZIN_TUGAS:
            tugas = Q(verifikasi__panitia__in=Panitia.objects.bertugas(pengguna))
            tugas |= Q(wawancara__panitia__in=Panitia.objects.bertugas(pengguna))
            return dalam.filter(pk__in=self.model.objects.filter(tugas).values("pk"))
        return dalam.exclude(keadaan=KeadaanLamaran.DRAF)

    def masuk(self) -> Self:
        return self.filter(keadaan__in=sorted(MASUK))

    def menunggu_verifikasi(self) -> Self:
        return self.filter(keadaan=KeadaanLamaran.DIAJUKAN, hasil_administrasi="")

    def for_list(self) -> Self:
        return self.select_related("pelamar", "lowongan", "seleksi").defer(
            "pelamar__nik", "pelamar__telepon", "pelamar__alamat"
        )

    def untuk_pelamar(self) -> Self:
        """With what the pages of its applicant show of the person; vacancy and documents are read elsewhere."""
        return self.select_related("pelamar").defer("akomodasi_catatan", *(f"pelamar__{k}" for k in DIRI_TAK_TAMPIL))

    def cari(self, teks: str) -> Self:
        return self.filter(Q(nomor__icontains=teks) | Q(pelamar__nama__icontains=teks))


@berjejak(kecuali=["disimpan_pada", "akomodasi_catatan"])
class Lamaran(BerkotaModel):
    """One person's application in one selection. `nomor` is the exam number everything is published under.

    `hasil_administrasi` is what the verifiers concluded: nobody but the committee knows it before it is announced;
    then `keadaan` follows it.
    """

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="lamaran", verbose_name="seleksi")
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="lamaran", verbose_name="lowongan")
    pelamar = models.ForeignKey(Pelamar, models.PROTECT, related_name="lamaran", verbose_name="pelamar")
    nomor = models.CharField("nomor peserta", max_length=30, blank=True)
    keadaan = models.CharField(
        "keadaan",
        max_length=18,
        choices=[(k.value, v) for k, v in LABEL_LAMARAN.items()],
        default=KeadaanLamaran.DRAF.value,
    )
    tingkat = models.CharField("tingkat pendidikan", max_length=3, blank=True, choices=TingkatPendidikan.pilihan())
    bidang = models.CharField("bidang studi", max_length=150, blank=True)
    lembaga = models.CharField("perguruan tinggi atau sekolah", max_length=200, blank=True)
    nomor_ijazah = models.CharField("nomor ijazah", max_length=100, blank=True)
    tanggal_lulus = models.DateField("tanggal lulus", null=True, blank=True)
    # IPK on the scale of 4, or the average ijazah mark (0–100) of a school leaver, which only breaks ties.
    ipk = models.DecimalField(
        "IPK atau nilai rata-rata ijazah",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    # Code of a group of `konfigurasi["prioritas"]` (PPPK); empty: none.
    prioritas = models.CharField("kelompok prioritas", max_length=12, blank=True, default="", db_default="")
    pernyataan = models.JSONField("pernyataan", default=list, blank=True)
    akomodasi = models.JSONField("akomodasi ujian", default=list, blank=True)
    akomodasi_catatan = TeksTersandi("penjelasan akomodasi", blank=True)
    akomodasi_putusan = models.CharField(
        "putusan akomodasi",
        max_length=10,
        blank=True,
        choices=[("disetujui", "Disediakan"), ("ditolak", "Tidak dapat disediakan")],
    )
    akomodasi_alasan = models.CharField("alasan putusan akomodasi", max_length=300, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    disimpan_pada = models.DateTimeField("disimpan pada", default=timezone.now)
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    hasil_administrasi = models.CharField(
        "hasil verifikasi administrasi", max_length=3, blank=True, choices=Putusan.pilihan()
    )
    # [{"syarat": "IJAZAH", "alasan": "TIDAK_TERBACA", "catatan": "…"}], agreed by the verifiers.
    alasan_administrasi = models.JSONField("alasan tidak memenuhi syarat", default=list, blank=True)
    disimpulkan_pada = models.DateTimeField("verifikasi selesai pada", null=True, blank=True)
    kartu = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kartu peserta"
    )
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit kartu"
    )
    versi = models.PositiveIntegerField("versi", default=1)

    objects = LamaranSeleksiQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "diajukan_pada", "pk"]
        verbose_name = "lamaran"
        verbose_name_plural = "lamaran"
        permissions = [
            ("verifikasi_lamaran", "Dapat memverifikasi lamaran yang diberikan kepadanya"),
            ("baca_berkas", "Dapat membaca berkas lamaran yang menjadi tugasnya atau miliknya"),
            ("ekspor_lamaran", "Dapat mengekspor daftar lamaran"),
        ]
        indexes = [
            models.Index(fields=["kota", "seleksi", "diajukan_pada"], name="rk_lamaran_daftar"),
            models.Index(fields=["lowongan", "keadaan"], name="rk_lamaran_lowongan"),
            models.Index(
                fields=["seleksi", "diajukan_pada"],
                condition=Q(keadaan="diajukan", hasil_administrasi=""),
                name="rk_lamaran_antrean",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "pelamar"],
                name="rk_lamaran_satu_per_seleksi",
                violation_error_message="Anda sudah mempunyai lamaran pada seleksi ini.",
            ),
            models.UniqueConstraint(
                fields=["kota", "nomor"],
                condition=~Q(nomor=""),
                name="rk_lamaran_nomor_unik",
                violation_error_message="Nomor peserta ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=["draf", "dibatalkan"])
                | (~Q(nomor="") & ~Q(tingkat="") & Q(diajukan_pada__isnull=False)),
                name="rk_lamaran_diajukan_lengkap",
                violation_error_message="Lamaran yang diajukan harus bernomor dan lengkap.",
            ),
        ]

    def __str__(self) -> str:
        return f"Lamaran {self.nomor or self.pk}"

    @property
    def label(self) -> str:
        return LABEL_LAMARAN[KeadaanLamaran(self.keadaan)]

    @property
    def nada(self) -> str:
        return NADA_LAMARAN[KeadaanLamaran(self.keadaan)]

    @property
    def draf(self) -> bool:
        return self.keadaan == KeadaanLamaran.DRAF

    @cached_property
    def berkas_ada(self) -> "list[BerkasLamaran]":
        """The documents handed in, in the order they are asked for."""
        return list(self.berkas.all())


class BagianLamaranQuerySet(ScopedQuerySet):
    """What belongs to an application is reached like the application."""

    def untuk_pelamar(self) -> Self:
        """With what the pages of its applicant show of a document."""
        kolom = ("kota_id", "lamaran_id", "syarat_id", "halaman", "berkas__nama_asli", "berkas__ukuran")
        return self.select_related("berkas").only(*kolom)

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin == "rekrutmen.baca_berkas":
            milik = Lamaran.objects.terlihat_oleh(pengguna, MELAMAR)
            return self.filter(
                Q(lamaran__in=milik) | Q(lamaran__in=Lamaran.objects.terlihat_oleh(pengguna, izin).masuk())
            )
        return self.filter(lamaran__in=Lamaran.objects.terlihat_oleh(pengguna, izin))


class BerkasLamaran(BerkotaModel):
    """One document handed in; the file is read by its applicant and by the committee members it was given to."""

    lamaran = models.ForeignKey(Lamaran, models.CASCADE, related_name="berkas", verbose_name="lamaran")
    syarat = models.ForeignKey(DokumenSyarat, models.PROTECT, related_name="+", verbose_name="dokumen syarat")
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas"
    )
    halaman = models.PositiveSmallIntegerField("jumlah halaman", null=True, blank=True)
    diunggah_pada = models.DateTimeField("diunggah pada", default=timezone.now)

    objects = BagianLamaranQuerySet.as_manager()

    class Meta:
        ordering = ["lamaran", "syarat__urutan", "pk"]
        verbose_name = "berkas lamaran"
        verbose_name_plural = "berkas lamaran"
        constraints = [
            models.UniqueConstraint(
                fields=["lamaran", "syarat"],
                name="rk_berkas_lamaran_satu_per_syarat",
                violation_error_message="Dokumen ini sudah diunggah.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.syarat} lamaran {self.lamaran_id}"
