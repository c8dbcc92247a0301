"""What a city decided about talent: the set of components, the cuts of both axes, when somebody counts as unseen."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from kepegawaian.talenta.rules.belum_terlihat import KetentuanTerlihat
from kepegawaian.talenta.rules.kotak import Ambang
from kepegawaian.talenta.rules.nilai import Ketentuan
from kepegawaian.talenta.rules.perangkat import PERANGKAT, PILIHAN_PERANGKAT, berbobot

KEYAKINAN = [("tinggi", "Pasti"), ("sedang", "Perlu verifikasi"), ("rendah", "Sangat perlu verifikasi")]
_PERSEN = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]


class KetentuanTalentaQuerySet(ScopedQuerySet):
    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """Settings belong to the city: whoever sees anything of it sees them."""
        return self.filter(kota_id__in=sorted(pengguna.jangkauan(izin).semua_kota))

    def pada(self, tanggal: date) -> Self:
        """The row in force on the day comes first."""
        return self.filter(berlaku_mulai__lte=tanggal).order_by("-berlaku_mulai")


@berjejak(sejak_lahir=True)
class KetentuanTalenta(BerkotaModel):
    """One dated row; a later one takes its place, nothing is changed afterwards. `bobot`: weights by component."""

    berlaku_mulai = models.DateField("berlaku mulai")
    perangkat = models.CharField("perangkat penilaian", max_length=30, choices=PILIHAN_PERANGKAT)
    bobot = models.JSONField("bobot", default=dict, blank=True)
    kinerja_bawah = models.DecimalField(
        "kinerja: sesuai ekspektasi mulai", max_digits=5, decimal_places=2, validators=_PERSEN
    )
    kinerja_atas = models.DecimalField(
        "kinerja: di atas ekspektasi mulai", max_digits=5, decimal_places=2, validators=_PERSEN
    )
    potensial_bawah = models.DecimalField(
        "potensial: menengah mulai", max_digits=5, decimal_places=2, validators=_PERSEN
    )
    potensial_atas = models.DecimalField("potensial: tinggi mulai", max_digits=5, decimal_places=2, validators=_PERSEN)
    potensial_atas_lebih = models.BooleanField("tinggi hanya bila lebih dari angka itu", default=False)
    kuorum = models.PositiveSmallIntegerField(
        "anggota komite yang memutus, paling sedikit", default=3, validators=[MinValueValidator(1)]
    )
    tahun_tak_terlihat = models.PositiveSmallIntegerField(
        "belum terlihat setelah (tahun)", default=5, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    sangat_baik_minimal = models.PositiveSmallIntegerField(
        "predikat tahunan Sangat Baik, paling sedikit", default=2, validators=[MinValueValidator(1)]
    )
    jendela_kinerja = models.PositiveSmallIntegerField(
        "dari predikat tahunan terakhir sebanyak", default=3, validators=[MinValueValidator(1)]
    )
    alasan_minimal = models.PositiveSmallIntegerField(
        "alasan yang terpenuhi, paling sedikit", default=2, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    dasar = models.CharField("dasar", max_length=200)
    keyakinan = models.CharField("keyakinan", max_length=10, choices=KEYAKINAN, default="rendah")
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = KetentuanTalentaQuerySet.as_manager()

    class Meta:
        ordering = ["-berlaku_mulai", "-pk"]
        verbose_name = "ketentuan talenta"
        verbose_name_plural = "ketentuan talenta"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "berlaku_mulai"],
                name="ketentuan_talenta_satu_per_tanggal",
                violation_error_message="Sudah ada ketentuan yang mulai berlaku pada tanggal itu.",
            ),
            models.CheckConstraint(
                condition=Q(kinerja_atas__gt=F("kinerja_bawah"), potensial_atas__gt=F("potensial_bawah")),
                name="ketentuan_talenta_ambang_runtut",
                violation_error_message="Ambang atas harus lebih besar daripada ambang bawah.",
            ),
            models.CheckConstraint(
                condition=Q(sangat_baik_minimal__lte=F("jendela_kinerja")),
                name="ketentuan_talenta_jendela_cukup",
                violation_error_message="Jumlah predikat yang diminta tidak boleh melebihi jendelanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_perangkat_display()}, berlaku {self.berlaku_mulai:%d-%m-%Y}"

    @property
    def kutipan(self) -> str:
        return self.dasar if self.keyakinan == "tinggi" else f"{self.dasar} (perlu verifikasi)"

    def ringkas(self) -> dict[str, Any]:
        """What a cycle freezes of it: plain values."""
        kolom = ("kinerja_bawah", "kinerja_atas", "potensial_bawah", "potensial_atas")
        return {
            "perangkat": self.perangkat,
            "bobot": {k: str(v) for k, v in self.bobot.items()},
            **{k: str(getattr(self, k)) for k in kolom},
            "potensial_atas_lebih": self.potensial_atas_lebih,
            "kuorum": self.kuorum,
            "kutipan": self.kutipan,
        }

    def terlihat(self) -> KetentuanTerlihat:
        return KetentuanTerlihat(
            self.tahun_tak_terlihat, self.sangat_baik_minimal, self.jendela_kinerja, self.alasan_minimal
        )


def ketentuan_dari(isi: dict[str, Any]) -> Ketentuan:
    """The rules of a cycle from what it froze."""
    bobot = {k: Decimal(v) for k, v in isi["bobot"].items()}
    return Ketentuan(
        perangkat=berbobot(PERANGKAT[isi["perangkat"]], bobot),
        ambang_kinerja=Ambang(Decimal(isi["kinerja_bawah"]), Decimal(isi["kinerja_atas"])),
        ambang_potensial=Ambang(
            Decimal(isi["potensial_bawah"]), Decimal(isi["potensial_atas"]), isi["potensial_atas_lebih"]
        ),
    )
