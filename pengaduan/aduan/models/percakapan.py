"""What is said and done about a report: messages, files, pauses, and the line of events."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from asn.core.berkas import JPEG, PNG
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pengaduan.aduan.models.aduan import Aduan


class MilikAduanQuerySet(ScopedQuerySet):
    """Rows of a report are seen by whoever sees the report."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        return self.filter(aduan__in=Aduan.objects.terlihat_oleh(pengguna, izin))


class Tanggapan(BerkotaModel):
    """One message: an official answer, a reply of the reporter, or a note that stays inside."""

    JENIS = [("jawaban", "Jawaban resmi"), ("balasan", "Balasan pelapor"), ("catatan", "Catatan internal")]
    aduan = models.ForeignKey(Aduan, models.CASCADE, related_name="tanggapan", verbose_name="aduan")
    jenis = models.CharField("jenis", max_length=10, choices=JENIS)
    isi = models.TextField("isi", max_length=4000)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="oleh"
    )
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="instansi"
    )
    pada = models.DateTimeField("pada", default=timezone.now)
    # One click, one message.
    kunci = models.UUIDField("kunci", null=True, blank=True)

    objects = MilikAduanQuerySet.as_manager()

    class Meta:
        ordering = ["pada", "pk"]
        verbose_name = "tanggapan"
        verbose_name_plural = "tanggapan"
        indexes = [models.Index(fields=["aduan", "pada"], name="tanggapan_aduan")]
        constraints = [
            models.UniqueConstraint(
                fields=["aduan", "kunci"],
                condition=Q(kunci__isnull=False),
                name="tanggapan_sekali_kirim",
                violation_error_message="Pesan ini sudah terkirim.",
            ),
            models.CheckConstraint(
                condition=Q(jenis="balasan", oleh=None) | Q(oleh__isnull=False) & ~Q(jenis="balasan"),
                name="tanggapan_berpenulis",
                violation_error_message="Jawaban dan catatan harus menyebut penulisnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pk}"


class Peristiwa(BerkotaModel):
    """One step on the way of a report, by an officer, the reporter or the calendar. `teks` may be read by the reporter
    unless `internal`.
    """

    PELAKU = [("petugas", "Petugas"), ("pelapor", "Pelapor"), ("sistem", "Sistem")]
    aduan = models.ForeignKey(Aduan, models.CASCADE, related_name="peristiwa", verbose_name="aduan")
    kode = models.CharField("peristiwa", max_length=30)
    dari = models.CharField("dari", max_length=20, blank=True)
    ke = models.CharField("ke", max_length=20, blank=True)
    pelaku = models.CharField("pelaku", max_length=10, choices=PELAKU)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="oleh"
    )
    teks = models.CharField("keterangan", max_length=500, blank=True)
    internal = models.BooleanField("hanya untuk petugas", default=False)
    pada = models.DateTimeField("pada", default=timezone.now)

    objects = MilikAduanQuerySet.as_manager()

    class Meta:
        ordering = ["pada", "pk"]
        verbose_name = "peristiwa aduan"
        verbose_name_plural = "peristiwa aduan"
        indexes = [models.Index(fields=["aduan", "pada"], name="peristiwa_aduan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(pelaku="petugas", oleh__isnull=False) | ~Q(pelaku="petugas") & Q(oleh=None),
                name="peristiwa_berpelaku",
                violation_error_message="Peristiwa petugas harus menyebut namanya.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.pk}"


class LampiranAduan(BerkotaModel):
    """A file of a report or of a message. Pictures before and after the work stand side by side for officers and for
    the reporter; the public list shows none, for a street has faces and number plates (UU 27/2022).
    """

    JENIS = [
        ("bukti", "Bukti pelapor"),
        ("jawaban", "Lampiran jawaban"),
        ("sebelum", "Sebelum"),
        ("sesudah", "Sesudah"),
    ]
    aduan = models.ForeignKey(Aduan, models.CASCADE, related_name="lampiran", verbose_name="aduan")
    tanggapan = models.ForeignKey(
        Tanggapan, models.CASCADE, null=True, blank=True, related_name="lampiran", verbose_name="tanggapan"
    )
    berkas = models.OneToOneField("core.Berkas", models.PROTECT, related_name="+", verbose_name="berkas")
    jenis = models.CharField("jenis", max_length=10, choices=JENIS, default="bukti")
    internal = models.BooleanField("hanya untuk petugas", default=False)

    objects = MilikAduanQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "lampiran aduan"
        verbose_name_plural = "lampiran aduan"

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pk}"

    @property
    def bergambar(self) -> bool:
        return self.berkas.jenis_isi in (JPEG, PNG)

    @property
    def nama_asli(self) -> str:
        return self.berkas.nama_asli

    @property
    def sebutan(self) -> str:
        """What stands beside a picture: which of the pair it is, else the name of its file."""
        return self.get_jenis_display() if self.jenis in ("sebelum", "sesudah") else self.berkas.nama_asli


class Titipan(BerkotaModel):
    """A file of a form that is not sent yet (preview, correction): nobody can read it, and a day later it goes."""

    kunci = models.UUIDField("kunci kirim", db_index=True)
    berkas = models.OneToOneField("core.Berkas", models.CASCADE, null=True, related_name="+", verbose_name="berkas")
    pada = models.DateTimeField("pada", default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = "titipan berkas"
        verbose_name_plural = "titipan berkas"

    def __str__(self) -> str:
        return f"Titipan {self.pk}"


class JedaAduan(BerkotaModel):
    """A pause of the clock with its reason."""

    aduan = models.ForeignKey(Aduan, models.CASCADE, related_name="jeda", verbose_name="aduan")
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)
    alasan = models.CharField("alasan", max_length=300)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="oleh"
    )

    objects = MilikAduanQuerySet.as_manager()

    class Meta:
        ordering = ["mulai", "pk"]
        verbose_name = "jeda waktu"
        verbose_name_plural = "jeda waktu"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai=None) | Q(selesai__gte=F("mulai")),
                name="jeda_aduan_runtut",
                violation_error_message="Jeda tidak boleh berakhir sebelum dimulai.",
            ),
            models.UniqueConstraint(
                fields=["aduan"],
                condition=Q(selesai=None),
                name="jeda_aduan_satu_berjalan",
                violation_error_message="Waktu laporan ini sedang dijeda.",
            ),
        ]

    def __str__(self) -> str:
        return f"Jeda {self.mulai:%d-%m-%Y}"
