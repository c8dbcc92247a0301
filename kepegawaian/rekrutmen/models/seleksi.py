"""A selection with its rules and calendar, its vacancies, required documents and committee."""

from datetime import date, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

import pgtrigger
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import TeksTersandi
from kepegawaian.rekrutmen.models.formasi import Formasi, tulis_kualifikasi
from kepegawaian.rekrutmen.rules.enum import Hubungan, JenisKebutuhan, JenisSeleksi, PeranPanitia
from kepegawaian.rekrutmen.workflows import (
    DAPAT_DIATUR,
    LABEL_SELEKSI,
    MASUK,
    NADA_SELEKSI,
    PUBLIK,
    KeadaanSeleksi,
)

# A committee member reaches selections by being named in them, and never by the role alone.
IZIN_PANITIA = frozenset({"rekrutmen.verifikasi_lamaran", "rekrutmen.nilai_wawancara", "rekrutmen.ikut_panitia"})


class SeleksiASNQuerySet(ScopedQuerySet):
    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        dalam = super().terlihat_oleh(pengguna, izin)
        if izin in IZIN_PANITIA:
            return dalam.filter(pk__in=Panitia.objects.bertugas(pengguna).values("seleksi"))
        return dalam

    def cari(self, teks: str) -> Self:
        return self.filter(nama__icontains=teks)

    def terbuka_publik(self) -> Self:
        """What a citizen of the city in scope may read: never one that is being prepared."""
        return self.filter(keadaan__in=sorted(PUBLIK))

    def for_list(self) -> Self:
        masuk = Count("lamaran", filter=Q(lamaran__keadaan__in=sorted(MASUK)))
        return self.select_related("kota").annotate(jumlah_lamaran=masuk)


@berjejak(sejak_lahir=True)
class Seleksi(BerkotaModel):
    """One selection of a year. `konfigurasi` holds its rules, `jadwal` its calendar (see rules/konfigurasi.py).

    From the opening on (`beku_pada`) the rules cannot change, at database level either; the calendar moves only later,
    with a reason that applicants read. `buka_pada` and `tutup_pada` are derived from the calendar on the city's clock:
    applications are taken from the first until the very moment before the second.
    """

    nama = models.CharField("nama seleksi", max_length=200)
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis seleksi", max_length=6, choices=JenisSeleksi.pilihan())
    gelombang = models.PositiveSmallIntegerField("gelombang", default=1, validators=[MinValueValidator(1)])
    uraian = models.TextField("pengantar untuk pelamar", blank=True)
    konfigurasi = models.JSONField("aturan seleksi", default=dict)
    jadwal = models.JSONField("jadwal", default=list)
    versi_aturan = models.PositiveIntegerField("versi aturan", default=1)
    buka_pada = models.DateTimeField("pendaftaran dibuka pada", null=True, blank=True)
    tutup_pada = models.DateTimeField("pendaftaran ditutup pada", null=True, blank=True)
    nomor_pengumuman = models.CharField("nomor pengumuman", max_length=100, blank=True)
    diumumkan_pada = models.DateTimeField("diumumkan pada", null=True, blank=True)
    beku_pada = models.DateTimeField("aturan dibekukan pada", null=True, blank=True)
    sidik_aturan = models.CharField("SHA-256 aturan beku", max_length=64, blank=True)
    keadaan = models.CharField(
        "keadaan",
        max_length=22,
        choices=[(k.value, v) for k, v in LABEL_SELEKSI.items()],
        default=KeadaanSeleksi.DISIAPKAN.value,
    )
    alasan = models.TextField("alasan pembatalan", blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = SeleksiASNQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "jenis", "gelombang", "pk"]
        verbose_name = "seleksi"
        verbose_name_plural = "seleksi"
        permissions = [
            ("kelola_seleksi", "Dapat menyusun dan menjalankan seleksi"),
            ("ikut_panitia", "Bekerja sebagai panitia seleksi yang menunjuknya"),
        ]
        indexes = [models.Index(fields=["kota", "-tahun", "jenis", "gelombang"], name="rk_seleksi_daftar")]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun", "jenis", "gelombang"],
                name="rk_seleksi_satu_per_gelombang",
                violation_error_message="Seleksi jenis ini untuk tahun dan gelombang tersebut sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=["disiapkan", "diumumkan", "dibatalkan"])
                | (Q(beku_pada__isnull=False, tutup_pada__gt=F("buka_pada")) & ~Q(sidik_aturan="")),
                name="rk_seleksi_dibuka_beraturan_beku",
                violation_error_message="Seleksi yang dibuka harus mempunyai aturan beku dan jadwal pendaftaran.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="dibatalkan") | ~Q(alasan=""),
                name="rk_seleksi_batal_beralasan",
                violation_error_message="Pembatalan harus beralasan; pelamar membacanya.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="rk_seleksi_aturan_beku",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__beku_pada__isnull=False)
                & (
                    pgtrigger.Q(old__konfigurasi__df=pgtrigger.F("new__konfigurasi"))
                    | pgtrigger.Q(old__beku_pada__df=pgtrigger.F("new__beku_pada"))
                    | pgtrigger.Q(old__sidik_aturan__df=pgtrigger.F("new__sidik_aturan"))
                ),
            )
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def label(self) -> str:
        return LABEL_SELEKSI[KeadaanSeleksi(self.keadaan)]

    @property
    def nada(self) -> str:
        return NADA_SELEKSI[KeadaanSeleksi(self.keadaan)]

    @property
    def dapat_diatur(self) -> bool:
        """Whether the rules may still change: as a new version, never silently."""
        return self.keadaan in DAPAT_DIATUR and self.beku_pada is None

    @property
    def publik(self) -> bool:
        return self.keadaan in PUBLIK

    @property
    def hari_terakhir(self) -> date | None:
        """The last day of registration on the city's calendar."""
        if self.tutup_pada is None:
            return None
        return (self.tutup_pada - timedelta(seconds=1)).astimezone(ZoneInfo(self.kota.zona_waktu)).date()


