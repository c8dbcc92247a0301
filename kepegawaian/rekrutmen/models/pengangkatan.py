"""From the result to the register: own data (DRH), number, decision (SK), and the one deposit that follows."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import JsonTersandi
from kepegawaian.pegawai.rules import nip
from kepegawaian.rekrutmen.models.lamaran import Lamaran
from kepegawaian.rekrutmen.models.seleksi import Lowongan, Seleksi
from kepegawaian.rekrutmen.workflows import MELAMAR, KeadaanLamaran

# What a file waits for; `Pengangkatan.langkah` says it of one.
LANGKAH = {
    "drh": ("Menunggu DRH", Q(drh_dikirim_pada=None)),
    "periksa": ("DRH menunggu pemeriksaan", Q(drh_dikirim_pada__isnull=False, drh_diperiksa_pada=None)),
    "nomor": ("Menunggu nomor induk", Q(drh_diperiksa_pada__isnull=False)),
}
JENIS_ANGKAT = [("CPNS", "CPNS"), ("PPPK", "PPPK"), ("NON_ASN", "Pegawai non-ASN")]


class PengangkatanQuerySet(ScopedQuerySet):
    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin == MELAMAR:
            return self.filter(lamaran__in=Lamaran.objects.terlihat_oleh(pengguna, izin))
        return self.filter(seleksi__in=Seleksi.objects.terlihat_oleh(pengguna, izin))

    def for_list(self) -> Self:
        return self.select_related("lamaran__pelamar", "lowongan", "seleksi", "pegawai", "golongan").defer(
            "drh", "lamaran__pelamar__nik", "lamaran__pelamar__telepon", "lamaran__pelamar__alamat"
        )

    def pada_langkah(self, langkah: str) -> Self:
        """Files being completed that wait for this: `LANGKAH`."""
        return self.filter(LANGKAH[langkah][1], lamaran__keadaan=KeadaanLamaran.PEMBERKASAN)

    def cari(self, teks: str) -> Self:
        return self.filter(
            Q(lamaran__nomor__icontains=teks)
            | Q(lamaran__pelamar__nama__icontains=teks)
            | Q(nomor_induk__startswith=teks.replace(" ", ""))
        )


@berjejak(kecuali=["drh"])
class Pengangkatan(BerkotaModel):
    """One successful application on its way into the register. Its state is that of the application.

    `lowongan` is the vacancy taken, which after the filling of empty ones may be another than the one applied for.
    """

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="pengangkatan", verbose_name="seleksi")
    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="pengangkatan", verbose_name="lamaran")
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="+", verbose_name="lowongan")
    jenis = models.CharField("diangkat sebagai", max_length=8, choices=JENIS_ANGKAT)
    drh = JsonTersandi("daftar riwayat hidup", default=dict, blank=True)
    drh_dikirim_pada = models.DateTimeField("DRH dikirim pada", null=True, blank=True)
    drh_catatan = models.TextField("catatan pemeriksa DRH", blank=True)
    drh_diperiksa_pada = models.DateTimeField("DRH diterima pada", null=True, blank=True)
    drh_diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diperiksa oleh",
    )
    nomor_induk = models.CharField(
        "NIP / NI PPPK",
        max_length=18,
        blank=True,
        validators=[RegexValidator(r"^\d{18}$", "Nomor induk terdiri atas 18 angka.")],
    )
    nomor_pertek = models.CharField("nomor pertimbangan teknis BKN", max_length=100, blank=True)
    golongan = models.ForeignKey(
        "pegawai.Golongan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="golongan"
    )
    tmt = models.DateField("TMT", null=True, blank=True)
    kontrak_sampai = models.DateField("kontrak sampai", null=True, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    isi_sk = models.JSONField("isi SK", default=dict, blank=True)
    sk = models.ForeignKey("core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="SK")
    tanda = models.OneToOneField(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    diangkat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diangkat oleh"
    )
    diangkat_pada = models.DateTimeField("diangkat pada", null=True, blank=True)
    pegawai = models.OneToOneField(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pegawai"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = PengangkatanQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "lamaran__nomor", "pk"]
        verbose_name = "pengangkatan"
        verbose_name_plural = "pengangkatan"
        indexes = [models.Index(fields=["kota", "seleksi", "lowongan"], name="pengangkatan_daftar")]
        permissions = [("tetapkan_pengangkatan", "Dapat menetapkan pengangkatan")]
        constraints = [
            models.UniqueConstraint(
                fields=["nomor_induk"],
                condition=~Q(nomor_induk=""),
                name="pengangkatan_nomor_induk_unik",
                violation_error_message="Nomor induk ini sudah dipakai untuk orang lain.",
            ),
            models.CheckConstraint(
                condition=Q(kontrak_sampai=None) | Q(kontrak_sampai__gt=F("tmt")),
                name="pengangkatan_kontrak_runtut",
                violation_error_message="Kontrak harus berakhir sesudah TMT.",
            ),
            models.CheckConstraint(
                condition=Q(diangkat_pada=None)
                | (Q(tmt__isnull=False, tanggal_sk__isnull=False) & ~Q(nomor_sk="") & ~Q(nomor_induk="")),
                name="pengangkatan_lengkap",
                violation_error_message="Pengangkatan memerlukan nomor induk, TMT, serta nomor dan tanggal SK.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pengangkatan {self.lamaran}"

    def get_absolute_url(self) -> str:
        return reverse("hasil_seleksi:pengangkatan", args=[self.pk])

    @property
    def langkah(self) -> str:
        """What it waits for, in words; the state of the application once that says it."""
        if self.lamaran.keadaan != KeadaanLamaran.PEMBERKASAN:
            return self.lamaran.label
        if self.drh_diperiksa_pada:
            return "Menunggu nomor induk"
        if self.drh_dikirim_pada:
            return "DRH menunggu pemeriksaan"
        return "DRH dikembalikan" if self.drh_catatan else "Menunggu DRH"

    @property
    def nomor_induk_tampil(self) -> str:
        """The number as people read it, in groups."""
        return nip.tampilkan(self.nomor_induk)


class PenggantianQuerySet(ScopedQuerySet):
    """Reached like the selection."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        return self.filter(seleksi__in=Seleksi.objects.terlihat_oleh(pengguna, izin))


class Penggantian(BerkotaModel):
    """Who took the place of whom, by which list and letter. Written once; never changed, never deleted."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="penggantian", verbose_name="seleksi")
    pengumuman = models.ForeignKey(
        "rekrutmen.Pengumuman", models.PROTECT, related_name="+", verbose_name="menurut pengumuman"
    )
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="+", verbose_name="lowongan")
    mundur = models.OneToOneField(
        Lamaran, models.PROTECT, related_name="digantikan", verbose_name="yang mengundurkan diri"
    )
    pengganti = models.OneToOneField(Lamaran, models.PROTECT, related_name="menggantikan", verbose_name="pengganti")
    peringkat = models.PositiveIntegerField("peringkat akhir pengganti")
    nomor = models.CharField("nomor surat penetapan", max_length=100)
    tanggal = models.DateField("tanggal surat")
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ditetapkan oleh"
    )
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", default=timezone.now)

    objects = PenggantianQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "tanggal", "pk"]
        verbose_name = "penggantian peserta"
        verbose_name_plural = "penggantian peserta"
        constraints = [
            models.CheckConstraint(
                condition=~Q(mundur=F("pengganti")),
                name="penggantian_dua_orang",
                violation_error_message="Pengganti harus orang lain.",
            )
        ]
        triggers = [pgtrigger.Protect(name="penggantian_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.pengganti.nomor} menggantikan {self.mundur.nomor}"
