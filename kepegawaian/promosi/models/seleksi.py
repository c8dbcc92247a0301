"""A selection with the positions it fills, its committee, who applied, and what was announced."""

from datetime import date
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.promosi.workflows import (
    HIDUP,
    LABEL_LAMARAN,
    LABEL_SELEKSI,
    LAMAR,
    NADA_LAMARAN,
    NADA_SELEKSI,
    NILAI,
    TERBIT,
    KeadaanLamaran,
    KeadaanSeleksi,
)

TERTUTUP = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
CARA = [
    ("TERBUKA", "Seleksi terbuka JPT"),
    ("INTERNAL", "Lelang jabatan internal"),
    ("UJI_KOMPETENSI", "Uji kompetensi untuk perpindahan"),
]
UNSUR = [
    ("INTERNAL", "Pejabat terkait dari dalam pemerintah kota"),
    ("JPT_LAIN", "JPT dari instansi lain yang terkait"),
    ("AHLI", "Akademisi, pakar, atau profesional"),
]


class SeleksiQuerySet(ScopedQuerySet):
    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """A committee member reaches the selections he or she sits in; an employee what their own city announced."""
        if izin == NILAI:
            dalam = self.filter(kota_id__in=pengguna.jangkauan(izin).semua_kota)
            return dalam.filter(panitia__pengguna=pengguna, panitia__aktif=True) if pengguna.pk else self.none()
        if izin == LAMAR:
            kota = pengguna.jangkauan(izin).semua_kota
            return self.filter(kota_id__in=kota, diumumkan_pada__isnull=False).filter(keadaan__in=TERBIT)
        return super().terlihat_oleh(pengguna, izin)

    def cari(self, teks: str) -> Self:
        return self.filter(Q(judul__icontains=teks) | Q(nomor__icontains=teks))

    def for_list(self) -> Self:
        return self.annotate(
            jumlah_jabatan=Count("lowongan", distinct=True), jumlah_pelamar=Count("lamaran", distinct=True)
        )

    def terbuka_publik(self) -> Self:
        """What citizens read: announced ones, never a draft."""
        return self.filter(keadaan__in=TERBIT, diumumkan_pada__isnull=False)

    def hidup(self) -> Self:
        return self.filter(keadaan__in=HIDUP)