class BagianSeleksiQuerySet(ScopedQuerySet):
    """What belongs to a selection is reached like the selection."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        return self.filter(seleksi__in=Seleksi.objects.terlihat_oleh(pengguna, izin))


class VersiAturan(BerkotaModel):
    """One version of rules and calendar as it was saved; the one in force at the opening is the frozen one."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="riwayat_aturan", verbose_name="seleksi")
    ke = models.PositiveIntegerField("versi")
    konfigurasi = models.JSONField("aturan")
    jadwal = models.JSONField("jadwal")
    sidik = models.CharField("SHA-256", max_length=64)
    alasan = models.TextField("alasan perubahan", blank=True)
    # Shown to citizens: changes made after the announcement.
    publik = models.BooleanField("sesudah diumumkan", default=False)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="oleh"
    )
    pada = models.DateTimeField("pada", default=timezone.now)

    objects = BagianSeleksiQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "-ke"]
        verbose_name = "versi aturan seleksi"
        verbose_name_plural = "versi aturan seleksi"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "ke"], name="rk_versi_aturan_urut", violation_error_message="Versi ini sudah ada."
            )
        ]
        triggers = [pgtrigger.Protect(name="rk_versi_aturan_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Versi {self.ke}"


class LowonganASNQuerySet(BagianSeleksiQuerySet):
    def terbuka_publik(self) -> Self:
        return self.filter(seleksi__keadaan__in=sorted(PUBLIK))

    def berpelamar(self) -> Self:
        """With `jumlah_lamaran`: applications that were sent."""
        return self.annotate(jumlah_lamaran=Count("lamaran", filter=Q(lamaran__keadaan__in=sorted(MASUK))))

    def for_list(self) -> Self:
        return self.select_related("seleksi__kota", "formasi").berpelamar()

    def cari(self, teks: str) -> Self:
        return self.filter(
            Q(nama_jabatan__icontains=teks) | Q(nama_unit__icontains=teks) | Q(kualifikasi_teks__icontains=teks)
        )


@berjejak()
class Lowongan(BerkotaModel):
    """A formasi offered in a selection. What it says was copied when it was taken up, so that later changes of the
    register do not change an announcement."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="lowongan", verbose_name="seleksi")
    formasi = models.OneToOneField(Formasi, models.PROTECT, related_name="lowongan", verbose_name="formasi")
    kode = models.CharField("kode lowongan", max_length=20)
    nama_jabatan = models.CharField("jabatan", max_length=200)
    nama_unit = models.CharField("unit penempatan", max_length=300)
    jenis_kebutuhan = models.CharField("jenis kebutuhan", max_length=12, choices=JenisKebutuhan.pilihan())
    kuota = models.PositiveSmallIntegerField("kuota", validators=[MinValueValidator(1)])
    tingkat = models.JSONField("tingkat pendidikan", default=list)
    bidang = models.JSONField("bidang studi", default=list, blank=True)
    kualifikasi_teks = models.CharField("kualifikasi", max_length=1000)
    ipk_min = models.DecimalField("IPK paling rendah", max_digits=3, decimal_places=2, null=True, blank=True)
    usia_min = models.PositiveSmallIntegerField("usia paling rendah", null=True, blank=True)
    usia_maks = models.PositiveSmallIntegerField("usia paling tinggi", null=True, blank=True)
    uraian_tugas = models.TextField("uraian tugas", blank=True)
    # Weights of the parts of the advanced test for this very position; empty takes those of the selection.
    komponen_lanjutan = models.JSONField("komponen seleksi lanjutan", default=list, blank=True)

    objects = LowonganASNQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "nama_jabatan", "nama_unit", "pk"]
        verbose_name = "lowongan"
        verbose_name_plural = "lowongan"
        indexes = [models.Index(fields=["kota", "seleksi", "nama_jabatan", "nama_unit"], name="rk_lowongan_daftar")]
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "kode"],
                name="rk_lowongan_kode_unik",
                violation_error_message="Kode lowongan ini sudah dipakai.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama_jabatan} – {self.nama_unit}"

    @property
    def kualifikasi(self) -> str:
        return tulis_kualifikasi(self.tingkat, self.bidang)


@berjejak()
class DokumenSyarat(BerkotaModel):
    """One document an applicant hands in. `kode` is one of rules/alasan.py, which knows why it may fail."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="dokumen", verbose_name="seleksi")
    kode = models.CharField("kode", max_length=20)
    nama = models.CharField("nama dokumen", max_length=120)
    petunjuk = models.CharField("petunjuk", max_length=300, blank=True)
    format = models.JSONField("format yang diterima", default=list)
    ukuran_maks_kb = models.PositiveIntegerField("ukuran paling besar (KB)", validators=[MinValueValidator(20)])
    halaman_maks = models.PositiveSmallIntegerField("halaman paling banyak", null=True, blank=True)
    wajib = models.BooleanField("wajib", default=True)
    # Kinds of need it is asked of; empty: everybody.
    untuk_kebutuhan = models.JSONField("hanya untuk jenis kebutuhan", default=list, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    objects = BagianSeleksiQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "urutan", "pk"]
        verbose_name = "dokumen syarat"
        verbose_name_plural = "dokumen syarat"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "kode"],
                name="rk_dokumen_syarat_unik",
                violation_error_message="Dokumen ini sudah ada dalam daftar syarat.",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    def diminta_dari(self, jenis_kebutuhan: str) -> bool:
        return not self.untuk_kebutuhan or jenis_kebutuhan in self.untuk_kebutuhan


class PanitiaRekrutmenQuerySet(BagianSeleksiQuerySet):
    def bertugas(self, pengguna: Any, peran: str = "") -> Self:
        """Parts this account has today and for which it declared its interests."""
        hari_ini = pengguna.hari_ini()
        berlaku = self.filter(Q(sampai=None) | Q(sampai__gte=hari_ini), pengguna=pengguna, mulai__lte=hari_ini)
        berlaku = berlaku.filter(pernyataan__isnull=False)
        return berlaku.filter(peran=peran) if peran else berlaku

    def for_list(self) -> Self:
        return self.select_related("pengguna", "pernyataan")


@berjejak(sejak_lahir=True)
class Panitia(BerkotaModel):
    """One part of one account in a selection; works only after its declaration of interest."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="panitia", verbose_name="seleksi")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="akun")
    peran = models.CharField("peran", max_length=16, choices=PeranPanitia.pilihan())
    nomor_sk = models.CharField("nomor SK panitia", max_length=100, blank=True)
    mulai = models.DateField("mulai")
    sampai = models.DateField("sampai", null=True, blank=True)

    objects = PanitiaRekrutmenQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "peran", "pk"]
        verbose_name = "panitia seleksi"
        verbose_name_plural = "panitia seleksi"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "pengguna", "peran"],
                name="rk_panitia_sekali",
                violation_error_message="Akun ini sudah ditunjuk untuk peran tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="rk_panitia_runtut",
                violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()}: {self.pengguna}"


class PernyataanKepentingan(BerkotaModel):
    """The written declaration of one committee member: nothing to declare, or who it is about (`KerabatPanitia`)."""

    panitia = models.OneToOneField(Panitia, models.PROTECT, related_name="pernyataan", verbose_name="panitia")
    ada_kepentingan = models.BooleanField("ada yang dinyatakan")
    catatan = TeksTersandi("penjelasan", blank=True)
    dinyatakan_pada = models.DateTimeField("dinyatakan pada", default=timezone.now)

    class Meta:
        ordering = ["panitia"]
        verbose_name = "pernyataan kepentingan"
        verbose_name_plural = "pernyataan kepentingan"

    def __str__(self) -> str:
        return f"Pernyataan panitia {self.panitia_id}"


class KerabatPanitia(BerkotaModel):
    """Somebody whose application this member must not touch. Encrypted; compared by fingerprint."""

    panitia = models.ForeignKey(Panitia, models.CASCADE, related_name="kerabat", verbose_name="panitia")
    hubungan = models.CharField("hubungan", max_length=12, choices=Hubungan.pilihan())
    nama = TeksTersandi("nama")
    sidik_nama = models.CharField("sidik nama", max_length=64, editable=False)
    nik = TeksTersandi("NIK", blank=True)
    sidik_nik = models.CharField("sidik NIK", max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["panitia", "pk"]
        verbose_name = "kerabat panitia"
        verbose_name_plural = "kerabat panitia"

    def __str__(self) -> str:
        return f"Kerabat panitia {self.panitia_id}"
