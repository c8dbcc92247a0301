"""Coupons and answers. Nothing leads from a coupon to its answer: who was served stays unknown to who reads."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from pengaduan.survei.models.kampanye import Kampanye, LayananPublik
from pengaduan.survei.rules.responden import JENIS_KELAMIN, PEKERJAAN, PENDIDIKAN, USIA
from pengaduan.survei.rules.unsur import KUNCI, UNSUR

KANAL = [("kupon", "Kupon sekali pakai"), ("kios", "Kios di unit layanan"), ("terbuka", "Tautan terbuka")]
# Answers of people known to have been served; the rest is reported apart.
TERVERIFIKASI = ("kupon", "kios")


class KuponQuerySet(ScopedQuerySet):
    jalur_instansi = "kampanye__instansi_id"


class Kupon(BerkotaModel):
    """A token for one visitor who was served: one answer, until its last day.

    Only the keyed fingerprint is kept, so nobody who reads the table can answer in a visitor's place. When it was used
    is kept by day, not by minute: with the minute an officer could tell whose answer is whose.
    """

    kampanye = models.ForeignKey(Kampanye, models.CASCADE, related_name="kupon", verbose_name="survei")
    layanan = models.ForeignKey(LayananPublik, models.PROTECT, related_name="+", verbose_name="layanan")
    sidik = models.CharField("sidik", max_length=64, unique=True)
    berlaku_sampai = models.DateField("berlaku sampai")
    dipakai_tanggal = models.DateField("dipakai tanggal", null=True, blank=True)
    dicabut = models.BooleanField("dicabut", default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = KuponQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "kupon survei"
        verbose_name_plural = "kupon survei"
        constraints = [
            models.CheckConstraint(
                condition=Q(dicabut=False) | Q(dipakai_tanggal=None),
                name="survei_kupon_dicabut_sebelum_dipakai",
                violation_error_message="Kupon yang sudah dipakai tidak dapat dicabut.",
            )
        ]

    def __str__(self) -> str:
        return f"Kupon {self.kampanye_id}/{self.pk}"


class JawabanQuerySet(ScopedQuerySet):
    jalur_instansi = "kampanye__instansi_id"

    def terverifikasi(self) -> Self:
        return self.filter(kanal__in=TERVERIFIKASI)


def _nilai(kunci: str) -> models.PositiveSmallIntegerField:
    nama = next(u.nama for u in UNSUR if u.kunci == kunci)
    return models.PositiveSmallIntegerField(nama, choices=[(n, str(n)) for n in range(1, 5)])


_SEMUA_1_4 = Q()
for _kunci in KUNCI:
    _SEMUA_1_4 &= Q(**{f"{_kunci}__gte": 1, f"{_kunci}__lte": 4})


@berjejak()
class Jawaban(BerkotaModel):
    """One respondent's nine values, 1 to 4 each, and a profile without identity. Changes would show in its history."""

    kampanye = models.ForeignKey(Kampanye, models.PROTECT, related_name="jawaban", verbose_name="survei")
    layanan = models.ForeignKey(LayananPublik, models.PROTECT, related_name="+", verbose_name="layanan")
    kanal = models.CharField("kanal", max_length=10, choices=KANAL)
    tanggal = models.DateField("tanggal")
    # Fingerprint of the random number in the form: the same form sent twice makes one answer.
    sidik_kiriman = models.CharField("sidik kiriman", max_length=64, unique=True, null=True, blank=True)
    persyaratan = _nilai("persyaratan")
    prosedur = _nilai("prosedur")
    waktu = _nilai("waktu")
    biaya = _nilai("biaya")
    produk = _nilai("produk")
    kompetensi = _nilai("kompetensi")
    perilaku = _nilai("perilaku")
    pengaduan = _nilai("pengaduan")
    sarana = _nilai("sarana")
    usia = models.CharField("usia", max_length=10, choices=USIA, blank=True)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=10, choices=JENIS_KELAMIN, blank=True)
    pendidikan = models.CharField("pendidikan terakhir", max_length=10, choices=PENDIDIKAN, blank=True)
    pekerjaan = models.CharField("pekerjaan utama", max_length=10, choices=PEKERJAAN, blank=True)
    saran = models.CharField("saran", max_length=600, blank=True)

    objects = JawabanQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "jawaban survei"
        verbose_name_plural = "jawaban survei"
        indexes = [models.Index(fields=["kampanye", "kanal", "tanggal"], name="survei_jawaban_kampanye")]
        constraints = [
            models.CheckConstraint(
                condition=_SEMUA_1_4,
                name="survei_jawaban_1_sampai_4",
                violation_error_message="Setiap unsur dijawab dengan nilai 1 sampai 4.",
            )
        ]

    def __str__(self) -> str:
        return f"Jawaban {self.pk}"
