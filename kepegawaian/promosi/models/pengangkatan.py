"""Decisions on positions: batches of appointments and moves with one SK, and Plt/Plh."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.promosi.models.seleksi import TERTUTUP, Lowongan
from kepegawaian.promosi.workflows import (
    LABEL_PAKET,
    LABEL_SEMENTARA,
    NADA_PAKET,
    NADA_SEMENTARA,
    KeadaanPaket,
    KeadaanSementara,
)


class PaketQuerySet(ScopedQuerySet):
    def cari(self, teks: str) -> Self:
        return self.filter(
            Q(nomor_sk__icontains=teks)
            | Q(tentang__icontains=teks)
            | Q(butir__in=ButirPengangkatan.objects.filter(pegawai__in=Pegawai.objects.cari(teks)))
        ).distinct()

    def for_list(self) -> Self:
        return self.select_related("berkas").annotate(jumlah=Count("butir", distinct=True))

    def jatuh_tempo(self, tanggal: date) -> Self:
        """Decided, and their TMT has come."""
        return self.filter(keadaan=KeadaanPaket.DITETAPKAN, tmt__lte=tanggal)


@berjejak(sejak_lahir=True, kecuali=["isi"])
class PaketPengangkatan(BerkotaModel):
    """One decision (SK) with its list. `isi` is frozen when it is decided: the paper never reads live data."""

    tentang = models.CharField("tentang", max_length=200)
    tmt = models.DateField("TMT")
    pelantikan = models.DateField("tanggal pelantikan", null=True, blank=True)
    tempat_pelantikan = models.CharField("tempat pelantikan", max_length=150, blank=True)
    dasar = models.TextField("pertimbangan Tim Penilai Kinerja", blank=True, max_length=2000)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_PAKET.items()],
        default=KeadaanPaket.DISUSUN.value,
    )
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    isi = models.JSONField("isi SK", default=dict, blank=True)
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas SK"
    )
    disusun_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="disusun oleh"
    )
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditetapkan oleh",
    )
    disetor_pada = models.DateTimeField("dicatat pada", null=True, blank=True)
    galat_setor = models.TextField("halangan pencatatan", blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = PaketQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "paket pengangkatan"
        verbose_name_plural = "paket pengangkatan"
        indexes = [
            models.Index(fields=["kota", "-dibuat_pada", "-id"], name="paket_angkat_terbaru"),
            models.Index(fields=["kota", "tmt"], condition=Q(keadaan="ditetapkan"), name="paket_angkat_menunggu"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "nomor_sk"],
                condition=Q(nomor_sk__gt=""),
                name="paket_angkat_nomor_unik",
                violation_error_message="Nomor SK ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=["ditetapkan", "disetor"])
                | Q(nomor_sk__gt="", tanggal_sk__isnull=False, ditetapkan_oleh__isnull=False),
                name="paket_angkat_ditetapkan_bernomor",
                violation_error_message="Keputusan yang ditetapkan harus bernomor dan bertanggal.",
            ),
        ]

    def __str__(self) -> str:
        return f"SK {self.nomor_sk}" if self.nomor_sk else self.tentang

    def get_absolute_url(self) -> str:
        return reverse("promosi:paket", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA_PAKET[KeadaanPaket(self.keadaan)]

    @property
    def dapat_disusun(self) -> bool:
        return self.keadaan == KeadaanPaket.DISUSUN


class ButirQuerySet(ScopedQuerySet):
    jalur_pegawai = "pegawai_id"

    def for_list(self) -> Self:
        gabung = ("pegawai__jabatan__instansi", "pegawai__golongan", "jabatan__instansi__perangkat_daerah", "riwayat")
        return self.select_related(*gabung).defer(*TERTUTUP)


@berjejak(sejak_lahir=True)
class ButirPengangkatan(BerkotaModel):
    """One person to one position. `riwayat` is the fact it became on the TMT: at most one, for good."""

    paket = models.ForeignKey(PaketPengangkatan, models.PROTECT, related_name="butir", verbose_name="paket")
    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="+", verbose_name="pegawai")
    jabatan = models.ForeignKey("jabatan.Jabatan", models.PROTECT, related_name="+", verbose_name="jabatan baru")
    lowongan = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, blank=True, related_name="pengangkatan", verbose_name="asal seleksi"
    )
    catatan = models.CharField("catatan", max_length=300, blank=True)
    riwayat = models.OneToOneField(
        "pegawai.RiwayatJabatan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pengangkatan",
        verbose_name="riwayat jabatan",
    )

    objects = ButirQuerySet.as_manager()

    class Meta:
        ordering = ["paket", "pk"]
        verbose_name = "butir pengangkatan"
        verbose_name_plural = "butir pengangkatan"
        constraints = [
            models.UniqueConstraint(
                fields=["paket", "pegawai"],
                name="butir_angkat_pegawai_sekali",
                violation_error_message="Pegawai ini sudah tercantum dalam paket.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai.nama}: {self.jabatan}"


class SementaraQuerySet(ScopedQuerySet):
    jalur_instansi = "jabatan__instansi_id"
    jalur_pegawai = "pegawai_id"

    def cari(self, teks: str) -> Self:
        return self.filter(Q(pegawai__in=Pegawai.objects.cari(teks)) | Q(jabatan__nama__icontains=teks))

    def for_list(self) -> Self:
        return self.select_related("pegawai", "jabatan__instansi", "riwayat").defer(*TERTUTUP)

    def berlaku(self) -> Self:
        return self.filter(keadaan=KeadaanSementara.BERLAKU)

    def lewat(self, tanggal: date) -> Self:
        return self.berlaku().filter(selesai__lt=tanggal)


@berjejak(sejak_lahir=True)
class PenugasanSementara(BerkotaModel):
    """A Plt or Plh by letter of order, from day to day; the fact itself is a RiwayatJabatan. SE BKN 1/SE/I/2021."""

    JENIS = [("PLT", "Plt."), ("PLH", "Plh.")]

    jenis = models.CharField("jenis penugasan", max_length=3, choices=JENIS)
    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="+", verbose_name="pegawai")
    jabatan = models.ForeignKey("jabatan.Jabatan", models.PROTECT, related_name="+", verbose_name="jabatan")
    mulai = models.DateField("mulai")
    selesai = models.DateField("sampai")
    # The assignment this one extends; the limit counts from the first of them.
    memperpanjang = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="perpanjangan", verbose_name="memperpanjang"
    )
    nomor_sk = models.CharField("nomor surat perintah", max_length=100)
    tanggal_sk = models.DateField("tanggal surat perintah")
    alasan = models.CharField("alasan penugasan", max_length=300)
    dasar_khusus = models.CharField("dasar melewati batas waktu", max_length=300, blank=True)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_SEMENTARA.items()],
        default=KeadaanSementara.BERLAKU.value,
    )
    diakhiri_pada = models.DateField("hari terakhir", null=True, blank=True)
    riwayat = models.OneToOneField(
        "pegawai.RiwayatJabatan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penugasan_sementara",
        verbose_name="riwayat jabatan",
    )
    diingatkan_pada = models.DateField("terakhir diingatkan", null=True, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = SementaraQuerySet.as_manager()

    class Meta:
        ordering = ["selesai", "pk"]
        verbose_name = "penugasan Plt./Plh."
        verbose_name_plural = "penugasan Plt./Plh."
        indexes = [models.Index(fields=["kota", "selesai", "id"], name="sementara_berakhir")]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="sementara_runtut",
                violation_error_message="Hari terakhir tidak boleh mendahului hari pertama.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.jabatan}"

    def get_absolute_url(self) -> str:
        return reverse("promosi:sementara", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA_SEMENTARA[KeadaanSementara(self.keadaan)]