@berjejak(sejak_lahir=True)
class SeleksiJabatan(BerkotaModel):
    """One selection for one or several vacant positions. PermenPANRB 15/2019."""

    cara = models.CharField("cara pengisian", max_length=20, choices=CARA, default="TERBUKA")
    judul = models.CharField("judul", max_length=200)
    nomor = models.CharField("nomor pengumuman", max_length=80, blank=True)
    uraian = models.TextField("ketentuan tambahan", blank=True, max_length=4000)
    pendaftaran_mulai = models.DateField("pengumuman dan pendaftaran mulai")
    pendaftaran_sampai = models.DateField("pendaftaran sampai")
    rencana_pelantikan = models.DateField("rencana pelantikan")
    perpanjangan = models.PositiveSmallIntegerField("jumlah perpanjangan", default=0)
    lembaga_pengawas = models.CharField("lembaga yang mengawasi", max_length=150, blank=True)
    keadaan = models.CharField(
        "keadaan",
        max_length=20,
        choices=[(k.value, v) for k, v in LABEL_SELEKSI.items()],
        default=KeadaanSeleksi.DRAF.value,
    )
    diumumkan_pada = models.DateTimeField("diumumkan pada", null=True, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = SeleksiQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "seleksi jabatan"
        verbose_name_plural = "seleksi jabatan"
        indexes = [models.Index(fields=["kota", "-dibuat_pada", "-id"], name="seleksi_jabatan_terbaru")]
        constraints = [
            models.CheckConstraint(
                condition=Q(pendaftaran_sampai__gte=F("pendaftaran_mulai")),
                name="seleksi_pendaftaran_runtut",
                violation_error_message="Hari terakhir pendaftaran tidak boleh mendahului hari pertamanya.",
            ),
            models.CheckConstraint(
                condition=Q(rencana_pelantikan__gte=F("pendaftaran_sampai")),
                name="seleksi_pelantikan_sesudah_pendaftaran",
                violation_error_message="Rencana pelantikan tidak boleh mendahului akhir pendaftaran.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("promosi:seleksi", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA_SELEKSI[KeadaanSeleksi(self.keadaan)]

    def menerima_lamaran(self, hari: date) -> bool:
        dibuka = self.keadaan == KeadaanSeleksi.DIUMUMKAN
        return dibuka and self.pendaftaran_mulai <= hari <= self.pendaftaran_sampai


class LowonganQuerySet(ScopedQuerySet):
    jalur_instansi = "jabatan__instansi_id"

    def for_list(self) -> Self:
        return self.select_related("jabatan__instansi__perangkat_daerah", "seleksi", "terpilih__pegawai")


@berjejak(sejak_lahir=True)
class Lowongan(BerkotaModel):
    """One vacant position inside a selection; in the end the choice of the PPK with its written reason."""

    seleksi = models.ForeignKey(SeleksiJabatan, models.PROTECT, related_name="lowongan", verbose_name="seleksi")
    jabatan = models.ForeignKey("jabatan.Jabatan", models.PROTECT, related_name="lowongan", verbose_name="jabatan")
    lowong_sejak = models.DateField("lowong sejak", null=True, blank=True)
    # Requirements of the announcement beyond those of the law: [{"kode": …, "nilai": …}] as the engine reads them.
    syarat = models.JSONField("syarat tambahan", default=list, blank=True)
    terpilih = models.ForeignKey(
        "promosi.LamaranJabatan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dipilih_untuk",
        verbose_name="calon terpilih",
    )
    alasan_pilihan = models.TextField("alasan pilihan", blank=True, max_length=4000)
    dipilih_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dipilih oleh"
    )
    dipilih_pada = models.DateTimeField("dipilih pada", null=True, blank=True)

    objects = LowonganQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "pk"]
        verbose_name = "jabatan yang diseleksi"
        verbose_name_plural = "jabatan yang diseleksi"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "jabatan"],
                name="lowongan_sekali_per_seleksi",
                violation_error_message="Jabatan ini sudah tercantum pada seleksi.",
            ),
            models.CheckConstraint(
                condition=Q(terpilih=None) | Q(alasan_pilihan__gt="", dipilih_oleh__isnull=False),
                name="lowongan_pilihan_beralasan",
                violation_error_message="Pilihan PPK harus disertai alasan tertulis.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="pilihan_beku",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__terpilih__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.jabatan)


class PanitiaQuerySet(ScopedQuerySet):
    jalur_instansi = None

    def aktif(self) -> Self:
        return self.filter(aktif=True)


@berjejak(sejak_lahir=True)
class AnggotaPanitia(BerkotaModel):
    """A member of the selection committee. Who scores has an account; the name is kept as it was then."""

    seleksi = models.ForeignKey(SeleksiJabatan, models.PROTECT, related_name="panitia", verbose_name="seleksi")
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="akun anggota"
    )
    nama = models.CharField("nama", max_length=150)
    jabatan = models.CharField("jabatan atau pekerjaan", max_length=200)
    unsur = models.CharField("unsur", max_length=10, choices=UNSUR)
    ketua = models.BooleanField("ketua", default=False)
    pernyataan_pada = models.DateTimeField("pernyataan netral pada", null=True, blank=True)
    aktif = models.BooleanField("aktif", default=True)

    objects = PanitiaQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "-ketua", "nama", "pk"]
        verbose_name = "anggota panitia seleksi"
        verbose_name_plural = "anggota panitia seleksi"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "pengguna"],
                name="panitia_sekali_per_seleksi",
                violation_error_message="Akun ini sudah menjadi anggota panitia seleksi.",
            ),
            models.UniqueConstraint(
                fields=["seleksi"],
                condition=Q(ketua=True, aktif=True),
                name="panitia_satu_ketua",
                violation_error_message="Panitia ini sudah mempunyai ketua.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class LamaranQuerySet(ScopedQuerySet):
    jalur_pegawai = "pegawai_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """A committee member reaches the candidates of the own selections that passed the verification."""
        if izin != NILAI:
            return super().terlihat_oleh(pengguna, izin)
        dalam = self.filter(kota_id__in=pengguna.jangkauan(izin).semua_kota)
        milik = dalam.filter(seleksi__panitia__pengguna=pengguna, seleksi__panitia__aktif=True)
        return milik.filter(keadaan=KeadaanLamaran.MEMENUHI)

    def for_list(self) -> Self:
        gabung = ("pegawai__jabatan", "pegawai__golongan", "pegawai__instansi", "lowongan__jabatan__instansi")
        return self.select_related("seleksi", *gabung).defer(*TERTUTUP)

    def cari(self, teks: str) -> Self:
        return self.filter(Q(pegawai__in=Pegawai.objects.cari(teks)) | Q(nomor__iexact=teks.strip()))

    def memenuhi(self) -> Self:
        return self.filter(keadaan=KeadaanLamaran.MEMENUHI)


@berjejak(sejak_lahir=True, kecuali=["data", "putusan"])
class LamaranJabatan(BerkotaModel):
    """One application: what the register said that day (`data`) and the verdict on every requirement (`putusan`)."""

    ASAL = [("MANDIRI", "Melamar sendiri"), ("NOMINASI", "Dinominasikan")]

    seleksi = models.ForeignKey(SeleksiJabatan, models.PROTECT, related_name="lamaran", verbose_name="seleksi")
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="lamaran", verbose_name="jabatan yang dilamar")
    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="lamaran", verbose_name="pelamar")
    nomor = models.CharField("nomor peserta", max_length=12)
    asal = models.CharField("asal lamaran", max_length=10, choices=ASAL, default="MANDIRI")
    motivasi = models.TextField("alasan melamar", max_length=3000)
    data = models.JSONField("data saat melamar", default=dict)
    putusan = models.JSONField("putusan kelayakan", default=list)
    memenuhi_sistem = models.BooleanField("memenuhi menurut sistem")
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_LAMARAN.items()],
        default=KeadaanLamaran.DIAJUKAN.value,
    )
    alasan = models.TextField("alasan hasil administrasi", blank=True, max_length=2000)
    diajukan_pada = models.DateTimeField("diajukan pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = LamaranQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "nomor", "pk"]
        verbose_name = "lamaran jabatan"
        verbose_name_plural = "lamaran jabatan"
        indexes = [
            models.Index(fields=["kota", "-diajukan_pada", "-id"], name="lamaran_terbaru"),
            models.Index(fields=["pegawai", "-diajukan_pada"], name="lamaran_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "pegawai"],
                name="lamaran_sekali_per_seleksi",
                violation_error_message="Anda sudah melamar pada seleksi ini. Satu pelamar memilih satu jabatan.",
            ),
            models.UniqueConstraint(
                fields=["seleksi", "nomor"],
                name="lamaran_nomor_unik",
                violation_error_message="Nomor peserta ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="tidak_memenuhi") | Q(alasan__gt=""),
                name="lamaran_ditolak_beralasan",
                violation_error_message="Tulis alasan pelamar tidak memenuhi syarat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}, {self.lowongan}"

    def get_absolute_url(self) -> str:
        return reverse("promosi:lamaran", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA_LAMARAN[KeadaanLamaran(self.keadaan)]


@berjejak(kecuali=["isi"])
class PengumumanSeleksi(BerkotaModel):
    """What was made public, as it was then. Nobody who is not chosen is named: candidates stand there by number."""

    JENIS = [
        ("PEMBUKAAN", "Pembukaan pendaftaran"),
        ("PERPANJANGAN", "Perpanjangan pendaftaran"),
        ("ADMINISTRASI", "Hasil seleksi administrasi"),
        ("TAHAP", "Hasil tahap penilaian"),
        ("PERINGKAT", "Tiga nilai terbaik"),
        ("HASIL", "Hasil akhir"),
        ("PEMBATALAN", "Pembatalan seleksi"),
        ("KEBERATAN", "Putusan keberatan"),
    ]
    seleksi = models.ForeignKey(SeleksiJabatan, models.PROTECT, related_name="pengumuman", verbose_name="seleksi")
    jenis = models.CharField("jenis", max_length=15, choices=JENIS)
    judul = models.CharField("judul", max_length=200)
    isi = models.JSONField("isi", default=dict)
    terbit_pada = models.DateTimeField("terbit pada", default=timezone.now)

    class Meta:
        ordering = ["-terbit_pada", "-pk"]
        verbose_name = "pengumuman seleksi"
        verbose_name_plural = "pengumuman seleksi"
        indexes = [models.Index(fields=["seleksi", "-terbit_pada"], name="pengumuman_seleksi_urut")]

    def __str__(self) -> str:
        return self.judul
