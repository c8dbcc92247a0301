"""Raw marks, published results and what each person's line said: frozen by publication, in the database itself."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.rekrutmen.models.lamaran import Lamaran
from kepegawaian.rekrutmen.models.seleksi import Lowongan, Seleksi
from kepegawaian.rekrutmen.rules.pengisian import LABEL_AKHIR
from kepegawaian.rekrutmen.rules.peringkat import LABEL_STATUS

UJIAN = [("DASAR", "Seleksi dasar"), ("LANJUTAN", "Seleksi lanjutan")]
TAHAP = [("administrasi", "Seleksi administrasi"), ("dasar", "Seleksi dasar"), ("akhir", "Hasil akhir")]
SUMBER = [("SISTEM", "Dicatat panitia"), ("IMPOR", "Impor berkas nilai"), ("SANGGAH", "Perbaikan karena sanggah")]
ARTI = {"MS": "Memenuhi syarat", "TMS": "Tidak memenuhi syarat"}
ARTI |= {k.value: v for k, v in LABEL_STATUS.items()} | {k.value: v for k, v in LABEL_AKHIR.items()}
BEKU = "Nilai yang sudah diumumkan tidak dapat diubah; perbaikan hanya lewat sanggah."


class NilaiUjianQuerySet(ScopedQuerySet):
    """Marks that nobody may know yet: reached only by who runs the selection."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        return self.filter(seleksi__in=Seleksi.objects.terlihat_oleh(pengguna, izin))

    def kini(self) -> Self:
        """What counts: a mark corrected after an accepted sanggah replaces the first one."""
        return self.filter(pengganti=None)

    def for_list(self) -> Self:
        return self.select_related("lamaran", "lamaran__lowongan")


