"""A talent cycle of one city and the box of every person in it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN, LABEL_JENJANG
from kepegawaian.pegawai.models import Pegawai, Pencalonan
from kepegawaian.pegawai.models.pencalonan import JENJANG_TARGET
from kepegawaian.talenta.models.beku import HASIL_BEKU, SIKLUS_BEKU
from kepegawaian.talenta.models.ketentuan import ketentuan_dari
from kepegawaian.talenta.rules.kotak import KRS_INSTANSI, TINDAKAN, KelasKinerja, KelasPotensial
from kepegawaian.talenta.rules.nilai import Ketentuan
from kepegawaian.talenta.workflows import LABEL_SIKLUS, LIHAT, NADA_SIKLUS, KeadaanSiklus

TERTUTUP = ("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
NAIK, TURUN, TETAP, BARU = "naik", "turun", "tetap", "baru"


class SiklusTalentaQuerySet(ScopedQuerySet):
    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """Whoever sees results of a city sees its cycles; acting on one takes the reach of the whole city."""
        jangkauan = pengguna.jangkauan(izin)
        return self.filter(kota_id__in=sorted(jangkauan.semua_kota if izin == LIHAT else jangkauan.kota_ids))

    def terbaru_ditetapkan(self) -> Self:
        return self.filter(keadaan=KeadaanSiklus.DITETAPKAN.value).order_by("-acuan", "-pk")


@berjejak()
class SiklusTalenta(BerkotaModel):
    """One cycle. `ketentuan` freezes what the city had decided; `sampai` is how far the computation has come."""

    nama = models.CharField("nama siklus", max_length=120)
    acuan = models.DateField("tanggal acuan data")
    keadaan = models.CharField(
        "keadaan",
        max_length=12,
        choices=[(k.value, v) for k, v in LABEL_SIKLUS.items()],
        default=KeadaanSiklus.DISIAPKAN.value,
    )
    ketentuan = models.JSONField("ketentuan yang dipakai", default=dict)
    sebelum = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="siklus sebelumnya"
    )
    sampai = models.BigIntegerField("dihitung sampai pegawai", default=0)
    pekerjaan = models.ForeignKey(
        "core.Pekerjaan", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="pekerjaan"
    )
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditetapkan oleh",
    )
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    nomor = models.CharField("nomor", max_length=60, blank=True)
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    pdf = models.ForeignKey("core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="PDF")

    objects = SiklusTalentaQuerySet.as_manager()

    class Meta:
        ordering = ["-acuan", "-pk"]
        verbose_name = "siklus talenta"
        verbose_name_plural = "siklus talenta"
        indexes = [models.Index(fields=["kota", "-acuan"], name="siklus_talenta_terbaru")]
        triggers = [SIKLUS_BEKU]
        constraints = [
            models.UniqueConstraint(
                fields=["kota"],
                condition=Q(keadaan__in=["disiapkan", "dihitung", "sidang"]),
                name="siklus_talenta_satu_yang_dikerjakan",
                violation_error_message="Masih ada siklus talenta yang sedang dikerjakan di kota ini.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="ditetapkan")
                | Q(nomor__gt="", ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False, tanda__isnull=False),
                name="siklus_talenta_ditetapkan_bernomor",
                violation_error_message="Siklus yang ditetapkan harus bernomor, bertanggal, dan bertanda verifikasi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("talenta:siklus", args=[self.pk])

    @property
    def nada(self) -> str:
        return NADA_SIKLUS[KeadaanSiklus(self.keadaan)]

    @property
    def ditetapkan(self) -> bool:
        return self.keadaan == KeadaanSiklus.DITETAPKAN

    def aturan(self) -> Ketentuan:
        return ketentuan_dari(self.ketentuan)


class HasilTalentaQuerySet(ScopedQuerySet):
    jalur_instansi = "pegawai__instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """Before a cycle is fixed its boxes are work of the committee, seen by whoever reaches the whole city."""
        baris = super().terlihat_oleh(pengguna, izin)
        jangkauan = pengguna.jangkauan(izin)
        if jangkauan.kota_ids and jangkauan.kota_ids == jangkauan.semua_kota:
            return baris
        sekota = Q(kota_id__in=sorted(jangkauan.kota_ids)) & ~Q(pegawai=pengguna.pegawai_id)
        return baris.filter(sekota | Q(siklus__keadaan=KeadaanSiklus.DITETAPKAN.value))

    def kini(self) -> Self:
        """Rows not replaced by a revision."""
        return self.filter(kini=True)

    def diputus_sidang(self) -> Self:
        """Rows a session has decided on."""
        return self.filter(Exists(self.model.putusan.rel.related_model.objects.filter(hasil=OuterRef("pk"))))

    def krs(self) -> Self:
        """The pool of successors of the instansi."""
        return self.filter(kini=True, kotak__in=KRS_INSTANSI)

    def cari(self, teks: str) -> Self:
        """By name or NIP."""
        return self.filter(pegawai__in=Pegawai.objects.cari(teks))

    def for_list(self) -> Self:
        gabung = ("pegawai", "instansi", "siklus")
        return self.select_related(*gabung).defer(*TERTUTUP, "butir", "siklus__ketentuan")


# For `ScopedQuerySet.berbentuk`: a large export can then be written by a job as well.
BERPENCALONAN = f"{__name__}.berpencalonan"


def berpencalonan(kueri: HasilTalentaQuerySet, tanggal: Any) -> HasilTalentaQuerySet:
    """With whether the person stands nominated on the day (`calon`)."""
    berlaku = Pencalonan.objects.berlaku(tanggal).filter(pegawai=OuterRef("pegawai"))
    return kueri.annotate(calon=Exists(berlaku))


class HasilTalenta(BerkotaModel):
    """One person in one cycle. `kotak_hitung` is what the rules say, `kotak` what holds after the committee.

    `butir` explains every point (rules.nilai.Butir as plain values); `sebab` says why somebody could not be judged.
    History is kept by the decisions of the sessions and by numbered revisions, not by a table of events.
    """

    siklus = models.ForeignKey(SiklusTalenta, models.PROTECT, related_name="hasil", verbose_name="siklus")
    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="talenta", verbose_name="pegawai")
    instansi = models.ForeignKey(
        "instansi.Instansi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="perangkat daerah saat dinilai",
    )
    jabatan = models.CharField("jabatan saat dinilai", max_length=200, blank=True)
    jenis_jabatan = models.CharField(
        "jenis jabatan", max_length=20, blank=True, choices=[(k.value, v) for k, v in LABEL_JENIS_JABATAN.items()]
    )
    jenjang = models.CharField(
        "jenjang", max_length=20, blank=True, choices=[(k.value, v) for k, v in LABEL_JENJANG.items()]
    )
    tujuan = models.CharField("jenjang yang dituju", max_length=20, blank=True, choices=JENJANG_TARGET)
    skor_kinerja = models.DecimalField("skor kinerja", max_digits=5, decimal_places=2, null=True, blank=True)
    skor_potensial = models.DecimalField("skor potensial", max_digits=5, decimal_places=2, null=True, blank=True)
    kelas_kinerja = models.CharField("kinerja", max_length=10, blank=True, choices=KelasKinerja.pilihan())
    kelas_potensial = models.CharField("potensial", max_length=10, blank=True, choices=KelasPotensial.pilihan())
    kotak_hitung = models.PositiveSmallIntegerField("kotak menurut hitungan", null=True, blank=True)
    kotak = models.PositiveSmallIntegerField("kotak", null=True, blank=True)
    kotak_lalu = models.PositiveSmallIntegerField("kotak siklus sebelumnya", null=True, blank=True)
    sebab = models.CharField("sebab tidak dapat dinilai", max_length=300, blank=True)
    butir = models.JSONField("rincian", default=list)
    revisi = models.PositiveSmallIntegerField("revisi", default=0)
    kini = models.BooleanField("yang berlaku", default=True)
    alasan_revisi = models.TextField("alasan revisi", blank=True)
    keberatan = models.ForeignKey(
        "keberatan.Keberatan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="keberatan"
    )
    dihitung_pada = models.DateTimeField("dihitung pada", default=timezone.now)

    objects = HasilTalentaQuerySet.as_manager()

    class Meta:
        # Whoever could not be judged comes last.
        ordering = [F("kotak").desc(nulls_last=True), "-skor_potensial", "-skor_kinerja", "pk"]
        verbose_name = "hasil talenta"
        verbose_name_plural = "hasil talenta"
        triggers = [HASIL_BEKU]
        indexes = [
            models.Index(
                F("kota"),
                F("siklus"),
                F("kotak").desc(nulls_last=True),
                F("skor_potensial").desc(),
                F("skor_kinerja").desc(),
                F("id"),
                name="hasil_talenta_urut",
            ),
            models.Index(fields=["siklus", "kotak"], condition=Q(kini=True), name="hasil_talenta_kotak"),
            models.Index(fields=["pegawai", "-siklus"], name="hasil_talenta_pegawai"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["siklus", "pegawai", "revisi"], name="hasil_talenta_satu_per_revisi"),
            models.UniqueConstraint(
                fields=["siklus", "pegawai"], condition=Q(kini=True), name="hasil_talenta_satu_yang_berlaku"
            ),
            models.CheckConstraint(
                condition=Q(kotak=None) | Q(kotak__range=(1, 9)),
                name="hasil_talenta_kotak_1_sampai_9",
                violation_error_message="Kotak berkisar 1 sampai 9.",
            ),
            models.CheckConstraint(
                condition=Q(kotak__isnull=False) | ~Q(sebab=""),
                name="hasil_talenta_kosong_bersebab",
                violation_error_message="Yang tidak dapat dinilai harus menyebut sebabnya.",
            ),
            models.CheckConstraint(
                condition=Q(revisi=0) | ~Q(alasan_revisi=""),
                name="hasil_talenta_revisi_beralasan",
                violation_error_message="Revisi harus menyebut alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kotak {self.kotak or '–'}, {self.siklus}"

    def get_absolute_url(self) -> str:
        return reverse("talenta:hasil", args=[self.pk])

    @property
    def tindakan(self) -> tuple[str, ...]:
        return TINDAKAN[self.kotak] if self.kotak else ()

    @property
    def dipindahkan(self) -> bool:
        """Whether the box is not the computed one."""
        return self.kotak != self.kotak_hitung

    @property
    def perubahan(self) -> str:
        """Against the former cycle: naik, turun, tetap, baru (was not judged then), or nothing."""
        if self.kotak is None or self.kotak_lalu is None:
            return BARU if self.kotak is not None else ""
        return TETAP if self.kotak == self.kotak_lalu else NAIK if self.kotak > self.kotak_lalu else TURUN


PERUBAHAN = {
    NAIK: Q(kotak__gt=F("kotak_lalu")),
    TURUN: Q(kotak__lt=F("kotak_lalu")),
    TETAP: Q(kotak=F("kotak_lalu")),
    BARU: Q(kotak__isnull=False, kotak_lalu=None),
}