@berjejak(sejak_lahir=True)
class NilaiUjian(BerkotaModel):
    """Raw marks of one application in one exam: `nilai` maps the code of each part to its mark as text.

    Publication sets `beku_pada`; from then on the row stands. A correction is a new row, `revisi` counts them.
    """

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="nilai", verbose_name="seleksi")
    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="nilai", verbose_name="lamaran")
    ujian = models.CharField("ujian", max_length=8, choices=UJIAN)
    hadir = models.BooleanField("hadir", default=True)
    nilai = models.JSONField("nilai per komponen", default=dict, blank=True)
    revisi = models.PositiveSmallIntegerField("revisi", default=1)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti", verbose_name="menggantikan"
    )
    sebab = models.ForeignKey(
        "keberatan.Keberatan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="karena sanggah"
    )
    sumber = models.CharField("sumber", max_length=10, choices=SUMBER, default="SISTEM")
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat oleh"
    )
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now)
    beku_pada = models.DateTimeField("dibekukan pada", null=True, blank=True, editable=False)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = NilaiUjianQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "lamaran", "ujian", "revisi"]
        verbose_name = "nilai ujian"
        verbose_name_plural = "nilai ujian"
        indexes = [models.Index(fields=["seleksi", "ujian"], name="nilai_ujian_seleksi")]
        constraints = [
            models.UniqueConstraint(
                fields=["lamaran", "ujian", "revisi"],
                name="nilai_ujian_sekali",
                violation_error_message="Nilai peserta untuk ujian ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(revisi=1, menggantikan=None) | Q(menggantikan__isnull=False, sebab__isnull=False),
                name="nilai_ujian_revisi_bersebab",
                violation_error_message="Perbaikan nilai hanya karena sanggah yang diterima.",
            ),
            models.CheckConstraint(
                condition=Q(hadir=True) | Q(nilai={}),
                name="nilai_ujian_tidak_hadir_kosong",
                violation_error_message="Peserta yang tidak hadir tidak mempunyai nilai.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="nilai_ujian_beku",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__beku_pada__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Nilai {self.get_ujian_display().lower()} lamaran {self.lamaran_id}"


class PengumumanQuerySet(ScopedQuerySet):
    """Published lists are public within their city; running a selection needs its permission."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        return self.filter(seleksi__in=Seleksi.objects.terlihat_oleh(pengguna, izin))

    def terbit(self) -> Self:
        """What citizens may read: sealed, and of a selection that is public."""
        return self.filter(tersegel=True, seleksi__in=Seleksi.objects.terbuka_publik())

    def terakhir(self) -> Self:
        """The newest revision of each stage."""
        return self.order_by("seleksi_id", "tahap", "-revisi").distinct("seleksi_id", "tahap")


@berjejak()
class Pengumuman(BerkotaModel):
    """One published list of one stage. `isi` keeps the rules and needs it was ranked by, and its figures.

    Once sealed only the PDF, which is laid out by a job, may still be added.
    """

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="pengumuman", verbose_name="seleksi")
    tahap = models.CharField("tahap", max_length=12, choices=TAHAP)
    revisi = models.PositiveSmallIntegerField("revisi", default=1)
    nomor = models.CharField("nomor pengumuman", max_length=100)
    tanggal = models.DateField("tanggal")
    isi = models.JSONField("aturan dan angka", default=dict)
    sebab = models.TextField("sebab revisi", blank=True)
    sha256 = models.CharField("SHA-256 berkas hasil", max_length=64, blank=True)
    berkas = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas hasil"
    )
    pdf = models.ForeignKey("core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="PDF")
    tanda = models.OneToOneField(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    tersegel = models.BooleanField("tersegel", default=False, editable=False)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diterbitkan oleh"
    )
    diterbitkan_pada = models.DateTimeField("diterbitkan pada", default=timezone.now)

    objects = PengumumanQuerySet.as_manager()

    class Meta:
        ordering = ["seleksi", "tahap", "-revisi"]
        verbose_name = "pengumuman hasil"
        verbose_name_plural = "pengumuman hasil"
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "tahap", "revisi"],
                name="pengumuman_revisi_urut",
                violation_error_message="Revisi pengumuman ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(revisi=1) | ~Q(sebab=""),
                name="pengumuman_revisi_bersebab",
                violation_error_message="Revisi pengumuman harus menyebut sebabnya.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="pengumuman_tetap",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__tersegel=True)
                & (
                    pgtrigger.Q(old__isi__df=pgtrigger.F("new__isi"))
                    | pgtrigger.Q(old__seleksi__df=pgtrigger.F("new__seleksi"))
                    | pgtrigger.Q(old__tahap__df=pgtrigger.F("new__tahap"))
                    | pgtrigger.Q(old__revisi__df=pgtrigger.F("new__revisi"))
                    | pgtrigger.Q(old__nomor__df=pgtrigger.F("new__nomor"))
                    | pgtrigger.Q(old__tanggal__df=pgtrigger.F("new__tanggal"))
                    | pgtrigger.Q(old__sha256__df=pgtrigger.F("new__sha256"))
                    | pgtrigger.Q(old__berkas__df=pgtrigger.F("new__berkas"))
                    | pgtrigger.Q(old__tersegel__df=pgtrigger.F("new__tersegel"))
                    | (pgtrigger.Q(old__pdf__isnull=False) & pgtrigger.Q(old__pdf__df=pgtrigger.F("new__pdf")))
                ),
            ),
            pgtrigger.Protect(
                name="pengumuman_tidak_dihapus",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__tersegel=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()} {self.seleksi}" + (f", revisi {self.revisi}" if self.revisi > 1 else "")

    @property
    def penyebut_revisi(self) -> str:
        return "" if self.revisi == 1 else f"Revisi {self.revisi}"


class HasilPesertaQuerySet(ScopedQuerySet):
    """One line of a published list: by the selection for staff, the own one for the applicant."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin == "rekrutmen.melamar":
            return self.filter(lamaran__in=Lamaran.objects.terlihat_oleh(pengguna, izin), pengumuman__tersegel=True)
        return self.filter(pengumuman__in=Pengumuman.objects.terlihat_oleh(pengguna, izin))

    def terbit(self) -> Self:
        return self.filter(pengumuman__in=Pengumuman.objects.terbit())

    def for_list(self) -> Self:
        return self.select_related("lowongan", "tempat", "pengumuman")

    def cari(self, teks: str) -> Self:
        return self.filter(nomor__icontains=teks)


class HasilPeserta(BerkotaModel):
    """What one published list says of one application. Written once; never changed, never deleted.

    `tempat`: the vacancy somebody was taken for. `berubah_pada`: since which day this line says what it says, from
    which the days of the sanggah run.
    """

    pengumuman = models.ForeignKey(Pengumuman, models.PROTECT, related_name="hasil", verbose_name="pengumuman")
    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="hasil", verbose_name="lamaran")
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="+", verbose_name="lowongan")
    nomor = models.CharField("nomor peserta", max_length=30)
    nilai = models.JSONField("nilai per komponen", default=dict)
    total = models.DecimalField("nilai total", max_digits=9, decimal_places=3, null=True)
    kurang = models.JSONField("di bawah ambang", default=list)
    status = models.CharField("status", max_length=4)
    peringkat = models.PositiveIntegerField("peringkat", null=True)
    lanjutan = models.DecimalField("nilai lanjutan", max_digits=16, decimal_places=10, null=True)
    nilai_akhir = models.DecimalField("nilai akhir", max_digits=9, decimal_places=3, null=True)
    peringkat_akhir = models.PositiveIntegerField("peringkat akhir", null=True)
    akhir = models.CharField("hasil akhir", max_length=20, blank=True)
    tempat = models.ForeignKey(
        Lowongan, models.PROTECT, null=True, related_name="+", verbose_name="lulus pada lowongan"
    )
    berubah_pada = models.DateField("berlaku sejak")

    objects = HasilPesertaQuerySet.as_manager()

    class Meta:
        ordering = ["pengumuman", "lowongan", "peringkat_akhir", "peringkat", "nomor"]
        verbose_name = "hasil peserta"
        verbose_name_plural = "hasil peserta"
        indexes = [
            models.Index(fields=["pengumuman", "lowongan", "peringkat"], name="hasil_peserta_urut"),
            models.Index(fields=["kota", "nomor"], name="hasil_peserta_nomor"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pengumuman", "lamaran"],
                name="hasil_peserta_sekali",
                violation_error_message="Peserta sudah ada dalam pengumuman ini.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="hasil_peserta_tetap", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="hasil_peserta_tidak_ditambah",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=(
                    "IF EXISTS (SELECT 1 FROM rekrutmen_pengumuman p WHERE p.id = NEW.pengumuman_id AND p.tersegel) "
                    "THEN RAISE EXCEPTION 'pengumuman sudah tersegel'; END IF; RETURN NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}: {self.akhir or self.status}"

    @property
    def arti(self) -> str:
        """What this line says, in words."""
        return ARTI.get(self.akhir or self.status, self.akhir or self.status)


class PutusanSeri(BerkotaModel):
    """The committee's order among people whom no criterion tells apart, with its record; one person, one place."""

    lamaran = models.OneToOneField(Lamaran, models.PROTECT, related_name="putusan_seri", verbose_name="lamaran")
    urutan = models.PositiveSmallIntegerField("urutan")
    berita_acara = models.CharField("nomor berita acara", max_length=100)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now)

    class Meta:
        ordering = ["lamaran"]
        verbose_name = "putusan nilai sama"
        verbose_name_plural = "putusan nilai sama"
        triggers = [pgtrigger.Protect(name="putusan_seri_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Urutan {self.urutan} lamaran {self.lamaran_id}"
